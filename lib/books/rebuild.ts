import { Calendar } from './calendar';
import { columnsOf } from './columns';
import { asBooksError } from './errors';
import { type OpenVolume, openVolume } from './find';
import { patched, same } from './overlay';
import type { BooksDb, WriteTx } from './schema';
import { readSettlements, type Shelf } from './shelf';
import { Tally } from './tally';
import { deltasOf, rowOf, type TotalsKey } from './totals';
import { del, put, write } from './transactions';
import type { TotalsRow } from './types';

/** What a look over all facts found. */
export interface Verdict {
  /** Kept totals say what the facts say, and no volume is damaged. */
  ok: boolean;
  /** Rows that differ, as `span|date|project`. */
  differing: string[];
  /** A sentence for each volume that cannot be read; then totals are not judged. */
  damaged: string[];
}

const BATCH = 1_000;

/** Volumes one after the other; while one is summed the next is being read. */
async function* volumesOf(db: BooksDb): AsyncGenerator<OpenVolume> {
  const ids = await db.getAllKeys('volumeHeaders');
  const open = (id: number | undefined) => {
    const opening = id === undefined ? undefined : openVolume(db, id, { keys: false });
    opening?.catch(() => undefined);
    return opening;
  };
  let next = open(ids[0]);
  for (let i = 0; next; i++) {
    const volume = await next;
    next = open(ids[i + 1]);
    yield volume;
  }
}

/** Sums all facts, two volumes in memory at a time. Throws a `BooksError` that names a damaged volume. */
async function tallyFacts(calendar: Calendar, db: BooksDb): Promise<Tally> {
  const tally = new Tally(calendar, await readSettlements(db));
  for (const extra of await db.getAll('extras')) tally.addExtra(extra, 1);
  for await (const { columns, edits } of volumesOf(db)) {
    const { columns: now, skip, rewritten } = patched(columns, edits);
    tally.add(now, 1, skip);
    if (rewritten.length > 0) tally.add(columnsOf(rewritten), 1);
  }
  let range: IDBKeyRange | undefined;
  for (;;) {
    const rows = await db.getAll('recent', range, BATCH);
    const last = rows.at(-1);
    if (!last) return tally;
    tally.add(columnsOf(rows), 1);
    range = IDBKeyRange.lowerBound([last.startAt, last.deviceId, last.n], true);
  }
}

const nameOf = (key: TotalsKey) => key.join('|');

interface Difference {
  key: TotalsKey;
  /** What the facts say; nothing: the row must go. */
  row?: TotalsRow;
}

async function differences(calendar: Calendar, db: BooksDb): Promise<Difference[]> {
  const tally = await tallyFacts(calendar, db);
  const kept = new Map<string, TotalsRow>();
  for (const row of await db.getAll('totals')) kept.set(nameOf([row.span, row.date, row.project]), row);
  const differing: Difference[] = [];
  for (const { key, sums } of deltasOf(tally)) {
    const row = rowOf(key, sums);
    if (!row) continue;
    if (!same(row, kept.get(nameOf(key)))) differing.push({ key, row });
    kept.delete(nameOf(key));
  }
  for (const { span, date, project } of kept.values()) differing.push({ key: [span, date, project] });
  return differing;
}

/** See `Books.rebuildTotals`. Writes only the rows that differ: writing thousands costs more than summing. */
export async function rebuildTotals(shelf: Shelf, db: BooksDb): Promise<number> {
  const differing = await differences(shelf.calendar, db);
  await write(db, ['totals'], 'strict', (tx) => putDifferences(tx, differing));
  return differing.length;
}

function putDifferences(tx: WriteTx, differing: readonly Difference[]): void {
  for (const { key, row } of differing) {
    if (row) put(tx, 'totals', row);
    else del(tx, 'totals', key);
  }
}

/** See `Books.setDayStart`. The setting and the totals that follow from it are written together. */
export async function setDayStart(shelf: Shelf, db: BooksDb, minutes: number): Promise<void> {
  const calendar = new Calendar(minutes);
  const differing = await differences(calendar, db);
  await write(db, ['totals', 'meta'], 'strict', (tx) => {
    put(tx, 'meta', minutes, 'dayStartMin');
    putDifferences(tx, differing);
  });
  shelf.calendar = calendar;
}

/** See `Books.verify`. */
export async function verify(shelf: Shelf, db: BooksDb): Promise<Verdict> {
  const damaged: string[] = [];
  for (const id of await db.getAllKeys('volumeHeaders')) {
    try {
      await openVolume(db, id, { keys: true });
    } catch (error) {
      damaged.push(asBooksError(error).message);
    }
  }
  if (damaged.length > 0) return { ok: false, differing: [], damaged };
  const differing = (await differences(shelf.calendar, db)).map(({ key }) => nameOf(key));
  return { ok: differing.length === 0, differing, damaged };
}
