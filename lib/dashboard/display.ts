import type { OpenEntry } from '../books/figures';
import type { TotalsRow } from '../books/types';
import type { Money, PayTerms } from '../rates/types';
import type { DisplayCurrency } from '../settings/settings';

/** What one unit of a currency is in the worker's display currency; `undefined` where it was not typed in. */
function worthOf(display: DisplayCurrency, currency: string): number | undefined {
  return currency === display.currency ? 1 : display.worth[currency];
}

/** An amount in the display currency; as it stands where its currency has no worth there. */
export function moneyIn(display: DisplayCurrency | undefined, money: Money): Money {
  const worth = display && worthOf(display, money.currency);
  if (!display || worth === undefined) return money;
  return { amountMicros: Math.round(money.amountMicros * worth), currency: display.currency };
}

type Earned = TotalsRow['earned'];

/** Each state's amounts are brought over one by one, so that rows add up as their sums do. */
function earnedIn(display: DisplayCurrency, earned: Earned): Earned {
  const out: Earned = {};
  for (const [code, states] of Object.entries(earned)) {
    for (const [state, micros] of Object.entries(states)) {
      const { amountMicros, currency } = moneyIn(display, { amountMicros: micros, currency: code });
      const sums = out[currency] ?? {};
      const name = state as keyof typeof states;
      sums[name] = (sums[name] ?? 0) + amountMicros;
      out[currency] = sums;
    }
  }
  return out;
}

/** Rows with their money in the display currency, where the worker typed in what the others are worth. */
export function rowsIn(display: DisplayCurrency | undefined, rows: readonly TotalsRow[]): TotalsRow[] {
  if (!display) return [...rows];
  return rows.map((row) => ({
    ...row,
    earned: earnedIn(display, row.earned),
    taskEarned: earnedIn(display, row.taskEarned),
  }));
}

/** Terms in the display currency, for what is under way. */
function payIn(display: DisplayCurrency, pay: PayTerms): PayTerms {
  if (pay.basis === 'unpaid') return pay;
  const { currency } = moneyIn(display, { amountMicros: 0, currency: pay.currency });
  const micros = (amountMicros: number) =>
    moneyIn(display, { amountMicros, currency: pay.currency }).amountMicros;
  if ('amountMicros' in pay) return { ...pay, currency, amountMicros: micros(pay.amountMicros) };
  const rated = { ...pay, currency, rateMicros: micros(pay.rateMicros) };
  if (rated.basis !== 'perHourTracked' || rated.exceededRateMicros === undefined) return rated;
  return { ...rated, exceededRateMicros: micros(rated.exceededRateMicros) };
}

/** What is under way, with its terms in the display currency. */
export function openIn(display: DisplayCurrency | undefined, open: readonly OpenEntry[]): OpenEntry[] {
  if (!display) return [...open];
  return open.map((entry) => (entry.pay ? { ...entry, pay: payIn(display, entry.pay) } : entry));
}
