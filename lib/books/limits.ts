import { reportableMs } from '../rates/earnings';
import type { PayTerms } from '../rates/types';
import type { ReportRule } from './report-rules';

/** A limit that the work has come near to, or reached. */
export interface Nearing {
  what: 'cap' | 'leave' | 'day' | 'week';
  /** Names this one word of it: said once. */
  id: string;
  /** 100: reached. */
  percent: 80 | 100;
  limitMs: number;
  leftMs: number;
}

/** What the clock is on, and what is in already, in counted time. */
export interface Spent {
  n: number;
  pay: PayTerms | undefined;
  /** Of this task. */
  countedMs: number;
  /** When this task is better left by the escape hatch. */
  leaveAtMs?: number | undefined;
  /** Of the platform's day and week before this task. */
  dayMs: number;
  weekMs: number;
  day: string;
  week: string;
  platform: string;
  rule: ReportRule;
}

const NEAR = 0.8;

function nearing(what: Nearing['what'], name: string, ms: number, limitMs: number | undefined): Nearing[] {
  if (limitMs === undefined || ms < NEAR * limitMs) return [];
  const percent = ms >= limitMs ? 100 : 80;
  return [{ what, id: `${what}|${name}|${percent}`, percent, limitMs, leftMs: Math.max(0, limitMs - ms) }];
}

/**
 * Limits of reported hours at 80 % or more: the project's cap for one task, when to leave one by the hatch, and
 * the worker's own for day and week, to which a task brings no more than its cap.
 */
export function nearingOf(spent: Spent): Nearing[] {
  const { n, pay, countedMs, leaveAtMs, dayMs, weekMs, day, week, platform, rule } = spent;
  if (pay?.basis !== 'perHourReported') return [];
  const dueMs = reportableMs(countedMs, pay.capMs);
  return [
    ...nearing('cap', String(n), countedMs, pay.capMs),
    ...nearing('leave', String(n), countedMs, leaveAtMs),
    ...nearing('day', `${platform}|${day}`, dayMs + dueMs, rule.dayLimitMs),
    ...nearing('week', `${platform}|${week}`, weekMs + dueMs, rule.weekLimitMs),
  ];
}
