import { expect } from 'vitest';
import { expectNoOverlaps, expectTimeline, type Fact, type Stretch } from '../../e2e/support/facts.ts';
import { type Moment, SLACK_MS } from '../../e2e/support/moments.ts';
import type { Shift } from '../../e2e/support/shift.ts';
import { addRow, offMs, type Row } from './table.ts';

/** A stretch as it truly was; the books may have its end so much earlier, and the next one's start. */
export interface TrueStretch extends Stretch {
  lostUpToMs?: number;
}

interface Verdict {
  /** Questions that the popup must have; default none. */
  asked?: number;
}

function earlier({ fromAt, toAt }: Moment, ms: number): Moment {
  return { fromAt: fromAt - ms, toAt };
}

/** What the books may hold: a stretch that lost its end is shorter, and the gap after it longer. */
function recordable(stretches: readonly TrueStretch[]): Stretch[] {
  return stretches.map(({ lostUpToMs = 0, ...stretch }, at) => ({
    ...stretch,
    from: earlier(stretch.from, stretches[at - 1]?.lostUpToMs ?? 0),
    to: earlier(stretch.to, lostUpToMs),
  }));
}

/** Counted time of a list of stretches by the stopwatch. */
function truthOf(stretches: readonly TrueStretch[]) {
  const counted = stretches.filter(({ counted: counts = true }) => counts);
  const sum = (of: (stretch: TrueStretch) => number) => counted.reduce((all, one) => all + of(one), 0);
  return {
    truthMs: [
      sum(({ from, to }) => Math.max(0, to.fromAt - from.toAt)),
      sum(({ from, to }) => to.toAt - from.fromAt),
    ] as const,
    slackMs: counted.length * 2 * SLACK_MS,
    lostUpToMs: sum(({ lostUpToMs = 0 }) => lostUpToMs),
  };
}

const countedIn = ({ segments }: Fact) =>
  segments.reduce((sum, s) => sum + ((s.decided ?? s.counted) ? s.endAt - s.startAt : 0), 0);

/** What the popup would ask. */
export async function askedBy(shift: Shift): Promise<number> {
  const { toDecide, outcomes = [], until = [] } = await shift.figures();
  return toDecide.count + outcomes.length + until.length;
}

/** Checks one sum of counted time against the stopwatch, and that no second is there twice; adds the row. */
export async function judgeSum(
  shift: Shift,
  fault: string,
  recordedMs: number,
  stretches: readonly TrueStretch[],
  { asked = 0 }: Verdict = {},
): Promise<void> {
  const { truthMs, slackMs, lostUpToMs } = truthOf(stretches);
  const row: Row = { fault, truthMs, recordedMs, lostUpToMs, asked };
  const said = `${fault}: off by`;
  expect(offMs(row), said).toBeLessThanOrEqual(slackMs);
  expect(offMs(row), said).toBeGreaterThanOrEqual(-slackMs - lostUpToMs);
  expectNoOverlaps((await shift.facts()).records);
  expect(await askedBy(shift), `${fault}: what is asked`).toBe(asked);
  addRow(row);
}

/** The same for one record, stretch by stretch. */
export function judge(
  shift: Shift,
  fault: string,
  record: Fact | undefined,
  stretches: readonly TrueStretch[],
  verdict?: Verdict,
): Promise<void> {
  return judgeAll(shift, fault, [{ record, stretches }], verdict);
}

/** The same for several records together. */
export async function judgeAll(
  shift: Shift,
  fault: string,
  records: readonly { record: Fact | undefined; stretches: readonly TrueStretch[] }[],
  verdict?: Verdict,
): Promise<void> {
  for (const { record, stretches } of records) expectTimeline(record, recordable(stretches));
  const recordedMs = records.reduce((sum, { record }) => sum + (record ? countedIn(record) : 0), 0);
  await judgeSum(
    shift,
    fault,
    recordedMs,
    records.flatMap(({ stretches }) => stretches),
    verdict,
  );
}
