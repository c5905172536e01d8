import { describe, expect, test } from 'vitest';
import { type Pace, withScores } from '../../lib/dashboard/projects';

/** Quality scores, put beside the pace of the days on which they were given. */

const paces: Pace[] = [
  { fromDate: '2026-11-02', toDate: '2026-11-08', tasks: 4, meanMs: 60_000 },
  { fromDate: '2026-11-09', toDate: '2026-11-15', tasks: 0 },
  { fromDate: '2026-11-16', toDate: '2026-11-22', tasks: 9, meanMs: 40_000 },
];
const score = (on: string, value?: number, of?: number) => ({
  id: `${on}${value}`,
  on,
  ...(value === undefined ? {} : { score: value }),
  ...(of === undefined ? {} : { of }),
});
const shown = (...scores: ReturnType<typeof score>[]) => {
  const beside = withScores(paces, scores);
  return [beside.paces.map((pace) => pace.score), beside.scoresOf];
};

describe('scores beside the pace', () => {
  test.each([
    [
      'on its first and its last day',
      [score('2026-11-02', 4, 5), score('2026-11-22', 3, 5)],
      [4, undefined, 3],
      5,
    ],
    [
      'the mean of several',
      [score('2026-11-03', 4, 5), score('2026-11-05', 5, 5)],
      [4.5, undefined, undefined],
      5,
    ],
    ['where no task was done', [score('2026-11-12', 4, 5)], [undefined, 4, undefined], 5],
    [
      'outside of the range',
      [score('2026-11-01', 4, 5), score('2026-11-23', 4, 10)],
      [undefined, undefined, undefined],
      undefined,
    ],
    ['on a scale without an end', [score('2026-11-03', 87)], [87, undefined, undefined], undefined],
    [
      'on the scale of the latest',
      [score('2026-11-03', 4, 5), score('2026-11-20', 90, 100)],
      [80, undefined, 90],
      100,
    ],
    ['words alone', [score('2026-11-03')], [undefined, undefined, undefined], undefined],
  ] as const)('%s', (_, scores, values, most) => {
    expect(shown(...scores)).toEqual([values, most]);
  });

  test('the pace itself stays', () => {
    expect(withScores(paces, [score('2026-11-03', 4, 5)]).paces[0]).toMatchObject({
      tasks: 4,
      meanMs: 60_000,
    });
  });
});
