import type { IdleCause, Outcome, Quiet, SegmentKind } from '../../lib/clock/types';
import { type Script, silences } from './script';
import { SetWalk } from './set-walk';
import type { Mode, Paint, Unit } from './units';
import { Walk } from './walk';

/** What the oracle says of one task, training, clock by hand or stretch of overhead. */
export interface Told {
  kind: 'task' | 'training' | 'overhead' | 'manual';
  platform: string;
  project?: string;
  key?: string;
  outcome?: Outcome;
  confirmed: boolean;
  segments: ToldSegment[];
}

export interface ToldSegment {
  kind: SegmentKind;
  startAt: number;
  endAt: number;
  counted: boolean;
  cause?: IdleCause;
}

const MINUTE = 60_000;
const OVERHEAD_GRACE = 2 * MINUTE;
const READING_KEPT = 10 * MINUTE;
const MEDIA_LIMIT = 30 * MINUTE;
const LIVE = new Set<Mode>(['work', 'linked', 'away', 'manual']);
/** No silence: nobody could give input, or nobody knows. */
const DARK = new Set<Mode>(['lock', 'sleep', 'pause', 'gap']);

/**
 * Says what a day was, from its true script and with hindsight: first it paints who had the clock when,
 * then it lays the rules over the finished picture. It shares nothing with the reducer but the words.
 */
export function tell(script: Script): Told[] {
  const isSet = script.acts.some((act) => act.do === 'step');
  const walk = (isSet ? new SetWalk(script) : new Walk(script)).run();
  const silent = quietOf(script, walk);
  const raw = merge(walk.line);
  const line = cutIdle(raw, silent, walk.closings);
  const all = walk.units.map((unit) => told(unit, { raw, line, silent }));
  walk.units.forEach((unit, i) => {
    const task = unit.entered && all[walk.units.indexOf(unit.entered.unit)];
    const read = all[i];
    if (unit.entered && task && read) read.segments = readingOf(unit.entered.at, read.segments, task);
  });
  return all.filter((one) => one.segments.length > 0);
}

/** The day painted, before and after idleness was cut out of it. */
interface Picture {
  raw: Paint[];
  line: Paint[];
  silent: Quiet[];
}

/** Silence as the rules see it: a page that gains attention, and media for half an hour, break it. */
function quietOf(script: Script, walk: Walk): Quiet[] {
  const arrivals = [...new Set(walk.arrivals)].sort((a, b) => a - b);
  return silences(script)
    .flatMap(([from, to]) => {
      const edges = [from, ...arrivals.filter((at) => at > from && at < to), to];
      return edges.slice(1).map((end, i): Quiet => [edges[i] ?? from, end]);
    })
    .flatMap(([from, to]) => {
      const loud = walk.media.map(
        ([a, b]): Quiet => [Math.max(a, from), Math.min(b, to, from + MEDIA_LIMIT)],
      );
      return without([from, to], loud);
    });
}

/** What is left of a stretch without others. */
function without([from, to]: Quiet, others: Quiet[]): Quiet[] {
  let left: Quiet[] = [[from, to]];
  for (const [a, b] of others) {
    if (b <= a) continue;
    left = left.flatMap(([x, y]): Quiet[] => [
      [x, Math.min(y, a)],
      [Math.max(x, b), y],
    ]);
    left = left.filter(([x, y]) => y > x);
  }
  return left;
}

/** One after another, same holder and mode: one stretch. */
function merge(line: Paint[]): Paint[] {
  const out: Paint[] = [];
  for (const p of line) {
    const last = out.at(-1);
    if (last && last.mode === p.mode && last.unit === p.unit && last.to === p.from) last.to = p.to;
    else out.push({ ...p });
  }
  return out;
}

/**
 * Paints idleness over what lasted without input for longer than the limit in force there. What is dark in
 * a silence makes it no longer: a machine that slept for an hour was not silent for an hour.
 */
