import { dayOf } from '../books/calendar';
import type { PaidEntry } from '../books/paid';
import type { TotalsRow } from '../books/types';
import type { DisplayCurrency } from '../settings/settings';
import { moneyIn } from './display';

/**
 * Days from work to its payment on one platform, weighted by money: what is paid of each day's work waited from that
 * day to the day on which the sum of its week arrived, by the worker's word (`Reconcile`). Paid in advance is no wait.
 * What a sum brought beyond what was tracked lies on the last day it pays for, as in the books. Currencies are brought
 * together as far as the worker typed in what they are worth; beyond that the one that most of it is in speaks.
 * Unknown where no such day is.
 */
export function paymentDaysOf(
  rows: readonly TotalsRow[],
  entries: readonly PaidEntry[],
  display?: DisplayCurrency,
): number | undefined {
  const arrived = entries.flatMap((row) =>
    row.of === 'sum' && row.arrivedOn !== undefined ? [{ ...row, arrivedOn: row.arrivedOn }] : [],
  );
  const waits = new Map<string, { micros: number; microDays: number }>();
  for (const [date, own] of Map.groupBy(rows, (row) => row.date)) {
    const sum = arrived.find((one) => one.date <= date && date <= one.toDate);
    if (!sum) continue;
    const paid = own.reduce((micros, { earned }) => micros + (earned[sum.currency]?.paid ?? 0), 0);
    const { amountMicros, currency } = moneyIn(display, { amountMicros: paid, currency: sum.currency });
    if (amountMicros <= 0) continue;
    const { micros, microDays } = waits.get(currency) ?? { micros: 0, microDays: 0 };
    const days = Math.max(0, dayOf(sum.arrivedOn) - dayOf(date));
    waits.set(currency, { micros: micros + amountMicros, microDays: microDays + amountMicros * days });
  }
  const [main] = [...waits.values()].sort((a, b) => b.micros - a.micros);
  return main && main.microDays / main.micros;
}
