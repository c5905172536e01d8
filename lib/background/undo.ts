import type { Books, RecordEdit } from '../books/books';
import type { Done, DoneRow, Past } from '../books/done';
import { changesTo, type RecordChanges } from '../books/entry';
import type { BookRecord, Project, UndoKind } from '../books/types';
import { sinceThen } from '../clock/fix';
import { running } from '../clock/lay';
import { reduce } from '../clock/reduce';
import type { ClockState, PastRecord } from '../clock/state';
import type { Desk } from './commands';
import { takenBackKept } from './kept';
import { rewardsWithout } from './missions';
import { followSettings } from './settings';

/** Members whose change can change an earning where the books alone cannot put it back. */
const MONEY = ['pay', 'earning', 'stateStamp'] as const;

/** Members that each kind of change touches; an earning follows from the others where the books can tell. */
const TOUCHED: Record<UndoKind, readonly (keyof RecordChanges)[]> = {
  decide: ['segments'],
  always: ['segments'],
  never: ['segments'],
  fix: ['segments', 'startAt', 'endAt'],
  drop: ['dropped'],
  outcome: ['outcome', 'confirmed', 'units', ...MONEY],
  pay: MONEY,
  move: ['project', 'platform', ...MONEY],
  outside: [],
  kind: ['kind', ...MONEY],
  earning: MONEY,
  settle: [],
  split: ['segments', 'startAt', 'endAt', 'units', ...MONEY],
  merge: ['segments', 'startAt', 'endAt', 'outcome', 'confirmed', 'units', ...MONEY],
  add: [],
  extra: [],
  project: [],
  paid: MONEY,
  mission: [],
  settings: [],
  reported: [],
};

/** A record, of this device where it doesn't say. */
export interface Named {
  n: number;
  deviceId?: string;
}

/** What the next undo takes back; `undefined` where there is nothing. */
export async function latestDone(books: Books): Promise<Pick<Done, 'what' | 'at'> | undefined> {
  const last = await books.latestDone();
  return last && { what: last.what, at: last.at };
}

/** An open record with all that is known of it laid, as it is before the next event. */
export function laidRecord({ keeper, now }: Desk, n: number) {
  return reduce(keeper.state, now({ type: 'restore' as const, n, change: {} })).state.open[n];
}

function touched(what: UndoKind, all: RecordChanges): RecordChanges {
  return Object.fromEntries(TOUCHED[what].map((name) => [name, all[name]]));
}

/** How an ended record is, as far as this kind of change touches it. */
export function pastOfEnded(what: UndoKind, own: BookRecord, sinceAt?: number): Past {
  const { n, deviceId } = own;
  const change = touched(what, { ...changesTo(own), stateStamp: own.stateStamp ?? own.stamp });
  return { n, deviceId, change, ...(sinceAt === undefined ? {} : { sinceAt }) };
}

function pastOfOpen(desk: Desk, what: UndoKind, open: NonNullable<ReturnType<typeof laidRecord>>): Past {
  const { n, segments, startAt, project, platform } = open;
  const all: RecordChanges = { segments, startAt, project, platform };
  const endAt = running(desk.keeper.state)?.n === n ? segments.at(-1)?.endAt : undefined;
  return { n, change: known(touched(what, all), all), sinceAt: endAt ?? desk.now({}).at };
}

/** Of an open record only what it has. */
function known(change: RecordChanges, all: RecordChanges): RecordChanges {
  return Object.fromEntries(Object.entries(change).filter(([name]) => name in all));
}

/** What is about to change: records, and projects as they are now. */
export interface Touches {
  records?: readonly Named[];
  projects?: readonly Project[];
  pay?: Done['pay'];
}

/** Keeps how things are, so that what follows can be taken back, also in a later life of the worker. */
export function remember(desk: Desk, what: UndoKind, touches: Touches): Promise<void> {
  return desk.keeper.inTurn(async () => {
    const { records = [], projects = [], pay } = touches;
    const open: Past[] = [];
    const ended = new Map<string, Named>();
    for (const one of records) {
      const laid = isOwn(desk, one) ? laidRecord(desk, one.n) : undefined;
      if (laid && !open.some(({ n }) => n === one.n)) open.push(pastOfOpen(desk, what, laid));
      else if (!laid) ended.set(`${one.deviceId} ${one.n}`, one);
    }
    await desk.ledger.reading(undefined, async (books) => {
      const stored = await books.stored([...ended.values()]);
      if (stored.length < ended.size) throw new RangeError('Not all of these records are in the books');
      const past = [...open, ...stored.map(({ own }) => pastOfEnded(what, own))];
      await books.remember({
        what,
        at: desk.now({}).at,
        records: past,
        projects: [...projects],
        ...(pay ? { pay } : {}),
      });
    });
  });
}

export const isOwn = ({ ledger }: Desk, { deviceId }: Named) =>
  deviceId === undefined || ledger.books.deviceId === deviceId;

