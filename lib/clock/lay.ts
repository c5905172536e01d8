import { union } from './intervals';
import { joined, resolve, restsOf } from './resolve';
import type { ClockState, Fact, OpenRecord, Stretch, Subject } from './state';
import { type ClockRecord, DEFAULT_RULES, MINUTE_MS, type Outcome, type Quiet, type Zone } from './types';

/** One reduction under way: the state is replaced, never changed in place. */
export interface Draft {
  s: ClockState;
  facts: Fact[];
  at: number;
  zone: Zone;
}

/** Clocks further apart than this were set; nearer, it is only the message's way. */
export const OFF_MS = 2_000;
/** A stretch is kept raw at least this long: late reports may still change it. */
const RAW_MS = MINUTE_MS;
/** How many ended records can still be taken back. */
const KEPT_ENDED = 30;

export function set(d: Draft, change: Partial<ClockState>): void {
  d.s = { ...d.s, ...change };
}

export function setRecord(d: Draft, n: number, change: Partial<OpenRecord>): void {
  const record = d.s.open[n];
  if (record) set(d, { open: { ...d.s.open, [n]: { ...record, ...change } } });
}

/** The stretch that is being laid now. */
export function running(s: ClockState): Stretch | undefined {
  return s.running ? s.trail[s.trail.length - 1] : undefined;
}

/** What the background's clock says now, on the line of the page that has the clock, or left it a moment ago. */
export function nowOnLine(d: Draft, doc = running(d.s)?.doc): number {
  return d.at - (d.s.pages[doc ?? '']?.lagMs ?? 0);
}

/** Replaces the trail's stretch at `index`. */
export function setStretch(d: Draft, index: number, change: Partial<Stretch>): void {
  const trail = d.s.trail.map((s, i) => (i === index ? { ...s, ...change } : s));
  set(d, { trail });
}

/** A stretch of `mode` from `at` on, with nothing known of it yet. */
export function stretchOf(
  mode: Stretch['mode'],
  n: number,
  at: number,
  more: Partial<Stretch> = {},
): Stretch {
  return {
    n,
    mode,
    startAt: at,
    endAt: at,
    inputs: [],
    media: [],
    audible: [],
    asleep: [],
    rules: DEFAULT_RULES,
    training: false,
    ...more,
  };
}

/** Modes that no page reports: the background's own clock carries them on, and a page may claim them back. */
export const CARRIED: ReadonlySet<Stretch['mode']> = new Set([
  'away',
  'linked',
  'manual',
  'held',
  'gap',
  'locked',
  'sleep',
  'paused',
]);

/** Modes in which the worker attends to the task. */
const ATTENDED: ReadonlySet<Stretch['mode']> = new Set(['attended', 'held', 'linked']);

/** The earliest instant that something new can be laid at. */
export function layableFrom(s: ClockState): number {
  const current = running(s);
  return current && CARRIED.has(current.mode) ? current.startAt : s.coveredTo;
}

/**
 * Ends what runs and lets `next` run from `at` on (nothing: the clock is off). An attended stretch ends
 * where its page last reported, and what lies between is the task's away: a late report may still
 * claim it. Where the clock was off, the worker's hand set it going (`byHand`): that is input.
 */
export function hold(d: Draft, at: number, next?: Stretch, byHand = true): void {
  const startAt = Math.max(at, isSetBack(d, next) ? d.s.coveredTo : layableFrom(d.s));
  const wasRunning = d.s.running;
  close(d, startAt, next);
  if (!next) {
    set(d, { running: false, coveredTo: startAt });
    return;
  }
  const isInput = byHand && !wasRunning;
  if (isInput && d.s.trail.length === 0) set(d, { inputAt: startAt });
  const begun: Quiet[] = isInput ? [[startAt, startAt]] : [];
  const inputs = union([...next.inputs, ...begun]);
  const opened = { ...next, inputs, startAt, endAt: Math.max(startAt, next.endAt) };
  set(d, { trail: [...d.s.trail, opened], running: true, coveredTo: opened.endAt });
}

