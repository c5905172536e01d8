import type { Figures, NowCard, RateFigure, Snapshot } from '../books/types';
import { earnedSoFar } from '../rates/earnings';
import type { Money } from '../rates/types';

export const HOUR_MS = 3_600_000;

/** Past this age a snapshot no longer says that the clock still runs (the machine may have slept). */
export const MAX_TICK_MS = 120_000;

/** Milliseconds that the clock ran on since the snapshot was written. */
export function elapsedMs(snapshot: Snapshot, at: number): number {
  if (!snapshot.now?.ticking) return 0;
  return Math.min(Math.max(at - snapshot.at, 0), MAX_TICK_MS);
}

function liveCard(now: NowCard, ms: number): NowCard {
  return { ...now, countedMs: now.countedMs + ms };
}

/** A rate over `baseMs` of work after `ms` more, which bring `gain`: open money, so only the high end of it. */
function after(rate: RateFigure, baseMs: number, ms: number, gain: Money | undefined): RateFigure {
  const gained = gain?.currency === rate.currency ? gain.amountMicros : 0;
  const then = (micros: number, more: number) =>
    Math.round((micros * (baseMs / HOUR_MS) + more) / ((baseMs + ms) / HOUR_MS));
  return { ...rate, lowMicros: then(rate.lowMicros, 0), highMicros: then(rate.highMicros, gained) };
}

/** What `ms` more bring: only a task or a clock by hand is paid while it runs, and only by the hour. */
function gainOf({ kind, pay, countedMs }: NowCard, ms: number): Money | undefined {
  if (kind !== 'task' && kind !== 'manual') return undefined;
  const before = earnedSoFar(pay, countedMs);
  const since = earnedSoFar(pay, countedMs + ms);
  return before && since && { ...since, amountMicros: since.amountMicros - before.amountMicros };
}

/** Money of a task paid by the piece waits for its outcome, and so does its time under All time. */
function isPriced({ kind, pay }: NowCard): boolean {
  const isTask = kind === 'task' || kind === 'manual';
  return !isTask || pay?.basis === 'perHourReported' || pay?.basis === 'perHourTracked';
}

function liveFigures(today: Figures, now: NowCard, ms: number): Figures {
  const more = (own: boolean, before: number) => (own ? before + ms : before);
  const gain = gainOf(now, ms);
  const pricedMs = isPriced(now) ? ms : 0;
  return {
    ...today,
    onTasksMs: more(now.kind === 'task' || now.kind === 'manual', today.onTasksMs),
    trainingMs: more(now.kind === 'training', today.trainingMs),
    searchingMs: more(now.kind === 'overhead', today.searchingMs),
    allMs: today.allMs + ms,
    pricedMs: today.pricedMs + pricedMs,
    allInRate: today.allInRate.map((rate) => after(rate, today.pricedMs, pricedMs, gain)),
  };
}

/** The snapshot as it stands at `at`: the clock and the day's figures run on, money waits for the outcome. */
export function liveAt(snapshot: Snapshot, at: number): Snapshot {
  const ms = elapsedMs(snapshot, at);
  const { now } = snapshot;
  if (!now || ms === 0) return snapshot;
  return { ...snapshot, now: liveCard(now, ms), today: liveFigures(snapshot.today, now, ms) };
}
