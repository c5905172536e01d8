import { expect } from 'vitest';
import type { BookRecord } from '../../../lib/books/types.ts';
import type { ClockState } from '../../../lib/clock/state.ts';
import type { ClockRecord, IdleCause, Segment, SegmentKind } from '../../../lib/clock/types.ts';
import { openRecords } from '../../../lib/clock/view.ts';
import type { Stores } from '../harness/books.ts';
import type { Chromium } from '../harness/chromium.ts';
import { expectWithin, type Moment, SLACK_MS } from './moments.ts';

/** A record as the database holds it: ended ones with what they earned, open ones up to now. */
export type Fact = ClockRecord & Partial<Pick<BookRecord, 'earning' | 'pay' | 'dropped' | 'units'>>;

export interface Facts {
  /** When they were read. */
  at: number;
  /** Ended and open records, by start. */
  records: Fact[];
  clock: ClockState;
}

function clockOf(stores: Stores): ClockState {
  const kept = (stores.open ?? []).find((value) => (value as { v?: number } | undefined)?.v === 1);
  if (!kept) throw new Error('the books hold no clock yet');
  return (kept as { state: ClockState }).state;
}

/** Everything that the database holds of the worker's time; the browser's clock may be ahead of ours. */
export async function factsOf(chromium: Chromium, aheadMs = 0): Promise<Facts> {
  const stores = await chromium.readBooks();
  const at = Date.now() + aheadMs;
  const clock = clockOf(stores);
  const ended = (stores.recent ?? []) as BookRecord[];
  const records: Fact[] = [...ended, ...openRecords(clock, at)];
  return { at, clock, records: records.sort((a, b) => a.startAt - b.startAt) };
}

/** One stretch as the test saw it. */
export interface Stretch {
  kind: SegmentKind;
  from: Moment;
  to: Moment;
  /** Default true. */
  counted?: boolean;
  cause?: IdleCause;
}

const written = ({ kind, counted, cause }: Pick<Segment, 'kind' | 'counted' | 'cause'>) =>
  [kind, ...(cause ? [`(${cause})`] : []), ...(counted ? [] : ['not counted'])].join(' ');

/** Focus takes a moment from one tab to the next, which is nobody's: it may be in the books as away. */
function withoutSlivers(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const { kind, startAt, endAt } = segment;
    if (kind === 'away' && endAt - startAt < SLACK_MS) continue;
    const before = joined.at(-1);
    if (before && written(before) === written(segment) && startAt - before.endAt < SLACK_MS)
      joined[joined.length - 1] = { ...before, endAt };
    else joined.push(segment);
  }
  return joined;
}

/** Checks a record's segments, in order, against what the test did and when. */
export function expectTimeline(record: ClockRecord | undefined, stretches: Stretch[]): void {
  if (!record) throw new Error('there is no such record');
  const all = record.segments;
  const segments = all.length > stretches.length ? withoutSlivers(all) : all;
  expect(segments.map(written)).toEqual(
    stretches.map(({ kind, cause, counted = true }) => written({ kind, cause, counted })),
  );
  for (const [at, { kind, from, to }] of stretches.entries()) {
    const segment = segments[at];
    if (!segment) continue;
    expectWithin(`The start of ${kind} (segment ${at})`, segment.startAt, from);
    expectWithin(`The end of ${kind} (segment ${at})`, segment.endAt, to);
  }
}

/** One person, one clock: no second is in the books twice. */
export function expectNoOverlaps(records: readonly Fact[]): void {
  const all = records.flatMap(({ n, segments }) => segments.map((segment) => ({ n, ...segment })));
  all.sort((a, b) => a.startAt - b.startAt);
  for (const [at, segment] of all.entries()) {
    const before = all[at - 1];
    if (before && before.endAt > segment.startAt)
      throw new Error(`Two stretches overlap: ${JSON.stringify([before, segment])}`);
  }
}

/** Counted time of records, in ms. */
export function countedMs(records: readonly Fact[]): number {
  const counted = records.flatMap(({ segments }) => segments).filter((s) => s.decided ?? s.counted);
  return counted.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
}
