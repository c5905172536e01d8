import { running } from '../../lib/clock/lay';
import type { ClockEvent, OpenRecord } from '../../lib/clock/state';
import { feed, type Run, records } from './run';
import { type Act, type Script, silences } from './script';

/** Of so many events one is followed by a decision; which ones depends on the day. */
const EVERY = 5;
/** The worker decides this long after something happened, and nothing else happens for as long. */
const AFTER_MS = 1_500;
/** Nobody decides on less. */
const LEAST_MS = 1_000;

/** What the worker said of `[from, to)` of record `n`. */
interface Word {
  n: number;
  from: number;
  to: number;
  count: boolean;
}

/** What the worker can do about a stretch. */
export const DECISIONS = ['keep', 'drop', 'keep part', 'drop part', 'undo'] as const;
type Decision = (typeof DECISIONS)[number];

export interface Decided {
  run: Run;
  /** What was done, in order. */
  done: Decision[];
}

/** When the worker was last heard of matters then; a decision is heard. */
const APART = new Set<Act['do']>(['sleep', 'kill', 'block', 'step']);

/** Is this a day on which a decision changes no fact? */
export const mayDecide = (script: Script) => script.acts.every((act) => !APART.has(act.do));

/**
 * The same day, on which the worker decides on stretches of open tasks now and then: keeps, drops, keeps a part, and
 * takes that back. A hand is at work then, so there is no silence. Throws where what stands decided at the end is not
 * what the worker said last.
 */
export function decidedOn(script: Script, events: ClockEvent[], endAt: number): Decided {
  const silent = silences(script);
  let run = feed([]);
  let words: Word[] = [];
  const done: Decision[] = [];
  events.forEach((event, i) => {
    run = feed([event], run);
    const at = event.at + AFTER_MS;
    const next = events[i + 1]?.at ?? 0;
    const free = next > at + AFTER_MS && !silent.some(([from, to]) => from <= at && event.at <= to);
    if (!free || !hasReported(run, event) || (i + events.length) % EVERY > 0) return;
    const { zone } = event;
    const laid = feed([{ type: 'restore', n: -1, change: {}, at, zone }], run);
    const chosen = choose(Object.values(laid.state.open), event.at, i);
    if (!chosen) return;
    const { n, place, segment, before } = chosen;
    const what = DECISIONS[(i + script.acts.length) % DECISIONS.length] ?? 'keep';
    const toAt = what.endsWith('part') ? Math.floor((segment.startAt + segment.endAt) / 2) : segment.endAt;
    const count = what.startsWith('keep');
    const stretches = [{ n, segment: place, startAt: segment.startAt, toAt }];
    run = feed([{ type: 'decide', stretches, count, at, zone }], run);
    done.push(what);
    if (what === 'undo')
      run = feed([{ type: 'restore', n, change: { segments: before }, sinceAt: at, at, zone }], run);
    else words = said(words, { n, from: segment.startAt, to: toAt, count }, segment.endAt);
  });
  hold(run, words, endAt);
  return { run, done };
}

/** Pages report every other second: the one that has the clock has said what it knows before anything is decided. */
function hasReported(run: Run, event: ClockEvent): boolean {
  const current = running(run.state);
  return current?.mode !== 'attended' || (event.type === 'report' && event.page.doc === current.doc);
}

/** A stretch that has ended, of a record that is open: one of those that are laid, as screens show them to decide on. */
function choose(open: OpenRecord[], at: number, i: number) {
  const record = open[i % Math.max(1, open.length)];
  const ended = record?.segments.filter((s) => s.endAt < at) ?? [];
  const place = ended.length === 0 ? 0 : i % ended.length;
  const segment = ended[place];
  if (!record || !segment || segment.endAt - segment.startAt < LEAST_MS) return undefined;
  return { n: record.n, place, segment, before: record.segments };
}

/** The last word on a stretch stands; the rest of one of which a part was named is the opposite. */
function said(words: Word[], word: Word, endAt: number): Word[] {
  const { n, from, to, count } = word;
  const others = words.filter((w) => w.n !== n || w.to <= from || w.from >= endAt);
  return [...others, word, ...(to < endAt ? [{ n, from: to, to: endAt, count: !count }] : [])];
}

function hold(run: Run, words: Word[], endAt: number): void {
  const stands = records(run, endAt).flatMap(({ n, segments }) =>
    segments.flatMap(({ startAt, endAt: to, decided }): Word[] =>
      decided === undefined ? [] : [{ n, from: startAt, to, count: decided }],
    ),
  );
  const [is, should] = [written(stands), written(words)];
  if (is !== should) throw new Error(`decided:\n${is}\nsaid:\n${should}`);
}

/** In order; what touches and says the same is one. */
function written(words: Word[]): string {
  const out: Word[] = [];
  for (const word of [...words].sort((a, b) => a.n - b.n || a.from - b.from)) {
    const last = out.at(-1);
    if (last?.n === word.n && last.to === word.from && last.count === word.count) last.to = word.to;
    else out.push({ ...word });
  }
  return out
    .map(({ n, from, to, count }) => `${n}: ${from}-${to} ${count ? 'counts' : 'does not'}`)
    .join('\n');
}
