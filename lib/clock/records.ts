import { type Draft, hold, layOverhead, running, set, setRecord, stretchOf } from './lay';
import { type ClockState, isTask, type OpenRecord, type Page, type Subject } from './state';
import { MINUTE_MS, type Outcome, type RecordKind } from './types';

/** An intent that is neither confirmed nor refuted lapses. */
export const INTENT_MS = MINUTE_MS;
const PREVIEW_MS = 10 * MINUTE_MS;

/** What the worker clicked on, if that has not lapsed at `at`, on the clock's own line. */
export function meantAt({ intent }: OpenRecord, at: number): Outcome | undefined {
  return intent && at - intent.at <= INTENT_MS ? intent.outcome : undefined;
}

/** The same, at an instant of the background's clock. */
export function meantWhen({ intent }: OpenRecord, at: number): Outcome | undefined {
  return intent && at - intent.heardAt <= INTENT_MS ? intent.outcome : undefined;
}

/** How long ago a record ended, at an instant of the background's clock. */
export function sinceEnd({ endAt, lagMs = 0 }: OpenRecord, at: number): number {
  return at - lagMs - endAt;
}

/** Does this record stand for what the page shows? */
function isOf(record: OpenRecord, subject: Subject, tabId: number): boolean {
  if (record.platform !== subject.platform || !isTask(record.kind)) return false;
  if (subject.key !== undefined || record.key !== undefined) return record.key === subject.key;
  return record.tabId === tabId && (record.movedFrom ?? record).project === subject.project;
}

/** The open record a page is about. */
export function recordOf(s: ClockState, subject: Subject, tabId: number): OpenRecord | undefined {
  return Object.values(s.open).find((record) => isOf(record, subject, tabId));
}

/** The place of the last record that a page was about, if time alone ended it: its deadline, or a day; else -1. */
export function endedByTime(s: ClockState, subject: Subject, tabId: number): number {
  const index = s.ended.findLastIndex((record) => isOf(record, subject, tabId));
  const outcome = s.ended[index]?.outcome;
  return outcome === 'expired' || outcome === 'abandoned' ? index : -1;
}

/** The open record whose task a page shows: not its preview, nor the list it came from. */
export function shownBy(s: ClockState, subject: Subject, tabId: number): OpenRecord | undefined {
  const timed = subject.kind === 'task' || subject.kind === 'training';
  return timed ? recordOf(s, subject, tabId) : undefined;
}

/**
 * The record to put a task page's time on: the open one of the same key, an ended one taken back, or a new
 * one. `undefined` where the task was submitted for good and the worker only looks at it again.
 */
export function takeRecord(d: Draft, subject: Subject, page: Page, at: number): OpenRecord | undefined {
  const open = recordOf(d.s, subject, page.tabId);
  if (open) {
    refresh(d, open, subject, page.tabId);
    return d.s.open[open.n];
  }
  const ended = d.s.ended.findLast((record) => isOf(record, subject, page.tabId));
  if (ended && subject.key !== undefined) {
    if (isFinal(ended, page, at)) return undefined;
    return reopen(d, { ...ended, tabId: page.tabId }, at);
  }
  return openRecord(d, subject.kind === 'training' ? 'training' : 'task', subject, at, page.tabId);
}

function isFinal(ended: OpenRecord, page: Page, at: number): boolean {
  if (ended.outcome === 'timeOnly') return true;
  const done = ended.outcome === 'submitted';
  const fresh = sinceEnd(ended, at) <= INTENT_MS && ended.tabId === page.tabId;
  return done && ended.confirmed && !fresh;
}

/** What a page says of its project; where the worker said another one, that stands. */
function projectOf({ movedFrom }: OpenRecord, { project, rules }: Subject): Partial<OpenRecord> {
  if (project === undefined) return movedFrom ? {} : { rules };
  return movedFrom ? { movedFrom: { project } } : { project, rules };
}

