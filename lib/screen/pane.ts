import type { Project, TotalsRow } from '../books/types';
import { t } from '../i18n';
import type { CommandName, Commands } from '../messages/commands';
import { type ChecklistRow, type ListHere, listsHere } from '../notes/checklists';
import { isCarriedOver, projectNote } from '../notes/places';
import { noStanding, type Standing } from '../notes/standing';
import type { NoteParts } from '../notes/types';
import type { EditorState, NoteEditor } from './note-editor';
import type { LockState, NotesClient } from './notes-client';
import { type About, type PlaceView, placesOf, sameAbout } from './places';
import { dayOf } from './report';

/** What is known of a project beside its notes. */
export interface ProjectView {
  key: string;
  captureAllowed: boolean;
  minTaskMs?: number;
  /** The name of the version its notes were begun under, while nobody said whose they are. */
  carriedFrom?: string;
  /** It has notes of its own. */
  apart: boolean;
  /** More than one version of it is known. */
  hasVersions: boolean;
}

export interface PaneState {
  about: About;
  places: PlaceView[];
  /** The place whose note is shown. */
  place: PlaceView | undefined;
  lock: LockState;
  editor: EditorState | undefined;
  changedAt?: number;
  project?: ProjectView;
  lists: ListHere[];
  /** Every list there is, for choosing one. */
  rows: readonly ChecklistRow[];
  standing: Standing;
  /** Days with tasks of the project's family, for the pace beside its scores. */
  pace: TotalsRow[];
  versions: { rev: number; changedAt: number; parts: NoteParts }[] | undefined;
  notice: { text: string; ok: boolean } | undefined;
}

export interface PaneActions {
  showPlace(id: string): void;
  type(change: Partial<NoteParts>): void;
  showVersions(on: boolean): void;
  restore(rev: number): void;
  /** Any other command, with what is said when it is done. */
  run<N extends CommandName>(said: string | undefined, name: N, ...payload: Parameters<Commands[N]>): void;
}

const NOTHING: PaneState = {
  about: {},
  places: [],
  place: undefined,
  lock: 'none',
  editor: undefined,
  lists: [],
  rows: [],
  standing: noStanding('general'),
  pace: [],
  versions: undefined,
  notice: undefined,
};

/** Notes, checklists and standing of what the worker is about: the model of panel and dashboard. */
export class Pane {
  state: PaneState = NOTHING;
  private editor: NoteEditor | undefined;
  private task: number | undefined;
  private wanted = 'project';
  private turn = 0;

  constructor(
    private readonly client: NotesClient,
    private readonly paint: (state: PaneState) => void,
    private readonly now: () => number = Date.now,
  ) {}

  readonly act: PaneActions = {
    showPlace: (id) => {
      this.wanted = this.state.places.find((place) => place.id === id)?.kind ?? 'project';
      void this.load();
    },
    type: (change) => this.editor?.type(change),
    showVersions: (on) => void this.loadVersions(on),
    restore: (rev) => {
      const { place } = this.state;
      if (place) this.act.run(t('noteRestored'), 'restoreNote', { id: place.id, rev });
    },
    run: (said, name, ...payload) => void this.run(said, name, ...payload),
  };

  /** The tab in front, or the clock, is about something. */
  async follow(about: About, task: number | undefined): Promise<void> {
    if (sameAbout(about, this.state.about) && this.task === task && this.state.place) return;
    this.task = task;
    this.set({ about });
    await this.load();
  }

  /** The background says that notes changed; without an id, any of them, or what is beside them. */
  async changed(id?: string): Promise<void> {
    if (id === undefined) await this.load();
    else if (id === this.state.place?.id) {
      await this.editor?.changed();
      const row = await this.client.note(id);
      this.set(row ? { changedAt: row.row.changedAt } : {});
      if (this.state.versions) await this.loadVersions(true);
    }
  }

  private set(change: Partial<PaneState>): void {
    this.state = { ...this.state, ...change };
    this.paint(this.state);
  }

