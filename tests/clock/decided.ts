import { running } from '../../lib/clock/lay';
import type { ClockEvent, OpenRecord } from '../../lib/clock/state';
import { feed, type Run, records } from './run';
import { type Act, type Script, silences } from './script';
import type { Bare } from './sensors';
import { lessTheLast, overruled, startedLater, type Word, workedUntil, written } from './words';

/** Of so many events one is followed by a decision; which ones depends on the day. */
const EVERY = 5;
/** The worker decides this long after something happened, and nothing else happens for as long. */
const AFTER_MS = 1_500;
/** Nobody decides on less. */
const LEAST_MS = 1_000;

/** What the worker can do about a stretch. */
export const DECISIONS = [
  'keep',
  'drop',
  'keep part',
  'drop part',
  'undo',
  'a later start',
  'less the last',
  'another project',
  'until when',
] as const;
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

/** Where tasks are moved to. */
const MOVED_TO = 'p:moved';

/** What was decided, as the clock is told of it, and what it says of stretches. */
interface Said {
  what: Decision;
  events: Bare<ClockEvent>[];
  words: Word[];
}

/**
 * The same day, on which the worker decides on open tasks now and then: keeps, drops, keeps a part, takes that back,
 * mends their time, says until when work went on outside, puts them under another project. A hand is at work then, so
 * there is no silence. Throws where what stands decided at the end is not what the worker said last.
 */
export function decidedOn(script: Script, events: ClockEvent[], endAt: number): Decided {
  const silent = silences(script);
  let run = feed([]);
  let words: Word[] = [];
  const done: Decision[] = [];
  const moved = new Map<number, string | undefined>();
  events.forEach((event, i) => {
    run = feed([event], run);
    const at = event.at + AFTER_MS;
    const next = events[i + 1]?.at ?? 0;
    const free = next > at + AFTER_MS && !silent.some(([from, to]) => from <= at && event.at <= to);
    if (!free || !hasReported(run, event) || (i + events.length) % EVERY > 0) return;
    const { zone } = event;
    const laid = feed([{ type: 'restore', n: -1, change: {}, at, zone }], run);
    const open = Object.values(laid.state.open);
    const said = asked(open) ?? decision(open, event.at, i, script.acts.length);
    if (!said) return;
    run = feed(
      said.events.map((one) => ({ ...one, at, zone }) as ClockEvent),
      run,
    );
    done.push(said.what);
    words = overruled(words, said.words);
    for (const { n, project } of open)
      if (said.what === 'another project' && run.state.open[n]?.project !== project) moved.set(n, project);
  });
  hold(run, words, endAt);
  return { run: movedBack(run, moved), done };
}

/** Work outside ran to its limit. */
function asked(open: OpenRecord[]): Said | undefined {
  const record = open.find((r) => r.outside !== undefined);
  if (!record?.outside) return undefined;
  const untilAt = Math.floor((record.outside.fromAt + record.outside.toAt) / 2);
  const events = [{ type: 'until' as const, n: record.n, untilAt }];
  return { what: 'until when', events, words: workedUntil(record, untilAt) };
}

function decision(open: OpenRecord[], until: number, i: number, turn: number): Said | undefined {
  const chosen = choose(open, until, i);
  if (!chosen) return undefined;
  const what = DECISIONS[(i + turn) % DECISIONS.length] ?? 'keep';
  const { record, place, segment } = chosen;
  const { n, rules } = record;
  const { startAt, endAt } = segment;
  const middle = Math.floor((startAt + endAt) / 2);
  if (what === 'until when') return undefined;
  if (what === 'another project')
    return { what, events: [{ type: 'move', n, project: MOVED_TO, rules }], words: [] };
  if (what === 'less the last') {
    const offMs = endAt - startAt;
    return { what, events: [{ type: 'fix', n, offMs }], words: lessTheLast(record, offMs) };
  }
  if (what === 'a later start') {
    const first = record.segments.find((s) => s.decided ?? s.counted);
    if (!first || middle <= first.startAt) return undefined;
    return { what, events: [{ type: 'fix', n, startAt: middle }], words: startedLater(record, middle) };
  }
  const toAt = what.endsWith('part') ? middle : endAt;
  const count = what.startsWith('keep');
  const decide = { type: 'decide' as const, stretches: [{ n, segment: place, startAt, toAt }], count };
  if (what === 'undo') {
    const back = {
      type: 'restore' as const,
      n,
      change: { segments: record.segments },
      sinceAt: until + AFTER_MS,
    };
    return { what, events: [decide, back], words: [] };
  }
  const rest = toAt < endAt ? [{ n, from: toAt, to: endAt, count: !count }] : [];
  return { what, events: [decide], words: [{ n, from: startAt, to: toAt, count }, ...rest] };
}

/** What was put under another project must be there at the end; told as if it were where its page says it is. */
function movedBack({ state, facts }: Run, moved: Map<number, string | undefined>): Run {
  const back = <R extends { n: number; project?: string }>(record: R): R => {
    if (!moved.has(record.n)) return record;
    if (record.project !== MOVED_TO) throw new Error(`${record.n} is under ${record.project}`);
    const { project: _, ...rest } = record;
    const project = moved.get(record.n);
    return { ...rest, ...(project === undefined ? {} : { project }) } as R;
  };
  const open = Object.fromEntries(Object.entries(state.open).map(([n, record]) => [n, back(record)]));
  const about = (fact: Run['facts'][number]) => (fact.type === 'ended' ? fact.record.n : fact.n);
  const told = facts.map((fact, i) =>
    fact.type === 'ended' && !facts.slice(i + 1).some((later) => about(later) === fact.record.n)
      ? { ...fact, record: back(fact.record) }
      : fact,
  );
  return { state: { ...state, open }, facts: told };
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
  return { record, place, segment };
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
