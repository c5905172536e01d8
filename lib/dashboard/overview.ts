import type { BooksReader } from '../books/books';
import { figuresOf } from '../books/figures';
import type { Figures, Project, TotalsRow } from '../books/types';
import type { Dash } from './dash';
import { openIn, rowsIn } from './display';
import { type Point, piecesOf, rowsByPiece, type Step, stepOf } from './hours';
import { calendarOf, daysOf, openEntries } from './now';
import { comparedWith, type Range } from './range';

/** What the overview is made of: rows of days and projects, never tasks. */
export interface OverviewData {
  range: Range;
  before: Range;
  rows: TotalsRow[];
  figures: Figures;
  figuresBefore: Figures;
  step: Step;
  points: Point[];
  projects: Project[];
}

/** What of the dashboard its figures depend on. */
export type Frame = Pick<Dash, 'range' | 'today' | 'weekStart' | 'settings'>;

export async function readOverview(books: BooksReader, frame: Frame): Promise<OverviewData> {
  const { range, today, weekStart, settings } = frame;
  const before = comparedWith(range, today);
  const [dayRows, rowsBefore, projects, calendar] = await Promise.all([
    books.totals('d', range.fromDate, range.toDate),
    books.totals('d', before.fromDate, before.toDate),
    books.projects(),
    calendarOf(books),
  ]);
  const rows = rowsIn(settings.display, dayRows);
  const open = openIn(settings.display, await openEntries(books, projects, Date.now()));
  const figures = (of: readonly TotalsRow[], days: Pick<Range, 'fromDate' | 'toDate'>) =>
    figuresOf(of, open, daysOf(days, calendar));
  const step = stepOf(range);
  const pieces = piecesOf(range, step, weekStart).filter(({ fromDate }) => fromDate <= today);
  const byPiece = rowsByPiece(rows, pieces);
  return {
    range,
    before,
    rows,
    figures: figures(rows, range),
    figuresBefore: figures(rowsIn(settings.display, rowsBefore), before),
    step,
    points: pieces.map((piece, i) => ({ ...piece, figures: figures(byPiece[i] ?? [], piece) })),
    projects,
  };
}
