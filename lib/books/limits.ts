import type { PayTerms } from '../rates/types';
import type { ReportRule } from './report-rules';

/** A limit that the work has come near to, or reached. */
export interface Nearing {
  what: 'cap' | 'day' | 'week';
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

/** Limits of reported hours at 80 % or more: the project's cap for one task, and the worker's own for day and week. */
export function nearingOf(spent: Spent): Nearing[] {
  const { n, pay, countedMs, dayMs, weekMs, day, week, platform, rule } = spent;
  if (pay?.basis !== 'perHourReported') return [];
  return [
    ...nearing('cap', String(n), countedMs, pay.capMs),
    ...nearing('day', `${platform}|${day}`, dayMs + countedMs, rule.dayLimitMs),
    ...nearing('week', `${platform}|${week}`, weekMs + countedMs, rule.weekLimitMs),
  ];
}
