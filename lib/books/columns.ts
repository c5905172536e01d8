import type { Rules, Segment, Zone } from '../clock/types';
import type { PayTerms } from '../rates/types';
import {
  APPROXIMATE,
  CAUSES,
  CONFIRMED,
  COUNTED,
  codeOf,
  DECIDED,
  DROPPED,
  KEPT,
  NOT_DROPPED,
  OUTCOMES,
  RECORD_KINDS,
  SEGMENT_KINDS,
  STATES,
} from './codes';
import type { BookRecord } from './types';

/** What many records share is listed once; columns hold the place in the list. */
export interface Lists {
  devices: string[];
  platforms: string[];
  projects: string[];
  zones: Zone[];
  rules: Rules[];
  pays: PayTerms[];
  currencies: string[];
}

/**
 * Records as columns. Optional members hold "one more than the value" (or than the place in a list), with 0
 * for none. Instants inside a record are relative to its start.
 */
export interface NumberColumns {
  device: Float64Array;
  n: Float64Array;
  stamp: Float64Array;
  stateStamp: Float64Array;
  kind: Uint8Array;
  platform: Float64Array;
  project: Float64Array;
  startAt: Float64Array;
  spanMs: Float64Array;
  outcome: Uint8Array;
  flags: Uint8Array;
  zone: Float64Array;
  rules: Float64Array;
  deadline: Float64Array;
  estimate: Float64Array;
  pay: Float64Array;
  currency: Float64Array;
  amount: Float64Array;
  state: Uint8Array;
  units: Float64Array;
  /** Place of each record's first segment; one entry more than there are records. */
  segments: Float64Array;
  segmentKind: Uint8Array;
  segmentFrom: Float64Array;
  segmentMs: Float64Array;
  segmentFlags: Uint8Array;
  segmentCause: Uint8Array;
  segmentLimit: Float64Array;
  /** Place of each segment's first quiet stretch; one entry more than there are segments. */
  quiets: Float64Array;
  /** 1 where a segment has a list of quiet stretches, be it empty. */
  hasQuiet: Uint8Array;
  quietFrom: Float64Array;
  quietMs: Float64Array;
}

export interface Columns extends NumberColumns {
  count: number;
  lists: Lists;
  /** Hashed task keys by record. `undefined`: not read from the volume, as sums don't need them. */
  keys?: (string | null)[];
}

/** Columns one byte wide in memory; all others are wide enough for any integer. */
export const BYTE_COLUMNS: ReadonlySet<keyof NumberColumns> = new Set([
  'kind',
  'outcome',
  'flags',
  'state',
  'segmentKind',
  'segmentFlags',
  'segmentCause',
  'hasQuiet',
] as const);

/** Columns by what they have an entry for. */
const RECORD_COLUMNS = [
  'device',
  'n',
  'stamp',
  'stateStamp',
  'kind',
  'platform',
  'project',
  'startAt',
  'spanMs',
  'outcome',
  'flags',
  'zone',
  'rules',
  'deadline',
  'estimate',
  'pay',
  'currency',
  'amount',
  'state',
  'units',
] as const;
const SEGMENT_COLUMNS = [
  'segmentKind',
  'segmentFrom',
  'segmentMs',
  'segmentFlags',
  'segmentCause',
  'segmentLimit',
  'hasQuiet',
] as const;
export const COLUMN_NAMES: readonly (keyof NumberColumns)[] = [
  ...RECORD_COLUMNS,
  'segments',
  ...SEGMENT_COLUMNS,
  'quiets',
  'quietFrom',
  'quietMs',
];

/** Columns that volumes sealed before them lack: no record in those has such a member. */
export const LATER_COLUMNS: ReadonlySet<keyof NumberColumns> = new Set(['units'] as const);

class Interner<T> {
  readonly items: T[] = [];
  private readonly places = new Map<string | T, number>();

  /** Place of an item in the list. */
  place(item: T): number {
    const key = typeof item === 'object' ? JSON.stringify(item) : item;
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.items.push(item) - 1;
      this.places.set(key, place);
    }
    return place;
  }

  /** Place + 1, 0 for none. */
  optional(item: T | undefined): number {
    return item === undefined ? 0 : this.place(item) + 1;
  }
}

