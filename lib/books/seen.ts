import { problemReport } from '../journal/report';
import { batchesOf, type Ended } from './batches';
import type { Calendar } from './calendar';
import { journalBetween } from './journal';
import { foundBetween } from './read';
import type { BooksDb } from './schema';
import { readSettlements } from './shelf';
import type { BookRecord } from './types';

/** Records as a screen shows them: their earnings stand where settlements of their day have put them. */
export async function seenBetween(db: BooksDb, calendar: Calendar, fromAt: number, toAt: number) {
  const settlements = await readSettlements(db);
  const found = await foundBetween(db, fromAt, toAt, { keys: true });
  return found.map(({ record }) => settlements.applyTo(record, calendar));
}

export async function* seenBatches(db: BooksDb, calendar: Calendar, range?: Ended, own?: 'own') {
  const settlements = await readSettlements(db);
  for await (const records of batchesOf(db, range))
    yield own ? records : records.map((record) => settlements.applyTo(record, calendar));
}

export async function exported(db: BooksDb, calendar: Calendar, fromAt: number, toAt: number) {
  const records = await seenBetween(db, calendar, fromAt, toAt);
  return problemReport(fromAt, toAt, await journalBetween(db, fromAt, toAt), records);
}

export async function seenRecent(db: BooksDb, calendar: Calendar): Promise<BookRecord[]> {
  const settlements = await readSettlements(db);
  return (await db.getAll('recent')).map((record) => settlements.applyTo(record, calendar));
}