/** What a page learns late (deadline, estimate, project) goes into the open record. */
function refresh(d: Draft, record: OpenRecord, subject: Subject, tabId: number): void {
  setRecord(d, record.n, {
    tabId,
    ...projectOf(record, subject),
    ...(subject.deadlineAt !== undefined ? { deadlineAt: subject.deadlineAt } : {}),
    ...(subject.estimateMs !== undefined ? { estimateMs: subject.estimateMs } : {}),
  });
}

export function openRecord(
  d: Draft,
  kind: RecordKind,
  subject: Subject,
  at: number,
  tabId?: number,
): OpenRecord {
  const n = d.s.n;
  const record: OpenRecord = {
    n,
    kind,
    platform: subject.platform,
    ...(subject.project !== undefined ? { project: subject.project } : {}),
    ...(subject.key !== undefined ? { key: subject.key } : {}),
    ...(subject.deadlineAt !== undefined ? { deadlineAt: subject.deadlineAt } : {}),
    ...(subject.estimateMs !== undefined ? { estimateMs: subject.estimateMs } : {}),
    startAt: at,
    endAt: at,
    confirmed: false,
    zone: d.zone,
    segments: [],
    rules: subject.rules,
    attendedAt: at,
    ...(tabId !== undefined ? { tabId } : {}),
  };
  set(d, { n: n + 1, open: { ...d.s.open, [n]: record } });
  if (tabId !== undefined) enterFromPreview(d, record, tabId);
  return d.s.open[n] ?? record;
}

/** Reading a preview becomes time of the task that was entered from it, where reading is paid. */
function enterFromPreview(d: Draft, record: OpenRecord, tabId: number): void {
  flushOldPreviews(d, record.startAt);
  const mine = d.s.previews.filter((p) => p.tabId === tabId && mayPreview(p.subject, record));
  if (mine.length === 0) return;
  const first = mine[0]?.segments[0];
  if (record.rules.readingPaid && first) {
    set(d, { previews: d.s.previews.filter((p) => !mine.includes(p)) });
    const segments = mine.flatMap((p) =>
      p.segments.map((s) => ({ ...s, kind: 'work' as const, limitMs: record.rules.idleLimitMs })),
    );
    setRecord(d, record.n, { startAt: first.startAt, segments });
  } else flushPreviews(d, (p) => mine.includes(p));
}

/** May this have been a preview of that task, and not of another one? */
function mayPreview({ platform, key }: Subject, record: OpenRecord): boolean {
  if (platform !== record.platform) return false;
  return key === undefined || record.key === undefined || key === record.key;
}

/** Lays previews that were not entered as overhead. */
export function flushPreviews(d: Draft, which: (p: ClockState['previews'][number]) => boolean): void {
  const gone = d.s.previews.filter(which);
  if (gone.length === 0) return;
  set(d, { previews: d.s.previews.filter((p) => !gone.includes(p)) });
  for (const p of gone) layOverhead(d, p.subject, p.zone, p.segments);
}

/** Reading that ended so long before `at` was no reading of a task that is entered then. */
export function flushOldPreviews(d: Draft, at: number): void {
  flushPreviews(d, (p) => at - (p.segments[p.segments.length - 1]?.endAt ?? 0) > PREVIEW_MS);
}

/**
 * Takes an ended record back: as if nothing had happened, the time between is its away, or a gap where it
 * had ended with the browser.
 */
function reopen(d: Draft, ended: OpenRecord, at: number): OpenRecord {
  const { outcome: _, cutOff, lagMs: __, ...rest } = ended;
  const record: OpenRecord = { ...rest, confirmed: false };
  set(d, {
    open: { ...d.s.open, [record.n]: record },
    ended: d.s.ended.filter((e) => e.n !== ended.n),
  });
  d.facts.push({ type: 'reopened', n: record.n });
  const from = Math.max(record.endAt, d.s.coveredTo);
  const mode = cutOff ? 'gap' : 'away';
  if (!running(d.s) && at > from) hold(d, from, stretchOf(mode, record.n, from, { rules: record.rules }));
  return record;
}