function emptyColumns(records: number, segments: number, quiets: number): NumberColumns {
  const sized = (name: keyof NumberColumns, length: number) =>
    [name, BYTE_COLUMNS.has(name) ? new Uint8Array(length) : new Float64Array(length)] as const;
  return Object.fromEntries([
    ...RECORD_COLUMNS.map((name) => sized(name, records)),
    sized('segments', records + 1),
    ...SEGMENT_COLUMNS.map((name) => sized(name, segments)),
    sized('quiets', segments + 1),
    sized('quietFrom', quiets),
    sized('quietMs', quiets),
  ]) as unknown as NumberColumns;
}

function newInterners() {
  return {
    devices: new Interner<string>(),
    platforms: new Interner<string>(),
    projects: new Interner<string>(),
    zones: new Interner<Zone>(),
    rules: new Interner<Rules>(),
    pays: new Interner<PayTerms>(),
    currencies: new Interner<string>(),
  };
}

/** Records as columns: what volumes store and what totals are summed from. */
export function columnsOf(records: readonly BookRecord[]): Columns {
  let segments = 0;
  let quiets = 0;
  for (const record of records) {
    segments += record.segments.length;
    for (const segment of record.segments) quiets += segment.quiet?.length ?? 0;
  }
  const columns = emptyColumns(records.length, segments, quiets);
  const lists = newInterners();
  const next = { segment: 0, quiet: 0 };
  records.forEach((record, i) => {
    putRecord(columns, lists, record, i);
    columns.segments[i] = next.segment;
    for (const segment of record.segments) putSegment(columns, segment, record.startAt, next);
  });
  columns.segments[records.length] = segments;
  columns.quiets[segments] = quiets;
  return {
    ...columns,
    count: records.length,
    keys: records.map((record) => record.key ?? null),
    lists: {
      devices: lists.devices.items,
      platforms: lists.platforms.items,
      projects: lists.projects.items,
      zones: lists.zones.items,
      rules: lists.rules.items,
      pays: lists.pays.items,
      currencies: lists.currencies.items,
    },
  };
}

const oneMore = (value: number | undefined) => (value === undefined ? 0 : value + 1);

function putRecord(c: NumberColumns, lists: ReturnType<typeof newInterners>, r: BookRecord, i: number): void {
  c.device[i] = lists.devices.place(r.deviceId);
  c.n[i] = r.n;
  c.stamp[i] = r.stamp;
  c.stateStamp[i] = oneMore(r.stateStamp);
  c.kind[i] = codeOf(RECORD_KINDS, r.kind);
  c.platform[i] = lists.platforms.place(r.platform);
  c.project[i] = lists.projects.optional(r.project);
  c.startAt[i] = r.startAt;
  c.spanMs[i] = r.endAt - r.startAt;
  c.outcome[i] = codeOf(OUTCOMES, r.outcome);
  c.zone[i] = lists.zones.place(r.zone);
  c.rules[i] = lists.rules.place(r.rules);
  c.deadline[i] = oneMore(r.deadlineAt);
  c.estimate[i] = oneMore(r.estimateMs);
  c.pay[i] = lists.pays.optional(r.pay);
  c.currency[i] = lists.currencies.optional(r.earning?.currency);
  c.amount[i] = r.earning?.amountMicros ?? 0;
  c.state[i] = codeOf(STATES, r.earning?.state);
  c.units[i] = oneMore(r.units);
  const dropped = r.dropped === undefined ? 0 : r.dropped ? DROPPED : NOT_DROPPED;
  c.flags[i] = (r.confirmed ? CONFIRMED : 0) | dropped | (r.earning?.approximate ? APPROXIMATE : 0);
}

function putSegment(
  c: NumberColumns,
  segment: Segment,
  startAt: number,
  next: { segment: number; quiet: number },
): void {
  const s = next.segment++;
  c.segmentKind[s] = codeOf(SEGMENT_KINDS, segment.kind);
  c.segmentFrom[s] = segment.startAt - startAt;
  c.segmentMs[s] = segment.endAt - segment.startAt;
  const decided = segment.decided === undefined ? 0 : DECIDED | (segment.decided ? KEPT : 0);
  c.segmentFlags[s] = (segment.counted ? COUNTED : 0) | decided;
  c.segmentCause[s] = codeOf(CAUSES, segment.cause);
  c.segmentLimit[s] = oneMore(segment.limitMs);
  c.quiets[s] = next.quiet;
  c.hasQuiet[s] = segment.quiet ? 1 : 0;
  for (const [fromAt, toAt] of segment.quiet ?? []) {
    const q = next.quiet++;
    c.quietFrom[q] = fromAt - segment.startAt;
    c.quietMs[q] = toAt - fromAt;
  }
}
