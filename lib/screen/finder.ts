import type { Project } from '../books/types';
import { t } from '../i18n';
import { placeOf } from '../notes/places';
import { type Hit, NoteSearch } from '../notes/search';
import { isEmptyNote, type NoteParts } from '../notes/types';
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
  const title = project?.name ?? (place.kind === 'project' ? place.key : place.family);
  return {
    title,
    of: platformName(platform),
    about: project ? { platform, project: project.key } : { platform },
  };
}

/** All notes that can be read now, the latest changed first; and the search over them. */
export class Finder {
  entries: NoteEntry[] = [];
  private search: NoteSearch | undefined;

  constructor(private readonly client: NotesClient) {}

  async load(): Promise<NoteEntry[]> {
    const [all, projects] = await Promise.all([
      this.client.all(),
      this.client.read((reader) => reader.projects()),
    ]);
    this.entries = all
      .flatMap(({ row, parts }) => {
        const entry = entryOf(row.id, projects);
        return entry && !isEmptyNote(parts)
          ? [{ ...entry, id: row.id, changedAt: row.changedAt, parts }]
          : [];
      })
      .sort((a, b) => b.changedAt - a.changedAt);
    const search = new NoteSearch(this.entries.map(({ id, title, parts }) => ({ id, title, parts })));
    await search.warm();
    this.search = search;
    return this.entries;
  }

  /** Hits of a query; the notes are read with the first one. */
  async find(query: string): Promise<Hit[]> {
    if (!this.search) await this.load();
    return this.search?.search(query) ?? [];
  }

  /** Notes changed: the next search reads them anew. */
  forget(): void {
    this.search = undefined;
  }

  aboutOf(id: string): About {
    return this.entries.find((entry) => entry.id === id)?.about ?? {};
  }
}
