import { DEFAULT_RULES, MINUTE_MS, type Rules } from '../clock/types';
import { quantileMs } from './histogram';
import type { TotalsRow } from './types';

/** Below this many tasks nothing is said about what is usual. */
export const KNOWN_FROM = 10;
const AWAY_FROM_MS = MINUTE_MS;
const IDLE_FROM_MS = 2 * MINUTE_MS;
const UP_TO_MS = 5 * MINUTE_MS;

/** How long a family's tasks take, from counted time of submitted ones. See `histogram.ts` for accuracy. */
export interface Usual {
  count: number;
  medianMs: number;
  /** Half of all tasks lie between these. */
  lowMs: number;
  highMs: number;
  meanMs: number;
}

/** Over rows of one span only, e.g. the lifetime rows of a family's projects; `undefined` below ten tasks. */
export function usualOf(rows: readonly TotalsRow[]): Usual | undefined {
  const histogram: number[] = [];
  let count = 0;
  let sumMs = 0;
  for (const row of rows) {
    count += row.taskCount;
    sumMs += row.taskMsSum;
    row.histogram.forEach((n, bin) => {
      histogram[bin] = (histogram[bin] ?? 0) + n;
    });
  }
  const dense = Array.from(histogram, (n) => n ?? 0);
  const [lowMs, medianMs, highMs] = [0.25, 0.5, 0.75].map((share) => quantileMs(dense, share));
  if (count < KNOWN_FROM || lowMs === undefined || medianMs === undefined || highMs === undefined) {
    return undefined;
  }
  return { count, medianMs, lowMs, highMs, meanMs: Math.round(sumMs / count) };
}

const within = (low: number, ms: number) => Math.min(Math.max(ms, low), UP_TO_MS);

/**
 * Away and idle limit of a family: twice its median task time, away from 1 to 5 min, idle from 2 to 5 min;
 * 5 min each until ten tasks are known. What the worker fixed goes first.
 */
export function limitsOf(
  usual: Usual | undefined,
  fixed: { awayLimitMs?: number; idleLimitMs?: number } = {},
): Pick<Rules, 'awayLimitMs' | 'idleLimitMs'> {
  const twice = usual && 2 * usual.medianMs;
  return {
    awayLimitMs:
      fixed.awayLimitMs ?? (twice === undefined ? DEFAULT_RULES.awayLimitMs : within(AWAY_FROM_MS, twice)),
    idleLimitMs:
      fixed.idleLimitMs ?? (twice === undefined ? DEFAULT_RULES.idleLimitMs : within(IDLE_FROM_MS, twice)),
  };
}
