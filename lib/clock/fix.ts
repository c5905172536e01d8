import { type Draft, running, set, setRecord, settle } from './lay';
import { cutAt, fixed, withParts } from './parts';
import type { ClockEvent, ClockState, OpenRecord, Stretch } from './state';
import type { Segment } from './types';
import { openRecords } from './view';

type Told<K extends ClockEvent['type']> = Extract<ClockEvent, { type: K }>;

/** Modes that input alone tells work from idleness in: they can be laid up to here and go on. */
const GOES_ON: ReadonlySet<Stretch['mode']> = new Set(['attended', 'held', 'linked', 'manual']);

/** Lays all that is known so far, also of what runs: only what is laid can be decided on. */
function layNow(d: Draft): void {
  const current = running(d.s);
  if (current && GOES_ON.has(current.mode) && current.endAt > current.startAt) {
    const next = { ...current, startAt: current.endAt };
    set(d, { trail: [...d.s.trail, next] });
  }
  settle(d, d.s.running ? d.s.trail.length - 1 : d.s.trail.length);
}

/** The worker's decision on stretches of open records, or on parts of them. */
export function decide(d: Draft, { stretches, count }: Told<'decide'>): void {
  layNow(d);
  for (const [n, chosen] of Map.groupBy(stretches, (one) => one.n)) {
    const record = d.s.open[n];
    if (record) setRecord(d, n, { segments: withParts(record.segments, chosen, count) });
  }
}

/** All that is timed but not in the books yet, but for record `except`: open records, overhead, reading. */
export function unwritten(s: ClockState, at: number, except?: number): Segment[] {
  return [
    ...openRecords(s, at).flatMap((record) => (record.n === except ? [] : record.segments)),
    ...s.previews.flatMap((preview) => preview.segments),
  ];
}

const isTaken = (segments: readonly Segment[], fromAt: number, toAt: number) =>
  segments.some((segment) => segment.startAt < toAt && fromAt < segment.endAt);

/** The worker corrects the start of an open record, or takes minutes off it. Taken time is not added. */
export function fix(d: Draft, { n, startAt, offMs }: Told<'fix'>): void {
  layNow(d);
  const record = d.s.open[n];
  if (!record) return;
  const first = record.segments[0]?.startAt ?? record.startAt;
  const added = startAt !== undefined && startAt < first;
  if (added && isTaken(unwritten(d.s, d.at, n), startAt, first)) return;
  const { segments, startAt: from } = fixed(record, {
    ...(startAt === undefined ? {} : { startAt }),
    ...(offMs === undefined ? {} : { offMs }),
  });
  setRecord(d, n, { segments, startAt: from });
}

/** "Until when?" is answered: outside work counts to there, also beyond its limit where nothing else lies. */
export function until(d: Draft, { n, untilAt }: Told<'until'>): void {
  layNow(d);
  const record = d.s.open[n];
  if (!record?.outside) return;
  const { fromAt, toAt } = record.outside;
  const cuts = [fromAt, toAt, Math.max(fromAt, untilAt)];
  const laid = cuts.reduce<Segment[]>((all, at) => cutAt(all, at), record.segments);
  const said = laid.map((s) =>
    s.kind === 'away' && s.startAt >= Math.max(fromAt, untilAt) && s.endAt <= toAt
      ? { ...s, decided: false }
      : s,
  );
  const beyond = untilAt > toAt && !isTaken(unwritten(d.s, d.at), toAt, untilAt);
  const added: Segment = { kind: 'away', startAt: toAt, endAt: untilAt, counted: false, decided: true };
  const segments = beyond
    ? [...said.filter((s) => s.endAt <= toAt), added, ...said.filter((s) => s.startAt >= toAt)]
    : said;
  setRecord(d, n, { segments, asksUntil: undefined, outside: undefined });
  if (beyond) set(d, { coveredTo: Math.max(d.s.coveredTo, untilAt) });
}

/** The worker puts an open record under another project; what its page says it is stays known beside it. */
export function move(d: Draft, { n, project, platform, rules }: Told<'move'>): void {
  const record = d.s.open[n];
  if (!record) return;
  const movedFrom = record.movedFrom ?? { project: record.project };
  setRecord(d, n, { project, platform: platform ?? record.platform, rules, movedFrom });
}

/**
 * A record is as given again: an undo. What was laid since `sinceAt` stays as it is. The clock's copy of an
 * ended record follows the books in the same way, so that a change stands if the same task comes back.
 */
export function restore(d: Draft, e: Told<'restore'>): void {
  layNow(d);
  const open = d.s.open[e.n];
  if (open) setRecord(d, e.n, restored(open, withoutEnd(e)));
  else set(d, { ended: d.s.ended.map((record) => (record.n === e.n ? restored(record, e) : record)) });
}

/** An open record has neither end nor outcome to put back, and keeps what was laid since. */
function withoutEnd({ change, sinceAt, ...e }: Told<'restore'>): Told<'restore'> {
  const { endAt: _, outcome: __, confirmed: ___, ...rest } = change;
  const since = sinceAt ?? change.segments?.at(-1)?.endAt;
  return { ...e, change: rest, ...(since === undefined ? {} : { sinceAt: since }) };
}

function restored(record: OpenRecord, { change, sinceAt, rules }: Told<'restore'>): OpenRecord {
  const { segments } = change;
  const back = 'project' in change && change.project === record.movedFrom?.project;
  return {
    ...record,
    ...change,
    ...(rules ? { rules } : {}),
    ...(segments ? { segments: sinceThen(segments, record.segments, sinceAt) } : {}),
    ...(back ? { movedFrom: undefined } : {}),
  };
}

/** Segments as they were, and from `sinceAt` on as they are now. */
export function sinceThen(then: Segment[], now: readonly Segment[], sinceAt: number | undefined): Segment[] {
  if (sinceAt === undefined) return then;
  return [...then, ...cutAt(now, sinceAt).filter((s) => s.startAt >= sinceAt)];
}
