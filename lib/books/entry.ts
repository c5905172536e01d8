import type { ClockRecord, Segment } from '../clock/types';
import { earningByRule } from './earn';
import { known } from './rows';
import type { BookRecord } from './types';

/** A record that ended, as the background hands it over: the books add who wrote it, and the stamp. */
export type Entry = ClockRecord &
  Partial<Pick<BookRecord, 'deviceId' | 'stamp' | 'stateStamp' | 'pay' | 'earning' | 'dropped' | 'units'>>;

/** Members of a record that a worker can change. A member given as `undefined` is taken away. */
export type RecordChanges = Partial<
  Pick<
    BookRecord,
    | 'kind'
    | 'platform'
    | 'project'
    | 'startAt'
    | 'endAt'
    | 'outcome'
    | 'confirmed'
    | 'segments'
    | 'deadlineAt'
    | 'estimateMs'
    | 'pay'
    | 'earning'
    | 'stateStamp'
    | 'dropped'
    | 'units'
  >
>;

const whole = (at: number | undefined) => (at === undefined ? undefined : Math.round(at));

function wholeSegment(segment: Segment): Segment {
  return known({
    kind: segment.kind,
    startAt: Math.round(segment.startAt),
    endAt: Math.round(segment.endAt),
    counted: segment.counted,
    decided: segment.decided,
    cause: segment.cause,
    limitMs: whole(segment.limitMs),
    quiet: segment.quiet?.map(([fromAt, toAt]): [number, number] => [Math.round(fromAt), Math.round(toAt)]),
  });
}

/** A row of exactly the members that books know, in whole milliseconds. */
export function rowOfRecord(record: BookRecord): BookRecord {
  const { n, deviceId, stamp, kind, platform, outcome, confirmed } = record;
  const { timeZone, utcOffsetMin } = record.zone;
  const optional: Partial<BookRecord> = {
    stateStamp: record.stateStamp,
    project: record.project,
    key: record.key,
    deadlineAt: whole(record.deadlineAt),
    estimateMs: whole(record.estimateMs),
    pay: record.pay && known(record.pay),
    earning: record.earning,
    dropped: record.dropped,
    units: record.units,
  };
  return {
    n,
    deviceId,
    stamp,
    kind,
    platform,
    startAt: Math.round(record.startAt),
    endAt: Math.round(record.endAt),
    outcome,
    confirmed,
    zone: { timeZone, utcOffsetMin },
    segments: record.segments.map(wholeSegment),
    rules: known(record.rules),
    ...known(optional),
  };
}

/** A new record of the books. Its earning follows its terms unless it is given. */
export function recordOfEntry(entry: Entry, deviceId: string, stamp: number): BookRecord {
  const earning = entry.earning ?? earningByRule(entry);
  const { stateStamp: _, ...rest } = entry;
  return rowOfRecord({
    ...rest,
    deviceId: entry.deviceId ?? deviceId,
    stamp,
    outcome: entry.outcome,
    earning,
  });
}

/**
 * A record after a change. Where its time, outcome or terms change, so does an earning that is still
 * expected and follows the terms; an amount that was approved, paid or rejected, or set by hand, stays.
 */
export function changedRecord(record: BookRecord, changes: RecordChanges, stamp: number): BookRecord {
  const now: BookRecord = { ...record, ...changes, stamp, stateStamp: record.stateStamp ?? record.stamp };
  if (!('earning' in changes)) now.earning = repriced(record, now, 'pay' in changes);
  if (now.earning?.state !== record.earning?.state || ('earning' in changes && changes.earning)) {
    now.stateStamp = stamp;
  }
  return rowOfRecord(now);
}

function repriced(before: BookRecord, now: BookRecord, newTerms: boolean): BookRecord['earning'] {
  const { earning } = before;
  if (now.kind !== 'task' && now.kind !== 'manual') return now.kind === before.kind ? earning : undefined;
  if (earning && earning.state !== 'expected') return earning;
  const rule = earningByRule(before);
  const byRule = rule?.amountMicros === earning?.amountMicros && rule?.currency === earning?.currency;
  return byRule || newTerms ? earningByRule(now) : earning;
}

/** All that undoes an edit: every member that can be changed, as it was. */
export function changesTo(before: BookRecord): RecordChanges {
  const { kind, platform, project, startAt, endAt, outcome, confirmed, segments } = before;
  const { deadlineAt, estimateMs, pay, earning, dropped, units } = before;
  const times = { startAt, endAt, segments, deadlineAt, estimateMs };
  return { kind, platform, project, outcome, confirmed, ...times, pay, earning, dropped, units };
}
