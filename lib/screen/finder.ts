import type { Project } from '../books/types';
import { t } from '../i18n';
import { placeOf } from '../notes/places';
import { type Hit, NoteSearch } from '../notes/search';
import { isEmptyNote, type NoteParts, type NoteRow } from '../notes/types';
import type { NotesClient } from './notes-client';
import type { About } from './places';
import { platformName } from './platformName';

/** A note as lists and search show it. */
export interface NoteEntry {
  id: string;
  title: string;
  /** Its platform's name, beside a project's. */
  of?: string;
  about: About;
  changedAt: number;
  parts: NoteParts;
}

/** What a note is about, and what the worker calls that; by its latest project, where it is a family's. */
export function entryOf(
  id: string,
  projects: readonly Project[],
): Pick<NoteEntry, 'title' | 'of' | 'about'> | undefined {
  const place = placeOf(id);
  if (!place) return undefined;
  if (place.kind === 'general') return { title: t('notesGeneral'), about: {} };
  const { platform } = place;
  if (place.kind === 'platform') return { title: platformName(platform), about: { platform } };
  const project = projects
    .filter((one) => one.platform === platform)
    .filter((one) =>
      place.kind === 'project' ? one.key === place.key : one.family === place.family && one.notes !== 'own',
    )
    .reduce<Project | undefined>((a, b) => (a && a.seenAt > b.seenAt ? a : b), undefined);
  const title = project?.alias ?? project?.name ?? (place.kind === 'project' ? place.key : place.family);
  return {
    title,
    of: platformName(platform),
    about: project ? { platform, project: project.key } : { platform },
  };
}

/** A note as it is listed: not at all where it is locked, or nothing is in it. */
function listed(
  { row, parts }: { row: NoteRow; parts: NoteParts | undefined },
  projects: readonly Project[],
): NoteEntry[] {
  const entry = entryOf(row.id, projects);
  if (!entry || !parts || isEmptyNote(parts)) return [];
  return [{ ...entry, id: row.id, changedAt: row.changedAt, parts }];
}

const latestFirst = (a: NoteEntry, b: NoteEntry) => b.changedAt - a.changedAt;

/** All notes that can be read now, the latest changed first; and the search over them. */
export class Finder {
  entries: NoteEntry[] = [];
  private search: NoteSearch | undefined;
  /** Does the search know the notes as they are? */
  private isFresh = false;
  private isReading = false;
  private asked: Asked | undefined;

  constructor(private readonly client: NotesClient) {}

  async load(): Promise<NoteEntry[]> {
    const [all, projects] = await Promise.all([
      this.client.all(),
      this.client.read((reader) => reader.projects()),
    ]);
    this.entries = all.flatMap((one) => listed(one, projects)).sort(latestFirst);
    return this.entries;
  }

  /** A note changed: that one is read anew, however many there are; without an id, all are. */
  async changed(id?: string): Promise<void> {
    this.forget(id);
    if (id === undefined) return void (await this.load());
    const [found, projects] = await Promise.all([
      this.client.note(id),
      this.client.read((reader) => reader.projects()),
    ]);
    const others = this.entries.filter((entry) => entry.id !== id);
    this.entries = [...(found ? listed(found, projects) : []), ...others].sort(latestFirst);
  }

  /**
   * Shows the hits of a query at once, as far as notes are read, and anew when more of them are. A key stroke never
   * waits for reading.
   */
  find(query: string, show: Asked['show']): void {
    this.asked = { query, show };
    if (query.trim() === '') show([]);
    else this.answer();
    void this.read();
  }

  private answer(): void {
    if (this.search && this.asked) this.asked.show(this.search.search(this.asked.query));
  }

  private async read(): Promise<void> {
    if (this.isFresh || this.isReading) return;
    this.isReading = true;
    try {
      while (!this.isFresh) {
        this.isFresh = true;
        const entries = await this.load();
        const search = await NoteSearch.of(entries.map(({ id, title, parts }) => ({ id, title, parts })));
        // Notes that were locked meanwhile are not to be found.
        if (!this.isFresh) continue;
        this.search = search;
        this.answer();
        await search.learnTypos();
        this.answer();
      }
    } catch (error) {
      this.isFresh = false;
      console.warn('Piecerate: notes cannot be searched yet', error);
    } finally {
      this.isReading = false;
    }
  }

  /** Notes changed: the next search reads them anew. Without an id, they may be locked now, and nothing is shown. */
  forget(id?: string): void {
    this.isFresh = false;
    if (id !== undefined) return;
    this.search = undefined;
    this.entries = [];
    this.asked?.show([]);
    if (this.asked && this.asked.query.trim() !== '') void this.read();
  }

  aboutOf(id: string): About {
    return this.entries.find((entry) => entry.id === id)?.about ?? {};
  }
}

/** What is looked for, and where its hits are shown. */
interface Asked {
  query: string;
  show(hits: Hit[]): void;
}
