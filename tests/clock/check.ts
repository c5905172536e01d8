import type { ClockEvent } from '../../lib/clock/state';
import { type Told, tell } from './oracle';
import { Player } from './play';
import { feed, type Run, said } from './run';
import type { Script } from './script';

const MINUTE = 60_000;

/** Throws where the clock and the oracle tell a day differently, or where the clock contradicts itself. */
export function check(script: Script): void {
  const events = new Player(script).play();
  const run = feed(events);
  const told = said(run, script.endAt);
  same(script, 'oracle', lines(tell(script)), 'clock', lines(told));
  noOverlap(script, told);
  const [name, again] = anew(events, run);
  same(script, name, lines(said(again, script.endAt)), 'clock', lines(told));
}

/** The same day, heard in another way that must not matter; which one depends on the day. */
function anew(events: ClockEvent[], run: Run): [string, Run] {
  switch (events.length % 3) {
    case 0:
      return [
        'every report twice',
        feed(events.flatMap((e): ClockEvent[] => (e.type === 'report' ? [e, e] : [e]))),
      ];
    case 1:
      return ['old reports once more', feed(withOld(events))];
    default:
      return ['state through storage', throughStorage(events, run)];
  }
}

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

/** The state is written and read after every event; the facts must be the same to the letter. */
function throughStorage(events: ClockEvent[], run: Run): Run {
  let again: Run | undefined;
  for (const event of events) {
    const { state, facts } = feed([event], again);
    again = { state: JSON.parse(JSON.stringify(state)), facts };
  }
  if (again && JSON.stringify(again.facts) !== JSON.stringify(run.facts))
    throw new Error(`other facts:\n${JSON.stringify(again.facts)}\n${JSON.stringify(run.facts)}`);
  return again ?? run;
}

function same(script: Script, nameA: string, a: string[], nameB: string, b: string[]): void {
  if (a.join('\n') === b.join('\n')) return;
  throw new Error(`\n${written(script)}\n${nameA}:\n${a.join('\n')}\n${nameB}:\n${b.join('\n')}\n`);
}

/** One person, one clock: no instant twice, nothing of negative length, so that the sum is what was covered. */
function noOverlap(script: Script, told: Told[]): void {
  const all = told.flatMap((one) => one.segments).sort((a, b) => a.startAt - b.startAt);
  let to = Number.NEGATIVE_INFINITY;
  for (const { startAt, endAt } of all) {
    if (startAt < to || endAt < startAt)
      throw new Error(`\n${written(script)}\noverlap at ${clock(startAt)}:\n${lines(told).join('\n')}`);
    to = endAt;
  }
}

function clock(at: number): string {
  const rest = at % MINUTE;
  const seconds = String(Math.floor(rest / 1000)).padStart(2, '0');
  return `${Math.floor(at / MINUTE)}:${seconds}.${String(rest % 1000).padStart(3, '0')}`;
}

/** Segments as lines to compare and to read, in order. */
function lines(all: Told[]): string[] {
  const out = all.flatMap((one) => {
    const name = `${one.kind} ${one.platform} ${one.project ?? '-'} ${one.key ?? '-'}`;
    const outcome = one.kind === 'overhead' ? '' : ` ${one.outcome ?? 'open'}${one.confirmed ? '' : '?'}`;
    return one.segments.map((s): [number, number, string] => {
      const cause = s.cause ? ` (${s.cause})` : '';
      return [s.startAt, s.endAt, `${s.kind}${cause} ${s.counted ? 'c' : 'n'} ${name}${outcome}`];
    });
  });
  out.sort((a, b) => a[0] - b[0]);
  return joined(out).map(
    ([from, to, text]) => `${clock(from).padStart(10)} ${clock(to).padStart(10)} ${text}`,
  );
}

/** Overhead is a record for each stretch: what touches is one line. */
function joined(list: [number, number, string][]): [number, number, string][] {
  const kept: [number, number, string][] = [];
  for (const one of list) {
    const last = kept.at(-1);
    if (last && last[1] === one[0] && last[2] === one[2]) last[1] = one[1];
    else kept.push([...one]);
  }
  return kept;
}

/** A day to read. */
function written(script: Script): string {
  const acts = script.acts.map(({ at, do: what, ...rest }) => {
    const text = JSON.stringify(rest, (key, value) => (key === 'rules' ? undefined : value));
    return `${clock(at)} ${what} ${text}`;
  });
  const quiet = script.quiet.map(([from, to]) => `quiet ${clock(from)}-${clock(to)}`);
  return [...acts, ...quiet, `end ${clock(script.endAt)}`].join('\n');
}
