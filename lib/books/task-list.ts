import type { Calendar } from './calendar';
import { COUNTED, DECIDED, DROPPED, KEPT, NONE } from './codes';
import { type Columns, columnsOf } from './columns';
import { openVolume } from './find';
import { patched } from './overlay';
import type { BooksDb } from './schema';
import type { Settlements } from './settled';
import { readSettlements } from './shelf';
import { stateNow } from './tally';
import { emptyTasks, type Shared, type TaskChunk, type TaskColumns } from './task-columns';
import { view } from './transactions';

/**
 * Chunks of all ended records, the latest first; those in `known` whose mark still holds are handed back as they
 * are. One volume is read at a time.
 */
export async function* taskChunks(
  db: BooksDb,
  calendar: Calendar,
  shared: Shared,
  known: ReadonlyMap<number, TaskChunk>,
): AsyncGenerator<TaskChunk> {
  const settlements = await readSettlements(db);
  const tx = view(db, ['recent', 'volumeHeaders']);
  const [recent, headers] = await Promise.all([
    tx.objectStore('recent').getAll(),
    tx.objectStore('volumeHeaders').getAll(),
  ]);
  const add = (columns: Columns[], skip?: Uint8Array) => {
    const tasks = emptyTasks(columns.reduce((sum, { count }) => sum + count, 0));
    columns.forEach((one, i) => {
      addTasks(tasks, one, shared, calendar, settlements, i === 0 ? skip : undefined);
    });
    return tasks;
  };
  yield { id: 0, mark: '', tasks: add([columnsOf(recent)]) };
  for (const { id, generation } of headers.sort((a, b) => b.lastStartAt - a.lastStartAt)) {
    const mark = `${generation} ${await overlayMark(db, id)} ${settlements.mark}`;
    const before = known.get(id);
    if (before?.mark === mark) {
      yield before;
      continue;
    }
    const open = await openVolume(db, id, { keys: false });
    const { columns, skip, rewritten } = patched(open.columns, open.edits);
    yield { id, mark, tasks: add([columns, columnsOf(rewritten)], skip) };
  }
}

/** Stamps only grow: the edits of a volume are the same while their number and highest stamp are. */
async function overlayMark(db: BooksDb, id: number): Promise<string> {
  const overlay = await db.get('overlays', id);
  if (!overlay || !('stamps' in overlay)) return '0';
  let last = 0;
  for (const stamp of overlay.stamps) last = Math.max(last, stamp);
  return `${overlay.stamps.length}/${last}`;
}

function addTasks(
  into: TaskColumns,
  c: Columns,
  shared: Shared,
  calendar: Calendar,
  settlements: Settlements,
  skip: Uint8Array | undefined,
): void {
  const placesOf = (words: readonly string[]) => Uint32Array.from(words, (word) => shared.place(word));
  const { lists } = c;
  const devices = placesOf(lists.devices);
  const platforms = placesOf(lists.platforms);
  const projects = placesOf(lists.projects);
  const currencies = placesOf(lists.currencies);
  const settledProjects = lists.projects.map((key) => settlements.ofProject(key));
  const settledPlatforms = lists.platforms.map((platform) => settlements.ofProject(`${platform}:`));
  const clocks = lists.zones.map((zone) => calendar.clockOf(zone));
  let t = into.count;
  for (let i = 0; i < c.count; i++) {
    if (skip?.[i]) continue;
    const startAt = c.startAt[i] ?? 0;
    const endAt = startAt + (c.spanMs[i] ?? 0);
    const project = c.project[i] ?? 0;
    const platform = c.platform[i] ?? 0;
    const days = project ? settledProjects[project - 1] : settledPlatforms[platform];
    const entries = days?.get(clocks[c.zone[i] ?? 0]?.dayAt(endAt) ?? 0);
    into.n[t] = c.n[i] ?? 0;
    into.startAt[t] = startAt;
    into.endAt[t] = endAt;
    into.countedMs[t] = countedIn(c, i);
    into.amount[t] = c.amount[i] ?? 0;
    into.device[t] = devices[c.device[i] ?? 0] ?? 0;
    into.platform[t] = platforms[platform] ?? 0;
    into.project[t] = project ? (projects[project - 1] ?? 0) : 0;
    into.currency[t] = c.currency[i] ? (currencies[(c.currency[i] ?? 1) - 1] ?? 0) : 0;
    into.kind[t] = c.kind[i] ?? 0;
    into.outcome[t] = c.outcome[i] ?? NONE;
    into.state[t] = stateNow(c, i, entries);
    into.dropped[t] = (c.flags[i] ?? 0) & DROPPED ? 1 : 0;
    t += 1;
  }
  into.count = t;
}

function countedIn(c: Columns, i: number): number {
  let ms = 0;
  const last = c.segments[i + 1] ?? 0;
  for (let s = c.segments[i] ?? 0; s < last; s++) {
    const flags = c.segmentFlags[s] ?? 0;
    if (flags & DECIDED ? flags & KEPT : flags & COUNTED) ms += c.segmentMs[s] ?? 0;
  }
  return ms;
}
