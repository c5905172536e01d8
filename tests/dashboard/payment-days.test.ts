import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Calendar, dateOf, dayOf } from '../../lib/books/calendar';
import { columnsOf } from '../../lib/books/columns';
import type { PaidSum } from '../../lib/books/paid';
import { Settlements } from '../../lib/books/settled';
import { Tally } from '../../lib/books/tally';
import { deltasOf, rowOf } from '../../lib/books/totals';
import type { Extra, TotalsRow } from '../../lib/books/types';
import { paymentDaysOf } from '../../lib/dashboard/payment-days';
import type { EarningState } from '../../lib/rates/types';
import { HOURLY, stretches, task, utc } from '../books/records';

/** Money of one day's work: its date, units, state and currency. */
type Worked = readonly [date: string, units: number, state?: EarningState, currency?: string];

const MON = '2026-03-02';
const THU = '2026-03-05';
const SUN = '2026-03-08';

function daysOf(worked: readonly Worked[], differences: readonly Worked[] = []): TotalsRow[] {
  const tally = new Tally(new Calendar(), new Settlements());
  const records = worked.map(([date, units, state = 'paid', currency = 'USD'], i) =>
    task(i + 1, stretches(utc(`${date}T09:00`), ['work', 1]), {
      pay: HOURLY,
      earning: { amountMicros: units * 1e6, currency, state, approximate: false },
    }),
  );
  if (records.length > 0) tally.add(columnsOf(records), 1);
  for (const [date, units, state = 'paid', currency = 'USD'] of differences) {
    const kind = units < 0 ? 'deduction' : 'adjustment';
    const amountMicros = units * 1e6;
    const extra: Extra = {
      id: date,
      project: 'toloka:',
      date,
      kind,
      amountMicros,
      currency,
      state,
      stamp: 1,
    };
    tally.addExtra(extra, 1);
  }
  return deltasOf(tally)
    .flatMap(({ key, sums }) => rowOf(key, sums) ?? [])
    .filter(({ span }) => span === 'd');
}

const sum = (date: string, arrivedOn?: string, currency = 'USD'): PaidSum => ({
  id: `sum|${date}`,
  of: 'sum',
  date,
  toDate: dateOf(dayOf(date) + 6),
  amountMicros: 1,
  currency,
  ...(arrivedOn === undefined ? {} : { arrivedOn }),
});

const WEEK = [sum(MON, '2026-03-12')];
const EUR_WORTH = { currency: 'USD', worth: { EUR: 2 } };

test.each<[string, number | undefined, Parameters<typeof paymentDaysOf>]>([
  ['nothing was said', undefined, [daysOf([[MON, 5]]), []]],
  ['the day was not said', undefined, [daysOf([[MON, 5]]), [sum(MON)]]],
  ['one day of work', 10, [daysOf([[MON, 5]]), WEEK]],
  [
    'each day weighs by its money',
    9.25,
    [
      daysOf([
        [MON, 3],
        [THU, 1],
      ]),
      WEEK,
    ],
  ],
  [
    'money that is not paid does not weigh',
    10,
    [
      daysOf([
        [MON, 3],
        [THU, 9, 'expected'],
        [SUN, 9, 'rejected'],
      ]),
      WEEK,
    ],
  ],
  [
    'work beside the week does not weigh',
    10,
    [
      daysOf([
        [MON, 3],
        ['2026-03-09', 9],
      ]),
      WEEK,
    ],
  ],
  ['what came beyond the tracked lies on its own day', 7, [daysOf([[MON, 3]], [[SUN, 3]]), WEEK]],
  ['nothing tracked had a price', 4, [daysOf([], [[SUN, 3]]), WEEK]],
  [
    'a day that lost more than it brought does not weigh',
    10,
    [
      daysOf(
        [
          [MON, 3],
          [SUN, 1],
        ],
        [[SUN, -2]],
      ),
      WEEK,
    ],
  ],
  ['paid in advance is no wait', 0, [daysOf([[THU, 3]]), [sum(MON, '2026-03-03')]]],
  ['paid on the day', 0, [daysOf([[MON, 3]]), [sum(MON, MON)]]],
  [
    'two weeks',
    6,
    [
      daysOf([
        [MON, 1],
        ['2026-03-09', 1],
      ]),
      [...WEEK, sum('2026-03-09', '2026-03-11')],
    ],
  ],
  ['over the end of February', 3, [daysOf([['2026-02-27', 1]]), [sum('2026-02-23', '2026-03-02')]]],
  [
    'the currency that most is in speaks',
    10,
    [
      daysOf([
        [MON, 3],
        [THU, 2, 'paid', 'EUR'],
      ]),
      WEEK,
    ],
  ],
  [
    'another currency of the same days is not the sum’s',
    undefined,
    [daysOf([[MON, 3, 'paid', 'EUR']]), WEEK],
  ],
  [
    'currencies whose worth is known are brought together',
    8.5,
    [
      daysOf([
        [MON, 4],
        ['2026-03-09', 2, 'paid', 'EUR'],
      ]),
      [...WEEK, sum('2026-03-09', '2026-03-16', 'EUR')],
      EUR_WORTH,
    ],
  ],
])('%s', (_name, days, asked) => {
  expect(paymentDaysOf(...asked)).toEqual(days);
});

test('it lies between the shortest and the longest wait, whatever the amounts, and grows by a day with the arrival', () => {
  const worked = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 500 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(worked, fc.integer({ min: 6, max: 90 }), (own, arrives) => {
      const dayAt = (day: number) => dateOf(dayOf(MON) + day);
      const rows = daysOf(own.map(([day, units]) => [dayAt(day), units]));
      const waits = own.map(([day]) => arrives - day);
      const days = paymentDaysOf(rows, [sum(MON, dayAt(arrives))]) ?? Number.NaN;
      expect(days).toBeGreaterThanOrEqual(Math.min(...waits) - 1e-9);
      expect(days).toBeLessThanOrEqual(Math.max(...waits) + 1e-9);
      expect(paymentDaysOf(rows, [sum(MON, dayAt(arrives + 1))])).toBeCloseTo(days + 1, 9);
    }),
  );
});
