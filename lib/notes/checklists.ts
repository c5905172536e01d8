/** `training`: passed once. `submit`: at hand before each submit. `daily`: once a day. */
export type When = 'training' | 'submit' | 'daily';

export interface Item {
  id: string;
  text: string;
  note?: string;
  link?: string;
}

/** What a checklist says, without where it is used: this is what files hold. */
export interface Template {
  name: string;
  when: When;
  items: Item[];
  /** A list before submit is ticked off anew for each task; otherwise it only lies at hand. */
  perTask?: boolean;
  /** A training is due again so many days after it was passed. */
  refreshDays?: number;
}

/** A checklist as the worker laid it out, and the places (ids of notes) where it shows. */
export interface Checklist extends Template {
  kind: 'list';
  id: string;
  places: string[];
  changedAt: number;
}

/** Where one run of a list stands. `scope` is the place, the day or the task it is for. */
export interface Run {
  kind: 'run';
  id: string;
  list: string;
  scope: string;
  startedAt: number;
  /** When each item was ticked. */
  done: Record<string, number>;
  /** When the last of them was. */
  doneAt?: number;
}

export type ChecklistRow = Checklist | Run;

export const runId = (list: string, scope: string): string => `run:${list}|${scope}`;

/** Where the worker is: the places of the project in front (project, platform, general), the day, the task. */
export interface Here {
  places: readonly string[];
  day: string;
  /** Number of the task on the clock. */
  task?: number;
}

const DAY_MS = 86_400_000;
/** Runs of days and tasks are history after this. */
const RUN_KEPT_MS = 60 * DAY_MS;

export function isHere(list: Checklist, { places }: Here): boolean {
  return list.places.some((place) => places.includes(place));
}

/** What a list's run here is for; `undefined` where it is only read. */
export function scopeOf(list: Checklist, { places, day, task }: Here): string | undefined {
  const place = places.find((one) => list.places.includes(one));
  if (place === undefined) return undefined;
  if (list.when === 'training') return place;
  if (list.when === 'daily') return `${day} ${place}`;
  return list.perTask === true && task !== undefined ? `task ${task}` : undefined;
}

/** A list as it stands here. */
export interface ListHere {
  list: Checklist;
  scope: string | undefined;
  run: Run | undefined;
  done: number;
  /** ISO day on which a passed training is due again. */
  dueOn?: string;
  /** Passed, and not due again yet. */
  complete: boolean;
}

function dueOf({ refreshDays }: Checklist, run: Run | undefined): string | undefined {
  if (refreshDays === undefined || run?.doneAt === undefined) return undefined;
  return new Date(run.doneAt + refreshDays * DAY_MS).toISOString().slice(0, 10);
}

/** Lists that show here, each with its run. */
export function listsHere(rows: readonly ChecklistRow[], here: Here): ListHere[] {
  const runs = new Map(rows.filter((row) => row.kind === 'run').map((run) => [run.id, run]));
  return rows
    .filter((row) => row.kind === 'list')
    .filter((list) => isHere(list, here))
    .map((list) => {
      const scope = scopeOf(list, here);
      const run = scope === undefined ? undefined : runs.get(runId(list.id, scope));
      const done = list.items.filter(({ id }) => run?.done[id] !== undefined).length;
      const dueOn = dueOf(list, run);
      const isDue = dueOn !== undefined && dueOn <= here.day;
      const complete = scope !== undefined && done === list.items.length && !isDue;
      return { list, scope, run, done, complete, ...(dueOn === undefined ? {} : { dueOn }) };
    });
}

const ORDER: readonly When[] = ['training', 'daily', 'submit'];

/** The list that is open now: training first, then the day's, then what to look at before submitting. */
export function openList(lists: readonly ListHere[]): ListHere | undefined {
  const open = lists.filter(({ complete }) => !complete);
  return open.sort((a, b) => ORDER.indexOf(a.list.when) - ORDER.indexOf(b.list.when))[0];
}

/** A run with an item ticked, or taken back. */
export function ticked(list: Checklist, scope: string, run: Run | undefined, item: string, at?: number): Run {
  const { [item]: _, ...rest } = run?.done ?? {};
  const done = at === undefined ? rest : { ...rest, [item]: at };
  const startedAt = run?.startedAt ?? at ?? list.changedAt;
  const base = { kind: 'run' as const, id: runId(list.id, scope), list: list.id, scope, startedAt, done };
  const isDone = list.items.every(({ id }) => done[id] !== undefined);
  return isDone && at !== undefined ? { ...base, doneAt: at } : base;
}

/** Runs that go: those of lists that are gone, and of days and tasks long past. */
export function staleRuns(rows: readonly ChecklistRow[], at: number): string[] {
  const lists = new Map(rows.filter((row) => row.kind === 'list').map((list) => [list.id, list]));
  return rows
    .filter((row) => row.kind === 'run')
    .filter(({ list, startedAt }) => {
      const when = lists.get(list)?.when;
      return when === undefined || (when !== 'training' && at - startedAt > RUN_KEPT_MS);
    })
    .map(({ id }) => id);
}

/** Items with one moved from place `from` to place `to`. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const left = items.filter((_, index) => index !== from);
  const one = items[from];
  return one === undefined ? left : left.toSpliced(Math.min(Math.max(to, 0), left.length), 0, one);
}
