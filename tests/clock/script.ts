import type { Subject } from '../../lib/clock/state';
import type { Outcome, Quiet } from '../../lib/clock/types';

/** Where the worker's attention is: a page with a sensor, another tab, our own popup or panel, or none of these. */
export type Place =
  | { page: string }
  | { tab: number; window: number }
  | { own: string; window: number }
  | 'elsewhere';

/** One thing that truly happens in a day. */
export type Act = { at: number } & (
  | { do: 'open'; page: string; tab: number; window: number; subject: Subject }
  | { do: 'attn'; to: Place }
  /** The page turns to another subject in place. */
  | { do: 'turn'; page: string; subject: Subject }
  | { do: 'intent' | 'refuted'; page: string; outcome: Outcome }
  /** The platform's own word; the page turns to `next` at once. */
  | { do: 'confirmed'; page: string; outcome: Outcome; next: Subject }
  | { do: 'close'; page: string }
  | { do: 'link'; tab: number; on: boolean }
  | { do: 'pause' | 'resume' | 'lock' | 'unlock' | 'hatch' | 'stop' | 'report' }
  /** The machine sleeps from the last tick before `at` on, and wakes at `at`. */
  | { do: 'sleep'; from: number }
  /** The page blocked its own thread from `from` on, or all of the browser was frozen. */
  | { do: 'block'; from: number; frozen: boolean }
  | { do: 'audible'; tab: number; on: boolean }
  | { do: 'media'; page: string; on: boolean }
  | { do: 'byHand'; subject: Subject }
  /** The extension's background was stopped, and wakes. */
  | { do: 'restart' }
  /** The port of the page that has attention is lost, and the page goes on. */
  | { do: 'lose'; page: string }
  | { do: 'kill' | 'start' }
  /** The wall clock is set forward or back. */
  | { do: 'step'; by: number }
);

/** The true script of a day: what a worker, a browser and the pages do, in order of time. */
export interface Script {
  acts: Act[];
  /** Stretches without any input; outside of them there is input all the time. */
  quiet: Quiet[];
  endAt: number;
}

export const TICK_MS = 30_000;

/** What only a hand can do: it is input. */
export const BY_HAND = new Set<Act['do']>([
  'intent',
  'link',
  'pause',
  'resume',
  'unlock',
  'hatch',
  'stop',
  'byHand',
]);

/** The system says that it is idle this long after the last input. */
export const DETECT_MS = 15_000;

/** Input this soon after the last one is taken for the same: systems poll. */
export const SNAP_MS = 1_500;

/** Stretches without input, cut where a hand was at work after all. */
export function silences(script: Script): Quiet[] {
  const marks = script.acts.filter((act) => BY_HAND.has(act.do)).map((act) => act.at);
  let silent = cut(union(script.quiet), marks);
  const locks = spans(script, 'lock', 'unlock');
  for (const dark of [...locks, ...darkness(script)].sort((a, b) => a[0] - b[0])) {
    silent = darkened(silent, dark);
    const told = silent.some(([from, to]) => from < dark[0] && dark[1] <= to);
    if (locks.includes(dark) && !told) silent = [...silent, dark].sort((a, b) => a[0] - b[0]);
  }
  return silent
    .map(([from, to]): Quiet => [from, Math.min(to, script.endAt)])
    .filter(([from, to]) => to > from);
}

/** When nothing of us ran: the machine slept, the browser was frozen, or dead. */
export function darkness(script: Script): Quiet[] {
  const stood = script.acts.flatMap((act): Quiet[] =>
    act.do === 'sleep' || (act.do === 'block' && act.frozen) ? [[act.from, act.at]] : [],
  );
  return [...stood, ...spans(script, 'kill', 'start')];
}

/** From each `begin` to its `end`, or to the day's. */
export function spans(script: Script, begin: Act['do'], end: Act['do']): Quiet[] {
  const out: Quiet[] = [];
  let from: number | undefined;
  for (const act of script.acts) {
    if (act.do === begin) from ??= act.at;
    if (act.do !== end || from === undefined) continue;
    out.push([from, act.at]);
    from = undefined;
  }
  if (from !== undefined) out.push([from, script.endAt]);
  return out;
}

/** A silence that the system had told of goes on in the dark, or behind a lock; of any other nobody knows. */
function darkened(silent: Quiet[], [from, to]: Quiet): Quiet[] {
  const told = silent.find(([a, b]) => a + DETECT_MS < from && from < b);
  const rest = silent.flatMap(([a, b]): Quiet[] => [
    [a, Math.min(b, from)],
    [Math.max(a, to), b],
  ]);
  const left = rest.filter(([a, b]) => b > a);
  return told ? left.map(([a, b]): Quiet => (a === told[0] ? [a, to] : [a, b])) : left;
}

/** One list without overlap, in order; neighbours that touch have input between them and stay two. */
function union(list: Quiet[]): Quiet[] {
  const out: Quiet[] = [];
  for (const [from, to] of [...list].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out.at(-1);
    if (to <= from) continue;
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

function cut(list: Quiet[], marks: number[]): Quiet[] {
  const edges = [...new Set(marks)].sort((a, b) => a - b);
  return list.flatMap(([from, to]) => {
    const inside = [from];
    for (const at of edges) if (at > (inside.at(-1) ?? from) + SNAP_MS && at < to) inside.push(at);
    inside.push(to);
    return inside.slice(1).map((end, i): Quiet => [inside[i] ?? from, end]);
  });
}

/** When the background's alarm rings: every 30 s, except where the machine sleeps or the browser is dead. */
export function ticks(script: Script): number[] {
  const dark = darkness(script);
  const out = script.acts.filter((act) => act.do === 'sleep').map((act) => act.at);
  for (let at = TICK_MS; at <= script.endAt; at += TICK_MS) {
    if (!dark.some(([from, to]) => at > from && at < to)) out.push(at);
  }
  return out.sort((a, b) => a - b);
}
