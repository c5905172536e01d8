import { divHalfEven, wholeMs } from './exact';
import type { Earning, Money, PayTerms } from './types';

const HOUR_MS = 3_600_000n;

type HourlyTerms = Extract<PayTerms, { basis: 'perHourReported' | 'perHourTracked' }>;

/** What a finished task brings to its pay. */
export interface Done {
  /** Counted time on the task. */
  countedMs: number;
  /** The platform's own upper estimate for this task (AET); it goes before the project's. */
  estimateMs?: number;
  /** How many tasks a session was; 1 where nothing says otherwise. */
  units?: number;
  /** `timeOnly`: unfinished, its time may be reported. `lost`: skipped, returned, expired, abandoned. */
  ended: 'submitted' | 'timeOnly' | 'lost';
}

/**
 * What a task earned under its project's terms, as `expected` money. `undefined` where nothing is due (a
 * lost task, unpaid work, a task paid by the piece and not submitted) and where the terms or the estimate
 * are unknown: `earningKnown` tells the two apart. Unpaid work has no amount rather than 0, since 0 needs a
 * currency; rates treat its time as not paid. Amounts are rounded half to even to whole micros.
 */
export function earningOf(terms: PayTerms | undefined, done: Done): Earning | undefined {
  if (terms === undefined || terms.basis === 'unpaid' || done.ended === 'lost') return undefined;
  if (terms.basis === 'perHourReported' || terms.basis === 'perHourTracked') {
    return hourlyEarning(terms, wholeMs(done.countedMs));
  }
  if (done.ended !== 'submitted') return undefined;
  const units = done.units ?? 1;
  if (terms.basis !== 'perEstimatedMinute') {
    const times = terms.basis === 'perTask' ? units : 1;
    return earning(terms.amountMicros * times, terms.currency);
  }
  const estimateMs = wholeMs(done.estimateMs ?? terms.estimateMs);
  if (estimateMs === undefined) return undefined;
  return earning(payFor([[terms.rateMicros, estimateMs * units]]), terms.currency);
}

/**
 * Is it known what this task earned, be it nothing? Only then may its time stand under a rate. A lost task
 * earns nothing under any terms.
 */
export function earningKnown(terms: PayTerms | undefined, done: Done): boolean {
  if (done.ended === 'lost' || terms?.basis === 'unpaid') return true;
  if (terms === undefined) return false;
  const byPiece = terms.basis !== 'perHourReported' && terms.basis !== 'perHourTracked';
  return (byPiece && done.ended === 'timeOnly') || earningOf(terms, done) !== undefined;
}

/** Is this paid work? `undefined` while the terms are unknown. */
export function isPaid(terms: PayTerms | undefined): boolean | undefined {
  return terms === undefined ? undefined : terms.basis !== 'unpaid';
}

/**
 * What the time counted so far has earned on a task still open: only where time itself is paid
 * (`perHourReported`, `perHourTracked`). `undefined` on every other basis.
 */
export function earnedSoFar(
  terms: PayTerms | undefined,
  countedMs: number,
): (Money & { approximate: boolean }) | undefined {
  if (terms?.basis !== 'perHourReported' && terms?.basis !== 'perHourTracked') return undefined;
  const soFar = earningOf(terms, { countedMs, ended: 'submitted' });
  if (soFar === undefined) return undefined;
  const { amountMicros, currency, approximate } = soFar;
  return { amountMicros, currency, approximate };
}

/**
 * Time left until the terms stop paying in full: to the cap, the paid limit or the estimate. 0 once over
 * it, `undefined` where there is none or it is unknown.
 */
export function leftMs(terms: PayTerms | undefined, countedMs: number, estimateMs?: number) {
  const limitMs = wholeMs(limitOf(terms, estimateMs));
  const spentMs = wholeMs(countedMs);
  return limitMs === undefined || spentMs === undefined ? undefined : Math.max(0, limitMs - spentMs);
}

/** Time that may be reported for one task: counted time up to the cap, cut to whole ms, never rounded up. */
export function reportableMs(countedMs: number, capMs?: number): number {
  const counted = wholeMs(countedMs) ?? 0;
  return Math.min(counted, wholeMs(capMs) ?? counted);
}

function limitOf(terms: PayTerms | undefined, estimateMs: number | undefined): number | undefined {
  if (terms?.basis === 'perHourReported') return terms.capMs;
  if (terms?.basis === 'perHourTracked') return terms.paidLimitMs;
  return terms?.basis === 'perEstimatedMinute' ? (estimateMs ?? terms.estimateMs) : undefined;
}

/**
 * Reported: up to the cap. Tracked: up to the paid limit at the rate, beyond it at the exceeded rate; an
 * unknown exceeded rate adds nothing.
 */
function hourlyEarning(terms: HourlyTerms, countedMs: number | undefined): Earning | undefined {
  if (countedMs === undefined) return undefined;
  const fullMs = reportableMs(countedMs, limitOf(terms, undefined));
  const full = [terms.rateMicros, fullMs] as const;
  if (terms.basis === 'perHourReported') return earning(payFor([full]), terms.currency);
  const beyond = [terms.exceededRateMicros ?? 0, countedMs - fullMs] as const;
  return earning(payFor([full, beyond]), terms.currency, true);
}

/** Σ rate per hour × time, rounded once. `undefined` where a rate is no whole number of micros. */
function payFor(stretches: readonly (readonly [rateMicros: number, ms: number])[]): number | undefined {
  let sum = 0n;
  for (const [rateMicros, ms] of stretches) {
    if (!Number.isSafeInteger(rateMicros)) return undefined;
    sum += BigInt(rateMicros) * BigInt(ms);
  }
  return divHalfEven(sum, HOUR_MS);
}

function earning(amountMicros: number | undefined, currency: string, approximate = false) {
  if (amountMicros === undefined || !Number.isSafeInteger(amountMicros)) return undefined;
  return { amountMicros, currency, state: 'expected', approximate } satisfies Earning;
}
