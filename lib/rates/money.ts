import type { Money } from './types';

export const MICROS_PER_UNIT = 1_000_000;

/**
 * The sum of two amounts of one currency. Throws a `RangeError` on two currencies, and beyond what a number
 * holds exactly: both are mistakes of the caller, who sums per currency with `sumPerCurrency`.
 */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} are never added`);
  const amountMicros = a.amountMicros + b.amountMicros;
  if (!Number.isSafeInteger(amountMicros)) throw new RangeError(`${a.currency}: the sum is too large`);
  return { amountMicros, currency: a.currency };
}

/** One sum per currency, the larger first. Throws a `RangeError` beyond what a number holds exactly. */
export function sumPerCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, Money>();
  for (const money of amounts) {
    const sum = sums.get(money.currency) ?? { amountMicros: 0, currency: money.currency };
    sums.set(money.currency, addMoney(sum, money));
  }
  return largerFirst([...sums.values()]);
}

/**
 * Amounts in the order a screen shows them. `worth` holds what one unit of a currency is worth in the
 * worker's display currency, as typed in by the worker; a currency without it counts as 1. Amounts that
 * come out alike stand by code, so that the order never flickers.
 */
export function largerFirst<T extends Money>(
  amounts: readonly T[],
  worth: Readonly<Record<string, number>> = {},
): T[] {
  const size = (money: T) => money.amountMicros * (worth[money.currency] ?? 1);
  return [...amounts].sort((a, b) => size(b) - size(a) || compareCodes(a.currency, b.currency));
}

/** An amount in units as a plain decimal with a point, exact: `12.5`, `-0.000125` (exports). */
export function decimalOf(amountMicros: number): string {
  const size = Math.abs(amountMicros);
  const units = Math.floor(size / MICROS_PER_UNIT);
  const fraction = String(size % MICROS_PER_UNIT)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${amountMicros < 0 ? '-' : ''}${units}${fraction && `.${fraction}`}`;
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
