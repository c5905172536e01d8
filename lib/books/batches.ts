import { openVolume, recordsOf } from './find';
import type { BooksDb } from './schema';
import { view } from './transactions';
import type { BookRecord } from './types';

/** Records that ended in `[fromAt, toAt)`: an earning belongs to the day its task ended. */
export interface Ended {
  fromAt: number;
  toAt: number;
}

const byStart = (a: BookRecord, b: BookRecord) => a.startAt - b.startAt || a.n - b.n;

/**
 * All ended records, or those that ended in a range, one volume in memory at a time; by start within each batch.
 * What is sealed meanwhile is told once: the unsealed ones are read with the list of volumes. Earnings have their
 * own state, before any settlement. Throws a `BooksError` that names a damaged volume.
 */
export async function* batchesOf(db: BooksDb, range?: Ended): AsyncGenerator<BookRecord[]> {
  const tx = view(db, ['recent', 'volumeHeaders']);
  const [recent, headers] = await Promise.all([
    tx.objectStore('recent').getAll(),
    tx.objectStore('volumeHeaders').getAll(),
  ]);
  const isIn = ({ endAt }: BookRecord) => !range || (range.fromAt <= endAt && endAt < range.toAt);
  for (const { id, firstStartAt, lastEndAt } of headers.sort((a, b) => a.firstStartAt - b.firstStartAt)) {
    if (range && (lastEndAt < range.fromAt || firstStartAt >= range.toAt)) continue;
    const records = (await sealedIn(db, id)).filter(isIn);
    if (records.length > 0) yield records.sort(byStart);
  }
  const unsealed = recent.filter(isIn);
  if (unsealed.length > 0) yield unsealed.sort(byStart);
}

/** None where the volume was deleted since the list was read. */
async function sealedIn(db: BooksDb, id: number): Promise<BookRecord[]> {
  try {
    return [...recordsOf(await openVolume(db, id, { keys: true }))].map(({ record }) => record);
  } catch (error) {
    if ((await db.getKey('volumeHeaders', id)) === undefined) return [];
    throw error;
  }
}
