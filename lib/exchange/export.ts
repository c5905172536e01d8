import type { BooksReader } from '../books/books';
import { Calendar, DAY_MS, dayOf } from '../books/calendar';
import type { BookRecord } from '../books/types';
import { StandIns } from './alias';
import { csvPieces } from './csv';
import { blobOf, filePieces, type Head } from './file';

/** Some of the worker's days, both dates in. */
export interface Dates {
  fromDate: string;
  toDate: string;
}

export interface ExportOptions {
  /** Without it, everything. */
  dates?: Dates;
  /** Names of projects stay here; what a project is called in the worker's language. */
  standIns?: string;
}

const NO_NAMES = { nameOf: (key: string) => key };

async function standInsFor(books: BooksReader, word: string): Promise<StandIns> {
  const secret = await books.meta('secret');
  const projects = await books.projects();
  const aliases = Object.fromEntries(projects.flatMap(({ key, alias }) => (alias ? [[key, alias]] : [])));
  const bytes = secret instanceof Uint8Array ? (secret as Uint8Array<ArrayBuffer>) : new Uint8Array(32);
  return StandIns.of(projects, aliases, bytes, word);
}

/** Records that ended on some days, each by the day where it was done: as the totals have it. */
async function* endedOn(
  books: BooksReader,
  calendar: Calendar,
  dates: Dates | undefined,
): AsyncGenerator<BookRecord[]> {
  if (!dates) return yield* books.batches();
  const { fromDate, toDate } = dates;
  // A day's instants in any zone, and the worker's own start of day, lie within two days around it.
  const around = { fromAt: (dayOf(fromDate) - 2) * DAY_MS, toAt: (dayOf(toDate) + 3) * DAY_MS };
  for await (const records of books.batches(around)) {
    yield records.filter(({ endAt, zone }) => {
      const date = calendar.dateAt(endAt, zone);
      return fromDate <= date && date <= toDate;
    });
  }
}

/** The tasks as a table. */
export async function csvFile(books: BooksReader, { dates, standIns }: ExportOptions): Promise<Blob> {
  const { dayStartMin, projects } = await books.rest();
  const calendar = new Calendar(dayStartMin);
  const names = new Map(projects.map(({ key, name }) => [key, name]));
  const { nameOf } = standIns === undefined ? NO_NAMES : await bound(books, standIns);
  const shown = (key: string) => (standIns === undefined ? (names.get(key) ?? nameOf(key)) : nameOf(key));
  return blobOf(csvPieces(endedOn(books, calendar, dates), calendar, shown), 'text/csv');
}

async function bound(books: BooksReader, word: string) {
  const stand = await standInsFor(books, word);
  return { nameOf: (key: string) => stand.nameOf(key) };
}

/** The records as JSON, to be read elsewhere: states as on screen, no key, no notes, no settings. */
export async function jsonFile(books: BooksReader, { dates, standIns }: ExportOptions): Promise<Blob> {
  const { deviceId, dayStartMin, projects } = await books.rest();
  const calendar = new Calendar(dayStartMin);
  const stand = standIns === undefined ? undefined : await standInsFor(books, standIns);
  const head: Head = {
    kind: 'export',
    madeAt: new Date().toISOString(),
    deviceId,
    dayStartMin,
    projects: stand ? projects.map((project) => stand.project(project)) : projects,
    settled: [],
    extras: [],
    tombstones: {},
    meta: {},
    ...(dates ? { dates: { from: dates.fromDate, to: dates.toDate } } : {}),
    ...(stand ? { aliased: true } : {}),
  };
  const batches = endedOn(books, calendar, dates);
  return blobOf(filePieces(head, stand ? renamed(batches, stand) : batches), 'application/json');
}

async function* renamed(batches: AsyncIterable<BookRecord[]>, stand: StandIns): AsyncGenerator<BookRecord[]> {
  for await (const records of batches) yield records.map((record) => stand.record(record));
}
