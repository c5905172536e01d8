import type { EarningState } from '../rates/types';
import { DAY_MS, dayOf } from './calendar';
import { CHANGE_STORES, putChanges, putTotals, type RecordChange } from './change';
import { columnsOf } from './columns';
import { changedRecord, type RecordChanges, rowOfRecord } from './entry';
import { type Found, findAll, type Identity, identityOf } from './find';
import { foundBetween } from './read';
import type { BooksDb } from './schema';
import { movedBy, projectKeyOf, type Settled, type Settlement, Settlements } from './settled';
import { type Counters, readCounters, type Shelf } from './shelf';
import { Tally } from './tally';
import { del, put, write } from './transactions';
import type { BookRecord } from './types';

export interface RecordEdit {
  n: number;
  deviceId?: string;
  change: RecordChanges;
}

/** A record before and after an edit: what an undo puts back. */
export interface Edited {
  before: BookRecord;
  after: BookRecord;
}

/** See `Books.edit`. */
export async function editAll(shelf: Shelf, db: BooksDb, edits: readonly RecordEdit[]): Promise<Edited[]> {
  const settlements = await shelf.settlements(db);
  const identity = ({ n, deviceId }: RecordEdit): Identity => ({ n, deviceId: deviceId ?? shelf.deviceId });
  const found = await findAll(db, edits.map(identity));
  const counters = await readCounters(db);
  let { stamp } = counters;
  const changes = new Map<string, { before: Found; after: BookRecord }>();
  for (const edit of edits) {
    const name = identityOf(identity(edit));
    const before = found.get(name);
    if (!before) throw new RangeError(`No record ${edit.n} in the books`);
    const now = changes.get(name)?.after ?? before.record;
    changes.set(name, { before, after: editedRecord(shelf, settlements, now, edit.change, ++stamp) });
  }
  const all: RecordChange[] = [...changes.values()];
  await write(db, CHANGE_STORES, 'strict', (tx) =>
    putChanges(tx, shelf, { ...counters, stamp }, all, settlements),
  );
  return [...changes.values()].map(({ before, after }) => ({
    before: settlements.applyTo(before.record, shelf.calendar),
    after: settlements.applyTo(after, shelf.calendar),
  }));
}

/**
 * The edit is made on what the worker sees, a settled state included; what it leaves alone stays as it was. One
 * that says when its state was set puts members in place exactly as they were: an undo.
 */
export function editedRecord(
  shelf: Shelf,
  settlements: Settlements,
  record: BookRecord,
  change: RecordChanges,
  stamp: number,
): BookRecord {
  if (change.stateStamp !== undefined) return rowOfRecord({ ...record, ...change, stamp });
  const seen = settlements.applyTo(record, shelf.calendar);
  const after = changedRecord(seen, change, stamp);
  const own = record.earning?.state;
  if (!after.earning || after.stateStamp === stamp || own === undefined) return after;
  return { ...after, earning: { ...after.earning, state: own } };
}

/** One day's money of one project to be called `state`; `from` narrows what it moves. */
export interface Settle {
  date: string;
  project: string;
  state: EarningState;
  from?: EarningState[];
}

/** Names one settlement, for its undo. */
export interface SettleRef {
  date: string;
  project: string;
  stamp: number;
}

/** See `Books.settle`. */
export async function settle(shelf: Shelf, db: BooksDb, wanted: readonly Settle[]): Promise<SettleRef[]> {
  const counters = await readCounters(db);
  const settlements = await shelf.settlements(db);
  let { stamp } = counters;
  const refs: SettleRef[] = [];
  const rows = new Map<string, Settled>();
  for (const { date, project, state, from } of wanted) {
    const row = rows.get(`${date}|${project}`) ?? {
      id: [date, project],
      entries: settlements.entries(date, project),
    };
    const entry: Settlement = { stamp: ++stamp, state, from: from ?? movedBy(state) };
    rows.set(`${date}|${project}`, { ...row, entries: [...row.entries, entry] });
    refs.push({ date, project, stamp });
  }
  await putSettled(shelf, db, { ...counters, stamp }, [...rows.values()]);
  return refs;
}

/** See `Books.unsettle`. */
export async function unsettle(shelf: Shelf, db: BooksDb, refs: readonly SettleRef[]): Promise<void> {
  const settlements = await shelf.settlements(db);
  const stamps = new Set(refs.map((ref) => ref.stamp));
  const days = new Map(refs.map(({ date, project }) => [`${date}|${project}`, { date, project }]));
  const rows = [...days.values()].map(
    ({ date, project }): Settled => ({
      id: [date, project],
      entries: settlements.entries(date, project).filter((entry) => !stamps.has(entry.stamp)),
    }),
  );
  await putSettled(shelf, db, await readCounters(db), rows);
}

/** Puts settlements of some days and projects in place of what was known of them, with the totals. */
export async function putSettled(
  shelf: Shelf,
  db: BooksDb,
  counters: Counters,
  rows: Settled[],
): Promise<void> {
  const settlements = await shelf.settlements(db);
  const after = new Settlements(rows);
  const tally = new Tally(shelf.calendar, settlements);
  const then = new Tally(shelf.calendar, after);
  for (const { id } of rows) {
    const records = columnsOf(await endedOn(shelf, db, ...id));
    tally.add(records, -1);
    then.add(records, 1);
  }
  await write(db, ['overlays', 'totals', 'meta'], 'strict', async (tx) => {
    for (const row of rows) {
      if (row.entries.length > 0) put(tx, 'overlays', row);
      else del(tx, 'overlays', row.id);
    }
    put(tx, 'meta', counters, 'counters');
    tally.absorb(then);
    await putTotals(tx, tally);
  });
  for (const row of rows) settlements.put(row);
}

/** Records of one project that ended on one of the worker's days; keys left out. */
async function endedOn(shelf: Shelf, db: BooksDb, date: string, project: string): Promise<BookRecord[]> {
  const utcAt = dayOf(date) * DAY_MS;
  // The day's instants in any zone, and the worker's own start of day, lie within two days around it.
  const found = await foundBetween(db, utcAt - 2 * DAY_MS, utcAt + 3 * DAY_MS, { keys: false });
  return found
    .map(({ record }) => record)
    .filter((record) => projectKeyOf(record) === project)
    .filter((record) => shelf.calendar.dateAt(record.endAt, record.zone) === date);
}
