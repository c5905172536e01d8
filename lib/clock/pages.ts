import { begin, goAway, isHolding, leave, ownOver, update } from './attention';
import {
  bare,
  type Draft,
  endRecord,
  hold,
  nowOnLine,
  OFF_MS,
  reach,
  running,
  set,
  setRecord,
  stretchOf,
} from './lay';
import {
  endedByTime,
  flushPreviews,
  INTENT_MS,
  meantAt,
  meantWhen,
  recordOf,
  shownBy,
  sinceEnd,
} from './records';
import {
  type ClockEvent,
  type ClockMark,
  type ClockSpan,
  isTask,
  type OpenRecord,
  type Page,
  type Subject,
} from './state';

type Report = Extract<ClockEvent, { type: 'report' }>;

/** A report can wait this long for a worker that starts on a busy machine: no clock was set by that. */
const SLOW_MS = 30_000;

/** Takes in a report. A report that is not newer than the last one says nothing. */
export function report(d: Draft, e: Report): void {
  const known = d.s.pages[e.page.doc];
  if (known && e.seq <= known.seq) {
    setPage(d, { ...known, connected: true });
    return;
  }
  const page: Page = {
    ...e.page,
    connected: true,
    visible: e.visible,
    subject: known?.subject ?? e.spans[0]?.subject ?? e.subject,
    seq: e.seq,
    span: known?.span ?? 0,
    mark: known?.mark ?? 0,
    shiftMs: known?.shiftMs ?? 0,
    ...(known?.open ? { open: known.open } : {}),
    ...(known?.cutAt === undefined ? {} : { cutAt: known.cutAt }),
    ...(known?.lagMs === undefined ? {} : { lagMs: known.lagMs }),
  };
  setPage(d, page);
  settleTab(d, page, e.subject);
  const marks = e.marks.filter((m) => m.id > page.mark).sort((a, b) => a.id - b.id);
  const meant = marks.filter((mark) => mark.kind !== 'confirmed');
  const done = marks.filter((mark) => mark.kind === 'confirmed');
  for (const span of [...e.spans].sort((a, b) => a.id - b.id)) {
    // An end before the span, with another key or without one, is that of the task before: the span is the next one's.
    while (done[0] && done[0].at <= span.startAt && isBefore(done[0], span)) takeMark(d, e, done.shift());
    const isNew = takeSpan(d, e, span);
    // What was clicked on during a span is known before the span ends, and its record since it began.
    while (meant[0] && isWithin(meant[0], span)) takeMark(d, e, meant.shift());
    if (isNew && !span.open) closeSpan(d, e.page.doc, span);
  }
  for (const mark of meant) takeMark(d, e, mark);
  for (const mark of done) takeMark(d, e, mark);
  const last = marks[marks.length - 1];
  if (last) change(d, page.doc, { mark: last.id });
  turnTo(d, page.doc, e.subject, nowOnLine(d));
  const lagMs = d.at - e.sentAt - (d.s.pages[page.doc]?.shiftMs ?? 0);
  change(d, page.doc, { lagMs: Math.abs(lagMs) > SLOW_MS ? lagMs : 0 });
  if (e.subject.kind !== 'preview' && e.subject.kind !== 'task')
    flushPreviews(d, (p) => p.tabId === page.tabId);
}

const isBefore = ({ key }: ClockMark, { subject }: ClockSpan) => key === undefined || key !== subject.key;

/** At the instant at which one task ends and the next one begins, the key says which of them was meant. */
const isWithin = ({ at, key }: ClockMark, { endAt, subject }: ClockSpan) =>
  at < endAt || (at === endAt && (key === undefined || key === subject.key));

/**
 * How far this document's instants are from the line the clock lays on: its wall clock was set since it
 * began, or everybody's was set back. While it has the clock, or its own away runs, it keeps its place, so that a
 * step changes no duration within one document.
 */
function shiftOf(d: Draft, page: Page, { startAt }: ClockSpan, sentAt: number): number {
  if (running(d.s)?.doc === page.doc) return page.shiftMs;
  if (d.s.coveredTo - d.at > OFF_MS) return d.s.coveredTo - startAt;
  return Math.abs(d.at - sentAt) > SLOW_MS ? d.at - sentAt : 0;
}

function setPage(d: Draft, page: Page): void {
  set(d, { pages: { ...d.s.pages, [page.doc]: page } });
}

