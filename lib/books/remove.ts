import { CHANGE_STORES, putTotals, tallyOf } from './change';
import { type Found, findAll, type Identity, identityOf } from './find';
import type { BooksDb } from './schema';
import { putRewriting, REWRITE_STORES, type Rewriting, rewritten } from './seal';
import { readCounters, type Shelf, write } from './shelf';
import { buried, type Tombstones } from './tombstones';

/**
 * See `Books.remove`. What was sealed is written anew without the records, so that nothing of them is left,
 * before this says done.
 */
export async function remove(shelf: Shelf, db: BooksDb, identities: readonly Identity[]): Promise<void> {
  const found = await findAll(db, identities);
  const settlements = await shelf.settlements(db);
  const all = [...found.values()];
  const rewritings = await rewritingsWithout(db, all);
  const recent = all.filter((one) => !one.sealed).map(({ record }) => record);
  const counters = await readCounters(db);
  const tally = tallyOf(
    shelf,
    all.map((before) => ({ before })),
    settlements,
  );
  const tombstones = (await db.get('meta', 'tombstones')) as Tombstones | undefined;
  const stores = [...new Set([...CHANGE_STORES, ...REWRITE_STORES])];
  await write(db, stores, 'strict', async (tx) => {
    const meta = tx.objectStore('meta');
    const rows = tx.objectStore('recent');
    const left = counters.recent - recent.length;
    await Promise.all([
      ...recent.map(({ startAt, deviceId, n }) => rows.delete([startAt, deviceId, n])),
      ...rewritings.map((rewriting) => putRewriting(tx, rewriting)),
      meta.put({ ...counters, recent: left, stamp: counters.stamp + 1 }, 'counters'),
      meta.put(buried(tombstones, identities), 'tombstones'),
      putTotals(tx, tally),
    ]);
  });
}

async function rewritingsWithout(db: BooksDb, found: readonly Found[]): Promise<Rewriting[]> {
  const gone = new Set(found.map(({ record }) => identityOf(record)));
  const volumes = new Set(found.flatMap(({ sealed }) => sealed?.volume ?? []));
  const rewritings: Rewriting[] = [];
  for (const id of volumes) {
    const header = await db.get('volumeHeaders', id);
    if (header) rewritings.push(await rewritten(db, header, (record) => !gone.has(identityOf(record))));
  }
  return rewritings;
}
