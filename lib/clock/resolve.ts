import { clip, holes, union } from './intervals';
import type { Stretch } from './state';
import { type IdleCause, MINUTE_MS, type Quiet, type Segment, type SegmentKind } from './types';

/** Media stands for input this long, counted from the last input. */
export const MEDIA_MS = 30 * MINUTE_MS;
/** Attended overhead runs on this long after the last input. */
export const OVERHEAD_MS = 2 * MINUTE_MS;
/** Shorter stretches without input are nothing to keep. */
export const QUIET_MS = 15_000;

/** What is known of input beside the stretches' own. */
export interface Evidence {
  systemInputs: readonly Quiet[];
  /** The last input before the trail begins. */
  inputAt: number;
  /** Rests before the trail begins, since that input. */
  rests: readonly Quiet[];
  /** Media before the trail begins, since that input. */
  played: readonly Quiet[];
}

/** A trail's segments, per stretch, in order. */
export interface Resolved {
  stretch: Stretch;
  segments: Segment[];
}

const IDLE_CAUSE: Partial<Record<Stretch['mode'], IdleCause>> = {
  locked: 'lock',
  sleep: 'sleep',
  paused: 'pause',
};

/** Nobody could have given input then, or nobody knows: it makes no silence longer. */
export function restsOf(stretch: Stretch): Quiet[] {
  const rests = IDLE_CAUSE[stretch.mode] !== undefined || stretch.mode === 'gap';
  return rests ? [[stretch.startAt, stretch.endAt]] : stretch.asleep;
}

/**
 * Turns raw stretches into segments: the one place where work, away and idle are told apart. Idleness is
 * a hole in the input longer than the limit (but for rests in it), wherever stretches begin and end, and
 * begins at the last input. Pure; the same trail gives the same segments.
 */
export function resolve(trail: readonly Stretch[], evidence: Evidence): Resolved[] {
  const first = trail[0];
  const last = trail[trail.length - 1];
  if (!first || !last) return [];
  const activity = activityOf(trail, evidence);
  const since = Math.min(evidence.inputAt, first.startAt);
  const quiet = holes(activity.inputs, since, last.endAt);
  const rests = union([...evidence.rests, ...trail.flatMap(restsOf)]);
  const still = holes(activity.all, since, last.endAt).map((hole) => ({
    hole,
    ms: lengthOf([hole]) - lengthOf(clip(rests, ...hole)),
  }));
  return trail.map((stretch) => ({ stretch, segments: segmentsOf(stretch, activity.all, quiet, still) }));
}

function activityOf(trail: readonly Stretch[], evidence: Evidence) {
  const { inputAt, systemInputs, played } = evidence;
  const inputs = union([[inputAt, inputAt], ...trail.flatMap((s) => s.inputs), ...systemInputs]);
  const media = union([...played, ...trail.flatMap((s) => [...s.media, ...s.audible])]);
  const playing = inputs.flatMap(([, to]) => clip(media, to, to + MEDIA_MS));
  return { inputs, all: union([...inputs, ...playing]) };
}

/** A hole in the input, and how long it is without the rests in it. */
interface Silence {
  hole: Quiet;
  ms: number;
}

const lengthOf = (list: readonly Quiet[]) => list.reduce((sum, [from, to]) => sum + to - from, 0);

function segmentsOf(stretch: Stretch, activity: Quiet[], quiet: Quiet[], still: Silence[]): Segment[] {
  const { startAt, endAt } = stretch;
  if (endAt <= startAt) return [];
  const cause = IDLE_CAUSE[stretch.mode];
  if (cause) return [{ kind: 'idle', startAt, endAt, counted: false, cause }];
  if (stretch.mode === 'gap') return [{ kind: 'gap', startAt, endAt, counted: false }];
  if (stretch.mode === 'overhead') return overheadOf(stretch, activity);
  const asleep = clip(stretch.asleep, startAt, endAt);
  const idle = still
    .filter(({ ms }) => ms > stretch.rules.idleLimitMs)
    .flatMap(({ hole }) => clip([hole], startAt, endAt));
  const cuts = [
    ...asleep.map((at) => ({ at, cause: 'sleep' as const })),
    ...holesOutside(idle, asleep).map((at) => ({ at, cause: 'input' as const })),
  ].sort((a, b) => a.at[0] - b.at[0]);
  return pieces(stretch, cuts, quiet);
}

