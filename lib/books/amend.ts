import { CHANGE_STORES, putChanges, putTotals, type RecordChange } from './change';
import { OWN_META } from './commit';
import { type Done, putDone } from './done';
import { editedRecord, type RecordEdit } from './edit';
import { type Entry, recordOfEntry, rowOfRecord } from './entry';
import { type Found, findAll, type Identity, identityOf } from './find';
import { journalCuts, putCut } from './journal';
import { type PaidChange, paidFrom, paidName, withPaid } from './paid';
import type { BooksDb, StoreName, WriteTx } from './schema';
import { Settlements } from './settled';
import { readCounters, type Shelf } from './shelf';
import { Tally } from './tally';
import { isBuried, type Tombstones } from './tombstones';
import { del, put, write } from './transactions';
import type { BookRecord, Extra } from './types';

/** What one thing that the worker does comes to, written whole or not at all. */
export interface Amendment {
  edits?: readonly RecordEdit[];
  /** Records that are new. */
  add?: readonly Entry[];
  /** Records as they are to stand, with their own state and its stamp: what an undo brings back. */
  put?: readonly BookRecord[];
  /** Records that are no more, and can be brought back: they leave no tombstone. */
  take?: readonly Identity[];
  /** Money beside tasks, put, or taken away where there is no `after`. */
  extras?: readonly { id: string; after?: Omit<Extra, 'stamp'> }[];
  /** What a platform says that it pays. What takes that back is added to `done`. */
  paid?: PaidChange;
  /** What is kept by name, as it is to stand; `undefined`: not at all. */
  meta?: Readonly<Record<string, unknown>>;
  /** Can be taken back from then on. */
  done?: Done;
  /** Was taken back by this. */
  undone?: number;
}

const STORES: StoreName[] = [...CHANGE_STORES, 'extras', 'undo', 'journal'];

/** See `Books.amend`. */
export async function amend(shelf: Shelf, db: BooksDb, amendment: Amendment): Promise<void> {
  const { extras = [], paid, meta = {}, done, undone } = amendment;
  const own = Object.keys(meta).find((name) => OWN_META.has(name));
  if (own !== undefined) throw new RangeError(`"${own}" belongs to the books`);
  const settlements = await shelf.settlements(db);
  const before = await readCounters(db);
  const { changes, stamp } = await planned(shelf, db, amendment, before.stamp, settlements);
  const gone = changes.flatMap((one) => (one.before && !one.after ? [one.before.record] : []));
  const cuts = await journalCuts(
    db,
    gone.filter(({ deviceId }) => deviceId === shelf.deviceId),
  );
  const stood = await Promise.all(extras.map(({ id }) => db.get('extras', id)));
  const last = (await db.getAllKeys('undo')).at(-1) ?? 0;
  const now = paid && withPaid(paidFrom(await db.get('meta', paidName(paid.platform))), paid);
  await write(db, STORES, 'strict', async (tx) => {
    const counters = { ...before, stamp: stamp + extras.length };
    await putChanges(tx, shelf, counters, changes, settlements);
    const tally = new Tally(shelf.calendar, new Settlements());
    for (const [i, one] of extras.entries()) putExtra(tx, tally, stood[i], one, stamp + 1 + i);
    await putTotals(tx, tally);
    for (const cut of cuts) putCut(tx, cut);
    for (const [name, value] of Object.entries(meta)) {
      if (value === undefined) del(tx, 'meta', name);
      else put(tx, 'meta', value, name);
    }
    if (undone !== undefined) del(tx, 'undo', undone);
    if (paid) put(tx, 'meta', now?.rows, paidName(paid.platform));
    if (done) putDone(tx, { ...done, ...(now ? { paid: now.back } : {}) }, last);
  });
  if (cuts.length > 0) shelf.journal = undefined;
}

function putExtra(
  tx: WriteTx,
  tally: Tally,
  was: Extra | undefined,
  { id, after }: NonNullable<Amendment['extras']>[number],
  stamp: number,
): void {
  if (was) tally.addExtra(was, -1);
  if (after) {
    tally.addExtra({ ...after, stamp }, 1);
    put(tx, 'extras', { ...after, stamp });
  } else del(tx, 'extras', id);
}

async function planned(
  shelf: Shelf,
  db: BooksDb,
  { edits = [], add = [], put: again = [], take = [] }: Amendment,
  stampBefore: number,
  settlements: Settlements,
) {
  const identity = ({ n, deviceId }: { n: number; deviceId?: string }): Identity => ({
    n,
    deviceId: deviceId ?? shelf.deviceId,
  });
  const tombstones = (await db.get('meta', 'tombstones')) as Tombstones | undefined;
  const found = await findAll(db, [...edits, ...again, ...take].map(identity));
  let stamp = stampBefore;
  const changes = new Map<string, RecordChange>();
  const set = (name: string, before: Found | undefined, after?: BookRecord) =>
    changes.set(name, { ...(before ? { before } : {}), ...(after ? { after } : {}) });
  for (const edit of edits) {
    const name = identityOf(identity(edit));
    const before = found.get(name);
    if (!before) throw new RangeError(`No record ${edit.n} in the books`);
    const now = changes.get(name)?.after ?? before.record;
    set(name, before, editedRecord(shelf, settlements, now, edit.change, ++stamp));
  }
  for (const record of again) {
    if (isBuried(tombstones, record)) continue;
    const stateStamp = record.stateStamp ?? record.stamp;
    const name = identityOf(record);
    set(name, found.get(name), rowOfRecord({ ...record, stamp: ++stamp, stateStamp }));
  }
  for (const one of take) {
    const before = found.get(identityOf(one));
    if (before) set(identityOf(one), before);
  }
  for (const entry of add)
    set(identityOf(identity(entry)), undefined, recordOfEntry(entry, shelf.deviceId, ++stamp));
  return { changes: [...changes.values()], stamp: stamp + (take.length > 0 ? 1 : 0) };
}
