import { putTotals, tallyOf } from './change';
import { openVolume, recordsOf } from './find';
import type { BooksDb, StoreName, WriteTx } from './schema';
import { type Counters, readCounters, type Shelf } from './shelf';
import { del, put, write } from './transactions';
import type { BookRecord } from './types';
import { encodeVolume, headerOf, type Volume, type VolumeHeader } from './volume';

/** A volume whose edits reach this share of its records is written anew with them in. */
const FOLD_FROM = 0.25;

export interface Sealing {
  volume: Volume;
  header: VolumeHeader;
}

/** Encodes records as the next volume; to be done before a transaction begins, as it waits for more than that. */
export async function sealing(id: number, records: readonly BookRecord[], generation = 1): Promise<Sealing> {
  const volume = await encodeVolume(id, records);
  return { volume, header: headerOf(volume, records, generation) };
}

export function putSealing(tx: WriteTx, { volume, header }: Sealing): void {
  put(tx, 'volumes', volume);
  put(tx, 'volumeHeaders', header);
}

/** The counters after a volume was added. */
export function afterSealing(counters: Counters, { header }: Sealing): Counters {
  const sealedTo = { ...counters.sealedTo };
  for (const [deviceId, [, last]] of Object.entries(header.devices)) {
    sealedTo[deviceId] = Math.max(sealedTo[deviceId] ?? last, last);
  }
  return { ...counters, sealedTo, nextVolume: Math.max(counters.nextVolume, header.id + 1) };
}

/** See `Books.seal`. */
export async function seal(shelf: Shelf, db: BooksDb): Promise<number> {
  let sealed = 0;
  for (;;) {
    const counters = await readCounters(db);
    if (counters.recent < shelf.sealAt) break;
    const rows = await db.getAll('recent', undefined, shelf.sealAt);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) break;
    const next = await sealing(counters.nextVolume, rows);
    await write(db, ['recent', 'volumes', 'volumeHeaders', 'meta'], 'strict', (tx) => {
      const keyOf = ({ startAt, deviceId, n }: BookRecord) => [startAt, deviceId, n];
      const recent = counters.recent - rows.length;
      const after = { ...afterSealing(counters, next), recent, longestMs: recent ? counters.longestMs : 0 };
      putSealing(tx, next);
      del(tx, 'recent', IDBKeyRange.bound(keyOf(first), keyOf(last)));
      put(tx, 'meta', after, 'counters');
    });
    sealed += 1;
  }
  if (sealed > 0) await foldLarge(db);
  return sealed;
}

/** Writes volumes with many edits anew; what they say does not change. */
async function foldLarge(db: BooksDb): Promise<void> {
  const headers = await db.getAll('volumeHeaders');
  const overlays = await db.getAll('overlays', IDBKeyRange.upperBound(Number.POSITIVE_INFINITY));
  for (const overlay of overlays) {
    const header = headers.find(({ id }) => id === overlay.id);
    if (!header || !('rows' in overlay) || overlay.rows.length < header.count * FOLD_FROM) continue;
    const rewriting = await rewritten(db, header, () => true);
    await write(db, REWRITE_STORES, 'strict', (tx) => putRewriting(tx, rewriting));
  }
}

export const REWRITE_STORES: StoreName[] = ['volumes', 'volumeHeaders', 'overlays'];

/** A volume to be replaced: by its next generation, or by nothing. */
export interface Rewriting {
  id: number;
  next?: Sealing;
}

/** A volume's next generation, with its edits in and without what `keep` leaves out. */
export async function rewritten(
  db: BooksDb,
  header: VolumeHeader,
  keep: (record: BookRecord) => boolean,
): Promise<Rewriting> {
  const { id, generation } = header;
  const open = await openVolume(db, id, { keys: true });
  const records = [...recordsOf(open)].map(({ record }) => record).filter(keep);
  if (records.length === 0) return { id };
  return { id, next: await sealing(id, records, generation + 1) };
}

export function putRewriting(tx: WriteTx, { id, next }: Rewriting): void {
  if (next) putSealing(tx, next);
  else {
    del(tx, 'volumes', id);
    del(tx, 'volumeHeaders', id);
  }
  del(tx, 'overlays', id);
}

/** Puts new records straight into a volume, with the totals. */
export async function shelve(shelf: Shelf, db: BooksDb, records: readonly BookRecord[]): Promise<void> {
  const counters = await readCounters(db);
  const next = await sealing(counters.nextVolume, records);
  const stamp = records.reduce((highest, record) => Math.max(highest, record.stamp), counters.stamp);
  const tally = tallyOf(
    shelf,
    records.map((after) => ({ after })),
    await shelf.settlements(db),
  );
  await write(db, ['volumes', 'volumeHeaders', 'totals', 'meta'], 'strict', async (tx) => {
    const after = { ...afterSealing(counters, next), stamp };
    putSealing(tx, next);
    put(tx, 'meta', after, 'counters');
    await putTotals(tx, tally);
  });
}
