import { NONE, OUTCOMES, RECORD_KINDS, STATES } from '../books/codes';
import { emptyTasks, type Shared, type TaskChunk, type TaskColumns } from '../books/task-columns';
import type { Outcome, RecordKind } from '../clock/types';
import type { Earning } from '../rates/types';

/** What a list of tasks is narrowed to; a missing member narrows nothing. */
export interface TaskFilter {
  platform?: string;
  /** Project key. */
  project?: string;
  kind?: RecordKind;
  outcome?: Outcome;
  /** `none`: it earned nothing that is known. */
  state?: Earning['state'] | 'none';
  /** Those that did not count at all, or only those that do. */
  dropped?: boolean;
  /** Begun in `[fromAt, toAt)`. */
  fromAt?: number;
  toAt?: number;
  /** Every word of it is in the name of the project or the platform. */
  text?: string;
}

export const SORTS = ['start', 'project', 'time', 'amount'] as const;
export interface TaskSort {
  by: (typeof SORTS)[number];
  down: boolean;
}

/** One task of a list. */
export interface TaskRow {
  n: number;
  deviceId: string;
  kind: RecordKind;
  platform: string;
  project?: string;
  startAt: number;
  endAt: number;
  countedMs: number;
  outcome?: Outcome;
  earning?: Pick<Earning, 'amountMicros' | 'currency' | 'state'>;
  dropped: boolean;
}

/** All tasks of some chunks in one run of columns. */
export function joinedTasks(chunks: readonly TaskChunk[]): TaskColumns {
  const all = emptyTasks(chunks.reduce((sum, { tasks }) => sum + tasks.count, 0));
  for (const { tasks } of chunks) {
    const { count, ...columns } = tasks;
    for (const [name, column] of Object.entries(columns))
      (all[name as 'n'] as Float64Array).set(column.subarray(0, count), all.count);
    all.count += count;
  }
  return all;
}

/** What a list needs to know of names. */
export interface Names {
  shared: Shared;
  projectName(key: string): string;
  platformName(id: string): string;
}

/** Places of words that pass a test, as a table to look up in. */
function passing(words: readonly string[], test: (word: string) => boolean): Uint8Array {
  return Uint8Array.from(words, (word) => (test(word) ? 1 : 0));
}

function matcher(tasks: TaskColumns, filter: TaskFilter, names: Names): (i: number) => boolean {
  const { words } = names.shared;
  const kind = filter.kind === undefined ? -1 : RECORD_KINDS.indexOf(filter.kind);
  const outcome = filter.outcome === undefined ? -1 : OUTCOMES.indexOf(filter.outcome);
  const state =
    filter.state === undefined ? -1 : filter.state === 'none' ? NONE : STATES.indexOf(filter.state);
  const dropped = filter.dropped === undefined ? -1 : Number(filter.dropped);
  const platform = filter.platform === undefined ? -1 : words.indexOf(filter.platform);
  const project = filter.project === undefined ? -1 : words.indexOf(filter.project);
  if ((filter.platform !== undefined && platform < 0) || (filter.project !== undefined && project < 0))
    return () => false;
  const { fromAt = Number.NEGATIVE_INFINITY, toAt = Number.POSITIVE_INFINITY } = filter;
  const sought = (filter.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = sought.map((part) => ({
    project: passing(
      words,
      (word) => word !== '' && names.projectName(word).toLocaleLowerCase().includes(part),
    ),
    platform: passing(
      words,
      (word) => word !== '' && names.platformName(word).toLocaleLowerCase().includes(part),
    ),
  }));
  const isSought = (i: number) => {
    for (const one of has)
      if (!one.project[tasks.project[i] ?? 0] && !one.platform[tasks.platform[i] ?? 0]) return false;
    return true;
  };
  return (i) =>
    (kind < 0 || tasks.kind[i] === kind) &&
    (outcome < 0 || tasks.outcome[i] === outcome) &&
    (state < 0 || tasks.state[i] === state) &&
    (dropped < 0 || tasks.dropped[i] === dropped) &&
    (platform < 0 || tasks.platform[i] === platform) &&
    (project < 0 || tasks.project[i] === project) &&
    (tasks.startAt[i] ?? 0) >= fromAt &&
    (tasks.startAt[i] ?? 0) < toAt &&
    (has.length === 0 || isSought(i));
}

/** A place and what it is sorted by share one number: whole numbers up to 2^53 are exact. */
const PLACES = 2 ** 22;
const MOST_KEY = 2 ** 31 - 1;
const bounded = (key: number) => Math.min(Math.max(Math.floor(key), 0), MOST_KEY);

function keyOf(tasks: TaskColumns, { by }: TaskSort, names: Names): (i: number) => number {
  if (by === 'start') return (i) => (tasks.startAt[i] ?? 0) / 1_000;
  if (by === 'time') return (i) => (tasks.countedMs[i] ?? 0) / 1_000;
  // Thousandths of a unit are fine enough to sort by; what is unknown stands below everything.
  if (by === 'amount') return (i) => (tasks.currency[i] ? (tasks.amount[i] ?? 0) / 1_000 + 1 : 0);
  const order = names.shared.words
    .map((word, place) => ({ place, name: word === '' ? '' : names.projectName(word) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const rank = new Float64Array(order.length);
  order.forEach(({ place }, i) => {
    rank[place] = i;
  });
  return (i) => rank[tasks.project[i] ?? 0] ?? 0;
}

/** Places of the tasks that pass a filter, sorted. */
export class Chosen {
  constructor(
    private readonly keys: Float64Array,
    private readonly down: boolean,
  ) {}

  get length(): number {
    return this.keys.length;
  }

  /** Place of the task on a line of the list. */
  at(line: number): number {
    return (this.keys[this.down ? this.keys.length - 1 - line : line] ?? 0) % PLACES;
  }
}

/** Filters and sorts: one look at each task, and one native sort of numbers. */
export function choose(tasks: TaskColumns, filter: TaskFilter, sort: TaskSort, names: Names): Chosen {
  const matches = matcher(tasks, filter, names);
  const key = keyOf(tasks, sort, names);
  const keys = new Float64Array(tasks.count);
  let count = 0;
  for (let i = 0; i < tasks.count; i++) if (matches(i)) keys[count++] = bounded(key(i)) * PLACES + i;
  return new Chosen(keys.slice(0, count).sort(), sort.down);
}

/** One task as it is shown. */
export function taskAt(tasks: TaskColumns, i: number, { words }: Shared): TaskRow {
  const word = (column: Uint32Array) => words[column[i] ?? 0] ?? '';
  const state = STATES[tasks.state[i] ?? NONE];
  const outcome = OUTCOMES[tasks.outcome[i] ?? NONE];
  const project = word(tasks.project);
  const currency = word(tasks.currency);
  return {
    n: tasks.n[i] ?? 0,
    deviceId: word(tasks.device),
    kind: RECORD_KINDS[tasks.kind[i] ?? 0] ?? 'task',
    platform: word(tasks.platform),
    startAt: tasks.startAt[i] ?? 0,
    endAt: tasks.endAt[i] ?? 0,
    countedMs: tasks.countedMs[i] ?? 0,
    dropped: tasks.dropped[i] === 1,
    ...(project ? { project } : {}),
    ...(outcome ? { outcome } : {}),
    ...(currency && state ? { earning: { amountMicros: tasks.amount[i] ?? 0, currency, state } } : {}),
  };
}
