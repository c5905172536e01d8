import { describe, expect, test } from 'vitest';
import type { Segment } from '../../lib/clock/types.ts';
import { boundMs, isOver, kindsOf, lines, type Row, rowsOf } from './verdict.ts';

const row = (truthMs: number, recordedMs: number): Row => ({ what: 'it', truthMs, recordedMs, kinds: '' });

/** Segments one after the other, by how long they are. */
function segments(...parts: (Omit<Segment, 'startAt' | 'endAt'> & { ms: number })[]): Segment[] {
  let at = 0;
  return parts.map(({ ms, ...rest }) => {
    const startAt = at;
    at += ms;
    return { ...rest, startAt, endAt: at };
  });
}

describe('a bound', () => {
  test.each([
    [10_000, 1_000],
    [50_000, 1_000],
    [75_000, 1_500],
  ])('of %d ms is %d ms', (truthMs, ms) => expect(boundMs(row(truthMs, 0))).toBe(ms));

  test.each([
    [60_000, 61_200, false],
    [60_000, 61_201, true],
    [60_000, 58_800, false],
    [60_000, 58_799, true],
    [60_000, Number.NaN, true],
  ])('truth %d, recorded %d: over is %s', (truthMs, recordedMs, over) =>
    expect(isOver(row(truthMs, recordedMs))).toBe(over),
  );
});

describe('what a trial comes to', () => {
  const slept = segments(
    { kind: 'work', counted: true, ms: 15_000 },
    { kind: 'idle', cause: 'sleep', counted: false, ms: 60_000 },
    { kind: 'work', counted: true, ms: 14_000 },
  );

  test('counted time stands against the time worked', () => {
    expect(rowsOf('1 active', 29_500, 0, slept)).toMatchObject([{ truthMs: 29_500, recordedMs: 29_000 }]);
  });

  test('time in which nobody could work must not count, and must not be lost', () => {
    expect(rowsOf('4 frozen', 89_000, 60_000, slept)).toMatchObject([
      { truthMs: 29_000, recordedMs: 29_000 },
      { truthMs: 60_000, recordedMs: 60_000 },
    ]);
    const missed = segments({ kind: 'work', counted: true, ms: 89_000 });
    expect(rowsOf('4 frozen', 89_000, 60_000, missed).map(isOver)).toEqual([true, true]);
  });

  test("the worker's own decision goes before the rule", () => {
    const kept = segments({ kind: 'gap', counted: false, decided: true, ms: 5_000 });
    expect(rowsOf('1 active', 5_000, 0, kept)).toMatchObject([{ recordedMs: 5_000 }]);
  });

  test('kinds are told apart by cause, and by whether they count', () => {
    expect(kindsOf(slept)).toBe('work 29.0 s; idle (sleep), not counted 60.0 s');
  });
});

test('the table says which bound is broken', () => {
  const [head, ...rest] = lines([row(60_000, 12_000), row(60_000, 60_400)]);
  expect(head).toMatch(/trial +truth +recorded +difference +bound/);
  expect(rest[0]).toMatch(/it +60\.0 s +12\.0 s +−48\.0 s +± 1\.2 s +OVER/);
  expect(rest[1]).toMatch(/it +60\.0 s +60\.4 s +\+0\.4 s +± 1\.2 s +ok/);
});
