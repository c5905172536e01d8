import type { ClockRecord, Zone } from '../clock/types';
import { countedMs, counts } from '../clock/view';
import { earnedSoFar } from '../rates/earnings';
import { sumPerCurrency } from '../rates/money';
import { allInRates, allTimeMs, taskRates, unpaidShare, type WorkTotals } from '../rates/rates';
import type { Money, PayTerms } from '../rates/types';
import { type Calendar, dayOf } from './calendar';
import { sumOfRows } from './totals';
import type { Figures, TotalsRow } from './types';

/** A record the clock has open, with the terms it is done under. */
export type OpenEntry = ClockRecord & { pay?: PayTerms };

/** The days that figures are about, both in, in the zone the worker is in now. */
export interface Days {
  fromDate: string;
  toDate: string;
  zone: Zone;
  calendar: Calendar;
}

/** Counted time of a record within some days, in ms. */
export function countedMsIn(record: OpenEntry, { fromDate, toDate, zone, calendar }: Days): number {
  const [first, last] = [dayOf(fromDate), dayOf(toDate)];
  let sum = 0;
  for (const segment of record.segments) {
    if (!counts(segment)) continue;
    calendar.clockOf(zone).split(segment.startAt, segment.endAt, (day, _hour, ms) => {
      if (first <= day && day <= last) sum += ms;
    });
  }
  return sum;
}

type Earned = TotalsRow['earned'];

function moneyIn(earned: Earned, states: readonly ('expected' | 'approved' | 'paid')[]): Money[] {
  return sumPerCurrency(
    Object.entries(earned).flatMap(([currency, byState]) =>
      states.flatMap((state) => {
        const amountMicros = byState[state];
        return amountMicros === undefined ? [] : [{ amountMicros, currency }];
      }),
    ),
  );
}

/** What counts as earned: all but what was rejected, per currency, the larger first. */
export function earnedIn(earned: Earned): Money[] {
  return moneyIn(earned, ['expected', 'approved', 'paid']);
}

/** Time under way, and what it has earned so far where time itself is paid. */
function withOpen(all: TotalsRow, open: readonly OpenEntry[], days: Days): WorkTotals {
  const sums: WorkTotals & { earned: Earned } = {
    ...all,
    taskCount: all.outcomes.submitted ?? 0,
    earned: structuredClone(all.earned),
  };
  for (const record of open) {
    const ms = countedMsIn(record, days);
    if (record.kind === 'overhead') sums.overheadMs += ms;
    else if (record.kind === 'training') sums.unpaidTrainingMs += ms;
    else sums.paidTaskMs += ms;
    const soFar = record.kind === 'task' || record.kind === 'manual' ? soFarOf(record, ms) : undefined;
    if (!soFar) continue;
    const states = sums.earned[soFar.currency] ?? {};
    states.expected = (states.expected ?? 0) + soFar.amountMicros;
    sums.earned[soFar.currency] = states;
  }
  return sums;
}

/** Only the part of a task that was done in these days brings them anything yet. */
function soFarOf(record: OpenEntry, ms: number): Money | undefined {
  const now = earnedSoFar(record.pay, countedMs(record.segments));
  const before = earnedSoFar(record.pay, countedMs(record.segments) - ms);
  return now && before && { ...now, amountMicros: now.amountMicros - before.amountMicros };
}

/** Does this open task's money wait for its outcome? Paid by the hour, training and overhead do not. */
function waits({ kind, pay }: OpenEntry): boolean {
  const isTask = kind === 'task' || kind === 'manual';
  return isTask && pay?.basis !== 'perHourReported' && pay?.basis !== 'perHourTracked';
}

/**
 * The figures of some days, from their rows and the records still open. On tasks is a figure of tasks that
 * ended. All time runs on with work that is paid as it is done; a task paid by the piece enters it with its
 * money, when it ends: a rate that falls by the second would push people to rush. `earned` waits for the
 * outcome.
 */
export function figuresOf(rows: readonly TotalsRow[], open: readonly OpenEntry[], days: Days): Figures {
  const all = sumOfRows(rows);
  const submitted = all.outcomes.submitted ?? 0;
  const now = withOpen(all, open, days);
  const priced = withOpen(
    all,
    open.filter((record) => !waits(record)),
    days,
  );
  const share = unpaidShare(now);
  return {
    onTasksMs: now.paidTaskMs + now.paidTrainingMs,
    searchingMs: now.overheadMs,
    trainingMs: now.unpaidTrainingMs,
    lostMs: now.lostTaskMs,
    allMs: allTimeMs(now),
    pricedMs: allTimeMs(priced),
    tasks: submitted,
    earned: earnedIn(all.earned),
    approved: moneyIn(all.earned, ['approved', 'paid']),
    taskRate: taskRates({ ...all, taskCount: submitted }),
    allInRate: allInRates(priced),
    ...(share === undefined ? {} : { unpaidShare: share }),
  };
}
