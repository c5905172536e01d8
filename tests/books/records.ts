import type { BookRecord } from '../../lib/books/types';
import { DEFAULT_RULES, type Segment, type Zone } from '../../lib/clock/types';
import type { PayTerms } from '../../lib/rates/types';

export const MINUTE_MS = 60_000;
export const UTC: Zone = { timeZone: 'UTC', utcOffsetMin: 0 };
export const NEW_YORK: Zone = { timeZone: 'America/New_York', utcOffsetMin: -300 };

export const HOURLY: PayTerms = {
  basis: 'perHourReported',
  rateMicros: 30_000_000,
  currency: 'USD',
  capMs: 60 * MINUTE_MS,
};
export const PIECE: PayTerms = { basis: 'perTask', amountMicros: 2_000_000, currency: 'USD' };

/** Epoch ms of a UTC instant. */
export const utc = (text: string) => Date.parse(`${text}Z`);

type Stretch = [kind: Segment['kind'], minutes: number, more?: Partial<Segment>];

/** Segments one after the other. Away, idle and gap don't count unless they say so. */
export function stretches(startAt: number, ...parts: Stretch[]): Segment[] {
  let at = startAt;
  return parts.map(([kind, minutes, more]) => {
    const from = at;
    at += minutes * MINUTE_MS;
    const counted = kind !== 'away' && kind !== 'idle' && kind !== 'gap';
    return { kind, startAt: from, endAt: at, counted, ...more };
  });
}

/** A submitted task of Outlier's project `a`, in UTC, with what is given. */
export function task(n: number, segments: Segment[], more: Partial<BookRecord> = {}): BookRecord {
  const startAt = segments[0]?.startAt ?? 0;
  return {
    n,
    deviceId: 'device-1',
    stamp: n,
    kind: 'task',
    platform: 'outlier',
    project: 'outlier:a',
    startAt,
    endAt: segments.at(-1)?.endAt ?? startAt,
    outcome: 'submitted',
    confirmed: true,
    zone: UTC,
    segments,
    rules: DEFAULT_RULES,
    ...more,
  };
}

/** The same, as the clock hands it over: the books give the rest. */
export function entry(n: number, segments: Segment[], more: Partial<BookRecord> = {}) {
  const { deviceId: _, stamp: __, ...rest } = task(n, segments, more);
  return rest;
}
