import type { PaidSum, TrackedRow } from '../books/paid';
import type { BookRecord, Extra } from '../books/types';
import { countedMs } from '../clock/view';
import type { Earning, Money } from '../rates/types';

/** "Paid for these days on this platform", and what the books have of them. */
export interface PaidDays {
  platform: string;
  /** First and last day, both in. */
  from: string;
  to: string;
  /** The day that the difference belongs to: the last of them that has come. */
  on: string;
  paid: Money;
  /** The day on which it arrived, where the worker says so. */
  arrivedOn?: string;
  /** Records of the platform that ended on these days. */
  records: readonly BookRecord[];
  extras: readonly Extra[];
}

/** What one sum changes: where money stands, and one fact for what it differs by. */
export interface PaidDaysPlan {
  edits: { record: BookRecord; earning: Earning }[];
  extras: { id: string; after?: Omit<Extra, 'stamp'> }[];
  sum: PaidSum;
  tracked: TrackedRow;
}

export const sumId = (from: string) => `sum|${from}`;
/** Id of the money beside tasks that makes the books' sum the one that was paid. */
export const differenceId = (platform: string, from: string) => `paid:${platform}:${sumId(from)}`;

/**
 * All that is not rejected is paid. By how much a task was paid otherwise than expected, nobody says: the difference
 * is money of its own.
 */
export function planDays(asked: PaidDays): PaidDaysPlan {
  const { platform, from, to, on, paid, arrivedOn, records, extras } = asked;
  const { currency } = paid;
  const id = differenceId(platform, from);
  const open = records.filter(
    ({ earning, dropped }) => !dropped && earning?.currency === currency && earning.state !== 'rejected',
  );
  const beside = extras.filter(
    (extra) =>
      extra.id !== id &&
      extra.project.startsWith(`${platform}:`) &&
      from <= extra.date &&
      extra.date <= to &&
      extra.currency === currency &&
      extra.state !== 'rejected',
  );
  const had = [
    ...open.map(({ earning }) => earning?.amountMicros ?? 0),
    ...beside.map((extra) => extra.amountMicros),
  ];
  const trackedMicros = had.reduce((sum, micros) => sum + micros, 0);
  const amountMicros = paid.amountMicros - trackedMicros;
  const kind = amountMicros < 0 ? ('deduction' as const) : ('adjustment' as const);
  const difference = {
    id,
    project: `${platform}:`,
    date: on,
    kind,
    amountMicros,
    currency,
    state: 'paid' as const,
  };
  const stood = extras.find((extra) => extra.id === id);
  return {
    edits: open.flatMap((record) =>
      record.earning && record.earning.state !== 'paid'
        ? [{ record, earning: { ...record.earning, state: 'paid' as const } }]
        : [],
    ),
    extras: [
      ...beside.flatMap(({ stamp: _, ...extra }) =>
        extra.state === 'paid' ? [] : [{ id: extra.id, after: { ...extra, state: 'paid' as const } }],
      ),
      ...(amountMicros !== 0 ? [{ id, after: difference }] : stood ? [{ id }] : []),
    ],
    sum: {
      id: sumId(from),
      of: 'sum',
      date: from,
      toDate: to,
      ...paid,
      ...(arrivedOn === undefined ? {} : { arrivedOn }),
    },
    tracked: {
      id: `tracked|${sumId(from)}`,
      of: 'tracked',
      date: from,
      project: `${platform}:`,
      tasks: open.length,
      ms: open.reduce((sum, { segments }) => sum + countedMs(segments), 0),
      amountMicros: trackedMicros,
      currency,
    },
  };
}
