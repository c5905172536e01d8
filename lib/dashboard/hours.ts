import { dayOf, weekdayOf } from '../books/calendar';
import type { Figures, TotalsRow } from '../books/types';
import { datesOf, type Range } from './range';

/** Where hours can go; the first three are paid, the last is not counted at all. */
export const PLACES = [
  'paid',
  'paidTraining',
  'unpaidTasks',
  'training',
  'searching',
  'lost',
  'uncounted',
] as const;

export type Place = (typeof PLACES)[number];

/** Milliseconds by where they went, over some days. */
export type Hours = Record<Place, number>;

/** Where the hours of these rows went. All but `uncounted` add up to all working time. */
export function hoursOf(rows: readonly TotalsRow[]): Hours {
  const hours: Hours = {
    paid: 0,
    paidTraining: 0,
    unpaidTasks: 0,
    training: 0,
    searching: 0,
    lost: 0,
    uncounted: 0,
  };
  for (const row of rows) {
    hours.paid += row.paidTaskMs - row.unpaidTaskMs;
    hours.paidTraining += row.paidTrainingMs;
    hours.unpaidTasks += row.unpaidTaskMs;
    hours.training += row.unpaidTrainingMs;
    hours.searching += row.overheadMs;
    hours.lost += row.lostTaskMs;
    for (const ms of Object.values(row.uncountedMs)) hours.uncounted += ms;
  }
  return hours;
}

/** Time of work by weekday (0 is Sunday) and local hour. */
export function heatOf(rows: readonly TotalsRow[]): number[][] {
  const heat = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { date, hourMs } of rows) {
    const hours = heat[weekdayOf(dayOf(date))];
    hourMs.forEach((ms, hour) => {
      if (hours) hours[hour] = (hours[hour] ?? 0) + ms;
    });
  }
  return heat;
}

export type Step = 'day' | 'week' | 'month';

const MOST_DAYS = 45;
const MOST_WEEKS_DAYS = 400;

/** How finely a range is drawn. */
export function stepOf(range: Range): Step {
  const days = dayOf(range.toDate) - dayOf(range.fromDate) + 1;
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEKS_DAYS ? 'week' : 'month';
}

/** A range cut into days, the worker's weeks, or months; first and last are cut off where the range ends. */
export function piecesOf(
  range: Range,
  step: Step,
  weekStart: number,
): { fromDate: string; toDate: string }[] {
  const begins = (date: string) => {
    if (step === 'day') return true;
    return step === 'week' ? weekdayOf(dayOf(date)) === weekStart : date.endsWith('-01');
  };
  const pieces: { fromDate: string; toDate: string }[] = [];
  for (const date of datesOf(range)) {
    const last = pieces.at(-1);
    if (!last || begins(date)) pieces.push({ fromDate: date, toDate: date });
    else last.toDate = date;
  }
  return pieces;
}

/** Figures of one piece of a range. */
export interface Point {
  fromDate: string;
  toDate: string;
  figures: Figures;
}

/** Rows by the piece they lie in; rows and pieces both go by date. */
export function rowsByPiece(
  rows: readonly TotalsRow[],
  pieces: readonly { fromDate: string; toDate: string }[],
): TotalsRow[][] {
  const sorted = rows.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  let at = 0;
  return pieces.map(({ toDate }) => {
    const from = at;
    while (at < sorted.length && (sorted[at]?.date ?? '') <= toDate) at += 1;
    return sorted.slice(from, at);
  });
}
