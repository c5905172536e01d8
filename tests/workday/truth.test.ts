import { describe, expect, test } from 'vitest';
import type { Seen } from './recorder.ts';
import { truthOf } from './truth.ts';
import { dayLine, kindLines, offMs, tableOf, taskLine } from './verdict.ts';

const seen = (at: number, focus: boolean, task?: string, gone = false): Seen => ({
  at,
  focus,
  ...(task === undefined ? {} : { task }),
  gone,
});

describe('the truth of a day', () => {
  test('a task has the time in which its page has the focus, and short absences', () => {
    const log = [seen(0, true, 'a'), seen(10, false, 'a'), seen(14, true, 'a'), seen(20, true, 'b')];
    const done = [
      { at: 9, doing: 'away' as const },
      { at: 15, doing: 'work' as const },
    ];
    expect(truthOf([log], done, 30)).toEqual([
      {
        task: 'a',
        spells: [
          { kind: 'work', startAt: 0, endAt: 10 },
          { kind: 'away', startAt: 10, endAt: 14 },
          { kind: 'work', startAt: 14, endAt: 20 },
        ],
      },
      { task: 'b', spells: [{ kind: 'work', startAt: 20, endAt: 30 }] },
    ]);
  });

  test('the load of the next page is nobody’s; that of the same task is its away', () => {
    const log = [
      seen(0, true, 'a'),
      seen(10, false, 'a', true),
      seen(12, true, 'a'),
      seen(20, false, 'a', true),
      seen(23, true, 'b'),
    ];
    const [a, b] = truthOf([log], [], 30);
    expect(a?.spells.map(({ kind, startAt, endAt }) => [kind, startAt, endAt])).toEqual([
      ['work', 0, 10],
      ['away', 10, 12],
      ['work', 12, 20],
    ]);
    expect(b?.spells).toEqual([{ kind: 'work', startAt: 23, endAt: 30 }]);
  });

  test('a page without a task is none of the task before it', () => {
    const [a] = truthOf([[seen(0, true, 'a'), seen(10, false, 'a', true), seen(12, true)]], [], 30);
    expect(a?.spells).toEqual([{ kind: 'work', startAt: 0, endAt: 10 }]);
  });

  test('a pause is one whatever has the focus', () => {
    const done = [
      { at: 5, doing: 'pause' as const },
      { at: 8, doing: 'work' as const },
    ];
    const [a] = truthOf([[seen(0, true, 'a')]], done, 10);
    expect(a?.spells.map(({ kind }) => kind)).toEqual(['work', 'pause', 'work']);
  });
});

describe('the verdict', () => {
  const task = {
    task: 'a',
    spells: [
      { kind: 'work' as const, startAt: 0, endAt: 10_000 },
      { kind: 'gap' as const, startAt: 10_000, endAt: 20_000 },
      { kind: 'work' as const, startAt: 20_000, endAt: 30_000 },
    ],
  };
  const segments = [
    { kind: 'work' as const, startAt: 0, endAt: 8_500, counted: true },
    { kind: 'gap' as const, startAt: 8_500, endAt: 20_000, counted: false },
    { kind: 'work' as const, startAt: 20_000, endAt: 30_050, counted: true },
  ];

  test('what a gap declares is not off', () => {
    const line = taskLine(task, segments);
    expect(line).toMatchObject({ truthMs: 20_000, recordedMs: 18_550, declaredMs: 1_500 });
    expect(offMs(line)).toBe(0);
    expect(offMs({ ...line, declaredMs: 0 })).toBe(-1_450);
    expect(offMs({ ...line, recordedMs: 20_400 })).toBe(400);
  });

  test('kinds and the whole day are sums, in a table', () => {
    expect(kindLines([task], segments)).toMatchObject([
      { what: 'work', truthMs: 20_000, recordedMs: 18_550 },
      { what: 'gap', truthMs: 10_000, recordedMs: 11_500 },
    ]);
    expect(tableOf([dayLine([taskLine(task, segments)])])[1]).toMatch(
      /^the whole day +20\.000 s +18\.550 s +-1450 ms +1\.500 s$/,
    );
  });
});
