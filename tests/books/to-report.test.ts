import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar, dateOf, dayOf, weekOf } from '../../lib/books/calendar';
import { reportRuleOf } from '../../lib/books/report-rules';
import { reportMs, reportRows, reportTask, waitingHours } from '../../lib/books/to-report';
import { DEFAULT_RULES } from '../../lib/clock/types';
import { decimalHours, hoursMinutes } from '../../lib/screen/hours';
import { anyRecord } from './arbitraries';
import { HOURLY, MINUTE_MS, PIECE, stretches, task, utc } from './records';

const NINE = utc('2026-11-23T09:00');
const asks = { ...DEFAULT_RULES, asks: true };
const hourly = { pay: HOURLY, rules: asks };
const calendar = new Calendar();
const minutes = (ms: number | undefined) => (ms === undefined ? undefined : ms / MINUTE_MS);

describe('what a task brings to the report', () => {
  test.each([
    ['a submitted one: what counts', task(1, stretches(NINE, ['work', 40], ['away', 1]), hourly), 40, 0],
    ['never more than the cap', task(1, stretches(NINE, ['work', 75]), hourly), 60, 0],
    [
      'an unfinished one whose time is due',
      task(1, stretches(NINE, ['work', 45]), { ...hourly, outcome: 'timeOnly' as const }),
      45,
      0,
    ],
    [
      'away that waits for a word is apart',
      task(1, stretches(NINE, ['work', 40], ['away', 10]), hourly),
      40,
      10,
    ],
    ['and only up to the cap', task(1, stretches(NINE, ['work', 55], ['away', 10]), hourly), 55, 5],
    [
      'away that was decided on',
      task(1, stretches(NINE, ['work', 40], ['away', 10, { decided: true }]), hourly),
      50,
      0,
    ],
    [
      'an unknown outcome: all of it waits',
      task(1, stretches(NINE, ['work', 30]), { ...hourly, outcome: 'unknown' as const }),
      0,
      30,
    ],
  ])('%s', (_name, record, sure, open) => {
    const item = reportTask(record);
    expect([minutes(item?.sureMs), minutes(item?.openMs)]).toEqual([sure, open]);
  });

  test.each([
    ['a returned one', { ...hourly, outcome: 'returned' as const }],
    ['one that pays by the piece', { pay: PIECE }],
    ['training', { ...hourly, kind: 'training' as const }],
    ['waiting', { ...hourly, kind: 'overhead' as const }],
    ['one that was dropped', { ...hourly, dropped: true }],
    ['one without pay', {}],
  ])('nothing from %s', (_name, more) => {
    expect(reportTask(task(1, stretches(NINE, ['work', 30]), more))).toBeUndefined();
  });

  test('sure time never passes the cap or what was counted, and both together neither', () => {
    fc.assert(
      fc.property(anyRecord(1), (record) => {
        const item = reportTask({ ...record, pay: HOURLY });
        if (!item) return;
        expect(item.sureMs).toBeLessThanOrEqual(
          Math.min(item.countedMs, HOURLY.basis === 'perHourReported' ? (HOURLY.capMs ?? 0) : 0),
        );
        expect(item.openMs).toBeGreaterThanOrEqual(0);
        expect(item.sureMs + item.openMs).toBeLessThanOrEqual(60 * MINUTE_MS);
        const shown = item.intervals.reduce((sum, [from, to]) => sum + to - from, 0);
        expect(shown).toBe(item.countedMs);
      }),
    );
  });
});

test('rows are by project and day, with what was reported; a task stands on the day it ended', () => {
  const late = utc('2026-11-23T23:40');
  const records = [
    task(1, stretches(NINE, ['work', 20]), hourly),
    task(2, stretches(NINE + 3_600_000, ['work', 30]), { ...hourly, units: 4 }),
    task(3, stretches(late, ['work', 40]), hourly),
    task(4, stretches(NINE + 7_200_000, ['work', 10]), { ...hourly, project: 'outlier:b' }),
  ];
  const reported = { '2026-11-23|outlier:a': { at: 1, ms: 45 * MINUTE_MS } };
  const rows = reportRows(records, calendar, reported);
  expect(
    rows.map(({ date, project, sureMs, tasks, units }) => [date, project, minutes(sureMs), tasks, units]),
  ).toEqual([
    ['2026-11-24', 'outlier:a', 40, 1, 1],
    ['2026-11-23', 'outlier:a', 50, 2, 5],
    ['2026-11-23', 'outlier:b', 10, 1, 1],
  ]);
  expect(rows[1]?.reported).toEqual({ at: 1, ms: 45 * MINUTE_MS });
});

test('what was reported stays a row, also once none of its tasks counts', () => {
  const reported = { '2026-11-23|outlier:a': { at: 1, ms: 45 * MINUTE_MS } };
  const lost = task(1, stretches(NINE, ['work', 45]), { ...hourly, outcome: 'returned' as const });
  const [row] = reportRows([lost], calendar, reported);
  expect(row).toMatchObject({ platform: 'outlier', project: 'outlier:a', sureMs: 0, tasks: 0 });
  expect(row && minutes(reportMs(row))).toBe(45);
  expect(row && waitingHours([row])).toEqual([]);
});

test('a platform may count days in a zone of its own', () => {
  const record = task(1, stretches(utc('2026-11-23T06:00'), ['work', 20]), hourly);
  const inPacific = reportRows([record], calendar, {}, () => 'America/Los_Angeles');
  expect(inPacific[0]?.date).toBe('2026-11-22');
});

test.each([
  ['2026-11-23', 1, '2026-11-23'],
  ['2026-11-22', 1, '2026-11-16'],
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-11-28', 0, '2026-11-22'],
  ['1970-01-01', 1, '1969-12-29'],
])('the week of %s that begins on weekday %i begins on %s', (date, start, first) => {
  expect(dateOf(weekOf(dayOf(date), start))).toBe(first);
});

test('the worker’s word goes before a platform’s known week', () => {
  expect(reportRuleOf({ raterhub: { weekStart: 3 } }, 'raterhub')).toMatchObject({
    weekStart: 3,
    timeZone: 'America/Los_Angeles',
  });
});

test('hours are never rounded up', () => {
  expect(hoursMinutes(60 * MINUTE_MS - 1)).toBe('0:59');
  expect(decimalHours(60 * MINUTE_MS - 1)).toBe('0.99');
  expect(hoursMinutes(187 * MINUTE_MS)).toBe('3:07');
  expect(decimalHours(187 * MINUTE_MS)).toBe('3.11');
});
