import type { ClockRecord } from '../clock/types';
import type { ProblemReport } from '../journal/types';
import type { ChecklistRow } from '../notes/checklists';
import type { Lock } from '../notes/lock';
import type { Standing } from '../notes/standing';
import type { NoteRow, NoteVersion } from '../notes/types';
import { type Amendment, amend } from './amend';
import type { Ended } from './batches';
import { Calendar } from './calendar';
import { changeChecklists } from './checklists';
import { type Change, type Committed, commit, loadClock, loadLately, OWN_META } from './commit';
import { type Done, type DoneRow, putDone } from './done';
import { type Edited, editAll, type RecordEdit, type Settle, type SettleRef, settle, unsettle } from './edit';
import { changesTo, type RecordChanges } from './entry';
import { type Identity, type Stored, stored } from './find';
import { type Imported, importRecords } from './import';
import { importRest } from './import-rest';
import {
  type AllNotes,
  putAllNotes,
  putNote,
  readAllNotes,
  readNote,
  readNotes,
  readNoteVersions,
  removeNote,
} from './notes';
import { openForReading } from './open';
import { importPrivate, type PrivateRows, privateRows } from './private';
import { find, totalsBetween } from './read';
import { rebuildTotals, setDayStart, type Verdict, verify } from './rebuild';
import { type Beside, remove, removeBeside, removeProjects } from './remove';
import { dropDamaged } from './repair';
import { type Rest, restOf } from './rest';
import type { BooksDb } from './schema';
import { seal } from './seal';
import { exported, seenBatches, seenBetween, seenRecent } from './seen';
import { readSettlements, Shelf, type ShelfOptions } from './shelf';
import type { Shared, TaskChunk } from './task-columns';
import { taskChunks } from './task-list';
import { write } from './transactions';
import type { BookRecord, Extra, Project, TotalsRow } from './types';

export type { Amendment } from './amend';
export type { Change, Committed } from './commit';
export type { Edited, RecordEdit, Settle, SettleRef } from './edit';
export type { Entry, RecordChanges } from './entry';
export type { Imported } from './import';
export type { AllNotes } from './notes';
export type { Verdict } from './rebuild';

/** What anybody may look at. */
export interface BooksReader {
  /** One record as it stands, wherever it lies; `undefined` where there is none. */
  record(n: number, deviceId?: string): Promise<BookRecord | undefined>;
  /** Ended records that share time with `[fromAt, toAt)`, by start; dropped ones are in, marked. */
  recordsBetween(fromAt: number, toAt: number): Promise<BookRecord[]>;
  /** Ended records that are not sealed yet, by start: at least the latest ones. */
  recent(): Promise<BookRecord[]>;
  /** Rows of one span, both dates in: days `2026-11-23`, months `2026-11`, or `all`. */
  totals(span: TotalsRow['span'], fromDate: string, toDate: string): Promise<TotalsRow[]>;
  /**
   * All ended records, or those that ended in a range, a volume at a time, dropped ones too. `own`: earnings
   * with their own state, before settlements, as a backup keeps them. See `batchesOf`.
   */
  batches(range?: Ended, own?: 'own'): AsyncGenerator<BookRecord[]>;
  /** All ended records as a list shows them, the latest first; see `taskChunks`. */
  taskChunks(shared: Shared, known: ReadonlyMap<number, TaskChunk>): AsyncGenerator<TaskChunk>;
  /** All but records and notes: with the batches, what a backup holds. */
  rest(): Promise<Rest>;
  /** Rows of the stores that leave the device only under a passphrase. */
  privateRows(): Promise<PrivateRows>;
  projects(): Promise<Project[]>;
  /** Money beside tasks, all of it. */
  extras(): Promise<Extra[]>;
  /** What the worker did and can take back, the latest last. */
  doneList(): Promise<DoneRow[]>;
  /** The latest of it. */
  latestDone(): Promise<DoneRow | undefined>;
  meta(name: string): Promise<unknown>;
  /** The clock's state as last committed; `undefined` in fresh books. */
  loadClock(): Promise<unknown>;
  /** All notes, as they lie: sealed while they are under a lock (`meta`, `noteLock`). */
  notes(): Promise<NoteRow[]>;
  note(id: string): Promise<NoteRow | undefined>;
  /** Earlier versions of a note, the latest first. */
  noteVersions(id: string): Promise<NoteVersion[]>;
  checklists(): Promise<ChecklistRow[]>;
  standings(): Promise<Standing[]>;
  /** What the clock was told in `[fromAt, toAt)`, of the last 14 days, with the records: to be looked into elsewhere. */
  exportJournal(fromAt: number, toAt: number): Promise<ProblemReport>;
  close(): Promise<void>;
}

/**
 * The books, for their one writer: the background. Operations run one after the other; each is written whole
 * or not at all, and resolves when it is. Trouble with the database is a `BooksError`.
 */
