import type { Subject } from '../../lib/clock/state';
import { DEFAULT_RULES, MINUTE_MS, type Rules } from '../../lib/clock/types';

/** What may happen in a random day. */
export type Feature =
  | 'own'
  | 'links'
  | 'halts'
  | 'sleep'
  | 'outcomes'
  | 'overhead'
  | 'deadlines'
  | 'outside'
  | 'media'
  | 'byHand'
  | 'restart'
  | 'steps'
  | 'kill';

const COMMON: readonly Feature[] = ['links', 'outcomes', 'overhead', 'outside', 'media'];

/** Kinds of days: what may happen together in one. */
export const KINDS: readonly (readonly Feature[])[] = [
  [...COMMON, 'own', 'halts', 'sleep'],
  [...COMMON, 'own', 'halts', 'sleep', 'byHand'],
  ['links', 'outcomes', 'overhead', 'outside', 'own', 'halts', 'sleep', 'restart'],
  [...COMMON, 'sleep', 'deadlines'],
  [...COMMON, 'own', 'restart', 'kill'],
  ['links', 'overhead', 'outside', 'restart', 'steps'],
];

export const TABS = [21, 22];

function rulesOf(more: Partial<Rules>): Rules {
  return { ...DEFAULT_RULES, asks: true, ...more };
}

export const ONE = { platform: 'p', project: 'p:one', rules: rulesOf({}) };
export const TWO = {
  platform: 'p',
  project: 'p:two',
  rules: rulesOf({ awayLimitMs: MINUTE_MS, idleLimitMs: 15_000 }),
};
const THREE = {
  platform: 'q',
  project: 'q:one',
  rules: rulesOf({ readingPaid: true, idleLimitMs: 2 * MINUTE_MS }),
};
const OUTSIDE = {
  platform: 'o',
  project: 'o:one',
  rules: rulesOf({ outsideWork: true, outsideLimitMs: 20 * MINUTE_MS }),
};

export const TASKS: Subject[] = [
  { kind: 'task', ...ONE, key: 'a' },
  { kind: 'task', ...ONE, key: 'b' },
  { kind: 'task', ...TWO, key: 'c' },
  { kind: 'task', ...THREE, key: 'd' },
];
export const OVERHEADS: Subject[] = [
  { kind: 'overhead', ...ONE },
  { kind: 'overhead', ...THREE },
  { kind: 'preview', ...THREE, key: 'd' },
  { kind: 'preview', ...ONE, key: 'a' },
  { kind: 'training', ...ONE, key: 't' },
  { kind: 'task', ...ONE },
];
export const OTHER: Subject = { kind: 'other', ...ONE };
export const DUE: Subject[] = [
  { kind: 'task', ...ONE, key: 'e', deadlineAt: 10 * MINUTE_MS },
  { kind: 'task', ...THREE, key: 'f', deadlineAt: 25 * MINUTE_MS + 1 },
];
export const OUT: Subject = { kind: 'task', ...OUTSIDE, key: 'g' };

/** Lengths at the limits, one off them, and ties. */
const EDGES = [
  ...[0, 0, 1, 500, 999, 1_000, 1_001, 2_000, 10_000],
  ...[
    15_000,
    30_000,
    MINUTE_MS,
    75_000,
    2 * MINUTE_MS,
    5 * MINUTE_MS,
    20 * MINUTE_MS,
    30 * MINUTE_MS,
  ].flatMap((ms) => [ms - 1, ms, ms + 1]),
];

const SECOND_MS = 1_000;
const HOUR_MS = 60 * MINUTE_MS;
const STEPS = [
  5 * SECOND_MS,
  40 * SECOND_MS,
  2 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  24 * HOUR_MS,
  72 * HOUR_MS,
];

/** How far the wall clock is set, forward or back: by seconds, hours, days. In ms. */
export function stepOf(which: number): number {
  return (which & 1 ? -1 : 1) * (STEPS[(which >> 1) % STEPS.length] ?? 0);
}

/** How long a gap is: at a limit, one off it, a tie, or anything up to four minutes. In ms. */
export function lengthOf(gap: number): number {
  if (gap < 70) return EDGES[gap % EDGES.length] ?? 0;
  return (gap * 104_729 * 7) % (4 * MINUTE_MS);
}