  private async run<N extends CommandName>(
    said: string | undefined,
    name: N,
    ...payload: Parameters<Commands[N]>
  ) {
    const done = await this.client.send(name, ...payload);
    const text = done.ok ? said : (done.text ?? t('notDone'));
    this.set({ notice: text === undefined ? undefined : { text, ok: done.ok } });
    // A popup hears of no change but its own.
    if (done.ok) await this.load();
  }

  /** Reads everything that is shown. The last call's word stands, whichever ends last. */
  private async load(): Promise<void> {
    const turn = ++this.turn;
    this.client.forgetKey();
    const { about } = this.state;
    const [projects, rows, standings, lock] = await Promise.all([
      this.client.read((reader) => reader.projects()),
      this.client.read((reader) => reader.checklists()),
      this.client.read((reader) => reader.standings()),
      this.client.lockState(),
    ]);
    const places = placesOf(about, projects);
    const place = places.find(({ kind }) => kind === this.wanted) ?? places[0];
    const found = place && (await this.client.note(place.id));
    const pace = await this.paceOf(about, projects);
    if (turn !== this.turn) return;
    const here = {
      places: places.map(({ id }) => id),
      day: dayOf(this.now()),
      ...(this.task === undefined ? {} : { task: this.task }),
    };
    const standing = standings.find(({ id }) => id === place?.id) ?? noStanding(place?.id ?? 'general');
    const project = projectView(place?.project, projects, found?.row.startedIn);
    if (lock === 'closed') this.editor = undefined;
    else if (place) this.openEditor(place, found?.parts);
    const { project: _, changedAt: __, ...before } = this.state;
    this.state = {
      ...before,
      places,
      place,
      lock,
      editor: this.editor?.state,
      lists: listsHere(rows, here),
      rows,
      standing,
      pace,
      versions: place?.id === before.place?.id ? before.versions : undefined,
      ...(project ? { project } : {}),
      ...(found ? { changedAt: found.row.changedAt } : {}),
    };
    this.paint(this.state);
  }

  private openEditor(place: PlaceView, parts: NoteParts | undefined): void {
    this.editor = this.client.editor(place.id, parts, place.project, (editor) => {
      if (this.state.place?.id === place.id) this.set({ editor });
    });
    void this.editor.changed();
  }

  private async loadVersions(on: boolean): Promise<void> {
    const { place } = this.state;
    this.set({ versions: on && place ? await this.client.versions(place.id) : undefined });
  }

  private async paceOf({ project }: About, projects: readonly Project[]): Promise<TotalsRow[]> {
    const known = projects.find(({ key }) => key === project);
    if (!known) return [];
    const keys = new Set(versionsOf(known, projects).map(({ key }) => key));
    const rows = await this.client.read((reader) => reader.totals('d', '0000', '9999'));
    return rows.filter((row) => keys.has(row.project) && row.taskCount > 0);
  }
}

const versionsOf = ({ platform, family }: Project, projects: readonly Project[]) =>
  projects.filter((one) => one.platform === platform && one.family === family);

function projectView(
  key: string | undefined,
  projects: readonly Project[],
  startedIn: string | undefined,
): ProjectView | undefined {
  const project = projects.find((one) => one.key === key);
  if (!project) return undefined;
  const versions = versionsOf(project, projects);
  const from = versions.find((one) => one.key === startedIn);
  const isCarried = isCarriedOver(project, versions, startedIn);
  const minTaskMs = project.minTaskMs ?? versions.find((one) => one.minTaskMs !== undefined)?.minTaskMs;
  return {
    key: project.key,
    captureAllowed: project.captureAllowed === true,
    apart: projectNote(project).startsWith('project:'),
    hasVersions: versions.length > 1,
    ...(isCarried ? { carriedFrom: from?.name ?? t('projectUnnamed') } : {}),
    ...(minTaskMs === undefined ? {} : { minTaskMs }),
  };
}
