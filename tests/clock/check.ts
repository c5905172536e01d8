import { ANEW } from './anew';
import { decidedOn, mayDecide } from './decided';
import { type Told, tell } from './oracle';
import { Player } from './play';
import { feed, type Run, said } from './run';
import type { Script } from './script';
import { checkSums } from './sums';
import { whereOf } from './zones';

const MINUTE = 60_000;
/** Of so many days one is summed up as the books do. */
const SUMMED = 12;
/** And of so many on one the worker decides on stretches: that changes what counts, and no fact. */
const DECIDED = 4;

/** Throws where the clock and the oracle tell a day differently, or where the clock contradicts itself. */
export function check(script: Script): void {
  const events = new Player(script).play();
  const run = feed(events);
  const endAt = events.at(-1)?.at ?? script.endAt;
  const told = toldAt(script, run, endAt);
  same(script, 'oracle', lines(tell(script)), 'clock', lines(told));
  noOverlap(script, told);
  if (events.length % SUMMED === 0) checkSums(run, endAt, whereOf(script));
  for (const [name, again] of ANEW.slice(events.length % ANEW.length).slice(0, 1)) {
    same(script, name, lines(toldAt(script, again(events, run), endAt)), 'clock', lines(told));
  }
  if (events.length % DECIDED === 0 && mayDecide(script)) {
    const { run: decided } = decidedOn(script, events, endAt);
    same(script, 'decided on', lines(toldAt(script, decided, endAt)), 'clock', lines(told));
  }
}

/** All that was laid. Where the wall was set it may stand anywhere at the end: what runs has been reported, and is more than shown then. */
function toldAt(script: Script, { state, facts }: Run, endAt: number): Told[] {
  const isSet = script.acts.some((act) => act.do === 'step');
  return isSet
    ? said({ state: { ...state, pages: {} }, facts }, state.coveredTo)
    : said({ state, facts }, endAt);
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