/**
 * The wall was set back to before what is laid, and it alone says when `next` begins: what ran until then did run.
 * A page knows its own time, and our own screens when they closed.
 */
function isSetBack(d: Draft, next: Stretch | undefined): boolean {
  const backMs = d.s.coveredTo - d.at;
  return next ? next.span === undefined && !next.afterOwn && backMs > 0 : backMs > OFF_MS;
}

function close(d: Draft, at: number, next: Stretch | undefined): void {
  const current = running(d.s);
  if (!current) return;
  const index = d.s.trail.length - 1;
  if (current.mode === 'overhead') {
    endOverhead(d, current);
    return;
  }
  const record = d.s.open[current.n];
  if (record && ATTENDED.has(current.mode)) {
    const until = current.mode === 'attended' ? current.endAt : at;
    setRecord(d, record.n, { attendedAt: Math.max(record.attendedAt, until) });
  }
  if (current.mode !== 'attended') {
    setStretch(d, index, { endAt: Math.min(at, limitOf(current)), endedBy: endedBy(current, next) });
  } else if (current.endAt < at && record) {
    const away = stretchOf('away', current.n, current.endAt, { rules: record.rules, endAt: at });
    set(d, { trail: [...d.s.trail, { ...away, endedBy: endedBy(away, next) }] });
  }
}

/** Outside work runs to its limit, whenever the next word comes. */
function limitOf({ mode, startAt, rules }: Stretch): number {
  return mode === 'away' && rules.outsideWork ? startAt + rules.outsideLimitMs : Number.POSITIVE_INFINITY;
}

function endedBy(stretch: Stretch, next: Stretch | undefined): Stretch['endedBy'] {
  if (next?.n !== stretch.n) return 'other';
  if (next.mode === 'linked') return 'linked';
  return next.mode === 'attended' || next.mode === 'held' || next.mode === 'manual' ? 'return' : 'other';
}

/** Lets the running stretch reach to `at`. */
export function reach(d: Draft, at: number): void {
  const current = running(d.s);
  if (!current || at <= current.endAt) return;
  setStretch(d, d.s.trail.length - 1, { endAt: at });
  set(d, { coveredTo: Math.max(d.s.coveredTo, at) });
}

function evidenceOf(s: ClockState, now: number) {
  // Where the wall was set back, it is before what is laid: input goes on all the same.
  const until = Math.max(now, s.coveredTo);
  const ongoing = s.system.state === 'active' ? [[s.system.since, until] as [number, number]] : [];
  const { inputAt, rests = [], played = [] } = s;
  return { systemInputs: [...s.systemInputs, ...ongoing], inputAt, rests, played };
}

/** What the trail would become if it ended now. */
export function resolved(s: ClockState, now: number) {
  return resolve(s.trail, evidenceOf(s, now));
}

/** Lays the trail's first `count` stretches into their records for good. */
export function settle(d: Draft, count: number): void {
  if (count <= 0) return;
  const laid = resolved(d.s, d.at).slice(0, count);
  const open = { ...d.s.open };
  for (const { stretch, segments } of laid) {
    const record = open[stretch.n];
    if (record) open[stretch.n] = { ...record, segments: joined(record.segments, segments) };
  }
  const trail = d.s.trail.slice(count);
  const cutAt = laid[laid.length - 1]?.stretch.endAt ?? d.s.inputAt;
  const inputs = union([
    [d.s.inputAt, d.s.inputAt],
    ...laid.flatMap((l) => l.stretch.inputs),
    ...d.s.systemInputs,
  ]);
  const before = inputs.filter(([from]) => from <= cutAt).map(([, to]) => Math.min(to, cutAt));
  const inputAt = Math.max(d.s.inputAt, ...before);
  const media = laid.flatMap((l) => [...l.stretch.media, ...l.stretch.audible]);
  const played = union([...(d.s.played ?? []), ...media]);
  const rests = [...(d.s.rests ?? []), ...laid.flatMap((l) => restsOf(l.stretch))];
  set(d, {
    open,
    trail,
    inputAt,
    rests: rests.filter(([, to]) => to > inputAt),
    played: played.filter(([, to]) => to > inputAt),
    systemInputs: d.s.systemInputs.filter(([, to]) => to > cutAt),
  });
}

