import { clip } from './intervals';
import type { Chosen, ClockRecord, Segment } from './types';
import { counts } from './view';

/** What of a record a correction is about. */
export type Timed = Pick<ClockRecord, 'startAt' | 'endAt' | 'segments'>;

/** The worker's correction of a record's time; a missing member stays as it is. */
export interface Fix {
  startAt?: number;
  endAt?: number;
  /** This much of what counts did not: the last of it. */
  offMs?: number;
}

function piece(segment: Segment, startAt: number, endAt: number): Segment {
  const { quiet, ...rest } = segment;
  const kept = clip(quiet ?? [], startAt, endAt);
  return { ...rest, startAt, endAt, ...(kept.length > 0 ? { quiet: kept } : {}) };
}

/** The same segments with a border at `at`: the one that runs across it becomes two. */
export function cutAt(segments: readonly Segment[], at: number): Segment[] {
  return segments.flatMap((s) =>
    s.startAt < at && at < s.endAt ? [piece(s, s.startAt, at), piece(s, at, s.endAt)] : [s],
  );
}

/** The worker's word on a segment; `undefined` takes the word back. */
function decided(segment: Segment, count: boolean | undefined): Segment {
  const { decided: _, ...rest } = segment;
  return count === undefined ? rest : { ...rest, decided: count };
}

/** Where the stretch meant stands now: its place may have moved since it was shown. */
export function placeOf(segments: readonly Segment[], { segment, startAt }: Chosen): number {
  if (startAt === undefined || segments[segment]?.startAt === startAt)
    return segment in segments ? segment : -1;
  return segments.findIndex((s) => s.startAt === startAt);
}

/**
 * Segments after the worker's decision on some of them. Where only a part of a stretch is named, the part
 * gets `count` and the rest of it the opposite: the question is settled.
 */
export function withParts(
  segments: readonly Segment[],
  chosen: readonly Chosen[],
  count: boolean,
): Segment[] {
  const placed = chosen
    .map((one) => ({ one, place: placeOf(segments, one) }))
    .filter(({ place }) => place >= 0);
  return placed
    .sort((a, b) => b.place - a.place)
    .reduce(
      (all, { one, place }) => all.flatMap((s, i) => (i === place ? partsOf(s, one, count) : [s])),
      [...segments],
    );
}

function partsOf(segment: Segment, { fromAt, toAt }: Chosen, count: boolean): Segment[] {
  const from = Math.max(segment.startAt, fromAt ?? segment.startAt);
  const to = Math.min(segment.endAt, toAt ?? segment.endAt);
  if (to <= from) return [segment];
  return cutAt(cutAt([segment], from), to).map((s) =>
    decided(s, s.startAt >= from && s.endAt <= to ? count : !count),
  );
}

/** From when to when something of this record counts: what the worker calls its start and end. */
export function countsWithin({ startAt, endAt, segments }: Timed): { fromAt: number; toAt: number } {
  const counting = segments.filter(counts);
  return { fromAt: counting[0]?.startAt ?? startAt, toAt: counting.at(-1)?.endAt ?? endAt };
}

/** Time that nobody saw and the worker vouches for: no rule counts it, the worker's decision does. */
const vouched = (startAt: number, endAt: number): Segment => ({
  kind: 'manual',
  startAt,
  endAt,
  counted: false,
  decided: true,
});

/**
 * A record after the worker's correction. What was recorded stays: time before a later start, after an
 * earlier end, and minutes that did not count are decided on; time that is added stands as the worker's own.
 */
export function fixed(record: Timed, { startAt, endAt, offMs = 0 }: Fix): Timed {
  const within = countsWithin(record);
  let { segments } = record;
  if (startAt !== undefined) segments = startedAt(segments, startAt, within.fromAt, record.startAt);
  if (endAt !== undefined) segments = endedAt(segments, endAt, within.toAt, record.endAt);
  return {
    segments: withoutLast(segments, offMs),
    startAt: Math.min(record.startAt, startAt ?? record.startAt),
    endAt: Math.max(record.endAt, endAt ?? record.endAt),
  };
}

function startedAt(segments: Segment[], at: number, from: number, first: number): Segment[] {
  const firstAt = segments[0]?.startAt ?? first;
  const added = at < firstAt ? [vouched(at, firstAt)] : [];
  const marked = cutAt(segments, at).map((s) => {
    if (s.endAt <= at) return decided(s, false);
    return s.startAt < from && s.decided === false ? decided(s, undefined) : s;
  });
  return [...added, ...marked];
}

function endedAt(segments: Segment[], at: number, to: number, last: number): Segment[] {
  const lastAt = segments.at(-1)?.endAt ?? last;
  const added = at > lastAt ? [vouched(lastAt, at)] : [];
  const marked = cutAt(segments, at).map((s) => {
    if (s.startAt >= at) return decided(s, false);
    return s.endAt > to && s.decided === false ? decided(s, undefined) : s;
  });
  return [...marked, ...added];
}

function withoutLast(segments: Segment[], offMs: number): Segment[] {
  let left = offMs;
  return segments
    .toReversed()
    .flatMap((s) => {
      const ms = s.endAt - s.startAt;
      if (left <= 0 || !counts(s)) return [s];
      const off = Math.min(left, ms);
      left -= off;
      const [head, tail] = off < ms ? cutAt([s], s.endAt - off) : [undefined, s];
      return [...(tail ? [decided(tail, false)] : []), ...(head ? [head] : [])];
    })
    .toReversed();
}