function cutIdle(line: Paint[], silent: Quiet[], closings: Walk['closings']): Paint[] {
  const dark = line.filter((p) => DARK.has(p.mode)).map((p): Quiet => [p.from, p.to]);
  const awake = (stretch: Quiet) => without(stretch, dark).reduce((sum, [from, to]) => sum + to - from, 0);
  const lastAt = Math.max(...line.map((p) => p.to));
  const cut = line.flatMap((p): Paint[] => {
    if (!LIVE.has(p.mode) || p.to === p.from) return [p];
    const limit = p.unit.subject.rules.idleLimitMs;
    const known = closings.find(({ at, upTo }) => at >= p.to && upTo >= p.to)?.at ?? lastAt;
    const idle = silent
      .map(([from, to]): Quiet => [from, Math.min(to, known)])
      .filter((stretch) => awake(stretch) > limit)
      .map(([from, to]): Quiet => [Math.max(from, p.from), Math.min(to, p.to)])
      .filter(([from, to]) => to > from);
    const live = without([p.from, p.to], idle).map(([from, to]) => ({ ...p, from, to }));
    return [...live, ...idle.map(([from, to]): Paint => ({ ...p, mode: 'idle', from, to }))];
  });
  return merge(cut.sort((x, y) => x.from - y.from));
}

/** Reading that ended at most ten minutes before the task was entered is the task's; gives what is left. */
function readingOf(enteredAt: number, read: ToldSegment[], task: Told): ToldSegment[] {
  const end = read.at(-1)?.endAt ?? Number.NEGATIVE_INFINITY;
  if (enteredAt - end > READING_KEPT) return read;
  task.segments = joined([...read.map((s): ToldSegment => ({ ...s, kind: 'work' })), ...task.segments]);
  return [];
}

function told(unit: Unit, day: Picture): Told {
  const { platform, project, key } = unit.subject;
  const mine = day.line.filter((p) => p.unit === unit && p.to > p.from);
  const segments = mine.flatMap((p) => segmentsOf(p, unit, day));
  return {
    kind: unit.kind,
    platform,
    ...(project === undefined ? {} : { project }),
    ...(key === undefined || unit.kind === 'overhead' ? {} : { key }),
    ...(unit.end?.outcome === undefined ? {} : { outcome: unit.end.outcome }),
    confirmed: unit.end?.confirmed ?? false,
    segments: joined(segments),
  };
}

const IDLE: Partial<Record<Mode, IdleCause>> = {
  idle: 'input',
  lock: 'lock',
  sleep: 'sleep',
  pause: 'pause',
};

function segmentsOf(p: Paint, unit: Unit, { raw, silent }: Picture): ToldSegment[] {
  const at = { startAt: p.from, endAt: p.to };
  const cause = IDLE[p.mode];
  if (cause) return [{ kind: 'idle', ...at, counted: false, cause }];
  if (p.mode === 'gap') return [{ kind: 'gap', ...at, counted: false }];
  if (p.mode === 'away') return [{ kind: 'away', ...at, counted: awayCounts(p, unit, raw) }];
  if (p.mode === 'overhead') return overhead(p, silent);
  if (p.mode === 'work')
    return [{ kind: unit.kind === 'training' ? 'training' : 'work', ...at, counted: true }];
  return [{ kind: p.mode === 'linked' ? 'linked' : 'manual', ...at, counted: true }];
}

/** An away counts if it ended, within the limit, in a return or in a linked tab. */
function awayCounts(p: Paint, unit: Unit, raw: Paint[]): boolean {
  const { outsideWork, awayLimitMs } = unit.subject.rules;
  if (outsideWork) return true;
  const next =
    raw[
      raw.findIndex((q) => q.mode === 'away' && q.unit === p.unit && q.to === p.to && q.from <= p.from) + 1
    ];
  const back = next?.from === p.to && next.unit === unit && (next.mode === 'work' || next.mode === 'linked');
  return back && p.to - p.from <= awayLimitMs;
}

/** Attended overhead ends two minutes after the last input. */
function overhead(p: Paint, silent: Quiet[]): ToldSegment[] {
  const cold = silent.map(([a, b]): Quiet => [Math.max(a, p.from) + OVERHEAD_GRACE, b]);
  return without([p.from, p.to], cold).map(([startAt, endAt]) => ({
    kind: 'overhead',
    startAt,
    endAt,
    counted: true,
  }));
}

/** Neighbours of one kind are one segment. */
export function joined(segments: ToldSegment[]): ToldSegment[] {
  const out: ToldSegment[] = [];
  for (const s of [...segments].sort((a, b) => a.startAt - b.startAt)) {
    const last = out.at(-1);
    const same = last && last.kind === s.kind && last.counted === s.counted && last.cause === s.cause;
    if (last && same && last.endAt === s.startAt) last.endAt = s.endAt;
    else out.push({ ...s });
  }
  return out;
}
