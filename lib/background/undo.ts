import type { Books, RecordEdit } from '../books/books';
import { DONE_KEY, type Done, type Past, withDone } from '../books/done';
import { changesTo, type RecordChanges } from '../books/entry';
import type { Project, UndoKind } from '../books/types';
import { sinceThen } from '../clock/fix';
import { running } from '../clock/lay';
import { reduce } from '../clock/reduce';
import type { ClockState, PastRecord } from '../clock/state';
import type { Desk } from './commands';

/** Members that each kind of change touches; an earning follows from the others where the books can tell. */
const TOUCHED: Record<UndoKind, readonly (keyof RecordChanges)[]> = {
  decide: ['segments'],
  always: ['segments'],
  fix: ['segments', 'startAt', 'endAt'],
  drop: ['dropped'],
  outcome: ['outcome', 'confirmed', 'units'],
  pay: ['pay', 'earning'],
  move: ['project', 'platform', 'pay', 'earning'],
  outside: [],
};

async function doneIn(books: Books): Promise<Done[]> {
  return ((await books.meta(DONE_KEY)) as Done[] | undefined) ?? [];
}

/** What the next undo takes back; `undefined` where there is nothing. */
export async function latestDone(books: Books): Promise<Pick<Done, 'what' | 'at'> | undefined> {
  const last = (await doneIn(books)).at(-1);
  return last && { what: last.what, at: last.at };
}

/** An open record with all that is known of it laid, as it is before the next event. */
export function laidRecord({ keeper, now }: Desk, n: number) {
  return reduce(keeper.state, now({ type: 'restore' as const, n, change: {} })).state.open[n];
}

function touched(what: UndoKind, all: RecordChanges): RecordChanges {
  return Object.fromEntries(TOUCHED[what].map((name) => [name, all[name]]));
}

async function pastOf(desk: Desk, what: UndoKind, n: number): Promise<Past> {
  const open = laidRecord(desk, n);
  if (open) {
    const { segments, startAt, project, platform } = open;
    const all: RecordChanges = { segments, startAt, project, platform };
    const endAt = running(desk.keeper.state)?.n === n ? segments.at(-1)?.endAt : undefined;
    return { n, change: known(touched(what, all), all), sinceAt: endAt ?? desk.now({}).at };
  }
  const entry = await desk.ledger.books.record(n);
  if (!entry) throw new RangeError(`No record ${n} in the books`);
  return { n, change: touched(what, changesTo(entry)) };
}

/** Of an open record only what it has. */
function known(change: RecordChanges, all: RecordChanges): RecordChanges {
  return Object.fromEntries(Object.entries(change).filter(([name]) => name in all));
}

/** What is about to change: records by number, and projects as they are now. */
export interface Touches {
  records?: readonly number[];
  projects?: readonly Project[];
  pay?: Done['pay'];
}

/** Keeps how things are, so that what follows can be taken back, also in a later life of the worker. */
export function remember(desk: Desk, what: UndoKind, touches: Touches): Promise<void> {
  return desk.keeper.inTurn(async () => {
    const { records = [], projects = [], pay } = touches;
    const past: Past[] = [];
    for (const n of new Set(records)) past.push(await pastOf(desk, what, n));
    const done: Done = {
      what,
      at: desk.now({}).at,
      records: past,
      projects: [...projects],
      ...(pay ? { pay } : {}),
    };
    await desk.ledger.reading(undefined, async (books) => {
      await books.putMeta(DONE_KEY, withDone(await doneIn(books), done));
    });
  });
}

/** Takes the last thing back: in the books, on the clock, and in the projects. False where there is none. */
export async function undoLast(desk: Desk): Promise<boolean> {
  const { keeper, ledger } = desk;
  const done = await keeper.inTurn(async () => {
    const all = await doneIn(ledger.books);
    const last = all.pop();
    if (!last) return undefined;
    await ledger.books.editAll(await editsOf(ledger.books, last, keeper.state));
    await ledger.books.putMeta(DONE_KEY, all);
    return last;
  });
  if (!done) return false;
  for (const project of done.projects) await putRules(desk, project);
  for (const past of done.records) await follow(desk, past);
  return true;
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

/** The members that the clock's own copy of a record has. */
function forClock(change: RecordChanges): PastRecord {
  const { pay: _, earning: __, dropped: ___, kind: ____, units, deadlineAt, estimateMs, ...rest } = change;
  return rest;
}

/** What puts ended records back. One that is gone from the books, or open, is left out. */
async function editsOf(books: Books, done: Done, state: ClockState): Promise<RecordEdit[]> {
  const edits: RecordEdit[] = [];
  for (const { n, change, sinceAt } of done.records) {
    const entry = state.open[n] ? undefined : await books.record(n);
    if (!entry) continue;
    const { segments } = change;
    edits.push({
      n,
      change: { ...change, ...(segments ? { segments: sinceThen(segments, entry.segments, sinceAt) } : {}) },
    });
  }
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
