import * as v from 'valibot';
import { isPaidName } from '../books/paid';
import type { Money } from '../rates/types';
import type { ColumnMap } from '../reconcile/mapped';
import type { StatementRow } from '../reconcile/statement';

/** A platform's statement, to be taken over. */
export interface TakePaid {
  platform: string;
  rows: StatementRow[];
  /** Which projects of the books are meant by its names; remembered. */
  projects?: Record<string, string>;
  /** How its table was read, by the mark of its columns; remembered. */
  map?: { mark: string; columns: ColumnMap };
}

/** What came of a statement. */
export interface Taken {
  /** Lines that are new, that were known and said something else, and that were known. */
  added: number;
  changed: number;
  same: number;
  /** Tasks whose money changed, and money beside tasks that did. */
  tasks: number;
  beside: number;
  /** Lines for which nothing was tracked. */
  unmatched: number;
}

export interface PaidDaysAsked {
  platform: string;
  /** First and last day, both in. */
  from: string;
  to: string;
  paid: Money;
  /** The day on which it arrived. */
  arrivedOn?: string;
}

const MOST_ROWS = 50_000;
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const day = v.pipe(v.string(), v.isoDate());
/** A day that is in the calendar: 31 February is none. */
const realDay = v.pipe(
  day,
  v.check((date) => {
    const at = Date.parse(`${date}T00:00:00Z`);
    return Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
  }),
);
const micros = v.pipe(v.number(), v.safeInteger());
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const state = v.picklist(['expected', 'approved', 'paid', 'rejected']);

const row = v.object({
  of: v.picklist(['task', 'exceeded', 'time', 'mission', 'adjustment']),
  date: day,
  name: v.optional(text),
  item: v.optional(text),
  amountMicros: micros,
  currency,
  state,
  ms: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

const columns = v.object({
  date: text,
  amount: text,
  project: v.optional(text),
  item: v.optional(text),
  state: v.optional(text),
  currencyColumn: v.optional(text),
  currency,
  allAre: state,
  order: v.optional(v.picklist(['ymd', 'dmy', 'mdy'])),
  mark: v.optional(v.picklist(['.', ','])),
});

const arrivals = v.array(
  v.pipe(
    v.looseObject({ of: v.string() }),
    v.check(({ of, date, arrivedOn }) => {
      if (of !== 'sum' || arrivedOn === undefined) return true;
      return v.is(realDay, arrivedOn) && v.is(day, date) && date <= arrivedOn;
    }),
  ),
);

/** In what a backup has set by name: can every day be, on which a sum is said to have arrived? */
export const arrivalsCanBe = (meta: Readonly<Record<string, unknown>>) =>
  Object.entries(meta).every(([name, kept]) => !isPaidName(name) || v.is(arrivals, kept));

/** What the commands about statements must bring along. */
export const PAID_PAYLOADS = {
  takePaid: v.object({
    platform: text,
    rows: v.pipe(v.array(row), v.maxLength(MOST_ROWS)),
    projects: v.optional(v.record(v.string(), text)),
    map: v.optional(v.object({ mark: v.pipe(v.string(), v.maxLength(10_000)), columns })),
  }),
  paidDays: v.object({
    platform: text,
    from: day,
    to: day,
    paid: v.object({ amountMicros: v.pipe(micros, v.minValue(0)), currency }),
    arrivedOn: v.optional(realDay),
  }),
};
