import { dateOf, dayOf, weekOf } from '../books/calendar';

/** How a range was chosen: that is how "previous" and "next" go on from it. */
export type RangeKind = 'day' | 'week' | 'month' | 'year' | 'any';
export const RANGE_KINDS: readonly RangeKind[] = ['day', 'week', 'month', 'year', 'any'];

/** Some of the worker's days, both dates in. */
export interface Range {
  kind: RangeKind;
  /** ISO date, e.g. `2026-11-23`. */
  fromDate: string;
  toDate: string;
}

const WEEK_DAYS = 7;

const two = (n: number) => String(n).padStart(2, '0');

/** First and last date of a month; months beyond 0 to 11 are those of other years. */
function monthDates(year: number, month: number): Pick<Range, 'fromDate' | 'toDate'> {
  const first = new Date(Date.UTC(year, month, 1));
  const last = new Date(Date.UTC(year, month + 1, 0));
  return { fromDate: first.toISOString().slice(0, 10), toDate: last.toISOString().slice(0, 10) };
}

const partsOf = (date: string) => date.split('-').map(Number) as [year: number, month: number, day: number];

/** The range of a kind that a date lies in; `any` is that one day. `weekStart`: 0 is Sunday. */
export function rangeAt(kind: RangeKind, date: string, weekStart: number): Range {
  const [year, month] = partsOf(date);
  if (kind === 'month') return { kind, ...monthDates(year, month - 1) };
  if (kind === 'year') return { kind, fromDate: `${year}-01-01`, toDate: `${year}-12-31` };
  if (kind !== 'week') return { kind, fromDate: date, toDate: date };
  const from = weekOf(dayOf(date), weekStart);
  return { kind, fromDate: dateOf(from), toDate: dateOf(from + WEEK_DAYS - 1) };
}

/** How many days a range holds. */
export const lengthOf = ({ fromDate, toDate }: Range): number => dayOf(toDate) - dayOf(fromDate) + 1;

/** The range before (-1) or after (1) this one. */
export function shifted(range: Range, by: 1 | -1): Range {
  const [year, month] = partsOf(range.fromDate);
  if (range.kind === 'month') return { kind: 'month', ...monthDates(year, month - 1 + by) };
  if (range.kind === 'year') return rangeAt('year', `${String(year + by).padStart(4, '0')}-01-01`, 0);
  const days = by * lengthOf(range);
  const { kind, fromDate, toDate } = range;
  return { kind, fromDate: dateOf(dayOf(fromDate) + days), toDate: dateOf(dayOf(toDate) + days) };
}

/**
 * What a range is compared with: the one before, and of that only as many days as have come of this one, so
 * that three days of a week stand against three.
 */
export function comparedWith(range: Range, today: string): Range {
  const before = shifted(range, -1);
  if (today < range.fromDate || today >= range.toDate) return before;
  const days = dayOf(today) - dayOf(range.fromDate);
  const toDate = dateOf(Math.min(dayOf(before.toDate), dayOf(before.fromDate) + days));
  return { ...before, toDate };
}

/** Every date of a range. */
export function datesOf({ fromDate, toDate }: Pick<Range, 'fromDate' | 'toDate'>): string[] {
  const from = dayOf(fromDate);
  return Array.from({ length: dayOf(toDate) - from + 1 }, (_, i) => dateOf(from + i));
}

/** The days of the week in the worker's order; 0 is Sunday. */
export const weekdaysFrom = (weekStart: number): number[] =>
  Array.from({ length: WEEK_DAYS }, (_, i) => (weekStart + i) % WEEK_DAYS);

/** Is this a date of the calendar, as a date field writes it? */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = partsOf(text);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1970 && date.getUTCMonth() === month - 1 && two(date.getUTCDate()) === two(day);
}

/** A range as it stands in the address: `week.2026-11-23`, `2026-11-01..2026-11-20`. */
export function rangeText({ kind, fromDate, toDate }: Range): string {
  return kind === 'any' ? `${fromDate}..${toDate}` : `${kind}.${fromDate}`;
}

/** What an address says of the range: `week` alone is this week. Anything else is `undefined`. */
export function rangeFrom(text: string | undefined, today: string, weekStart: number): Range | undefined {
  if (text === undefined) return undefined;
  const [fromDate = '', toDate] = text.split('..');
  if (toDate !== undefined) {
    const fits = isDate(fromDate) && isDate(toDate) && fromDate <= toDate;
    return fits ? { kind: 'any', fromDate, toDate } : undefined;
  }
  const [named, date = today] = text.split('.');
  const kind = RANGE_KINDS.find((one) => one === named);
  return kind && kind !== 'any' && isDate(date) ? rangeAt(kind, date, weekStart) : undefined;
}
