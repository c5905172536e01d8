import { batchesOf } from './batches';
import { putTotals } from './change';
import { putSettled } from './edit';
import type { Identity } from './find';
import { same } from './overlay';
import { isPaidName, type PaidEntry, paidFrom } from './paid';
import { setDayStart } from './rebuild';
import { remove } from './remove';
import { isSetting, type Rest } from './rest';
import type { BooksDb } from './schema';
import { type Settled, type Settlement, Settlements } from './settled';
import { readCounters, type Shelf } from './shelf';
import { Tally } from './tally';
import { isBuried, joinedWith, type Tombstones } from './tombstones';
import { put, write } from './transactions';
import type { Extra } from './types';

/**
 * Brings in what a backup holds beside records, before its records: deletions hold, settlements are joined, and
 * a setting is taken where these books have none. Done twice it changes nothing. See `Books.importRest`.
 */
export async function importRest(shelf: Shelf, db: BooksDb, rest: Omit<Rest, 'projects'>): Promise<void> {
  const isFresh = (await readCounters(db)).recent === 0 && (await db.count('volumeHeaders')) === 0;
  if (isFresh && rest.dayStartMin !== shelf.calendar.dayStartMin)
    await setDayStart(shelf, db, rest.dayStartMin);
  await bury(shelf, db, rest.tombstones);
  await joinSettled(shelf, db, rest.settled);
  await joinExtras(shelf, db, rest.extras);
  const known = new Set((await db.getAllKeys('meta')).map(String));
  const fresh = Object.entries(rest.meta).filter(([name]) => isSetting(name) && !known.has(name));
  const paid = await joinedPaid(db, rest.meta, known);
  await write(db, ['meta'], 'strict', (tx) => {
    for (const [name, value] of [...fresh, ...paid]) put(tx, 'meta', value, name);
  });
}

/** What platforms said of their pay: rows that these books have stay as they are. */
async function joinedPaid(
  db: BooksDb,
  meta: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
): Promise<[name: string, rows: PaidEntry[]][]> {
  const names = Object.keys(meta).filter((name) => isPaidName(name) && known.has(name));
  const own = await Promise.all(names.map((name) => db.get('meta', name)));
  return names.flatMap((name, i): [string, PaidEntry[]][] => {
    const rows = paidFrom(own[i]);
    const ids = new Set(rows.map(({ id }) => id));
    const more = paidFrom(meta[name]).filter(({ id }) => !ids.has(id));
    return more.length > 0 ? [[name, [...rows, ...more]]] : [];
  });
}

/** What was deleted elsewhere is deleted here, a volume's worth at a time. */
async function bury(shelf: Shelf, db: BooksDb, tombstones: Tombstones): Promise<void> {
  const before = (await db.get('meta', 'tombstones')) as Tombstones | undefined;
  const joint = joinedWith(before, tombstones);
  if (same(joint, before ?? {})) return;
  for await (const records of batchesOf(db)) {
    const gone = records.filter((record) => isBuried(tombstones, record));
    if (gone.length > 0)
      await remove(
        shelf,
        db,
        gone.map(({ deviceId, n }): Identity => ({ deviceId, n })),
      );
  }
  await write(db, ['meta'], 'strict', (tx) => put(tx, 'meta', joint, 'tombstones'));
}

async function joinSettled(shelf: Shelf, db: BooksDb, more: readonly Settled[]): Promise<void> {
  const settlements = await shelf.settlements(db);
  const rows = more.flatMap(({ id, entries }): Settled[] => {
    const byStamp = new Map<number, Settlement>(
      [...entries, ...settlements.entries(...id)].map((entry) => [entry.stamp, entry]),
    );
    const joint = [...byStamp.values()].sort((a, b) => a.stamp - b.stamp);
    return joint.length > settlements.entries(...id).length ? [{ id, entries: joint }] : [];
  });
  if (rows.length === 0) return;
  const counters = await readCounters(db);
  const stamps = rows.flatMap(({ entries }) => entries.map(({ stamp }) => stamp));
  await putSettled(shelf, db, { ...counters, stamp: Math.max(counters.stamp, ...stamps) }, rows);
}

/** Money beside tasks: by id, the later stamp stands. */
async function joinExtras(shelf: Shelf, db: BooksDb, more: readonly Extra[]): Promise<void> {
  const known = new Map((await db.getAll('extras')).map((extra) => [extra.id, extra]));
  const newer = more.filter(({ id, stamp }) => stamp > (known.get(id)?.stamp ?? -1));
  if (newer.length === 0) return;
  const counters = await readCounters(db);
  const stamp = Math.max(counters.stamp, ...newer.map((extra) => extra.stamp));
  const tally = new Tally(shelf.calendar, new Settlements());
  for (const extra of newer) {
    const before = known.get(extra.id);
    if (before) tally.addExtra(before, -1);
    tally.addExtra(extra, 1);
  }
  await write(db, ['extras', 'totals', 'meta'], 'strict', async (tx) => {
    for (const extra of newer) put(tx, 'extras', extra);
    put(tx, 'meta', { ...counters, stamp }, 'counters');
    await putTotals(tx, tally);
  });
}
