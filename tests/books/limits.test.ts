import { expect, test } from 'vitest';
import { nearingOf, type Spent } from '../../lib/books/limits';
import { HOURLY, MINUTE_MS, PIECE } from './records';

const spent = (countedMin: number, more: Partial<Spent> = {}): Spent => ({
  n: 7,
  pay: HOURLY,
  countedMs: countedMin * MINUTE_MS,
  dayMs: 0,
  weekMs: 0,
  day: '2026-11-25',
  week: '2026-11-23',
  platform: 'outlier',
  rule: {},
  ...more,
});
const said = (one: Spent) =>
  nearingOf(one).map(({ what, percent, leftMs }) => [what, percent, leftMs / MINUTE_MS]);
const hours = (count: number) => count * 60 * MINUTE_MS;

test.each([
  ['below 80 % nothing is said', spent(47), []],
  ['at 80 % of the cap', spent(48), [['cap', 80, 12]]],
  ['at the cap', spent(60), [['cap', 100, 0]]],
  ['beyond it', spent(70), [['cap', 100, 0]]],
  [
    'a task to be left by the hatch, before its cap',
    spent(45, { leaveAtMs: 45 * MINUTE_MS }),
    [['leave', 100, 0]],
  ],
  ['and soon to be left', spent(36, { leaveAtMs: 45 * MINUTE_MS }), [['leave', 80, 9]]],
  [
    'a day’s limit takes no more of a task than its cap',
    spent(90, { rule: { dayLimitMs: hours(1.5) } }),
    [['cap', 100, 0]],
  ],
  [
    'a day’s limit counts what came before',
    spent(20, { dayMs: hours(6.4) - 20 * MINUTE_MS, rule: { dayLimitMs: hours(8) } }),
    [['day', 80, 96]],
  ],
  ['and a week’s', spent(30, { weekMs: hours(40), rule: { weekLimitMs: hours(40) } }), [['week', 100, 0]]],
  ['work by the piece has no hours to report', spent(70, { pay: PIECE, rule: { dayLimitMs: hours(1) } }), []],
  ['pay that is not known neither', spent(70, { pay: undefined }), []],
])('%s', (_name, one, expected) => {
  expect(said(one)).toEqual(expected);
});

test('each word has a name of its own, so that it is said once', () => {
  const ids = [spent(48), spent(60), spent(48, { n: 8 })].flatMap((one) =>
    nearingOf(one).map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(3);
});
