import type { Zone } from '../clock/types';
import { countedMs } from '../clock/view';
import { DAY_MS, weekOf, ZoneClock } from './calendar';
import type { ReportRule } from './report-rules';
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

/**
 * The instant at which the pay week of a platform began that `at` lies in, `weeks` earlier; the worker's own
 * week where its rule says none. `weekStart`: 0 is Sunday.
 */
export function payWeekStart(
  rule: ReportRule,
  at: number,
  own: { zone: Zone; weekStart: number },
  weeks = 0,
): number {
  const zone = rule.timeZone === undefined ? own.zone : { timeZone: rule.timeZone, utcOffsetMin: 0 };
  const weekStart = rule.weekStart ?? own.weekStart;
  const clock = new ZoneClock(zone, 0);
  const first = weekOf(clock.dayAt(at), weekStart) - 7 * weeks;
  const midnight = first * DAY_MS;
  // The offset may have changed since: twice is enough, no zone changes it twice in a day.
  const about = midnight - clock.offsetAt(midnight - clock.offsetAt(midnight));
  return about;
}