/** Lays what no later input or late report can change any more. */
export function settleOld(d: Draft): void {
  const closed = d.s.running ? d.s.trail.length - 1 : d.s.trail.length;
  let count = 0;
  for (let i = 0; i < closed; i++) {
    const stretch = d.s.trail[i];
    if (!stretch || d.at - stretch.endAt < RAW_MS) break;
    if (inputSoonAfter(d.s, stretch)) count = i + 1;
  }
  settle(d, count);
}

/** Is there input so near the stretch's end that no idleness reaches across it? */
function inputSoonAfter(s: ClockState, stretch: Stretch): boolean {
  const inputs = union([[s.inputAt, s.inputAt], ...s.trail.flatMap((t) => t.inputs), ...s.systemInputs]);
  const limit = Math.min(...s.trail.map((t) => t.rules.idleLimitMs));
  const before = Math.max(...inputs.filter(([from]) => from <= stretch.endAt).map(([, to]) => to));
  if (before >= stretch.endAt) return true;
  const after = inputs.find(([from]) => from > stretch.endAt)?.[0];
  return after !== undefined && after - before <= limit;
}

/** Ends record `n` at `at`, out of `open` and into the books. */
export function endRecord(d: Draft, n: number, outcome: Outcome, confirmed: boolean, at: number): void {
  const current = running(d.s);
  if (current?.n === n && current.mode !== 'overhead') {
    if (current.mode === 'attended') reach(d, at);
    hold(d, at);
  }
  const last = d.s.trail.findLastIndex((s) => s.n === n);
  settle(d, last + 1);
  const record = d.s.open[n];
  if (!record) return;
  const { [n]: _, ...open } = d.s.open;
  const lastEnd = record.segments[record.segments.length - 1]?.endAt ?? record.startAt;
  const { intent: __, ...rest } = record;
  const ended: OpenRecord = { ...rest, outcome, confirmed, endAt: Math.max(at, lastEnd) };
  const links = Object.fromEntries(Object.entries(d.s.links).filter(([, of]) => of !== n));
  set(d, {
    open,
    links,
    ended: [...d.s.ended, ended].slice(-KEPT_ENDED),
    ...(d.s.manual === n ? { manual: undefined } : {}),
  });
  d.facts.push({ type: 'ended', record: bare(ended) });
}

/** The record without what only the clock needs. */
export function bare(record: OpenRecord): ClockRecord {
  const { attendedAt: _, intent: __, tabId: ___, asksUntil: ____, outside, movedFrom, ...kept } = record;
  const { cutOff, lagMs, ...rest } = kept;
  return rest;
}

function endOverhead(d: Draft, current: Stretch): void {
  const segments = resolved(d.s, d.at).at(-1)?.segments ?? [];
  // What is known of input outlives the stretch: silence before it ended with it.
  set(d, {
    trail: d.s.trail.slice(0, -1),
    systemInputs: union([...d.s.systemInputs, ...current.inputs]),
  });
  const subject = current.subject;
  if (!subject || segments.length === 0) return;
  if (subject.kind === 'preview') {
    const preview = { tabId: current.tabId ?? -1, subject, zone: d.zone, segments };
    set(d, { previews: [...d.s.previews, preview] });
    return;
  }
  layOverhead(d, subject, d.zone, segments);
}

/** Puts attended overhead into the books as a record of its own. */
export function layOverhead(d: Draft, subject: Subject, zone: Zone, segments: ClockRecord['segments']): void {
  const first = segments[0];
  const last = segments[segments.length - 1];
  if (!first || !last) return;
  const n = d.s.n;
  set(d, { n: n + 1 });
  d.facts.push({
    type: 'ended',
    record: {
      n,
      kind: 'overhead',
      platform: subject.platform,
      ...(subject.project ? { project: subject.project } : {}),
      startAt: first.startAt,
      endAt: last.endAt,
      outcome: undefined,
      confirmed: true,
      zone,
      segments,
      rules: subject.rules,
    },
  });
}
