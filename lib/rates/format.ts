import { MICROS_PER_UNIT } from './money';
import type { Money } from './types';

/** What a screen shows for what is not known. */
export const UNKNOWN = '–';

const TEN_CENTS_MICROS = 100_000;
const HUNDREDTH_CENT_MICROS = 100;

/**
 * An amount in the reader's own notation. Fractions of a cent are shown where an amount is below a tenth of
 * its unit, where they matter, and everywhere with `exact` (a project's terms: `$0.125`).
 */
export function formatMoney(
  money: Money | undefined,
  locale?: string,
  options: { exact?: boolean } = {},
): string {
  if (money === undefined) return UNKNOWN;
  const { currency, amountMicros } = money;
  const style = { style: 'currency', currency } as const;
  const digits = fractionDigits(amountMicros, options.exact ?? false);
  const usual = new Intl.NumberFormat(locale, style);
  if (digits === undefined) return usual.format(amountMicros / MICROS_PER_UNIT);
  const most = Math.max(digits, usual.resolvedOptions().maximumFractionDigits ?? 2);
  return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: most }).format(
    amountMicros / MICROS_PER_UNIT,
  );
}

/** Decimals to allow beyond the currency's own; `undefined` for just those. */
function fractionDigits(amountMicros: number, exact: boolean): number | undefined {
  const size = Math.abs(amountMicros);
  if (exact || (size > 0 && size < HUNDREDTH_CENT_MICROS)) return 6;
  return size < TEN_CENTS_MICROS ? 4 : undefined;
}

/** A running clock, seconds cut off: `34:12`, `1:02:03`. Digits are the locale's own. */
export function formatClock(ms: number | undefined, locale?: string): string {
  if (ms === undefined || !(ms >= 0)) return UNKNOWN;
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = two(seconds % 60, locale);
  if (hours === 0) return `${whole(minutes, locale)}:${tail}`;
  return `${whole(hours, locale)}:${two(minutes, locale)}:${tail}`;
}

/**
 * A length of work, never rounded up: `28 s`, `41 min`, `3 h 10`. `h`, `min` and `s` are the SI's symbols and
 * the same in every language; digits are the locale's own.
 */
export function formatHours(ms: number | undefined, locale?: string): string {
  if (ms === undefined || !(ms >= 0)) return UNKNOWN;
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0 && ms >= 1000) return `${whole(Math.floor(ms / 1000), locale)}\u00a0s`;
  if (minutes < 60) return `${whole(minutes, locale)}\u00a0min`;
  return `${whole(Math.floor(minutes / 60), locale)}\u00a0h\u00a0${two(minutes % 60, locale)}`;
}

function whole(value: number, locale: string | undefined): string {
  return new Intl.NumberFormat(locale, { useGrouping: false }).format(value);
}

function two(value: number, locale: string | undefined): string {
  return new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }).format(value);
}
