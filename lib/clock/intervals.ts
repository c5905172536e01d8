import type { Quiet } from './types';

/** Sorts and joins intervals that touch or overlap; an instant is an interval of length zero. */
export function union(intervals: readonly Quiet[]): Quiet[] {
  const sorted = intervals.filter(([from, to]) => to >= from).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: Quiet[] = [];
  for (const [from, to] of sorted) {
    const last = out[out.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** What of each interval lies within `[from, to)`; nothing of length zero. */
export function clip(intervals: readonly Quiet[], from: number, to: number): Quiet[] {
  return intervals.map(([a, b]): Quiet => [Math.max(a, from), Math.min(b, to)]).filter(([a, b]) => b > a);
}

/** The holes of `intervals` (joined first) within `[from, to)`. */
export function holes(intervals: readonly Quiet[], from: number, to: number): Quiet[] {
  const out: Quiet[] = [];
  let at = from;
  for (const [a, b] of union(intervals)) {
    if (a >= to) break;
    if (a > at) out.push([at, a]);
    at = Math.max(at, b);
  }
  if (at < to) out.push([at, to]);
  return out;
}

/** Moves intervals by `ms`. */
export function shifted(intervals: readonly Quiet[], ms: number): Quiet[] {
  return ms === 0 ? [...intervals] : intervals.map(([a, b]): Quiet => [a + ms, b + ms]);
}

/** The parts of `a` that lie in `b`. */
export function overlap(a: readonly Quiet[], b: readonly Quiet[]): Quiet[] {
  return a.flatMap(([from, to]) => clip(b, from, to));
}
