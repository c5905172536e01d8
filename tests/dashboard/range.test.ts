import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../lib/books/calendar';
import {
  comparedWith,
  datesOf,
  isDate,
  lengthOf,
  RANGE_KINDS,
  rangeAt,
  rangeFrom,
  rangeText,
  shifted,
} from '../../lib/dashboard/range';

const anyDate = fc.integer({ min: 400, max: 40_000 }).map(dateOf);
const anyKind = fc.constantFrom(...RANGE_KINDS);
const anyStart = fc.integer({ min: 0, max: 6 });

test.each([
  ['day', '2026-11-25', 1, '2026-11-25', '2026-11-25'],
  ['week', '2026-11-25', 1, '2026-11-23', '2026-11-29'],
  ['week', '2026-11-25', 0, '2026-11-22', '2026-11-28'],
  ['week', '2026-11-29', 1, '2026-11-23', '2026-11-29'],
  ['week', '2026-11-25', 6, '2026-11-21', '2026-11-27'],
  ['month', '2028-02-11', 1, '2028-02-01', '2028-02-29'],
  ['month', '2026-12-31', 1, '2026-12-01', '2026-12-31'],
  ['year', '2026-06-01', 1, '2026-01-01', '2026-12-31'],
] as const)('the %s of %s, weeks from %d, is %s to %s', (kind, date, weekStart, fromDate, toDate) => {
  expect(rangeAt(kind, date, weekStart)).toEqual({ kind, fromDate, toDate });
});

describe('one step back and on', () => {
  test('goes without a gap or an overlap, and comes back', () => {
    fc.assert(
      fc.property(anyKind, anyDate, anyStart, (kind, date, weekStart) => {
        const range = rangeAt(kind, date, weekStart);
        const next = shifted(range, 1);
        expect(dayOf(next.fromDate)).toBe(dayOf(range.toDate) + 1);
        expect(shifted(next, -1)).toEqual(range);
        expect(range.fromDate <= date && date <= range.toDate).toBe(true);
      }),
    );
  });
});

test.each([
  ['a week that is over, with the whole week before', 'week', '2026-11-11', '2026-11-02', '2026-11-08'],
  ['three days of this week, with three', 'week', '2026-11-25', '2026-11-16', '2026-11-18'],
  [
    'a month that has come further than the one before is long',
    'month',
    '2026-03-31',
    '2026-02-01',
    '2026-02-28',
  ],
  ['twenty-five days of this month, with twenty-five', 'month', '2026-11-25', '2026-10-01', '2026-10-25'],
] as const)('%s', (_name, kind, date, fromDate, toDate) => {
  const today = kind === 'month' ? date : '2026-11-25';
  expect(comparedWith(rangeAt(kind, date, 1), today)).toMatchObject({ fromDate, toDate });
});

test('an address names a range and gets it back', () => {
  fc.assert(
    fc.property(anyKind, anyDate, fc.nat(400), anyStart, (kind, date, days, weekStart) => {
      const range =
        kind === 'any'
          ? { kind, fromDate: date, toDate: dateOf(dayOf(date) + days) }
          : rangeAt(kind, date, weekStart);
      expect(rangeFrom(rangeText(range), '2026-11-25', weekStart)).toEqual(range);
      expect(datesOf(range)).toHaveLength(lengthOf(range));
    }),
  );
});

test.each([
  [undefined],
  [''],
  ['fortnight'],
  ['week.2026-13-01'],
  ['any.2026-11-25'],
  ['2026-11-25..2026-11-24'],
  ['2026-02-30..2026-03-01'],
])('an address that says %j names no range', (text) => {
  expect(rangeFrom(text, '2026-11-25', 1)).toBeUndefined();
});

test('a kind alone is that of today', () => {
  expect(rangeFrom('week', '2026-11-25', 1)).toEqual(rangeAt('week', '2026-11-25', 1));
});

test.each([
  ['2026-11-25', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-1-1', false],
  ['x', false],
])('%s is a date: %s', (text, is) => {
  expect(isDate(text)).toBe(is);
});
