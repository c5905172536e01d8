import { expect, test } from 'vitest';
import { type Mission, missionsFrom, progressOf } from '../../lib/settings/missions';

/** How far a mission has come, in tasks or in hours. */

const HOUR_MS = 3_600_000;
const row = (date: string, project: string, submitted: number, hours: number) => ({
  date,
  project,
  platform: project.split(':')[0] ?? '',
  outcomes: { submitted },
  paidTaskMs: hours * HOUR_MS,
});
const ROWS = [
  row('2026-11-01', 'p:one', 9, 9),
  row('2026-11-02', 'p:one', 3, 1.5),
  row('2026-11-03', 'p:two', 2, 1),
  row('2026-11-04', 'p:one', 2, 2),
  row('2026-11-04', 'q:one', 7, 7),
  row('2026-11-05', 'p:one', 9, 9),
];
const days = { id: 'm', fromDate: '2026-11-02', toDate: '2026-11-04' };

test.each<[string, Mission, { done: number; goal: number; reached: boolean }]>([
  ['tasks of a project', { ...days, project: 'p:one', count: 6 }, { done: 5, goal: 6, reached: false }],
  ['the last task', { ...days, project: 'p:one', count: 5 }, { done: 5, goal: 5, reached: true }],
  ['tasks of a platform', { ...days, project: 'p:', count: 7 }, { done: 7, goal: 7, reached: true }],
  [
    'hours of a project',
    { ...days, project: 'p:one', timeMs: 4 * HOUR_MS },
    { done: 3.5 * HOUR_MS, goal: 4 * HOUR_MS, reached: false },
  ],
  [
    'hours of a platform',
    { ...days, project: 'p:', timeMs: 4.5 * HOUR_MS },
    { done: 4.5 * HOUR_MS, goal: 4.5 * HOUR_MS, reached: true },
  ],
])('%s, on its days alone', (_, mission, progress) => {
  expect(progressOf(mission, ROWS)).toEqual(progress);
});

test('one that asks for both, for neither, or ends before it begins, is none', () => {
  const count = { ...days, project: 'p:', count: 1 };
  expect(
    missionsFrom([
      count,
      { ...count, timeMs: HOUR_MS },
      { ...days, project: 'p:' },
      { ...count, toDate: '2026-11-01' },
    ]),
  ).toEqual([count]);
});