function change(d: Draft, doc: string, to: Partial<Page>): Page | undefined {
  const page = d.s.pages[doc];
  if (!page) return undefined;
  const next = { ...page, ...to };
  setPage(d, next);
  return next;
}

/** A tab's new page says what became of the task that ended with the page before. */
function settleTab(d: Draft, page: Page, subject: Subject): void {
  const index = d.s.ended.findLastIndex(
    (r) => r.tabId === page.tabId && !r.confirmed && r.outcome !== undefined,
  );
  const record = d.s.ended[index];
  if (!record || sinceEnd(record, d.at) > INTENT_MS) return;
  const same = record.platform === subject.platform && record.key !== undefined && record.key === subject.key;
  if (same || subject.platform !== record.platform) return;
  if (record.outcome !== 'submitted' && record.outcome !== 'skipped' && record.outcome !== 'returned') return;
  say(d, index, { confirmed: true });
}

/** What became of an ended record is known better now. */
function say(d: Draft, index: number, change: Partial<OpenRecord>): void {
  const record = d.s.ended[index];
  if (!record) return;
  const said = { ...record, ...change };
  set(d, { ended: d.s.ended.map((r, i) => (i === index ? said : r)) });
  d.facts.push({ type: 'reopened', n: record.n }, { type: 'ended', record: bare(said) });
}

/** Begins a span, or lets it reach on; `false` where it was closed already. */
function takeSpan(d: Draft, e: Report, span: ClockSpan): boolean {
  const { doc } = e.page;
  const page = d.s.pages[doc];
  if (!page || span.id < page.span) return false;
  const isNew = span.id > page.span;
  if (isNew || goesOn(page, span)) {
    const shiftMs = isNew ? shiftOf(d, page, span, e.sentAt) : page.shiftMs;
    const startAt = isNew ? span.startAt + shiftMs : (page.cutAt ?? d.at);
    turnTo(d, doc, span.subject, startAt);
    const now = change(d, doc, { span: span.id, open: span, shiftMs, cutAt: undefined });
    if (now) begin(d, now, span, startAt, !isNew);
  } else if (page.open) change(d, doc, { open: span });
  else return false;
  const now = d.s.pages[doc];
  if (now) update(d, now, span, d.s.stalls);
  return true;
}

/** Ports of a worker that stops and starts can end after the next one began: their page has never been away. */
function goesOn({ open, cutAt, shiftMs }: Page, span: ClockSpan): boolean {
  return !open && cutAt !== undefined && span.endAt + shiftMs > cutAt;
}

function closeSpan(d: Draft, doc: string, span: ClockSpan): void {
  const ended = change(d, doc, { open: undefined });
  if (ended) endSpan(d, ended, span, span.endAt + ended.shiftMs);
}

/** A span that ended because the page turned to another subject waits for what that is: see `turnTo`. */
function endSpan(d: Draft, page: Page, span: ClockSpan, at: number): void {
  const current = running(d.s);
  if (span.endedBy === 'page') pageEnds(d, page, at);
  else if (!isHolding(current, page)) return;
  else if (span.endedBy === 'sleep') {
    const record = d.s.open[current.n];
    hold(d, at, record ? stretchOf('sleep', record.n, at, { rules: record.rules }) : undefined);
  } else if (span.endedBy !== 'subject') leave(d, page, at);
}

/** The page shows something else now: the task before it ended, or is left behind. */
function turnTo(d: Draft, doc: string, subject: Subject, at: number): void {
  const page = change(d, doc, {});
  if (!page) return;
  const current = running(d.s);
  const held = isHolding(current, page);
  const leftAt = held ? current.endAt : at;
  if (!sameSubject(page.subject, subject)) {
    conclude(d, page, page.subject, subject, leftAt);
    uncover(d, page, subject, at);
  }
  const now = change(d, doc, { subject });
  if (now && !now.open && isHolding(running(d.s), now)) leave(d, now, leftAt);
}

/** Our own popup lies over a page that is no longer what it was: it keeps the clock for that no more. */
function uncover(d: Draft, page: Page, subject: Subject, at: number): void {
  const current = running(d.s);
  if (current?.doc !== page.doc || page.open) return;
  if (current.mode === 'overhead') {
    if (ownOver(d.s, page)) reach(d, at);
    hold(d, d.s.coveredTo);
  }
  if (current.mode !== 'held') return;
  const record = d.s.open[current.n];
  if (record && shownBy(d.s, subject, page.tabId)?.n !== record.n) goAway(d, record, at);
}

