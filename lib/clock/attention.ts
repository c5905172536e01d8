import { holes, overlap, shifted, union } from './intervals';
import {
  type Draft,
  hold,
  layableFrom,
  nowOnLine,
  reach,
  running,
  set,
  setRecord,
  setStretch,
  stretchOf,
} from './lay';
import { recordOf, shownBy, takeRecord } from './records';
import { type ClockSpan, type ClockState, isTask, type OpenRecord, type Page, type Stretch } from './state';
import type { Quiet } from './types';

/** Focus comes back to the page within this after our own popup closed, and the popup opens this late. */
const OWN_GRACE_MS = 1_000;

/**
 * A page's attention begins at `at`: the lease goes to what it is about. The worker's hand brought it there, unless
 * it only goes on (`isBack`).
 */
export function begin(d: Draft, page: Page, span: ClockSpan, at: number, isBack = false): void {
  const { subject } = span;
  if (d.s.system.state === 'locked') return;
  if (subject.kind === 'task' || subject.kind === 'training') beginTask(d, page, span, at, isBack);
  else if (subject.kind === 'overhead' || subject.kind === 'preview')
    beginOverhead(d, page, span, at, isBack);
  else elsewhere(d, at);
}

function beginTask(d: Draft, page: Page, span: ClockSpan, at: number, isBack: boolean): void {
  const startAt = Math.max(at, layableFrom(d.s));
  const record = takeRecord(d, span.subject, page, startAt);
  if (!record) {
    beginOverhead(d, page, { ...span, subject: { ...span.subject, kind: 'overhead' } }, at, isBack);
    return;
  }
  if (d.s.paused) {
    const current = running(d.s);
    if (current?.mode === 'paused' && current.n === record.n) return;
    set(d, { paused: false });
  }
  forgiveOwn(d, record, at);
  const stretch = stretchOf('attended', record.n, at, {
    doc: page.doc,
    tabId: page.tabId,
    span: span.id,
    rules: record.rules,
    training: record.kind === 'training',
    inputs: isBack ? [] : [[startAt, startAt]],
  });
  hold(d, at, stretch, !isBack);
  setRecord(d, record.n, { attendedAt: Math.max(at, record.attendedAt) });
}

/** A moment of away between our own popup and the page was never away. */
function forgiveOwn(d: Draft, { n, kind }: OpenRecord, at: number): void {
  const current = running(d.s);
  if (current?.mode === 'away' && current.afterOwn && current.n === n && at - current.startAt <= OWN_GRACE_MS)
    setStretch(d, d.s.trail.length - 1, { mode: 'held', training: kind === 'training' });
}

function beginOverhead(d: Draft, page: Page, span: ClockSpan, at: number, isBack: boolean): void {
  if (d.s.paused) return;
  if (d.s.manual !== undefined) {
    elsewhere(d, at);
    return;
  }
  const task = openTaskOf(d.s, span.subject.platform, at);
  if (task) {
    goAway(d, task, at);
    return;
  }
  const startAt = Math.max(at, layableFrom(d.s));
  hold(
    d,
    at,
    stretchOf('overhead', -1, at, {
      doc: page.doc,
      tabId: page.tabId,
      span: span.id,
      subject: span.subject,
      rules: span.subject.rules,
      inputs: isBack ? [] : [[startAt, startAt]],
    }),
    !isBack,
  );
}

/**
 * The task whose away a platform's own overhead is: the one that has the clock, unless its page is gone and
 * it was left for longer than its limit; else one whose page is still open.
 */
function openTaskOf(s: ClockState, platform: string, at: number): OpenRecord | undefined {
  const pages = Object.values(s.pages);
  const hasPage = (record: OpenRecord) =>
    pages.some((p) => p.connected && recordOf(s, p.subject, p.tabId)?.n === record.n);
  const current = running(s);
  const held = current && s.open[current.n];
  const left = current?.mode === 'away' && at - current.startAt > current.rules.awayLimitMs;
  if (held && isTask(held.kind) && held.platform === platform && (!left || hasPage(held))) return held;
  return Object.values(s.open).findLast((r) => isTask(r.kind) && r.platform === platform && hasPage(r));
}

