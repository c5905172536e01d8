import type { Zone } from '../clock/types';
import { countedMs } from '../clock/view';
import { DAY_MS, weekOf, ZoneClock } from './calendar';
import type { BookRecord } from './types';

/** Time worked against time estimated (and paid), over submitted tasks whose estimate is known. */
export interface AetBalance {
  tasks: number;
  workedMs: number;
  estimatedMs: number;
}

/** A task's estimate: its own, else its project's; `undefined` where it is not paid by one, or unknown. */
export function estimateOf({ pay, estimateMs, outcome }: BookRecord): number | undefined {
  if (pay?.basis !== 'perEstimatedMinute' || outcome !== 'submitted') return undefined;
  return estimateMs ?? pay.estimateMs;
}

/** The balance of some tasks; those without a known estimate are on neither side. */
export function aetOf(records: readonly BookRecord[]): AetBalance {
  const balance: AetBalance = { tasks: 0, workedMs: 0, estimatedMs: 0 };
  for (const record of records) {
    const estimateMs = estimateOf(record);
    if (estimateMs === undefined || record.dropped) continue;
    balance.tasks += 1;
    balance.workedMs += countedMs(record.segments);
    balance.estimatedMs += estimateMs;
  }
  return balance;
}

/** RaterHub's pay week goes from Monday to Sunday, Pacific time (contracts of 2024 and 2025). */
const PACIFIC: Zone = { timeZone: 'America/Los_Angeles', utcOffsetMin: -480 };
const PAY_WEEKS: Readonly<Record<string, { zone: Zone; weekStart: number }>> = {
  raterhub: { zone: PACIFIC, weekStart: 1 },
};

/**
 * The instant at which the pay week of a platform began that `at` lies in, `weeks` earlier; the worker's own
 * week where the platform has none. `weekStart`: 0 is Sunday.
 */
export function payWeekStart(
  platform: string,
  at: number,
  own: { zone: Zone; weekStart: number },
  weeks = 0,
): number {
  const { zone, weekStart } = PAY_WEEKS[platform] ?? own;
  const clock = new ZoneClock(zone, 0);
  const first = weekOf(clock.dayAt(at), weekStart) - 7 * weeks;
  const midnight = first * DAY_MS;
  // The offset may have changed since: twice is enough, no zone changes it twice in a day.
  const about = midnight - clock.offsetAt(midnight - clock.offsetAt(midnight));
  return about;
}
