import { CHANGE_STORES, putChanges, type RecordChange } from './change';
import { rowOfRecord } from './entry';
import { findAll, identityOf, openVolume, recordsOf } from './find';
import type { BooksDb } from './schema';
import { shelve } from './seal';
import { readCounters, type Shelf } from './shelf';
import { isBuried, type Tombstones } from './tombstones';
import { write } from './transactions';
import type { BookRecord } from './types';

export interface Imported {
  added: number;
  /** Known before, with an older stamp. */
  changed: number;
  /** Known before and as new, or deleted before. */
  left: number;
}

/** See `Books.importRecords`. */
export async function importRecords(
  shelf: Shelf,
  db: BooksDb,
  records: readonly BookRecord[],
): Promise<Imported> {
  const tombstones = (await db.get('meta', 'tombstones')) as Tombstones | undefined;
  const latest = new Map<string, BookRecord>();
  for (const record of records) {
    const other = latest.get(identityOf(record));
    if (isBuried(tombstones, record) || (other && other.stamp >= record.stamp)) continue;
    latest.set(identityOf(record), record);
  }
  const known = await knownAmong(db, [...latest.values()]);
  const fresh = [...latest].filter(([name]) => !known.has(name)).map(([, record]) => rowOfRecord(record));
  const changes = await newerThanKnown(
    db,
    [...latest].filter(([name]) => known.has(name)).map(([, record]) => record),
  );
  let at = 0;
  for (; fresh.length - at >= shelf.sealAt; at += shelf.sealAt) {
    await shelve(shelf, db, fresh.slice(at, at + shelf.sealAt));
  }
  await putAll(shelf, db, [...changes, ...fresh.slice(at).map((after) => ({ after }))]);
  const added = fresh.length;
  return { added, changed: changes.length, left: records.length - added - changes.length };
}

async function newerThanKnown(db: BooksDb, records: readonly BookRecord[]): Promise<RecordChange[]> {
  const found = await findAll(db, records);
  return records.flatMap((record): RecordChange[] => {
    const before = found.get(identityOf(record));
    return before && before.record.stamp < record.stamp ? [{ before, after: rowOfRecord(record) }] : [];
  });
}

async function putAll(shelf: Shelf, db: BooksDb, changes: readonly RecordChange[]): Promise<void> {
  if (changes.length === 0) return;
  const counters = await readCounters(db);
  const stamps = changes.map(({ after }) => after?.stamp ?? 0);
  const stamp = stamps.reduce((highest, one) => Math.max(highest, one), counters.stamp);
  const settlements = await shelf.settlements(db);
  await write(db, CHANGE_STORES, 'strict', (tx) =>
    putChanges(tx, shelf, { ...counters, stamp }, changes, settlements),
  );
}

/** Which of these the books hold: by ranges, as asking for each would take longer than the import. */
async function knownAmong(db: BooksDb, records: readonly BookRecord[]): Promise<Set<string>> {
  const ranges = new Map<string, [first: number, last: number]>();
  for (const { deviceId, n } of records) {
    const [first, last] = ranges.get(deviceId) ?? [n, n];
    ranges.set(deviceId, [Math.min(first, n), Math.max(last, n)]);
  }
  const known = new Set<string>();
  const headers = await db.getAll('volumeHeaders');
  for (const [deviceId, [first, last]] of ranges) {
    const range = IDBKeyRange.bound([deviceId, first], [deviceId, last]);
    for (const record of await db.getAllFromIndex('recent', 'identity', range)) known.add(identityOf(record));
    for (const header of headers) {
      const [from, to] = header.devices[deviceId] ?? [1, 0];
      if (from > last || to < first) continue;
      const open = await openVolume(db, header.id, { keys: false });
      for (const { record } of recordsOf(open)) known.add(identityOf(record));
    }
  }
  return known;
}
