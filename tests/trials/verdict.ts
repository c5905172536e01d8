import type { Segment } from '../../lib/clock/types.ts';

/** A stretch of time by the stopwatch and by the books. */
export interface Row {
  what: string;
  truthMs: number;
  recordedMs: number;
  /** What the books hold, by kind; empty where another row of the same trial says it. */
  kinds: string;
}

/** A difference up to this share of the truth, or up to this time, is within bounds. */
const SHARE = 0.02;
const LEAST_MS = 1_000;

export function boundMs({ truthMs }: Row): number {
  return Math.max(truthMs * SHARE, LEAST_MS);
}

export function isOver(row: Row): boolean {
  return !(Math.abs(row.recordedMs - row.truthMs) <= boundMs(row));
}

const isCounted = ({ decided, counted }: Segment) => decided ?? counted;

function sumMs(segments: readonly Segment[]): number {
  return segments.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
}

function nameOf(segment: Segment): string {
  const cause = segment.cause === undefined ? '' : ` (${segment.cause})`;
  return `${segment.kind}${cause}${isCounted(segment) ? '' : ', not counted'}`;
}

/** Time by kind, e.g. `work 60.1 s; idle (sleep), not counted 59.9 s`. */
export function kindsOf(segments: readonly Segment[]): string {
  const byName = Map.groupBy(segments, nameOf);
  return [...byName].map(([name, of]) => `${name} ${seconds(sumMs(of))}`).join('; ');
}

/**
 * What a trial comes to: the time that was worked must count, and time in which nobody could work, if there
 * was any, must stand beside it and not count.
 */
export function rowsOf(name: string, taskMs: number, frozenMs: number, segments: readonly Segment[]): Row[] {
  const kinds = kindsOf(segments);
  const countedMs = sumMs(segments.filter(isCounted));
  const worked = { what: name, truthMs: taskMs - frozenMs, recordedMs: countedMs, kinds };
  if (frozenMs === 0) return [worked];
  const restMs = sumMs(segments) - countedMs;
  return [worked, { what: '  and what must not count', truthMs: frozenMs, recordedMs: restMs, kinds: '' }];
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function signed(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${seconds(Math.abs(ms))}`;
}

const HEADS = ['trial', 'truth', 'recorded', 'difference', 'bound', '', 'by kind'];
const LEFT = new Set([0, 5, 6]);

/** The rows as lines of a table. */
export function lines(rows: readonly Row[]): string[] {
  const cells = rows.map((row) => [
    row.what,
    seconds(row.truthMs),
    seconds(row.recordedMs),
    signed(row.recordedMs - row.truthMs),
    `± ${seconds(boundMs(row))}`,
    isOver(row) ? 'OVER' : 'ok',
    row.kinds,
  ]);
  const all = [HEADS, ...cells];
  const widths = HEADS.map((_, i) => Math.max(...all.map((line) => line[i]?.length ?? 0)));
  return all.map((line) =>
    line
      .map((cell, i) => (LEFT.has(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