/** Attention is at nothing of ours from `at` on: the task left behind is away, or a clock by hand goes on. */
export function elsewhere(d: Draft, at: number): void {
  const current = running(d.s);
  if (d.s.paused || d.s.system.state === 'locked') return;
  if (d.s.manual !== undefined) {
    const manual = d.s.open[d.s.manual];
    if (manual && current?.mode !== 'manual')
      hold(d, at, stretchOf('manual', manual.n, at, { rules: manual.rules }));
    return;
  }
  if (!current) return;
  const record = d.s.open[current.n];
  if (record) goAway(d, record, at);
  else hold(d, at);
}

/**
 * The task is away from `at` on, unless a clock by hand goes on; the page that was left behind is
 * remembered for its clock.
 */
export function goAway(d: Draft, record: OpenRecord, at: number, afterOwn = false): void {
  if (d.s.manual !== undefined) {
    elsewhere(d, at);
    return;
  }
  const current = running(d.s);
  if (current?.mode === 'away' && current.n === record.n) return;
  const doc = current?.n === record.n && current.doc !== undefined ? { doc: current.doc } : {};
  hold(d, at, stretchOf('away', record.n, at, { rules: record.rules, afterOwn, ...doc }));
}

/** Takes a span's latest word: how far it reaches, and what it knows of input. */
export function update(d: Draft, page: Page, span: ClockSpan, stalls: readonly Quiet[]): void {
  const index = d.s.trail.findLastIndex((s) => s.doc === page.doc && s.span === span.id);
  const stretch = d.s.trail[index];
  if (!stretch) return;
  const ms = page.shiftMs;
  const evidence = {
    inputs: union([...stretch.inputs, ...inputsOf(span, ms)]),
    media: shifted(span.media, ms),
    // The worker forgets its own stalls after a while; what was sleep stays sleep.
    asleep: union([...stretch.asleep, ...overlap(shifted(span.stalls, ms), stalls)]),
  };
  setStretch(d, index, evidence);
  const endAt = span.endAt + ms;
  if (index === d.s.trail.length - 1) {
    if (d.s.running) reach(d, endAt);
  } else reachLate(d, index, endAt);
  const record = d.s.open[stretch.n];
  const attendedAt = d.s.trail[index]?.endAt ?? endAt;
  if (record && attendedAt > record.attendedAt) setRecord(d, record.n, { attendedAt });
}

/** Input as instants and intervals: all of the span up to its last input, but for its quiet stretches. */
function inputsOf(span: ClockSpan, ms: number): Quiet[] {
  const lastAt = Math.max(span.startAt, span.lastInputAt) + ms;
  return union([...holes(shifted(span.quiet, ms), span.startAt + ms, lastAt), [lastAt, lastAt]]);
}

/** A late report claims time that was laid as the same task's away. */
function reachLate(d: Draft, index: number, endAt: number): void {
  const stretch = d.s.trail[index];
  const next = d.s.trail[index + 1];
  if (!stretch || !next || endAt <= stretch.endAt) return;
  if (next.n !== stretch.n || (next.mode !== 'away' && next.mode !== 'gap')) return;
  const isLast = index + 1 === d.s.trail.length - 1;
  const to = isLast && d.s.running ? endAt : Math.min(endAt, next.endAt);
  setStretch(d, index, { endAt: to });
  setStretch(d, index + 1, { startAt: to, endAt: Math.max(to, next.endAt) });
  set(d, { coveredTo: Math.max(d.s.coveredTo, to) });
}

/** Attention left the page at `at`. */
export function leave(d: Draft, page: Page, at: number): void {
  const current = running(d.s);
  if (!isHolding(current, page)) return;
  reach(d, at);
  const record = d.s.open[current.n];
  const held = page.visible && ownOver(d.s, page);
  if (!record) {
    // Searching goes on under our own popup, until that closes.
    if (!held) hold(d, at);
  } else if (held) hold(d, at, stretchOf('held', record.n, at, heldOf(page, record)));
  else if (d.s.manual !== undefined) elsewhere(d, at);
  else goAway(d, record, at);
  lookAtTabs(d, at);
}

