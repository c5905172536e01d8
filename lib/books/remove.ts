import { CHANGE_STORES, putTotals, tallyOf } from './change';
import { doneWithout } from './done';
import { type Found, findAll, type Identity, identityOf } from './find';
import { delPlaces, isDoneOf, isDoneOn, PLACE_STORES, placesOf, settledOn } from './forget';
import { journalCuts, putCut } from './journal';
import { isPaidName, type PaidEntry, paidFrom, platformOfPaid } from './paid';
import type { BooksDb } from './schema';
import { putRewriting, REWRITE_STORES, type Rewriting, rewritten } from './seal';
import { Settlements } from './settled';
import { readCounters, type Shelf } from './shelf';
import { Tally } from './tally';
import { buried, type Tombstones } from './tombstones';
import { del, put, write } from './transactions';
import type { Extra } from './types';

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

/** What names the money that is meant. */
export type Beside = Pick<Extra, 'project' | 'date'>;

/**
 * Deletes what is kept of days and projects beside their records: money beside tasks with its share of the totals,
 * settlements, what platforms said that they pay, and what could bring any of it back. The journal, which also tells of
 * what never became a record, begins anew. See `Books.removeBeside`.
 */
export async function removeBeside(
  shelf: Shelf,
  db: BooksDb,
  isMeant: (one: Beside) => boolean,
): Promise<void> {
  await removePaid(db, isMeant);
  const gone = (await db.getAll('extras')).filter(isMeant);
  const undo = await db.getAll('undo');
  const once = undo
    .flatMap(({ extras = [] }) => extras.flatMap(({ before }) => before ?? []))
    .filter(isMeant);
  const ids = new Set([...gone, ...once].map(({ id }) => id));
  const settled = await settledOn(db, isMeant);
  const done = undo.filter((row) => isDoneOn(row, isMeant) || row.extras?.some(({ id }) => ids.has(id)));
  const tally = new Tally(shelf.calendar, new Settlements());
  for (const extra of gone) tally.addExtra(extra, -1);
  await write(db, ['extras', 'overlays', 'undo', 'totals', 'journal'], 'strict', async (tx) => {
    for (const id of ids) del(tx, 'extras', id);
    for (const key of settled) del(tx, 'overlays', key);
    for (const { id } of done) del(tx, 'undo', id);
    del(tx, 'journal', IDBKeyRange.lowerBound([]));
    await putTotals(tx, tally);
  });
  shelf.journal = undefined;
  shelf.forgetSettlements();
}

async function removePaid(db: BooksDb, isMeant: (one: Beside) => boolean): Promise<void> {
  const isGone = (platform: string) => (entry: PaidEntry) =>
    isMeant({ date: entry.date, project: ('project' in entry && entry.project) || `${platform}:` });
  const names = (await db.getAllKeys('meta')).map(String).filter(isPaidName);
  const all = await Promise.all(
    names.map(async (name) => [name, paidFrom(await db.get('meta', name))] as const),
  );
  const changed = all.filter(([name, rows]) => rows.some(isGone(platformOfPaid(name))));
  if (changed.length === 0) return;
  const done = (await db.getAll('undo')).filter(
    ({ paid }) => paid && changed.some(([name]) => platformOfPaid(name) === paid.platform),
  );
  await write(db, ['meta', 'undo'], 'strict', (tx) => {
    for (const [name, rows] of changed) {
      const gone = isGone(platformOfPaid(name));
      put(
        tx,
        'meta',
        rows.filter((row) => !gone(row)),
        name,
      );
    }
    for (const { id } of done) del(tx, 'undo', id);
  });
}

/**
 * See `Books.removeProjects`. A key `platform:` stands for all of that platform: notes, checklists and standing there
 * go too. The journal begins anew.
 */
export async function removeProjects(shelf: Shelf, db: BooksDb, keys: readonly string[]): Promise<void> {
  const gone = new Set(keys);
  const theirs = await settledOn(db, ({ project }) => gone.has(project));
  const done = (await db.getAll('undo')).filter((row) => isDoneOf(row, gone));
  const platforms = keys.filter((key) => key.endsWith(':')).map((key) => key.slice(0, -1));
  const places = await placesOf(db, new Set(platforms));
  await write(db, ['projects', 'overlays', 'journal', 'undo', ...PLACE_STORES], 'strict', (tx) => {
    delPlaces(tx, places);
    for (const key of gone) del(tx, 'projects', key);
    for (const key of theirs) del(tx, 'overlays', key);
    for (const { id } of done) del(tx, 'undo', id);
    del(tx, 'journal', IDBKeyRange.lowerBound([]));
  });
  shelf.journal = undefined;
  shelf.forgetSettlements();
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
