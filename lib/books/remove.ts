import { CHANGE_STORES, putTotals, tallyOf } from './change';
import { doneWithout } from './done';
import { type Found, findAll, type Identity, identityOf } from './find';
import { journalCuts, putCut } from './journal';
import type { BooksDb } from './schema';
import { putRewriting, REWRITE_STORES, type Rewriting, rewritten } from './seal';
import { readCounters, type Shelf } from './shelf';
import { buried, type Tombstones } from './tombstones';
import { del, put, write } from './transactions';

/**
 * See `Books.remove`. What was sealed is written anew without the records, and so are the journal and what an
 * undo would put back, so that nothing of them is left, before this says done.
 */
export async function remove(shelf: Shelf, db: BooksDb, identities: readonly Identity[]): Promise<void> {
  const found = await findAll(db, identities);
  const settlements = await shelf.settlements(db);
  const all = [...found.values()];
  const rewritings = await rewritingsWithout(db, all);
  const recent = all.filter((one) => !one.sealed).map(({ record }) => record);
  const done = await db.getAll('undo');
  const { kept, linked, taken } = doneWithout(done, identities, shelf.deviceId);
  const told = [...all, ...(await findAll(db, linked)).values()].map(({ record }) => record);
  const own = [...told, ...taken].filter(({ deviceId }) => deviceId === shelf.deviceId);
  const cuts = await journalCuts(db, own);
  const counters = await readCounters(db);
  const tally = tallyOf(
    shelf,
    all.map((before) => ({ before })),
    settlements,
  );
  const tombstones = (await db.get('meta', 'tombstones')) as Tombstones | undefined;
  const stores = [...new Set([...CHANGE_STORES, ...REWRITE_STORES, 'journal' as const, 'undo' as const])];
  await write(db, stores, 'strict', async (tx) => {
    const left = counters.recent - recent.length;
    for (const { startAt, deviceId, n } of recent) del(tx, 'recent', [startAt, deviceId, n]);
    for (const rewriting of rewritings) putRewriting(tx, rewriting);
    for (const cut of cuts) putCut(tx, cut);
    put(tx, 'meta', { ...counters, recent: left, stamp: counters.stamp + 1 }, 'counters');
    put(tx, 'meta', buried(tombstones, [...identities, ...taken]), 'tombstones');
    for (const { id } of done) del(tx, 'undo', id);
    for (const row of kept) put(tx, 'undo', row);
    await putTotals(tx, tally);
  });
  shelf.journal = undefined;
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