/** Idle parts that are not sleep already. */
function holesOutside(idle: Quiet[], asleep: Quiet[]): Quiet[] {
  return idle.flatMap(([from, to]) => holes(asleep, from, to));
}

function pieces(stretch: Stretch, cuts: { at: Quiet; cause: IdleCause }[], quiet: Quiet[]): Segment[] {
  const out: Segment[] = [];
  const lay = (from: number, to: number, uncut: boolean) => {
    if (to > from) out.push(pieceOf(stretch, from, to, uncut, quiet));
  };
  let at = stretch.startAt;
  for (const cut of cuts) {
    lay(at, cut.at[0], false);
    if (cut.at[1] > cut.at[0])
      out.push({
        kind: 'idle',
        startAt: cut.at[0],
        endAt: cut.at[1],
        counted: false,
        cause: cut.cause,
        ...(cut.cause === 'input' ? { limitMs: stretch.rules.idleLimitMs } : {}),
      });
    at = cut.at[1];
  }
  lay(at, stretch.endAt, true);
  return out;
}

const KIND: Partial<Record<Stretch['mode'], SegmentKind>> = {
  away: 'away',
  linked: 'linked',
  manual: 'manual',
};

function pieceOf(s: Stretch, startAt: number, endAt: number, uncut: boolean, quiet: Quiet[]): Segment {
  const kind = KIND[s.mode] ?? (s.training ? 'training' : 'work');
  if (kind === 'away') {
    const within = uncut && s.endedBy !== undefined && s.endedBy !== 'other';
    const counted = s.rules.outsideWork || (within && endAt - startAt <= s.rules.awayLimitMs);
    return { kind, startAt, endAt, counted, limitMs: s.rules.awayLimitMs };
  }
  const kept = clip(quiet, startAt, endAt).filter(([from, to]) => to - from >= QUIET_MS);
  const segment: Segment = { kind, startAt, endAt, counted: true, limitMs: s.rules.idleLimitMs };
  return kept.length > 0 ? { ...segment, quiet: kept } : segment;
}

function overheadOf(stretch: Stretch, activity: Quiet[]): Segment[] {
  const attended = union(activity.map(([from, to]): Quiet => [from, to + OVERHEAD_MS]));
  return clip(attended, stretch.startAt, stretch.endAt)
    .filter(([from, to]) => to > from)
    .map(([startAt, endAt]) => ({ kind: 'overhead', startAt, endAt, counted: true }));
}

/** Appends `next` to `into`, joining what is of one kind and touches. Returns a new list. */
export function joined(into: readonly Segment[], next: readonly Segment[]): Segment[] {
  const out = [...into];
  for (const segment of next) {
    const last = out[out.length - 1];
    if (last && last.endAt === segment.startAt && alike(last, segment))
      out[out.length - 1] = join(last, segment);
    else out.push(segment);
  }
  return out;
}

function alike(a: Segment, b: Segment): boolean {
  return (
    a.kind === b.kind &&
    a.counted === b.counted &&
    a.cause === b.cause &&
    a.decided === b.decided &&
    a.limitMs === b.limitMs &&
    a.kind !== 'away'
  );
}

function join(a: Segment, b: Segment): Segment {
  const quiet = union([...(a.quiet ?? []), ...(b.quiet ?? [])]);
  return { ...a, endAt: b.endAt, ...(quiet.length > 0 ? { quiet } : {}) };
}
