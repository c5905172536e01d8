import type { Segment } from '../../lib/clock/types.ts';
import type { Spell, TrueTask } from './truth.ts';

/** Truth and record of one task, or of one kind of time, in ms. */
export interface Line {
  what: string;
  truthMs: number;
  recordedMs: number;
  /** Missing time that a gap declares. */
  declaredMs: number;
}

/** No task may be off by more, and the whole day by no more than this share. */
export const TASK_MS = 300;
export const DAY_SHARE = 0.001;

const COUNTS: ReadonlySet<Spell['kind']> = new Set(['work', 'linked', 'away']);

const lengthOf = (list: readonly { startAt: number; endAt: number }[]) =>
  list.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);

const isCounted = ({ decided, counted }: Segment) => decided ?? counted;

/** What a segment is in the words of the truth. */
function kindOf({ kind, cause }: Segment): string {
  if (kind !== 'idle') return kind;
  return cause === 'pause' || cause === 'sleep' ? cause : 'idle';
}

/** A task's line: what counted in truth against what counts in the books. */
export function taskLine({ task, spells }: TrueTask, segments: readonly Segment[]): Line {
  const truthMs = lengthOf(spells.filter(({ kind }) => COUNTS.has(kind)));
  const recordedMs = lengthOf(segments.filter(isCounted));
  const lost =
    lengthOf(segments.filter(({ kind }) => kind === 'gap')) -
    lengthOf(spells.filter((s) => s.kind === 'gap'));
  return { what: task, truthMs, recordedMs, declaredMs: Math.max(0, lost) };
}

/** The day by kind of time. */
export function kindLines(tasks: readonly TrueTask[], segments: readonly Segment[]): Line[] {
  const spells = tasks.flatMap((one) => one.spells);
  const kinds = new Set([...spells.map(({ kind }) => String(kind)), ...segments.map(kindOf)]);
  return [...kinds].map((kind) => ({
    what: kind,
    truthMs: lengthOf(spells.filter((spell) => spell.kind === kind)),
    recordedMs: lengthOf(segments.filter((segment) => kindOf(segment) === kind)),
    declaredMs: 0,
  }));
}

/** How far the books are off, beside what a gap declares. */
export function offMs({ truthMs, recordedMs, declaredMs }: Line): number {
  const off = recordedMs - truthMs;
  return off < 0 ? Math.min(0, off + declaredMs) : off;
}

/** The whole day: what each task is off by, summed with its sign. */
export function dayLine(lines: readonly Line[]): Line {
  const sum = (of: (line: Line) => number) => lines.reduce((all, line) => all + of(line), 0);
  return {
    what: 'the whole day',
    truthMs: sum(({ truthMs }) => truthMs),
    recordedMs: sum(({ recordedMs }) => recordedMs),
    declaredMs: sum(({ declaredMs }) => declaredMs),
  };
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(3)} s`;

/** The lines as a table. */
export function tableOf(lines: readonly Line[]): string[] {
  const heads = ['', 'truth', 'recorded', 'difference', 'declared gap'];
  const cells = lines.map((line) => [
    line.what,
    seconds(line.truthMs),
    seconds(line.recordedMs),
    `${Math.round(line.recordedMs - line.truthMs)} ms`,
    line.declaredMs > 0 ? seconds(line.declaredMs) : '',
  ]);
  const widths = heads.map((_, i) => Math.max(...[heads, ...cells].map((row) => row[i]?.length ?? 0)));
  return [heads, ...cells].map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
