import { elsewhere, lookAgain, ownChanged } from './attention';
import {
  CARRIED,
  type Draft,
  endRecord,
  hold,
  nowOnLine,
  reach,
  running,
  set,
  setRecord,
  setStretch,
  stretchOf,
} from './lay';
import { flushOldPreviews, meantWhen, shownBy } from './records';
import { isTask, type OpenRecord } from './state';
import { MINUTE_MS, type Outcome } from './types';

/** Ticks come every 30 s; without one for this long the machine slept, or nothing of us ran. */
export const UNHEARD_MS = 75_000;
/** A task without deadline that nobody attended to for this long is abandoned. */
export const ABANDON_MS = 24 * 60 * MINUTE_MS;
/** A page that is still there connects again within this after the worker woke. */
const RECONNECT_MS = 10_000;

/** What sleep changes nothing about. */
const UNSLEEPING: ReadonlySet<string> = new Set(['gap', 'locked', 'sleep', 'paused']);

/** Every event first tells that the background is alive: what it carries reaches to now, or slept. */
export function hear(d: Draft): void {
  const current = running(d.s);
  const silentMs = d.at - d.s.heardAt;
  if (current && CARRIED.has(current.mode)) {
    if (silentMs > UNHEARD_MS && !UNSLEEPING.has(current.mode)) {
      const sleptFrom = Math.max(d.s.heardAt, current.endAt);
      reach(d, sleptFrom);
      hold(d, sleptFrom, stretchOf('sleep', current.n, sleptFrom, { rules: current.rules }));
      reach(d, d.at);
      lookAgain(d, d.at, current.n);
    } else carry(d);
  }
  // Searching under our own popup is nobody's to report: a sleep ends it.
  if (current?.mode === 'overhead' && silentMs > UNHEARD_MS && !d.s.pages[current.doc ?? '']?.open) {
    reach(d, d.s.heardAt);
    hold(d, d.s.heardAt);
  }
  if (current?.mode === 'attended' && current.tabId !== undefined) hearTab(d, current.tabId);
  set(d, { heardAt: d.at });
}

/** What no page reports reaches to now. A task in whose linked tab the worker is, is not abandoned; its deadline stands. */
export function carry(d: Draft): void {
  const current = running(d.s);
  if (!current || !CARRIED.has(current.mode)) return;
  const at = current.mode === 'held' ? nowOnLine(d) : d.at;
  reach(d, at);
  if (current.mode === 'linked' && d.s.open[current.n]?.deadlineAt === undefined)
    setRecord(d, current.n, { attendedAt: Math.max(at, current.endAt) });
}

/** An audible tab stands for input, as far as `resolve` lets it. */
function hearTab(d: Draft, tabId: number): void {
  const since = d.s.audible[tabId];
  const index = d.s.trail.length - 1;
  const current = d.s.trail[index];
  if (since === undefined || !current) return;
  const from = Math.max(since, current.startAt);
  if (d.at <= from) return;
  const before = current.audible.filter(([, to]) => to <= since);
  setStretch(d, index, { audible: [...before, [from, d.at]] });
}

/** Ends what time alone ends: deadlines, abandonment, lapsed intents, outside work, old previews. */
export function sweep(d: Draft): void {
  for (const record of Object.values(d.s.open)) {
    if (record.intent && !meantWhen(record, d.at)) setRecord(d, record.n, { intent: undefined });
    if (isTask(record.kind)) endByTime(d, record);
  }
  endOutsideWork(d);
  flushOldPreviews(d, d.at);
}

function endByTime(d: Draft, record: OpenRecord): void {
  if (isInPage(d, record)) return;
  if (isOver(d, record)) cutAt(d, record, record.attendedAt, 'unknown');
  else if (record.deadlineAt !== undefined) {
    if (record.deadlineAt <= d.at)
      cutAt(d, record, Math.max(record.deadlineAt, record.attendedAt), 'expired');
  } else abandon(d, record);
}

function abandon(d: Draft, record: OpenRecord): void {
  if (d.at - record.attendedAt >= ABANDON_MS) cutAt(d, record, record.attendedAt + ABANDON_MS, 'abandoned');
}

