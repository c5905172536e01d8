import type { NowCard } from '../books/types';
import { earnedSoFar, earningOf } from '../rates/earnings';
import type { Money, PayTerms } from '../rates/types';

/** How far a limit is used up, for the thin bar. */
export interface Used {
  limitMs: number;
  leftMs: number;
  /** 0 to 1. */
  share: number;
}

/** The one line on pay in the middle of a task, by basis; missing members are unknown. */
export type PayLine =
  | { kind: 'unknown' }
  | { kind: 'unpaid' }
  | { kind: 'reported'; soFar?: Money; rate: Money; cap?: Used }
  | { kind: 'tracked'; soFar?: Money; rate: Money; paid?: Used; after?: Money }
  | { kind: 'estimated'; rate: Money; pays?: Money; estimate?: Used }
  | { kind: 'task'; pays: Money; usualMs?: number; eachMs?: number }
  | { kind: 'session'; pays: Money; limit?: Used };

function used(limitMs: number | undefined, countedMs: number): Used | undefined {
  if (limitMs === undefined || limitMs <= 0) return undefined;
  const leftMs = Math.max(limitMs - countedMs, 0);
  return { limitMs, leftMs, share: 1 - leftMs / limitMs };
}

function hourly(now: NowCard, pay: Extract<PayTerms, { rateMicros: number }>): PayLine {
  const { currency } = pay;
  const rate = { amountMicros: pay.rateMicros, currency };
  if (pay.basis === 'perEstimatedMinute') {
    const limitMs = now.estimateMs ?? pay.estimateMs;
    const { countedMs, estimateMs } = now;
    const pays = earningOf(pay, { countedMs, estimateMs, ended: 'submitted' });
    return { kind: 'estimated', rate, pays, estimate: used(limitMs, now.countedMs) };
  }
  const soFar = earnedSoFar(pay, now.countedMs);
  if (pay.basis === 'perHourReported') {
    return { kind: 'reported', soFar, rate, cap: used(pay.capMs, now.countedMs) };
  }
  const after =
    pay.exceededRateMicros === undefined ? undefined : { amountMicros: pay.exceededRateMicros, currency };
  return { kind: 'tracked', soFar, rate, paid: used(pay.paidLimitMs, now.countedMs), after };
}

/** What the popup says about the pay of the task on the clock. */
export function payLine(now: NowCard): PayLine {
  const { pay } = now;
  if (!pay) return { kind: 'unknown' };
  if (pay.basis === 'unpaid') return { kind: 'unpaid' };
  if ('amountMicros' in pay) {
    const pays = { amountMicros: pay.amountMicros, currency: pay.currency };
    if (pay.basis === 'perTask') {
      const { usualMs, eachMs } = now;
      return { kind: 'task', pays, usualMs, eachMs };
    }
    return { kind: 'session', pays, limit: used(now.estimateMs, now.countedMs) };
  }
  return hourly(now, pay);
}
