import { locale } from '../i18n';
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
