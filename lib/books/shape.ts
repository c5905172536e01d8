import { cutAt } from '../clock/parts';
import type { Segment } from '../clock/types';
import { countedMs } from '../clock/view';
import { mulDiv } from '../rates/exact';
import type { Earning } from '../rates/types';
import { earningByRule } from './earn';
import type { Entry, RecordChanges } from './entry';
import type { BookRecord } from './types';

/** One record that becomes two: how the first changes, and the second, which has no number yet. */
export interface Parted {
  change: RecordChanges;
  rest: Omit<Entry, 'n'>;
}

const spanMs = (segments: readonly Segment[]) =>
  segments.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);

/** Does the record earn what its terms say, with nobody's word on it yet? */
export function earnsByRule(record: BookRecord): boolean {
  const { earning } = record;
  const rule = earningByRule(record);
  if (!earning || !rule) return earning === rule;
  return (
    earning.state === 'expected' &&
    earning.amountMicros === rule.amountMicros &&
    earning.currency === rule.currency
  );
}

/** Money that somebody has spoken on is shared out by counted time, so that the sum stays to the last micro. */
function shares(earning: Earning, taken: readonly Segment[], all: readonly Segment[]): [Earning, Earning] {
  const by = countedMs(all) > 0 ? countedMs : spanMs;
  const whole = by(all);
  const part = whole > 0 ? (mulDiv(earning.amountMicros, by(taken), whole) ?? 0) : 0;
  return [
    { ...earning, amountMicros: earning.amountMicros - part },
    { ...earning, amountMicros: part },
  ];
}

/**
 * Takes some of a record's segments out as a record of their own, under the same project and terms. `undefined`
 * where nothing would be left on either side. The record keeps its key: its page is about the first part.
 */
export function parted(record: BookRecord, isTaken: (segment: Segment) => boolean): Parted | undefined {
  const left = record.segments.filter((s) => !isTaken(s));
  const taken = record.segments.filter(isTaken);
  const [first, last] = [taken[0], taken.at(-1)];
  const [leftFirst, leftLast] = [left[0], left.at(-1)];
  if (!first || !last || !leftFirst || !leftLast) return undefined;
  const { n: _, key: __, deviceId: ___, stamp: ____, stateStamp: _____, earning, ...same } = record;
  const tail = last.endAt > leftLast.endAt;
  const change: RecordChanges = {
    segments: left,
    startAt: first.startAt < leftFirst.startAt ? leftFirst.startAt : record.startAt,
    endAt: tail ? leftLast.endAt : record.endAt,
  };
  const rest: Omit<Entry, 'n'> = {
    ...same,
    segments: taken,
    startAt: first.startAt,
    endAt: tail ? Math.max(last.endAt, record.endAt) : last.endAt,
  };
  // A record that stands for several tasks gives one of them away.
  if (record.units !== undefined) {
    rest.units = undefined;
    change.units = record.units > 2 ? record.units - 1 : undefined;
  }
  if (!earning || earnsByRule(record)) return { change, rest };
  const [mine, theirs] = shares(earning, taken, record.segments);
  return { change: { ...change, earning: mine }, rest: { ...rest, earning: theirs } };
}

/** The record with borders at these instants. */
export function bordered(record: BookRecord, ...at: readonly number[]): BookRecord {
  return { ...record, segments: at.reduce<Segment[]>((all, one) => cutAt(all, one), record.segments) };
}

/** Why records cannot become one. */
export type NotMerged = 'few' | 'projects' | 'kinds' | 'dropped' | 'money';

/** How the first of some records changes for it to stand for all of them; or why that cannot be. */
export function merged(
  records: readonly BookRecord[],
): { first: BookRecord; change: RecordChanges } | NotMerged {
  const sorted = records.toSorted((a, b) => a.startAt - b.startAt || a.n - b.n);
  const [first, last] = [sorted[0], sorted.toSorted((a, b) => a.endAt - b.endAt).at(-1)];
  if (!first || !last || sorted.length < 2) return 'few';
  const differ = (of: (record: BookRecord) => unknown) => sorted.some((one) => of(one) !== of(first));
  if (differ((one) => one.project ?? `${one.platform}:`)) return 'projects';
  if (differ((one) => one.kind)) return 'kinds';
  if (sorted.some((one) => one.dropped)) return 'dropped';
  const change: RecordChanges = {
    segments: sorted.flatMap(({ segments }) => segments).sort((a, b) => a.startAt - b.startAt),
    endAt: last.endAt,
    outcome: last.outcome,
    confirmed: last.confirmed,
    ...(sorted.some(({ units }) => units !== undefined)
      ? { units: sorted.reduce((sum, { units = 1 }) => sum + units, 0) }
      : {}),
  };
  if (sorted.every(earnsByRule)) return { first, change };
  const earnings = sorted.flatMap(({ earning }) => earning ?? []);
  const [one] = earnings;
  if (!one || earnings.some(({ state, currency }) => state !== one.state || currency !== one.currency))
    return 'money';
  const amountMicros = earnings.reduce((sum, earning) => sum + earning.amountMicros, 0);
  const approximate = earnings.some((earning) => earning.approximate);
  return { first, change: { ...change, earning: { ...one, amountMicros, approximate } } };
}
