import { resolved, running } from './lay';
import { shownBy } from './records';
import { joined } from './resolve';
import type { ClockState, Stretch } from './state';
import type { ClockRecord, Segment } from './types';

/** What the clock shows at one instant. */
export interface ClockView {
  state: 'off' | 'running' | 'away' | 'idle' | 'paused' | 'overhead';
  /** The record the clock is about; overhead has none of its own yet, and stands here as one will be. */
  record?: ClockRecord;
  /** Its counted time so far. */
  countedMs: number;
  /** Part of it in linked tabs. */
  linkedMs: number;
  /** Does the counted time grow with the wall? */
  ticking: boolean;
}

/** Does this segment count? The worker's decision goes before the rule. */
export const counts = (segment: Segment) => segment.decided ?? segment.counted;

/** Counted time of a list of segments, of one kind or of all. */
export function countedMs(segments: readonly Segment[], kind?: Segment['kind']): number {
  let sum = 0;
  for (const s of segments) if (counts(s) && (!kind || s.kind === kind)) sum += s.endAt - s.startAt;
  return sum;
}

/**
 * The state as if everything ended at `now`: what runs in a page reaches to now if the page lives. Only for
 * looking: the trail itself waits for the page's word.
 */
function upTo(s: ClockState, now: number): ClockState {
  const current = running(s);
  if (!current) return s;
  const page = s.pages[current.doc ?? ''];
  const onLine = current.mode === 'attended' || current.mode === 'held';
  const endAt = now - (onLine ? (page?.lagMs ?? 0) : 0);
  const live = current.mode !== 'attended' || page?.connected;
  if (!live || endAt <= current.endAt) return s;
  return { ...s, trail: [...s.trail.slice(0, -1), { ...current, endAt }] };
}

/** Open records with their time up to `now` laid out, and the overhead that runs as a record without number. */
export function openRecords(state: ClockState, now: number): ClockRecord[] {
  const s = upTo(state, now);
  const laid = new Map<number, Segment[]>();
  const overhead: ClockRecord[] = [];
  for (const { stretch, segments } of resolved(s, now)) {
    if (stretch.mode === 'overhead') overhead.push(...overheadRecord(stretch, segments, now));
    else laid.set(stretch.n, joined(laid.get(stretch.n) ?? [], segments));
  }
  const open = Object.values(s.open).map((record): ClockRecord => {
    const segments = joined(record.segments, laid.get(record.n) ?? []);
    return { ...record, segments, endAt: segments[segments.length - 1]?.endAt ?? record.startAt };
  });
  return [...open, ...overhead];
}

function overheadRecord(stretch: Stretch, segments: Segment[], now: number): ClockRecord[] {
  const { subject } = stretch;
  if (!subject || segments.length === 0) return [];
  return [
    {
      n: -1,
      kind: 'overhead',
      platform: subject.platform,
      ...(subject.project !== undefined ? { project: subject.project } : {}),
      startAt: stretch.startAt,
      endAt: now,
      confirmed: false,
      zone: { timeZone: 'UTC', utcOffsetMin: 0 },
      segments,
      rules: subject.rules,
    },
  ];
}

/** What the popup's head and the badge say. */
export function view(state: ClockState, now: number): ClockView {
  const s = upTo(state, now);
  const current = running(s);
  const off: ClockView = { state: 'off', countedMs: 0, linkedMs: 0, ticking: false };
  if (!current) return s.paused ? { ...off, state: 'paused' } : off;
  if (current.mode === 'overhead') {
    const record = openRecords(state, now).find((r) => r.n < 0);
    const ticking = record?.segments.at(-1)?.endAt === now;
    return {
      ...off,
      state: 'overhead',
      countedMs: countedMs(record?.segments ?? []),
      ticking,
      ...(record ? { record } : {}),
    };
  }
  const record = s.open[current.n];
  if (!record || isLeft(s, current, now)) return off;
  const segments = openRecords(state, now).find((r) => r.n === record.n)?.segments ?? [];
  const last = segments[segments.length - 1];
  const shown = stateOf(current, last);
  return {
    state: shown,
    record,
    countedMs: countedMs(segments),
    linkedMs: countedMs(segments, 'linked'),
    ticking: shown === 'running' || (shown === 'away' && current.rules.outsideWork),
  };
}

/** Its page is gone, and it was left for longer than its limit: nobody is about to come back to it. */
function isLeft(s: ClockState, { n, mode, rules, startAt }: Stretch, now: number): boolean {
  if ((mode !== 'away' && mode !== 'gap') || s.manual === n) return false;
  if (rules.outsideWork || now - startAt <= rules.awayLimitMs) return false;
  return !Object.values(s.pages).some((p) => p.connected && shownBy(s, p.subject, p.tabId)?.n === n);
}

function stateOf(current: Stretch, last: Segment | undefined): ClockView['state'] {
  if (current.mode === 'paused') return 'paused';
  if (last?.kind === 'idle' || current.mode === 'locked' || current.mode === 'sleep') return 'idle';
  if (current.mode === 'away' || current.mode === 'gap') return 'away';
  return 'running';
}