/** A task that nobody attended to for a day ended before what a page says now: after a sleep, that may come before any tick. */
export function abandonOld(d: Draft): void {
  for (const record of Object.values(d.s.open)) {
    const mayBe = isTask(record.kind) && record.deadlineAt === undefined && !record.rules.session;
    if (mayBe && !isInPage(d, record)) abandon(d, record);
  }
}

/** A page has the clock for it, and says itself until when. */
function isInPage({ s }: Draft, { n }: OpenRecord): boolean {
  const current = running(s);
  return current?.n === n && (current.mode === 'attended' || current.mode === 'held');
}

/**
 * A session whose page is gone, and that was left for longer than its limit, was over when it was left: how many
 * tasks it was, only the worker can say.
 */
function isOver({ s, at }: Draft, record: OpenRecord): boolean {
  if (!record.rules.session) return false;
  const pages = Object.values(s.pages);
  const hasPage = pages.some((p) => p.connected && shownBy(s, p.subject, p.tabId)?.n === record.n);
  return !hasPage && at - record.attendedAt > record.rules.awayLimitMs;
}

/**
 * Ends a record at an instant that has passed already: what ran for it since is taken back to there, and
 * whatever has attention may have the clock, unless the worker paused it.
 */
function cutAt(d: Draft, record: OpenRecord, at: number, outcome: Outcome): void {
  const had = running(d.s)?.n === record.n;
  trim(d, record.n, at);
  endRecord(d, record.n, outcome, outcome !== 'unknown', at);
  if (had && !d.s.paused) lookAgain(d, at, undefined);
}

function trim(d: Draft, n: number, at: number): void {
  const current = running(d.s);
  if (current?.n !== n || current.endAt <= at) return;
  const trail = d.s.trail.map((s) =>
    s.n === n && s.endAt > at ? { ...s, startAt: Math.min(s.startAt, at), endAt: at } : s,
  );
  set(d, { trail, coveredTo: at });
}

function endOutsideWork(d: Draft): void {
  const current = running(d.s);
  if (current?.mode !== 'away' || !current.rules.outsideWork) return;
  const endAt = current.startAt + current.rules.outsideLimitMs;
  if (d.at < endAt) return;
  trim(d, current.n, endAt);
  hold(d, endAt);
  lookAgain(d, endAt, undefined);
  setRecord(d, current.n, { asksUntil: true, outside: { fromAt: current.startAt, toAt: endAt } });
}

/** After the worker woke: a page that had the clock and does not come back left a gap; a popup was closed. */
export function missPages(d: Draft): void {
  const current = running(d.s);
  if (d.at - d.s.wokeAt < RECONNECT_MS) return;
  if (current?.mode === 'held' || current?.mode === 'overhead') ownChanged(d, d.s.wokeAt);
  if (current?.mode !== 'attended') return;
  if (d.s.pages[current.doc ?? '']?.connected) return;
  const record = d.s.open[current.n];
  if (record) hold(d, current.endAt, stretchOf('gap', record.n, current.endAt, { rules: record.rules }));
  else elsewhere(d, current.endAt);
}

/** The browser started: whatever ran ended at its last word, and from there nobody knows. */
export function browserStarts(d: Draft): void {
  endMeant(d);
  const current = running(d.s);
  const pages = Object.fromEntries(
    Object.entries(d.s.pages).map(([doc, p]) => [
      doc,
      { ...p, connected: false, visible: false, open: undefined },
    ]),
  );
  set(d, { pages, own: {}, links: {}, audible: {}, attention: undefined });
  if (!current || current.mode === 'paused' || current.mode === 'gap') return;
  const record = d.s.open[current.n];
  if (record) hold(d, current.endAt, stretchOf('gap', record.n, current.endAt, { rules: record.rules }));
  else hold(d, current.endAt);
  reach(d, d.at);
}

/** The page of a task ended with the browser, after a click that ends it: it ended there, unconfirmed. */
function endMeant(d: Draft): void {
  for (const record of Object.values(d.s.open)) {
    const current = running(d.s);
    const meant = meantWhen(record, d.s.heardAt);
    if (!meant) continue;
    const at = current?.mode === 'attended' && current.n === record.n ? current.endAt : d.s.heardAt;
    setRecord(d, record.n, { cutOff: true });
    endRecord(d, record.n, meant, false, at);
  }
}
