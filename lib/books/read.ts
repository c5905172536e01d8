import { type Found, findAll, foundAt, type Identity, openVolume } from './find';
import type { BooksDb } from './schema';
import { readCounters } from './shelf';
import { view } from './transactions';
import type { TotalsRow } from './types';

/** Records that share time with `[fromAt, toAt)` or begin in it, by start. States are their own. */
export async function foundBetween(
  db: BooksDb,
  fromAt: number,
  toAt: number,
  want: { keys: boolean },
): Promise<Found[]> {
  const { longestMs } = await readCounters(db);
  const tx = view(db, ['recent', 'volumeHeaders']);
  const [rows, headers] = await Promise.all([
    tx.objectStore('recent').getAll(IDBKeyRange.bound([fromAt - longestMs], [toAt])),
    tx.objectStore('volumeHeaders').getAll(),
  ]);
  const overlaps = (startAt: number, endAt: number) =>
    startAt < toAt && (endAt > fromAt || startAt >= fromAt);
  const found: Found[] = rows
    .filter(({ startAt, endAt }) => overlaps(startAt, endAt))
    .map((record) => ({ record }));
  for (const { id, firstStartAt, lastEndAt, lastStartAt } of headers) {
    if (!overlaps(firstStartAt, Math.max(lastEndAt, lastStartAt))) continue;
    found.push(...(await foundInVolume(db, id, overlaps, want)));
  }
  return found.sort((a, b) => a.record.startAt - b.record.startAt || a.record.n - b.record.n);
}

async function foundInVolume(
  db: BooksDb,
  id: number,
  overlaps: (startAt: number, endAt: number) => boolean,
  want: { keys: boolean },
): Promise<Found[]> {
  const { columns, edits } = await openVolume(db, id, want);
  const found: Found[] = [];
  for (let row = 0; row < columns.count; row++) {
    const startAt = columns.startAt[row] ?? 0;
    if (!edits.get(row)?.fields && !overlaps(startAt, startAt + (columns.spanMs[row] ?? 0))) continue;
    const one = foundAt(id, columns, edits, row);
    if (one && overlaps(one.record.startAt, one.record.endAt)) found.push(one);
  }
  return found;
}

export async function find(db: BooksDb, identity: Identity): Promise<Found | undefined> {
  return [...(await findAll(db, [identity])).values()][0];
}

/** Rows of one span, both dates in, by date and project. */
export async function totalsBetween(
  db: BooksDb,
  span: TotalsRow['span'],
  fromDate: string,
  toDate: string,
): Promise<TotalsRow[]> {
  // An array sorts after every string: all projects of the last date are in.
  return db.getAll('totals', IDBKeyRange.bound([span, fromDate], [span, toDate, []]));
}