const sameSubject = (a: Subject, b: Subject) =>
  a.kind === b.kind && a.key === b.key && a.platform === b.platform && a.project === b.project;

/** An intent is confirmed by the next page; a task replaced in place without one ended unknown to us. */
function conclude(d: Draft, page: Page, before: Subject, next: Subject, at: number): void {
  if (before.kind !== 'task' && before.kind !== 'training') return;
  const record = recordOf(d.s, before, page.tabId);
  const sameTask = (next.kind === 'task' || next.kind === 'training') && next.key === before.key;
  if (!record || sameTask) return;
  const meant = meantAt(record, at);
  if (meant) endRecord(d, record.n, meant, true, at);
  else if (next.kind === before.kind && next.key !== undefined && before.key !== undefined)
    endRecord(d, record.n, 'unknown', false, at);
}

function takeMark(d: Draft, { page: { doc }, sentAt }: Report, mark: ClockMark | undefined): void {
  const page = d.s.pages[doc];
  if (!page || !mark) return;
  const subject = { ...page.subject, ...(mark.key ? { key: mark.key } : {}) };
  const shown = recordOf(d.s, subject, page.tabId);
  const record = shown ?? (mark.kind === 'confirmed' && !mark.key ? workedOutside(d, page) : undefined);
  if (!record) {
    // Time can end a task before the platform's own word on it comes, which stands.
    const ended = mark.kind === 'confirmed' ? endedByTime(d.s, subject, page.tabId) : -1;
    say(d, ended, { outcome: mark.outcome, confirmed: true });
    return;
  }
  const at = Math.max(mark.at + page.shiftMs, record.startAt);
  if (mark.kind === 'intent') {
    const heardAt = d.at - (sentAt - mark.at);
    setRecord(d, record.n, { intent: { outcome: mark.outcome, at, heardAt, doc: page.doc } });
  } else if (mark.kind === 'refuted') setRecord(d, record.n, { intent: undefined });
  else endRecord(d, record.n, meantAt(record, at) ?? mark.outcome, true, at);
}

/** Work on another site ends on whatever page it leads to, which does not say which task that was: the only one. */
function workedOutside(d: Draft, { subject }: Page): OpenRecord | undefined {
  const [only, ...others] = Object.values(d.s.open).filter(
    (r) => isTask(r.kind) && r.platform === subject.platform && r.rules.outsideWork,
  );
  return others.length === 0 ? only : undefined;
}

/** The page is gone at `at`, on its own line: its port closed, or its tab. What it said is remembered: it may come back. */
export function pageEnds(d: Draft, page: Page, at: number): void {
  const current = running(d.s);
  const wasHeld = current?.mode === 'held' && current.doc === page.doc;
  const record = recordOf(d.s, page.subject, page.tabId);
  const gone = change(d, page.doc, { connected: false, visible: false, open: undefined });
  if (!gone) return;
  const meant = record?.intent?.doc === page.doc ? meantWhen(record, d.at) : undefined;
  if (record && meant) {
    setRecord(d, record.n, { lagMs: page.lagMs });
    endRecord(d, record.n, meant, false, at);
  } else if (isHolding(current, gone)) leave(d, gone, at);
  else if (wasHeld && record) goAway(d, record, at);
  forgetPages(d);
}

/** A page's port is lost; its end, as far as is known. */
export function portEnds(d: Draft, page: Page): void {
  const at = nowOnLine(d, page.doc);
  pageEnds(d, page, at);
  if (page.open) change(d, page.doc, { cutAt: at });
}

/** How many pages that are gone are remembered, so that what they resend is not taken twice. */
const KEPT_PAGES = 20;

function forgetPages(d: Draft): void {
  const gone = Object.values(d.s.pages).filter((p) => !p.connected);
  const forget = new Set(gone.slice(0, Math.max(0, gone.length - KEPT_PAGES)).map((p) => p.doc));
  if (forget.size === 0) return;
  set(d, { pages: Object.fromEntries(Object.entries(d.s.pages).filter(([doc]) => !forget.has(doc))) });
}
