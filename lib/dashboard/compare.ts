import type { BooksReader } from '../books/books';
import { paidFrom, paidName } from '../books/paid';
import type { TotalsRow } from '../books/types';
import { rowsIn } from './display';
import { type Group, groupsBy } from './groups';
import type { Frame } from './overview';
import { paymentDaysOf } from './payment-days';

/** One platform by the worker's own figures. */
export interface PlatformFigures extends Group {
  /** Money rejected ÷ all money that was settled or is open; per currency the larger sum speaks. */
  rejectedShare?: number;
  /** Days on which anything was done there. */
  daysWithWork: number;
  /** Days from work to its payment (`paymentDaysOf`). */
  paymentDays?: number;
}

/** The part of a platform's money that was rejected, in the currency that most of it is in. */
export function rejectedShareOf({ earned }: Pick<TotalsRow, 'earned'>): number | undefined {
  const sums = Object.values(earned).map((states) => ({
    rejected: states.rejected ?? 0,
    all: Object.values(states).reduce((sum, micros) => sum + micros, 0),
  }));
  const main = sums.reduce<(typeof sums)[number] | undefined>(
    (a, b) => (a && a.all >= b.all ? a : b),
    undefined,
  );
  return main && main.all > 0 ? main.rejected / main.all : undefined;
}

/** Did anybody work in this row, or only wait for money? */
const isWorked = (row: TotalsRow) => row.hourMs.some((ms) => ms > 0);

/** Platforms side by side, the best All time first; those without a rate last. */
export function platformsOf(rows: readonly TotalsRow[]): PlatformFigures[] {
  const days = Map.groupBy(rows.filter(isWorked), (row) => row.platform);
  const figures = groupsBy(rows, (row) => row.platform).map((group): PlatformFigures => {
    const rejectedShare = rejectedShareOf(group.row);
    const dates = new Set(days.get(group.key)?.map((row) => row.date));
    return { ...group, daysWithWork: dates.size, ...(rejectedShare === undefined ? {} : { rejectedShare }) };
  });
  const best = (one: Group) => one.allTime[0]?.highMicros ?? -1;
  const currency = (one: Group) => one.allTime[0]?.currency ?? '~';
  const counts = Map.groupBy(figures, currency);
  const size = (one: Group) => counts.get(currency(one))?.length ?? 0;
  // Two currencies cannot be ranked against each other: those of the commonest stand first.
  return figures.sort(
    (a, b) =>
      Number(best(a) < 0) - Number(best(b) < 0) ||
      size(b) - size(a) ||
      currency(a).localeCompare(currency(b)) ||
      best(b) - best(a),
  );
}

export async function readCompare(
  books: BooksReader,
  { range, settings }: Pick<Frame, 'range' | 'settings'>,
): Promise<PlatformFigures[]> {
  const rows = await books.totals('d', range.fromDate, range.toDate);
  const own = Map.groupBy(rows, (row) => row.platform);
  return Promise.all(
    platformsOf(rowsIn(settings.display, rows)).map(async (one): Promise<PlatformFigures> => {
      const entries = paidFrom(await books.meta(paidName(one.key)));
      const paymentDays = paymentDaysOf(own.get(one.key) ?? [], entries, settings.display);
      return { ...one, ...(paymentDays === undefined ? {} : { paymentDays }) };
    }),
  );
}
