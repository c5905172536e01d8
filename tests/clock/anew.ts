import type { ClockEvent } from '../../lib/clock/state';
import { feed, type Run } from './run';

type Report = Extract<ClockEvent, { type: 'report' }>;

/** A report held up this long at most is put in order by the next one. */
const HELD_UP_MS = 2_000;
/** Of so many events the worker is stopped after one; which ones depends on the day. */
const LIVES = 9;

/** The same day, heard in ways that must not matter. */
export const ANEW: readonly [name: string, again: (events: ClockEvent[], run: Run) => Run][] = [
  ['every report twice', (events) => feed(twice(events))],
  ['old reports once more', (events) => feed(withOld(events))],
  ['reports out of order', (events) => feed(outOfOrder(events))],
  ['the worker stopped', stopped],
  ['once more, from storage', replayed],
];

const twice = (events: ClockEvent[]) =>
  events.flatMap((event): ClockEvent[] => (event.type === 'report' ? [event, event] : [event]));

/** After each report the one before it comes in once more, late. */
function withOld(events: ClockEvent[]): ClockEvent[] {
  const last = new Map<string, ClockEvent>();
  return events.flatMap((event) => {
    if (event.type !== 'report') return [event];
    const old = last.get(event.page.doc);
    last.set(event.page.doc, event);
    return old ? [event, { ...old, at: event.at }] : [event];
  });
}

/** Of two reports of a page in a row the second comes first: it says what the first did, as that was not acknowledged. */
function outOfOrder(events: ClockEvent[]): ClockEvent[] {
  const loud = events.some((event) => event.type === 'audible');
  const out: ClockEvent[] = [];
  for (let i = 0; i < events.length; i++) {
    const [a, b] = [events[i], events[i + 1]];
    if (a?.type === 'report' && b?.type === 'report' && isNext(a, b, loud)) {
      const known = b.spans.map((span) => span.id);
      const spans = [...a.spans.filter((span) => !known.includes(span.id)), ...b.spans];
      out.push({ ...b, spans, marks: [...a.marks, ...b.marks] }, { ...a, at: b.at });
      i++;
    } else if (a) out.push(a);
  }
  return out;
}

/**
 * A page that has attention says all again in its next report. Of another one, what it turned to in between is known
 * from the report alone; and so is when a tab was heard.
 */
function isNext(a: Report, b: Report, loud: boolean): boolean {
  const goesOn = a.spans.at(-1)?.open === true;
  const heldUpMs = goesOn && !loud ? HELD_UP_MS : 0;
  // Where the wall was set, the first word on a visit places it.
  if (a.at !== a.sentAt || b.at !== b.sentAt) return false;
  // A task that ends and goes on in one breath: which of the two was last, only the order says.
  if (a.marks.some(({ kind, key }) => kind === 'confirmed' && b.spans.some((s) => s.subject.key === key)))
    return false;
  return a.page.doc === b.page.doc && b.at - a.at <= heldUpMs && (goesOn || !tells(a, b));
}

const tells = (a: Report, b: Report) => a.subject !== b.subject || a.marks.length + b.marks.length > 0;

/** The worker is stopped after every so many events, and knows no more than storage does; pages and popups connect anew. */
function stopped(events: ClockEvent[]): Run {
  const pages = new Map<string, ClockEvent>();
  const own = new Map<string, ClockEvent>();
  let run = feed([]);
  events.forEach((event, i) => {
    run = feed([event], run);
    if (event.type === 'report') pages.set(event.page.doc, event);
    else if (event.type === 'disconnect') pages.delete(event.doc);
    else if (event.type === 'own' && event.on) own.set(event.id, event);
    else if (event.type === 'own') own.delete(event.id);
    else if (event.type === 'wake' && event.browserStart) {
      pages.clear();
      own.clear();
    }
    if ((i + events.length) % LIVES > 0) return;
    const { at, zone } = event;
    const again = [...own.values(), ...pages.values()].map((e): ClockEvent => ({ ...e, at }));
    run = feed([{ type: 'wake', browserStart: false, at, zone }, ...again], fromStorage(run));
  });
  return run;
}

const fromStorage = ({ state, facts }: Run): Run => ({ state: JSON.parse(JSON.stringify(state)), facts });

/** The same events from a state that is written and read now and then; the facts must be the same to the letter. */
function replayed(events: ClockEvent[], run: Run): Run {
  let again = feed([]);
  events.forEach((event, i) => {
    again = feed([event], (i + events.length) % LIVES > 0 ? again : fromStorage(again));
  });
  if (JSON.stringify(again.facts) !== JSON.stringify(run.facts))
    throw new Error(`other facts:\n${JSON.stringify(again.facts)}\n${JSON.stringify(run.facts)}`);
  return again;
}
