import type { Identity } from './find';

/** What was deleted, per device: ranges of `n`, both ends in, ascending; nothing of what they held. */
export type Tombstones = Record<string, [first: number, last: number][]>;

export function isBuried(tombstones: Tombstones | undefined, { deviceId, n }: Identity): boolean {
  return (tombstones?.[deviceId] ?? []).some(([first, last]) => first <= n && n <= last);
}

/** The tombstones with more of them; ranges that touch become one. */
export function buried(tombstones: Tombstones | undefined, more: readonly Identity[]): Tombstones {
  const all: Tombstones = { ...tombstones };
  for (const { deviceId, n } of more) all[deviceId] = [...(all[deviceId] ?? []), [n, n]];
  for (const deviceId of new Set(more.map((one) => one.deviceId)))
    all[deviceId] = joined(all[deviceId] ?? []);
  return all;
}

/** All that was deleted in either. */
export function joinedWith(tombstones: Tombstones | undefined, more: Tombstones): Tombstones {
  const all: Tombstones = { ...tombstones };
  for (const [deviceId, ranges] of Object.entries(more))
    all[deviceId] = joined([...(all[deviceId] ?? []), ...ranges].map(([first, last]) => [first, last]));
  return all;
}

function joined(ranges: [number, number][]): [number, number][] {
  const joint: [number, number][] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    const before = joint.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joint.push([first, last]);
  }
  return joint;
}
