import { locale } from '../i18n';
import { MICROS_PER_UNIT } from '../rates/money';
import type { Step } from './hours';
import type { Range } from './range';

const at = (date: string) => new Date(`${date}T00:00:00Z`);

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' });
}

/** A range in the worker's language: `23 Nov 2026`, `16 – 22 Nov 2026`, `November 2026`, `2026`. */
export function rangeName({ kind, fromDate, toDate }: Range): string {
  if (kind === 'year') return format({ year: 'numeric' }).format(at(fromDate));
  if (kind === 'month') return format({ year: 'numeric', month: 'long' }).format(at(fromDate));
  return format({ dateStyle: 'medium' }).formatRange(at(fromDate), at(toDate));
}

/** A share as the worker reads it: `19 %`; "–" is for the caller. */
export function percent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A whole number with its groups: `1,234`. */
export function whole(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}

/** A number with at most one decimal, or so many: `9.3`. */
export function decimal(count: number, digits = 1): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(count);
}

/** Short name of a weekday (0 is Sunday): `Mon`. */
export function weekdayName(weekday: number, length: 'short' | 'long' | 'narrow' = 'short'): string {
  // 4 January 1970 was a Sunday.
  return format({ weekday: length }).format(new Date(Date.UTC(1970, 0, 4 + weekday)));
}

/** A date without its year: `23 Nov`; a month alone: `Nov 2026`. */
export function shortDate(date: string): string {
  if (date.length === 7) return format({ month: 'short', year: 'numeric' }).format(at(`${date}-01`));
  return format({ month: 'short', day: 'numeric' }).format(at(date));
}

type Piece = Pick<Range, 'fromDate' | 'toDate'>;

/** What a piece of a range is called: its day, the days of its week, its month. */
export function pieceName({ fromDate, toDate }: Piece, step: Step): string {
  if (step === 'month') return shortDate(fromDate.slice(0, 7));
  return rangeName({ kind: step, fromDate, toDate });
}

/** The same below an axis, where room is scarce: a week by its first day. */
export function pieceLabel({ fromDate }: Piece, step: Step): string {
  return shortDate(step === 'month' ? fromDate.slice(0, 7) : fromDate);
}

/** Money on an axis: whole units where they are apart enough. */
export function axisMoney(units: number, currency: string): string {
  const digits = Number.isInteger(units) ? 0 : 2;
  const format = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return new Intl.NumberFormat(locale(), format as Intl.NumberFormatOptions).format(units);
}

/** An amount in units, for axes that know no micros. */
export const unitsOf = (micros: number): number => micros / MICROS_PER_UNIT;