function heldOf(page: Page, record: OpenRecord): Partial<Stretch> {
  return { doc: page.doc, tabId: page.tabId, rules: record.rules, training: record.kind === 'training' };
}

/** Does this page hold the clock now? */
export function isHolding(current: Stretch | undefined, page: Page): current is Stretch {
  return (current?.mode === 'attended' || current?.mode === 'overhead') && current.doc === page.doc;
}

/** Is one of our own screens open over this page's window? */
export function ownOver(s: ClockState, page: Page): boolean {
  return Object.values(s.own).some(
    (own) => own.windowId === undefined || page.windowId === undefined || own.windowId === page.windowId,
  );
}

/** The record's page that one of our own screens lies over, if it is still to be seen there. */
function coveredPage(s: ClockState, record: OpenRecord): Page | undefined {
  return Object.values(s.pages).find(
    (p) => p.connected && p.visible && ownOver(s, p) && shownBy(s, p.subject, p.tabId)?.n === record.n,
  );
}

/** Our own popup or panel gained or lost attention. */
export function ownChanged(d: Draft, at: number): void {
  const current = running(d.s);
  if (!current) return;
  const page = Object.values(d.s.pages).find((p) => p.doc === current.doc);
  if (current.mode === 'held' && !(page && ownOver(d.s, page))) {
    const record = d.s.open[current.n];
    if (record) goAway(d, record, at, true);
    return;
  }
  if (current.mode === 'overhead' && page && !page.open && !ownOver(d.s, page)) {
    reach(d, at);
    hold(d, at);
  }
  if (current.mode !== 'away' || at - current.startAt > OWN_GRACE_MS) return;
  // The page that was left for this away: not one that had the clock before something else did.
  const left = Object.values(d.s.pages).find((p) => p.doc === current.doc);
  const record = d.s.open[current.n];
  const shown = left && shownBy(d.s, left.subject, left.tabId)?.n === current.n;
  if (left?.visible && shown && record && ownOver(d.s, left))
    setStretch(d, d.s.trail.length - 1, { mode: 'held', ...heldOf(left, record) });
}

/** What the windows say: a linked tab takes the clock, and gives it back; a held page may be covered. */
export function lookAtTabs(d: Draft, at: number): void {
  const { attention, links } = d.s;
  const current = running(d.s);
  if (d.s.paused || d.s.system.state === 'locked') return;
  const n = attention?.tabId === undefined ? undefined : links[attention.tabId];
  const record = n === undefined ? undefined : d.s.open[n];
  if (record && current?.mode !== 'attended') {
    if (current?.mode === 'linked' && current.tabId === attention?.tabId) return;
    const tabId = attention?.tabId;
    hold(
      d,
      at,
      stretchOf('linked', record.n, at, { rules: record.rules, ...(tabId === undefined ? {} : { tabId }) }),
    );
  } else if (current?.mode === 'linked') elsewhere(d, at);
  else if (current?.mode === 'held' && attention?.tabId !== undefined && attention.tabId !== current.tabId) {
    const owner = d.s.open[current.n];
    if (owner && attention.windowId === d.s.pages[current.doc ?? '']?.windowId)
      goAway(d, owner, nowOnLine(d));
  }
}

/** Finds anew who has attention: after a pause, a lock, a sleep. */
export function lookAgain(d: Draft, at: number, n: number | undefined): void {
  const page = Object.values(d.s.pages).find((p) => p.connected && p.open);
  if (page?.open) {
    begin(d, page, page.open, Math.max(at, page.open.startAt + page.shiftMs));
    return;
  }
  const record = n === undefined ? undefined : d.s.open[n];
  const covered = record && coveredPage(d.s, record);
  if (record && covered) hold(d, at, stretchOf('held', record.n, at, heldOf(covered, record)));
  else if (d.s.manual !== undefined) elsewhere(d, at);
  else if (record) goAway(d, record, at);
  else if (running(d.s)) hold(d, at);
  lookAtTabs(d, at);
}
