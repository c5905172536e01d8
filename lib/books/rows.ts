import type { Quiet, Segment } from '../clock/types';
import {
  APPROXIMATE,
  CAUSES,
  CONFIRMED,
  COUNTED,
  DECIDED,
  DROPPED,
  KEPT,
  NONE,
  NOT_DROPPED,
  OUTCOMES,
  RECORD_KINDS,
  SEGMENT_KINDS,
  STATES,
} from './codes';
import type { Columns } from './columns';
import type { BookRecord } from './types';

/** A number of a column that is known to be long enough. */
const at = (column: Float64Array | Uint8Array, i: number): number => column[i] ?? 0;

/** An item of a list; a place outside it means that the volume lies. */
function listed<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new RangeError(`Place ${place} of a list of ${list.length}`);
  return item;
}

const lessOne = (value: number) => (value === 0 ? undefined : value - 1);
const word = <T>(list: readonly T[], code: number) => (code === NONE ? undefined : listed(list, code));

/** The record at place `i`, as it was sealed; its key only where the keys were read. */
export function recordAt(c: Columns, i: number): BookRecord {
  const startAt = at(c.startAt, i);
  const { lists } = c;
  const flags = at(c.flags, i);
  const record: BookRecord = {
    n: at(c.n, i),
    deviceId: listed(lists.devices, at(c.device, i)),
    stamp: at(c.stamp, i),
    kind: listed(RECORD_KINDS, at(c.kind, i)),
    platform: listed(lists.platforms, at(c.platform, i)),
    startAt,
    endAt: startAt + at(c.spanMs, i),
    outcome: word(OUTCOMES, at(c.outcome, i)),
    confirmed: (flags & CONFIRMED) !== 0,
    zone: { ...listed(lists.zones, at(c.zone, i)) },
    segments: segmentsAt(c, i),
    rules: { ...listed(lists.rules, at(c.rules, i)) },
  };
  const optional: Partial<BookRecord> = {
    project: at(c.project, i) ? listed(lists.projects, at(c.project, i) - 1) : undefined,
    key: c.keys?.[i] ?? undefined,
    stateStamp: lessOne(at(c.stateStamp, i)),
    deadlineAt: lessOne(at(c.deadline, i)),
    estimateMs: lessOne(at(c.estimate, i)),
    units: lessOne(at(c.units, i)),
    pay: at(c.pay, i) ? { ...listed(lists.pays, at(c.pay, i) - 1) } : undefined,
    earning: earningAt(c, i),
    dropped: flags & DROPPED ? true : flags & NOT_DROPPED ? false : undefined,
  };
  return Object.assign(record, known(optional));
}

/** Leaves members out that have no value. */
export function known<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

function earningAt(c: Columns, i: number): BookRecord['earning'] {
  const currency = at(c.currency, i);
  const state = word(STATES, at(c.state, i));
  if (currency === 0 || state === undefined) return undefined;
  return {
    amountMicros: at(c.amount, i),
    currency: listed(c.lists.currencies, currency - 1),
    state,
    approximate: (at(c.flags, i) & APPROXIMATE) !== 0,
  };
}

function segmentsAt(c: Columns, i: number): Segment[] {
  const segments: Segment[] = [];
  for (let s = at(c.segments, i); s < at(c.segments, i + 1); s++) {
    const startAt = at(c.startAt, i) + at(c.segmentFrom, s);
    const flags = at(c.segmentFlags, s);
    const segment: Segment = {
      kind: listed(SEGMENT_KINDS, at(c.segmentKind, s)),
      startAt,
      endAt: startAt + at(c.segmentMs, s),
      counted: (flags & COUNTED) !== 0,
    };
    if (flags & DECIDED) segment.decided = (flags & KEPT) !== 0;
    const cause = word(CAUSES, at(c.segmentCause, s));
    if (cause) segment.cause = cause;
    const limitMs = lessOne(at(c.segmentLimit, s));
    if (limitMs !== undefined) segment.limitMs = limitMs;
    if (at(c.hasQuiet, s)) segment.quiet = quietAt(c, s, startAt);
    segments.push(segment);
  }
  return segments;
}

function quietAt(c: Columns, s: number, startAt: number): Quiet[] {
  const quiet: Quiet[] = [];
  for (let q = at(c.quiets, s); q < at(c.quiets, s + 1); q++) {
    const fromAt = startAt + at(c.quietFrom, q);
    quiet.push([fromAt, fromAt + at(c.quietMs, q)]);
  }
  return quiet;
}
