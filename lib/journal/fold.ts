import { CARRIED, running } from '../clock/lay';
import type { ClockEvent, ClockSpan, ClockState } from '../clock/state';
import type { Told } from './types';

type Report = Extract<ClockEvent, { type: 'report' }>;

/** Is this the clock that the journal knows, but for when it last heard something? */
export function sameClock(a: ClockState, b: ClockState): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof ClockState)[]);
  names.delete('heardAt');
  return [...names].every((name) => a[name] === b[name]);
}

/**
 * Did the event come to nothing? Then the journal leaves it out: ticks while a page reports, hints, repeated
 * reports. When it was last heard matters to the clock only while it carries a stretch on by itself.
 */
export function isNothing({ before, after, facts }: Told): boolean {
  const current = running(after);
  return facts.length === 0 && sameClock(before, after) && !(current && CARRIED.has(current.mode));
}

/** The list with one more event. A report that says all that the one before it said takes its place. */
export function withEvent(events: readonly ClockEvent[], told: Told, lastIsPlain: boolean): ClockEvent[] {
  const [first, last] = events.slice(-2);
  const folds = lastIsPlain && isPlain(told) && goesOn(first, last) && goesOn(last, told.event);
  return [...(folds ? events.slice(0, -1) : events), sharing(events, told.event)];
}

/** Nothing but a span that goes on: no fact, no mark, no end. */
export function isPlain({ event, facts }: Told): boolean {
  return facts.length === 0 && spanThatGoesOn(event) !== undefined;
}

function spanThatGoesOn(event: ClockEvent | undefined): ClockSpan | undefined {
  if (event?.type !== 'report' || event.marks.length > 0 || event.spans.length !== 1) return undefined;
  const [span] = event.spans;
  return span?.open ? span : undefined;
}

/** Do both tell of one span in one page, about one subject? */
function goesOn(before: ClockEvent | undefined, next: ClockEvent | undefined): boolean {
  const [a, b] = [spanThatGoesOn(before), spanThatGoesOn(next)];
  if (!a || !b || a.id !== b.id) return false;
  const told = ({ page, visible, subject }: Report) => JSON.stringify([page, visible, subject]);
  return told(before as Report) === told(next as Report) && same(a.subject, b.subject);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The event with the subjects and the zone of the one before it, where they say the same: one object, so that
 * a row holds it once.
 */
function sharing(events: readonly ClockEvent[], event: ClockEvent): ClockEvent {
  const before = events.at(-1);
  const zone = before && same(before.zone, event.zone) ? before.zone : event.zone;
  if (event.type !== 'report') return { ...event, zone };
  const known = events.findLast((one) => one.type === 'report');
  const subjects = known?.type === 'report' ? [known.subject, ...known.spans.map((s) => s.subject)] : [];
  const shared = (subject: Report['subject']) => subjects.find((one) => same(one, subject)) ?? subject;
  const subject = shared(event.subject);
  if (!subjects.includes(subject)) subjects.push(subject);
  const spans = event.spans.map((span) => ({ ...span, subject: shared(span.subject) }));
  return { ...event, zone, subject, spans };
}
