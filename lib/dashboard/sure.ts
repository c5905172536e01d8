import type { TotalsRow } from '../books/types';
import type { PayBasis } from '../rates/types';

/** Below this many tasks a rate says nothing yet, and is not ranked. */
export const RANKED_FROM = 5;

/** 95 of 100 means of as many tasks lie within as many standard errors. */
const TWO_SIDED = 1.96;

/**
 * How far the usual task time may be off, as a share of it (0.1: 10 % up or down, in 95 of 100 cases): the
 * standard error of the mean from count, sum and sum of squares. `undefined` below two tasks.
 */
export function timeErrorOf({
  taskCount,
  taskMsSum,
  taskSecSquares,
}: Pick<TotalsRow, 'taskCount' | 'taskMsSum' | 'taskSecSquares'>): number | undefined {
  if (taskCount < 2 || taskMsSum <= 0) return undefined;
  const sumSec = taskMsSum / 1_000;
  const mean = sumSec / taskCount;
  // Seconds are rounded in the squares and not in the sum, so that equal times can come out below 0.
  const variance = Math.max(0, (taskSecSquares - (sumSec * sumSec) / taskCount) / (taskCount - 1));
  return (TWO_SIDED * Math.sqrt(variance / taskCount)) / mean;
}

/** Does time on a task change what an hour earns? Where hours are paid it does not. */
export const isByPiece = (basis: PayBasis | undefined): boolean =>
  basis === 'perTask' || basis === 'perSession' || basis === 'perEstimatedMinute';
