import { mulDiv, wholeMs } from './exact';
import { largerFirst } from './money';
import type { EarningState } from './types';

const HOUR_MS = 3_600_000;

/** Money in one currency, by where it stands. */
export type MoneyByState = Partial<Record<EarningState, number>>;

/**
 * The sums that rates are made of: one day, project or range, or several added up. Times are unions of
 * intervals. Any row of totals fits.
 */
export interface WorkTotals {
  /** Micros per currency and state. */
  earned: Readonly<Record<string, MoneyByState>>;
  /** The part of `earned` that submitted tasks earned; all of it where nothing else (training) earns. */
  taskEarned?: Readonly<Record<string, MoneyByState>>;
  /** Counted time of submitted tasks. */
  paidTaskMs: number;
  /** The part of `paidTaskMs` whose earning is known, be it nothing. */
  earningTaskMs: number;
  /** The part of `paidTaskMs` on projects that pay nothing. */
  unpaidTaskMs?: number;
  /** Counted time of tasks returned, skipped, rejected, expired or abandoned. */
  lostTaskMs: number;
  paidTrainingMs: number;
  unpaidTrainingMs: number;
  /** Attended overhead. */
  overheadMs: number;
  /** Submitted tasks. */
  taskCount: number;
}

/** A rate per hour as a band: low if all open money is lost, high if all of it is paid. */
export interface Rate {
  currency: string;
  lowMicros: number;
  highMicros: number;
  /** Submitted tasks behind it. */
  n: number;
}

/**
 * Micros per hour, rounded half to even; `undefined` without any time, and where the rate is more than a
 * number holds (thousands of dollars in a millisecond). Negative money gives a negative rate.
 */
export function ratePerHour(earnedMicros: number, ms: number): number | undefined {
  const timeMs = wholeMs(ms);
  if (!timeMs || !Number.isSafeInteger(earnedMicros)) return undefined;
  return mulDiv(earnedMicros, HOUR_MS, timeMs);
}

/**
 * The task rate ("On tasks"), per currency, the larger first: earnings of submitted tasks over counted time
 * on them. Tasks whose earning is unknown stand on neither side.
 */
export function taskRates(totals: WorkTotals): Rate[] {
  return bands(totals.taskEarned ?? totals.earned, totals.earningTaskMs, totals.taskCount);
}

/**
 * The all-in rate ("All time"), per currency, the larger first: earnings over all the time the work took.
 * Time on tasks whose pay is not known yet is in it, so the figure is a floor until it is told: see
 * `unpricedMs`.
 */
export function allInRates(totals: WorkTotals): Rate[] {
  return bands(totals.earned, allTimeMs(totals), totals.taskCount);
}

/** All the time the work took. */
export function allTimeMs(totals: WorkTotals): number {
  const { paidTaskMs, lostTaskMs, paidTrainingMs, unpaidTrainingMs, overheadMs } = totals;
  return paidTaskMs + lostTaskMs + paidTrainingMs + unpaidTrainingMs + overheadMs;
}

/** Time on submitted tasks whose earning is unknown. */
export function unpricedMs(totals: WorkTotals): number {
  return Math.max(0, totals.paidTaskMs - totals.earningTaskMs);
}

/**
 * 1 − time on paid work ÷ all working time, from 0 to 1; paid training is paid work, tasks of projects that
 * pay nothing are not. `undefined` without any time.
 */
export function unpaidShare(totals: WorkTotals): number | undefined {
  const allMs = allTimeMs(totals);
  if (!(allMs > 0)) return undefined;
  return 1 - (totals.paidTaskMs - (totals.unpaidTaskMs ?? 0) + totals.paidTrainingMs) / allMs;
}

/**
 * Overhead without a project, shared out by task time: project → ms. The shares add up to `overheadMs`
 * exactly (largest remainder first). Empty where no project has any task time: nobody to share it with.
 */
export function shareOverhead(overheadMs: number, taskMs: ReadonlyMap<string, number>): Map<string, number> {
  const whole = wholeMs(overheadMs) ?? 0;
  const weights = [...taskMs].filter(([, ms]) => wholeMs(ms));
  const totalMs = weights.reduce((sum, [, ms]) => sum + BigInt(Math.floor(ms)), 0n);
  if (totalMs === 0n) return new Map();
  const parts = weights.map(([project, ms]) => {
    const product = BigInt(whole) * BigInt(Math.floor(ms));
    return { project, ms: Number(product / totalMs), rest: product % totalMs };
  });
  let left = whole - parts.reduce((sum, part) => sum + part.ms, 0);
  for (const part of [...parts].sort((a, b) => compareRests(b.rest, a.rest))) {
    if (left-- <= 0) break;
    part.ms += 1;
  }
  return new Map(parts.map((part) => [part.project, part.ms]));
}

/**
 * Two currencies earned in the same hours are each divided by all of that time: side by side they add up to
 * what the time earned.
 */
function bands(earned: WorkTotals['earned'], ms: number, n: number): Rate[] {
  const rates: Rate[] = [];
  for (const [currency, states] of Object.entries(earned)) {
    const paid = states.paid ?? 0;
    const lowMicros = ratePerHour(paid, ms);
    const highMicros = ratePerHour(paid + (states.approved ?? 0) + (states.expected ?? 0), ms);
    if (lowMicros !== undefined && highMicros !== undefined)
      rates.push({ currency, lowMicros, highMicros, n });
  }
  const ordered = largerFirst(rates.map((rate) => ({ ...rate, amountMicros: rate.highMicros })));
  return ordered.map(({ amountMicros: _, ...rate }) => rate);
}

function compareRests(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}
