import type { ClockEvent, ClockState } from '../clock/state';
import { isNothing, isPlain, sameClock, withEvent } from '../journal/fold';
import { forgetting, withoutRecords } from '../journal/forget';
import { equalClocks, replayRun } from '../journal/replay';
import { type Gone, JOURNAL_MS, type Run, type Told } from '../journal/types';
import type { BooksDb, WriteTx } from './schema';
import type { Shelf } from './shelf';
import { isBuried, type Tombstones } from './tombstones';
import { del, put } from './transactions';

/**
 * A row of the journal. A run is a head, which has the clock's state before it, and small parts with the
 * events: the last one is written anew with each event, so it must stay small. A run that records were cut
 * out of has several heads.
 */
export interface JournalRow {
  run: number;
  part: number;
  /** When its first event was told. */
  at: number;
  before?: ClockState;
  events: ClockEvent[];
}

/** Where the journal is written on. */
export interface JournalTail {
  row: JournalRow;
  /** When its run began, and how many events it has. */
  begunAt: number;
  count: number;
  /** Can the last event make room for one that says more? */
  lastIsPlain: boolean;
  /** The clock after the last event. */
  after: ClockState;
}

const PART_EVENTS = 16;
const RUN_EVENTS = 512;
const RUN_MS = 3_600_000;

const runRange = (run: number) => IDBKeyRange.bound([run], [run, []]);

/** What an event adds to the journal, to be put in its commit's transaction; the tail holds once that is complete. */
export interface JournalPage {
  rows: JournalRow[];
  tail: JournalTail;
}

/** Reads what is needed and lays out what `putPage` writes. */
export async function pageOf(shelf: Shelf, db: BooksDb, told: Told): Promise<JournalPage> {
  const tail = shelf.journal ?? (await lastTail(db, told));
  if (!tail || !goesOn(tail, told)) return begun(shelf, db, told, tail);
  const { event, after } = told;
  if (isNothing(told)) return { rows: [], tail: { ...tail, after } };
  const full = tail.row.events.length >= PART_EVENTS;
  const row: JournalRow = full
    ? { run: tail.row.run, part: tail.row.part + 1, at: event.at, events: [event] }
    : { ...tail.row, events: withEvent(tail.row.events, told, tail.lastIsPlain) };
  const count = tail.count + row.events.length - (full ? 0 : tail.row.events.length);
  return { rows: [row], tail: { ...tail, row, count, lastIsPlain: isPlain(told), after } };
}

/** A run goes on while nothing happened beside it, and it is neither long nor old. */
function goesOn({ after, begunAt, count }: JournalTail, { before, event }: Told): boolean {
  return count < RUN_EVENTS && Math.abs(event.at - begunAt) < RUN_MS && sameClock(after, before);
}

async function begun(shelf: Shelf, db: BooksDb, told: Told, tail?: JournalTail): Promise<JournalPage> {
  const { before, event, after } = told;
  const run = (tail?.row.run ?? (await lastRow(db))?.run ?? 0) + 1;
  const tombstones = (await db.get('meta', 'tombstones')) as Tombstones | undefined;
  const { deviceId } = shelf;
  const deleted = [...before.ended, ...Object.values(before.open)].filter(({ n }) =>
    isBuried(tombstones, { deviceId, n }),
  );
  const head: JournalRow = { run, part: 0, at: event.at, before: forgetting(before, deleted), events: [] };
  const row: JournalRow = { run, part: 1, at: event.at, events: [event] };
  const next = { row, begunAt: event.at, count: 1, lastIsPlain: isPlain(told), after };
  return { rows: [head, row], tail: next };
}

async function lastRow(db: BooksDb): Promise<JournalRow | undefined> {
  return (await db.transaction('journal').store.openCursor(null, 'prev'))?.value;
}

