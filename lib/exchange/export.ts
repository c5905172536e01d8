import type { BooksReader } from '../books/books';
import { Calendar, DAY_MS, dayOf } from '../books/calendar';
import type { BookRecord, Project } from '../books/types';
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

async function standInsFor(
  books: BooksReader,
  projects: readonly Project[],
  word: string | undefined,
): Promise<StandIns> {
  const secret = await books.meta('secret');
  const bytes = secret instanceof Uint8Array ? (secret as Uint8Array<ArrayBuffer>) : new Uint8Array(32);
  return StandIns.of(projects, bytes, word);
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
  const stand = await standInsFor(books, projects, standIns);
  const pieces = csvPieces(endedOn(books, calendar, dates), calendar, (key) => stand.nameOf(key));
  return blobOf(pieces, 'text/csv');
}

/**
 * Records with their projects and the money beside them as JSON, to be read elsewhere: states as on screen, no key, no
 * notes, no settings. Nothing in it tells of days or projects that were not asked for.
 */
export async function jsonFile(books: BooksReader, { dates, standIns }: ExportOptions): Promise<Blob> {
  const { deviceId, dayStartMin, projects, extras } = await books.rest();
  const calendar = new Calendar(dayStartMin);
  const stand = await standInsFor(books, projects, standIns);
  const isIn = ({ date }: { date: string }) => !dates || (dates.fromDate <= date && date <= dates.toDate);
  const rows = dates ? await books.totals('d', dates.fromDate, dates.toDate) : [];
  const seen = new Set(rows.map(({ project }) => project));
  const head: Head = {
    kind: 'export',
    madeAt: new Date().toISOString(),
    deviceId,
    dayStartMin,
    projects: projects.filter(({ key }) => !dates || seen.has(key)).map((project) => stand.project(project)),
    settled: [],
    extras: extras.filter(isIn).map((extra) => stand.extra(extra)),
    tombstones: {},
    meta: {},
    ...(dates ? { dates: { from: dates.fromDate, to: dates.toDate } } : {}),
    ...(standIns === undefined ? {} : { aliased: true }),
  };
  return blobOf(filePieces(head, renamed(endedOn(books, calendar, dates), stand)), 'application/json');
}

async function* renamed(batches: AsyncIterable<BookRecord[]>, stand: StandIns): AsyncGenerator<BookRecord[]> {
  for await (const records of batches) yield records.map((record) => stand.record(record));
}
