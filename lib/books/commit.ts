import type { ClockRecord } from '../clock/types';
import type { Told } from '../journal/types';
import { CHANGE_STORES, putChanges, type RecordChange } from './change';
import { type Entry, recordOfEntry } from './entry';
import { findAll, identityOf } from './find';
import { pageOf, putPage } from './journal';
import type { BooksDb, StoreName } from './schema';
import { type Counters, readCounters, type Shelf } from './shelf';
import { isBuried, type Tombstones } from './tombstones';
import { put, write } from './transactions';
import type { Project } from './types';

/** What one event of the clock comes to. */
export interface Change {
  /** The clock's own state, for the next life of the background. */
  clock?: unknown;
  /** Records that ended lately and may be taken back: apart from the state, which is written every second. */
  lately?: readonly ClockRecord[];
  /** Records that ended; one that is in the books already takes the place of its former self. */
  ended?: readonly Entry[];
  /** Records taken back: they are open again. */
  removed?: readonly { n: number; deviceId?: string }[];
  projects?: readonly Project[];
  meta?: Readonly<Record<string, unknown>>;
  /** The event itself, for the journal. */
  told?: Told;
}

export interface Committed {
  /** Records that were deleted before and are not written again. */
  refused: number[];
}

const CLOCK_KEY = 'clock';
const LATELY_KEY = 'lately';

/** Names in `meta` that the books keep for themselves. */
export const OWN_META: ReadonlySet<string> = new Set(['deviceId', 'counters', 'tombstones', 'dayStartMin']);

/** See `Books.commit`. */
export async function commit(shelf: Shelf, db: BooksDb, change: Change): Promise<Committed> {
  const { ended = [], removed = [], projects = [], meta = {} } = change;
  const touches = ended.length + removed.length > 0;
  const plan = touches ? await planned(shelf, db, ended, removed) : undefined;
  const stores: StoreName[] = ['open', ...(plan ? CHANGE_STORES : [])];
  if (projects.length > 0) stores.push('projects');
  if (Object.keys(meta).length > 0 && !plan) stores.push('meta');
  const page = change.told && (await pageOf(shelf, db, change.told));
  if (page) stores.push('journal');
  await write(db, stores, 'relaxed', async (tx) => {
    if (change.clock !== undefined) put(tx, 'open', change.clock, CLOCK_KEY);
    if (change.lately) put(tx, 'open', change.lately, LATELY_KEY);
    for (const project of projects) put(tx, 'projects', project);
    for (const [name, value] of Object.entries(meta)) {
      if (OWN_META.has(name)) throw new RangeError(`"${name}" belongs to the books`);
      put(tx, 'meta', value, name);
    }
    if (plan) await putChanges(tx, shelf, plan.counters, plan.changes, plan.settlements);
    if (page) await putPage(tx, page);
  });
  if (page) shelf.journal = page.tail;
  return { refused: plan?.refused ?? [] };
}

async function planned(
  shelf: Shelf,
  db: BooksDb,
  ended: readonly Entry[],
  removed: NonNullable<Change['removed']>,
) {
  const mine = (one: { n: number; deviceId?: string }) => ({
    n: one.n,
    deviceId: one.deviceId ?? shelf.deviceId,
  });
  const tombstones = (await db.get('meta', 'tombstones')) as Tombstones | undefined;
  const refused = ended.map(mine).filter((one) => isBuried(tombstones, one));
  const kept = new Map(ended.map((entry) => [identityOf(mine(entry)), entry]));
  for (const one of refused) kept.delete(identityOf(one));
  const found = await findAll(db, [...removed, ...kept.values()].map(mine));
  const before = await readCounters(db);
  let { stamp } = before;
  const changes: RecordChange[] = [];
  for (const [identity, entry] of kept) {
    const was = found.get(identity);
    const after = recordOfEntry(entry, shelf.deviceId, ++stamp);
    changes.push({ ...(was ? { before: was } : {}), after });
    found.delete(identity);
  }
  for (const was of found.values()) changes.push({ before: was });
  const counters: Counters = { ...before, stamp: stamp + (found.size > 0 ? 1 : 0) };
  const settlements = changes.some((one) => one.before) ? await shelf.settlements(db) : undefined;
  return { changes, counters, settlements, refused: refused.map(({ n }) => n) };
}

/** The clock's state as it was last committed; `undefined` in fresh books. */
export async function loadClock(db: BooksDb): Promise<unknown> {
  return db.get('open', CLOCK_KEY);
}

/** Records that had ended lately at the last commit. */
export async function loadLately(db: BooksDb): Promise<ClockRecord[]> {
  return ((await db.get('open', LATELY_KEY)) as ClockRecord[] | undefined) ?? [];
}