/** Takes the last thing back: in the books, on the clock, and in the projects. False where there is none. */
export async function undoLast(desk: Desk): Promise<boolean> {
  const { keeper, ledger } = desk;
  const done = await keeper.inTurn(async () => {
    const last = await ledger.books.latestDone();
    if (last) await takeBack(desk, last);
    return last;
  });
  if (!done) return false;
  if (done.what === 'settings') await followSettings(ledger, desk.projects);
  for (const project of done.projects) await putRules(desk, project);
  for (const past of done.records) if (isOwn(desk, past)) await follow(desk, past);
  for (const { n, deviceId, segments, endAt } of done.taken ?? [])
    if (isOwn(desk, { n, deviceId })) await follow(desk, { n, change: { segments }, sinceAt: endAt });
  return true;
}

async function takeBack({ keeper, ledger: { books } }: Desk, done: DoneRow): Promise<void> {
  if (done.settled) await books.unsettle(done.settled);
  if (done.dayStartMin !== undefined) await books.setDayStart(done.dayStartMin);
  const meta = await takenBackKept(books, done.kept ?? []);
  await books.amend({
    meta,
    edits: await editsOf(books, done, keeper.state),
    put: await takenBack(books, done.taken ?? [], keeper.state),
    take: done.made ?? [],
    ...(done.paid ? { paid: done.paid } : {}),
    extras: [
      ...(done.extras ?? []).map(({ id, before }) => ({ id, ...(before ? { after: before } : {}) })),
      ...(await rewardsWithout(books, meta)),
    ],
    undone: done.id,
  });
}

/** Records that were taken away; one that came back meanwhile keeps what was timed since. */
async function takenBack(
  books: Books,
  taken: readonly BookRecord[],
  state: ClockState,
): Promise<BookRecord[]> {
  const back = taken.filter(({ n, deviceId }) => deviceId !== books.deviceId || !state.open[n]);
  const since = await books.stored(back);
  return back.map((record) => {
    const now = since.find(({ own }) => own.n === record.n && own.deviceId === record.deviceId)?.own;
    if (!now) return record;
    const segments = sinceThen(record.segments, now.segments, record.endAt);
    return { ...now, segments, startAt: record.startAt, endAt: Math.max(record.endAt, now.endAt) };
  });
}

/**
 * The clock's own copy of a record, open or lately ended, follows what was put back or changed in the books:
 * else it would say the old thing if the same task came back.
 */
export async function follow({ keeper, projects, now }: Desk, { n, change, sinceAt }: Past): Promise<void> {
  const told = forClock(change);
  const { open, ended } = keeper.state;
  if (Object.keys(told).length === 0 || !(open[n] || ended.some((record) => record.n === n))) return;
  await keeper.take(() => ({
    ...now({ type: 'restore' as const, n, change: told }),
    ...(sinceAt === undefined ? {} : { sinceAt }),
    ...('project' in told ? { rules: projects.rulesOf(projects.get(told.project)) } : {}),
  }));
}

/** Sets a project as given, for the books and for the clock. */
export function putRules({ keeper, projects, now }: Desk, project: Project): Promise<void> {
  return keeper.take(() => {
    projects.set(project);
    return now({ type: 'rules' as const, project: project.key, rules: projects.rulesOf(project) });
  });
}

const CLOCKS: ReadonlySet<string> = new Set<keyof PastRecord>([
  'startAt',
  'endAt',
  'segments',
  'project',
  'platform',
  'outcome',
  'confirmed',
]);

/** The members that the clock's own copy of a record has. */
function forClock(change: RecordChanges): PastRecord {
  return Object.fromEntries(Object.entries(change).filter(([name]) => CLOCKS.has(name)));
}

/** What puts ended records back. One that is gone from the books, or open, is left out. */
async function editsOf(books: Books, done: Done, state: ClockState): Promise<RecordEdit[]> {
  const ended = done.records.filter(
    ({ n, deviceId = books.deviceId }) => deviceId !== books.deviceId || !state.open[n],
  );
  const now = new Map(
    (await books.stored(ended)).map(({ own }) => [`${own.deviceId} ${own.n}`, own] as const),
  );
  const edits = ended.flatMap(({ n, deviceId = books.deviceId, change, sinceAt }): RecordEdit[] => {
    const entry = now.get(`${deviceId} ${n}`);
    if (!entry) return [];
    const segments = change.segments && sinceThen(change.segments, entry.segments, sinceAt);
    const back = { ...change, ...(segments ? { segments } : {}) };
    if (sinceAt === undefined || entry.endAt <= sinceAt) return [{ n, deviceId, change: back }];
    const { earning: _, stateStamp: __, ...wentOn } = back;
    return [{ n, deviceId, change: { ...wentOn, ...('endAt' in back ? { endAt: entry.endAt } : {}) } }];
  });
  return done.pay ? [...edits, ...(await unpaid(books, done, edits))] : edits;
}

/** Records that ended under pay that is taken back. */
async function unpaid(books: Books, { at, pay, projects }: Done, edits: readonly RecordEdit[]) {
  const told = JSON.stringify(pay?.pay);
  const since = await books.recordsBetween(at, Number.MAX_SAFE_INTEGER);
  return since
    .filter((entry) => (entry.project ?? `${entry.platform}:`) === pay?.project)
    .filter((entry) => JSON.stringify(entry.pay) === told && !edits.some(({ n }) => n === entry.n))
    .map(({ n, deviceId }): RecordEdit => ({ n, deviceId, change: { pay: projects[0]?.pay } }));
}