/** The tail that a former life of the background left, if its run leads to the clock as it is now. */
async function lastTail(db: BooksDb, { before, event }: Told): Promise<JournalTail | undefined> {
  const row = await lastRow(db);
  if (!row || Math.abs(event.at - row.at) >= RUN_MS) return undefined;
  const run = runsOf(await db.getAll('journal', runRange(row.run))).at(-1);
  if (!run || !leadsTo(run, before)) return undefined;
  const begunAt = run.events[0]?.at ?? row.at;
  return { row, begunAt, count: run.events.length, lastIsPlain: false, after: before };
}

/** A run that another version of the clock was told may not even replay: then it leads nowhere. */
function leadsTo(run: Run, state: ClockState): boolean {
  try {
    return equalClocks(replayRun(run).state, state);
  } catch {
    return false;
  }
}

/** Writes a page; a new run makes room for itself by what is too old to be kept. */
export async function putPage(tx: WriteTx, { rows, tail }: JournalPage): Promise<void> {
  for (const row of rows) put(tx, 'journal', row);
  if (rows.some(({ part }) => part === 0)) await deleteOld(tx, tail.begunAt);
}

async function deleteOld(tx: WriteTx, now: number): Promise<void> {
  const journal = tx.objectStore('journal');
  for (let cursor = await journal.openCursor(); cursor; ) {
    const { run, at } = cursor.value;
    if (Math.abs(now - at) <= JOURNAL_MS) return;
    del(tx, 'journal', runRange(run));
    cursor = await cursor.continue([run + 1, 0]);
  }
}

/** Rows as runs: each begins where a row has the clock's state. */
function runsOf(rows: readonly JournalRow[]): Run[] {
  const runs: { before: ClockState; events: ClockEvent[] }[] = [];
  for (const { before, events } of rows) {
    if (before) runs.push({ before, events: [] });
    runs.at(-1)?.events.push(...events);
  }
  return runs;
}

/** The journal's runs that share time with `[fromAt, toAt)`, in order, each in whole. */
export async function journalBetween(db: BooksDb, fromAt: number, toAt: number): Promise<Run[]> {
  return runsOf(await db.getAll('journal')).filter(
    ({ events }) => events.some(({ at }) => at >= fromAt) && events.some(({ at }) => at < toAt),
  );
}

/** What must stand in place of a run's rows. */
export interface JournalCut {
  run: number;
  rows: JournalRow[];
}

/** What the journal must become for nothing of these records to be left in it. They are this device's own. */
export async function journalCuts(db: BooksDb, gone: readonly Gone[]): Promise<JournalCut[]> {
  if (gone.length === 0) return [];
  const cuts: JournalCut[] = [];
  const all = await db.getAll('journal');
  // Years of work may go at once; the clock's own state at the journal's beginning knows the last days alone.
  const since = (all[0]?.at ?? 0) - JOURNAL_MS;
  const near = gone.filter(({ endAt }) => endAt >= since);
  if (near.length === 0) return [];
  for (const [run, rows] of Map.groupBy(all, (row) => row.run)) {
    const runs = runsOf(rows);
    const left = runs.map((one) => leftOf(one, near));
    if (left.every((one) => one === undefined)) continue;
    const kept = left.flatMap((one, i) => one ?? runs[i] ?? []);
    cuts.push({ run, rows: kept.flatMap(rowsOf).map((row, part) => ({ ...row, run, part })) });
  }
  return cuts;
}

/** A run that does not replay with this version cannot be cut: it goes as a whole. */
function leftOf(run: Run, gone: readonly Gone[]): Run[] | undefined {
  try {
    return withoutRecords(run, gone);
  } catch {
    return [];
  }
}

function rowsOf({ before, events }: Run): Omit<JournalRow, 'run' | 'part'>[] {
  const at = events[0]?.at ?? before.heardAt;
  const rows: Omit<JournalRow, 'run' | 'part'>[] = [{ at, before, events: [] }];
  for (let i = 0; i < events.length; i += PART_EVENTS) {
    const part = events.slice(i, i + PART_EVENTS);
    rows.push({ at: part[0]?.at ?? at, events: part });
  }
  return rows;
}

export function putCut(tx: WriteTx, { run, rows }: JournalCut): void {
  del(tx, 'journal', runRange(run));
  for (const row of rows) put(tx, 'journal', row);
}