export interface Books extends BooksReader {
  /** This installation's id, made when its books were. */
  readonly deviceId: string;
  readonly calendar: Calendar;
  /** Records that ended lately, as last committed. */
  loadLately(): Promise<ClockRecord[]>;
  /** Writes what an event of the clock came to, with the totals, in one transaction (relaxed). */
  commit(change: Change): Promise<Committed>;
  /** Changes one record, recent or sealed (strict). Throws a `RangeError` where there is none. */
  edit(n: number, change: RecordChanges): Promise<Edited>;
  /** Changes many records in one transaction. */
  editAll(edits: readonly RecordEdit[]): Promise<Edited[]>;
  /** Puts records back as they were before an edit, one transaction for all. */
  undo(edited: readonly Edited[]): Promise<void>;
  /** Writes all that one thing the worker does comes to, with what takes it back, in one transaction (strict). */
  amend(amendment: Amendment): Promise<void>;
  /** Records as they lie and as they are seen; those that exist. */
  stored(records: readonly { n: number; deviceId?: string }[]): Promise<Stored[]>;
  /** Keeps how things were before a change; the last 100 are kept. */
  remember(done: Done): Promise<void>;
  /** Says of whole days and projects where their money stands: one fact each, however many tasks. */
  settle(wanted: readonly Settle[]): Promise<SettleRef[]>;
  /** Takes settlements back; states are as if they had never been. */
  unsettle(refs: readonly SettleRef[]): Promise<void>;
  /** Seals the oldest ended records while `sealAt` are ready; how many volumes were made (strict). */
  seal(): Promise<number>;
  /** Deletes records for good: rewrites their volumes, leaves numbered tombstones (strict). */
  remove(records: readonly { n: number; deviceId?: string }[]): Promise<void>;
  /** Brings records of a backup or another device in: by identity, the later stamp stands (strict). */
  importRecords(records: readonly BookRecord[]): Promise<Imported>;
  /** Brings in what a backup holds beside records and projects; before its records. */
  importRest(rest: Omit<Rest, 'projects'>): Promise<void>;
  /** Brings in notes and their like, where these books have none of the same key; see `importPrivate`. */
  importNotes(rows: PrivateRows): Promise<boolean>;
  /** Deletes money beside tasks, and what platforms said of their pay, for good. */
  removeBeside(isMeant: (one: Beside) => boolean): Promise<void>;
  /** Deletes projects, and what was said of whole days of theirs. Their records go by `remove`. */
  removeProjects(keys: readonly string[]): Promise<void>;
  putProject(project: Project): Promise<void>;
  putMeta(name: string, value: unknown): Promise<void>;
  /** Puts a note, and how it stood `before` where that is to be kept. */
  putNote(row: NoteRow, before?: NoteVersion): Promise<void>;
  removeNote(id: string): Promise<void>;
  allNotes(): Promise<AllNotes>;
  /** Writes all notes and versions anew with their lock, or without one. */
  putAllNotes(all: AllNotes, lock: Lock | undefined): Promise<void>;
  /** Puts and removes rows of checklists in one transaction. */
  changeChecklists(put: readonly ChecklistRow[], removed?: readonly string[]): Promise<void>;
  putStanding(standing: Standing): Promise<void>;
  /** Sets where the worker's day begins (minutes after midnight) and sums all days anew. */
  setDayStart(minutes: number): Promise<void>;
  /** Sums all facts anew; how many rows of the totals were not as they should be. */
  rebuildTotals(): Promise<number>;
  /** Checks every volume, and the totals against the facts. Changes nothing. */
  verify(): Promise<Verdict>;
  /** Takes out volumes that cannot be read, so that the rest can be used; how many records went with them. */
  dropDamaged(): Promise<number>;
}

