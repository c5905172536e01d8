import type { BooksReader } from '../books/books';
import { figuresOf } from '../books/figures';
import type { Figures, Project, TotalsRow } from '../books/types';
import { calendarOf, daysOf, openEntries } from './now';
import { comparedWith, type Range } from './range';

/** What the overview is made of: rows of days and projects, never tasks. */
export interface OverviewData {
  range: Range;
  before: Range;
  rows: TotalsRow[];
  figures: Figures;
  figuresBefore: Figures;
  projects: Project[];
}

export async function readOverview(books: BooksReader, range: Range, today: string): Promise<OverviewData> {
  const before = comparedWith(range, today);
  const [rows, rowsBefore, projects, calendar] = await Promise.all([
    books.totals('d', range.fromDate, range.toDate),
    books.totals('d', before.fromDate, before.toDate),
    books.projects(),
    calendarOf(books),
  ]);
  const open = await openEntries(books, projects, Date.now());
  return {
    range,
    before,
    rows,
    figures: figuresOf(rows, open, daysOf(range, calendar)),
    figuresBefore: figuresOf(rowsBefore, open, daysOf(before, calendar)),
    projects,
  };
}
