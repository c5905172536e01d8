import { reduce } from '../clock/reduce';
import { type ClockEvent, type ClockState, isTask, type Subject } from '../clock/state';
import { DEFAULT_RULES } from '../clock/types';
import type { Gone, Run } from './types';

/** A page may still tell of a record this long before and after it. */
const AROUND_MS = 60_000;

/**
 * A run without anything of records that were deleted; `undefined` where it holds nothing of them. What was
 * told from the first word about one to the last is cut out, and what follows begins with the clock as it was
 * then: it still replays as it happened.
 */
export function withoutRecords(run: Run, gone: readonly Gone[]): Run[] | undefined {
  const cuts = gone.flatMap((one) => cutOf(run.events, one)).sort((a, b) => a[0] - b[0]);
  const before = forgetting(run.before, gone);
  if (cuts.length === 0) return before === run.before ? undefined : [{ before, events: run.events }];
  const kept: Run[] = [];
  let state = run.before;
  let from = 0;
  for (const [first, last] of [...cuts, [run.events.length, run.events.length] as const]) {
    if (first > from) kept.push({ before: forgetting(state, gone), events: run.events.slice(from, first) });
    while (from <= last && from < run.events.length)
      state = reduce(state, run.events[from++] as ClockEvent).state;
  }
  return kept;
}

function cutOf(events: readonly ClockEvent[], gone: Gone): [first: number, last: number][] {
  const first = events.findIndex((event) => tellsOf(event, gone));
  return first < 0 ? [] : [[first, events.findLastIndex((event) => tellsOf(event, gone))]];
}

function tellsOf(event: ClockEvent, gone: Gone): boolean {
  if (event.type === 'decide') return event.stretches.some(({ n }) => n === gone.n);
  if ('n' in event) return event.n === gone.n;
  if (gone.kind === 'manual')
    return (
      (event.type === 'startByHand' || event.type === 'stopByHand') && isAround(event.at, event.at, gone)
    );
  if (event.type !== 'report') return false;
  return (
    isAbout(event.subject, gone, event.at, event.at) ||
    event.spans.some(({ subject, startAt, endAt }) => isAbout(subject, gone, startAt, endAt)) ||
    event.marks.some(({ key }) => key !== undefined && key === gone.key)
  );
}

/** A task is known by its key; one without, and overhead, by its time: its platform may have been corrected. */
function isAbout(subject: Subject, gone: Gone, fromAt: number, toAt: number): boolean {
  if (gone.key !== undefined) return subject.key === gone.key;
  const timed = subject.kind === 'task' || subject.kind === 'training';
  const alike = isTask(gone.kind) ? timed && subject.key === undefined : !timed && subject.kind !== 'other';
  return alike && isAround(fromAt, toAt, gone);
}

const isAround = (fromAt: number, toAt: number, { startAt, endAt }: Gone) =>
  toAt >= startAt - AROUND_MS && fromAt <= endAt + AROUND_MS;

/** The clock's state as if it had never known these records; the same object where it does not know them. */
export function forgetting(state: ClockState, gone: readonly Gone[]): ClockState {
  const numbers = new Set(gone.map(({ n }) => n));
  const keys = new Set(gone.flatMap(({ key }) => key ?? []));
  const has = ({ key }: Subject) => key !== undefined && keys.has(key);
  const knows =
    [...Object.keys(state.open).map(Number), ...state.ended.map(({ n }) => n)].some((n) => numbers.has(n)) ||
    Object.values(state.pages).some((page) => has(page.subject)) ||
    state.previews.some(({ subject }) => has(subject));
  if (!knows) return state;
  const trail = state.trail.filter(({ n, subject }) => !numbers.has(n) && !(subject && has(subject)));
  const { manual, ...rest } = state;
  return {
    ...rest,
    open: Object.fromEntries(Object.entries(state.open).filter(([n]) => !numbers.has(Number(n)))),
    ended: state.ended.filter(({ n }) => !numbers.has(n)),
    trail,
    running: state.running && trail.at(-1) === state.trail.at(-1),
    pages: Object.fromEntries(
      Object.entries(state.pages).map(([doc, page]) => [doc, has(page.subject) ? blank(page) : page]),
    ),
    previews: state.previews.filter(({ subject }) => !has(subject)),
    links: Object.fromEntries(Object.entries(state.links).filter(([, n]) => !numbers.has(n))),
    ...(manual === undefined || numbers.has(manual) ? {} : { manual }),
  };
}

/** A page that was about such a record, and says nothing now. */
function blank({ open: _, ...page }: ClockState['pages'][string]): ClockState['pages'][string] {
  return { ...page, subject: { kind: 'other', platform: page.subject.platform, rules: DEFAULT_RULES } };
}
