import { expect, test } from 'vitest';
import { weeksOf } from '../../lib/dashboard/aet';
import { MINUTE_MS, stretches, task, UTC, utc } from '../books/records';

const pay = { basis: 'perEstimatedMinute', rateMicros: 13_000_000, currency: 'USD' } as const;

const rated = (n: number, at: string, minutes: number) =>
  task(n, stretches(utc(at), ['work', minutes]), { platform: 'raterhub', pay, estimateMs: 5 * MINUTE_MS });

test('weeks of a platform go by its own pay week, each task in one of them, empty ones left out', () => {
  const records = [
    rated(1, '2026-11-23T07:00', 4),
    rated(2, '2026-11-23T09:00', 6),
    rated(3, '2026-11-03T09:00', 7),
  ];
  const weeks = weeksOf(records, utc('2026-11-25T12:00'), { zone: UTC, weekStart: 0 });
  expect(
    weeks.map(({ fromAt, tasks, workedMs }) => [new Date(fromAt).toISOString(), tasks, workedMs / MINUTE_MS]),
  ).toEqual([
    ['2026-11-23T08:00:00.000Z', 1, 6],
    ['2026-11-16T08:00:00.000Z', 1, 4],
    ['2026-11-02T08:00:00.000Z', 1, 7],
  ]);
});
