import type { BooksReader } from '../books/books';
import type { Extra, Project, TotalsRow } from '../books/types';
import type { EarningState, Money } from '../rates/types';
import type { Range } from './range';

/** Money of tasks of one day and project, by where it stands. */
export interface DayMoney {
  date: string;
  project: string;
  platform: string;
  /** Tasks that ended that day. */
  tasks: number;
  /** Per currency and state, in a fixed order. */
  sums: (Money & { state: EarningState })[];
}

export interface MoneyData {
  days: DayMoney[];
  extras: Extra[];
  projects: Project[];
}

const STATES: readonly EarningState[] = ['expected', 'approved', 'paid', 'rejected'];

function sumsOf({ taskEarned }: TotalsRow): DayMoney['sums'] {
  return Object.entries(taskEarned).flatMap(([currency, states]) =>
    STATES.flatMap((state) => {
      const amountMicros = states[state];
      return amountMicros ? [{ currency, state, amountMicros }] : [];
    }),
  );
}

/** What tasks earned by day and project, the latest first, and the money beside them. */
export async function readMoney(books: BooksReader, { fromDate, toDate }: Range): Promise<MoneyData> {
  const [rows, extras, projects] = await Promise.all([
    books.totals('d', fromDate, toDate),
    books.extras(),
    books.projects(),
  ]);
  const days = rows
    .map((row) => ({
      date: row.date,
      project: row.project,
      platform: row.platform,
      tasks: (row.outcomes.submitted ?? 0) + (row.outcomes.timeOnly ?? 0),
      sums: sumsOf(row),
    }))
    .filter(({ sums }) => sums.length > 0)
    .reverse();
  return {
    days,
    extras: extras
      .filter(({ date }) => date >= fromDate && date <= toDate)
      .sort((a, b) => (a.date < b.date ? 1 : -1)),
    projects,
  };
}