/** Opens the books to write in them. Throws a `BooksError` where that cannot be done. */
export async function openBooks(options: ShelfOptions = {}): Promise<Books> {
  const shelf = await Shelf.open(options);
  const turn =
    <A extends unknown[], T>(work: (db: BooksDb, ...args: A) => Promise<T>) =>
    (...args: A) =>
      shelf.inTurn((db) => work(db, ...args));
  const identified = ({ n, deviceId }: { n: number; deviceId?: string }): Identity => ({
    n,
    deviceId: deviceId ?? shelf.deviceId,
  });
  return {
    deviceId: shelf.deviceId,
    get calendar() {
      return shelf.calendar;
    },
    loadClock: turn(loadClock),
    loadLately: turn(loadLately),
    commit: turn((db, change) => commit(shelf, db, change)),
    edit: turn(async (db, n, change) => onlyOne(await editAll(shelf, db, [{ n, change }]))),
    editAll: turn((db, edits) => editAll(shelf, db, edits)),
    undo: turn(async (db, edited) => {
      await editAll(shelf, db, edited.map(undoing));
    }),
    amend: turn((db, amendment) => amend(shelf, db, amendment)),
    stored: turn(async (db, records) => {
      const settlements = await shelf.settlements(db);
      return stored(db, records.map(identified), (one) => settlements.applyTo(one, shelf.calendar));
    }),
    remember: turn(remember),
    settle: turn((db, wanted) => settle(shelf, db, wanted)),
    unsettle: turn((db, refs) => unsettle(shelf, db, refs)),
    seal: turn((db) => seal(shelf, db)),
    remove: turn((db, records) => remove(shelf, db, records.map(identified))),
    importRecords: turn((db, records) => importRecords(shelf, db, records)),
    importRest: turn((db, rest) => importRest(shelf, db, rest)),
    putProject: turn(async (db, project) => {
      await db.put('projects', project);
    }),
    putMeta: turn(putMeta),
    putNote: turn(putNote),
    removeNote: turn(removeNote),
    allNotes: turn(readAllNotes),
    putAllNotes: turn(putAllNotes),
    changeChecklists: turn(changeChecklists),
    putStanding: turn(async (db, standing) => {
      await db.put('standings', standing);
    }),
    setDayStart: turn((db, minutes) => setDayStart(shelf, db, minutes)),
    rebuildTotals: turn((db) => rebuildTotals(shelf, db)),
    verify: turn((db) => verify(shelf, db)),
    dropDamaged: turn((db) => dropDamaged(shelf, db)),
    batches: async function* (range, own) {
      // Not in turn: a writer that waits for its own reader would wait for ever.
      yield* await shelf.use(async (db) => seenBatches(db, shelf.calendar, range, own));
    },
    taskChunks: async function* (shared, known) {
      yield* await shelf.use(async (db) => taskChunks(db, shelf.calendar, shared, known));
    },
    rest: turn(restOf),
    privateRows: turn(privateRows),
    importNotes: turn(importPrivate),
    removeBeside: turn((db, isMeant) => removeBeside(shelf, db, isMeant)),
    removeProjects: turn((db, keys) => removeProjects(shelf, db, keys)),
    record: turn(async (db, n, deviceId) => {
      const found = await find(db, identified({ n, deviceId }));
      return found && (await shelf.settlements(db)).applyTo(found.record, shelf.calendar);
    }),
    recordsBetween: turn((db, fromAt, toAt) => seenBetween(db, shelf.calendar, fromAt, toAt)),
    recent: turn((db) => seenRecent(db, shelf.calendar)),
    totals: turn(totalsBetween),
    projects: turn((db) => db.getAll('projects')),
    extras: turn((db) => db.getAll('extras')),
    doneList: turn((db) => db.getAll('undo')),
    latestDone: turn(latestDone),
    meta: turn((db, name) => db.get('meta', name)),
    notes: turn(readNotes),
    note: turn(readNote),
    noteVersions: turn(readNoteVersions),
    checklists: turn((db) => db.getAll('checklists')),
    standings: turn((db) => db.getAll('standings')),
    exportJournal: turn((db, fromAt, toAt) => exported(db, shelf.calendar, fromAt, toAt)),
    close: () => shelf.close(),
  };
}

/** Opens the books for looking, in a page of ours. Throws a `BooksError` while the background must go first. */
export async function openReader(name?: string): Promise<BooksReader> {
  const db = await openForReading(name);
  const deviceId = String(await db.get('meta', 'deviceId'));
  const dayStartMin = await db.get('meta', 'dayStartMin');
  const calendar = new Calendar(typeof dayStartMin === 'number' ? dayStartMin : 0);
  return {
    record: async (n, of = deviceId) => {
      const found = await find(db, { n, deviceId: of });
      return found && (await readSettlements(db)).applyTo(found.record, calendar);
    },
    recordsBetween: (fromAt, toAt) => seenBetween(db, calendar, fromAt, toAt),
    recent: () => seenRecent(db, calendar),
    totals: (span, fromDate, toDate) => totalsBetween(db, span, fromDate, toDate),
    batches: (range, own) => seenBatches(db, calendar, range, own),
    taskChunks: (shared, known) => taskChunks(db, calendar, shared, known),
    rest: () => restOf(db),
    privateRows: () => privateRows(db),
    projects: () => db.getAll('projects'),
    extras: () => db.getAll('extras'),
    doneList: () => db.getAll('undo'),
    latestDone: () => latestDone(db),
    meta: (key) => db.get('meta', key),
    loadClock: () => loadClock(db),
    notes: () => readNotes(db),
    note: (id) => readNote(db, id),
    noteVersions: (id) => readNoteVersions(db, id),
    checklists: () => db.getAll('checklists'),
    standings: () => db.getAll('standings'),
    exportJournal: (fromAt, toAt) => exported(db, calendar, fromAt, toAt),
    close: async () => db.close(),
  };
}

async function latestDone(db: BooksDb): Promise<DoneRow | undefined> {
  return (await db.transaction('undo').store.openCursor(null, 'prev'))?.value;
}

async function remember(db: BooksDb, done: Done): Promise<void> {
  const last = (await latestDone(db))?.id ?? 0;
  await write(db, ['undo'], 'strict', (tx) => putDone(tx, done, last));
}

function undoing({ before }: Edited): RecordEdit {
  return { n: before.n, deviceId: before.deviceId, change: changesTo(before) };
}

function onlyOne<T>([one]: T[]): T {
  if (one === undefined) throw new RangeError('Nothing was edited');
  return one;
}

async function putMeta(db: BooksDb, name: string, value: unknown): Promise<void> {
  if (OWN_META.has(name)) throw new RangeError(`"${name}" belongs to the books`);
  await db.put('meta', value, name);
}
