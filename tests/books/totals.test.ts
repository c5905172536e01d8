import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../lib/books/calendar';
import { columnsOf } from '../../lib/books/columns';
import { Settlements } from '../../lib/books/settled';
import { Tally } from '../../lib/books/tally';
import { changed, deltasOf, rowOf } from '../../lib/books/totals';
import type { BookRecord, TotalsRow } from '../../lib/books/types';
import { counts } from '../../lib/clock/view';
import { anyRecord, someRecords } from './arbitraries';
import { HOURLY, MINUTE_MS, NEW_YORK, PIECE, stretches, task, UTC, utc } from './records';

function rowsOf(records: readonly BookRecord[], dayStartMin = 0): TotalsRow[] {
  const tally = new Tally(new Calendar(dayStartMin), new Settlements());
  tally.add(columnsOf(records), 1);
  return deltasOf(tally).flatMap(({ key, sums }) => rowOf(key, sums) ?? []);
}

const days = (rows: readonly TotalsRow[]) => rows.filter(({ span }) => span === 'd');
const only = (rows: readonly TotalsRow[], span: TotalsRow['span']) => {
  const [row, ...more] = rows.filter((one) => one.span === span);
  if (!row || more.length > 0) throw new Error(`not one row of span ${span}`);
  return row;
};
const byDay = (rows: readonly TotalsRow[]) =>
  Object.fromEntries(days(rows).map(({ date, countedMs }) => [date, (countedMs.work ?? 0) / MINUTE_MS]));
const hours = ({ hourMs }: TotalsRow) =>
  Object.fromEntries(hourMs.flatMap((ms, hour) => (ms ? [[hour, ms / MINUTE_MS]] : [])));

describe('time goes to the day and hour it was spent in', () => {
  const workFrom = (text: string, minutes: number, more: Partial<BookRecord> = {}) =>
    task(1, stretches(utc(text), ['work', minutes]), more);

  test('work over midnight is cut there', () => {
    const rows = rowsOf([workFrom('2026-11-22T23:50', 30)]);
    expect(byDay(rows)).toEqual({ '2026-11-22': 10, '2026-11-23': 20 });
    expect(only(rows, 'm').countedMs.work).toBe(30 * MINUTE_MS);
  });

  test('in New York on 2026-03-08, from 01:30 to 03:30 on the wall is one hour', () => {
    const rows = rowsOf([workFrom('2026-03-08T06:30', 60, { zone: NEW_YORK })]);
    expect(byDay(rows)).toEqual({ '2026-03-08': 60 });
    expect(hours(only(rows, 'd'))).toEqual({ 1: 30, 3: 30 });
  });

  test('in New York on 2026-11-01 the hour from one to two is worked twice', () => {
    const rows = rowsOf([workFrom('2026-11-01T04:30', 180, { zone: NEW_YORK })]);
    expect(hours(only(rows, 'd'))).toEqual({ 0: 30, 1: 120, 2: 30 });
  });

  test('on Lord Howe Island the clock goes back half an hour', () => {
    const zone = { timeZone: 'Australia/Lord_Howe', utcOffsetMin: 660 };
    const rows = rowsOf([workFrom('2026-04-04T14:00', 120, { zone })]);
    expect(hours(only(rows, 'd'))).toEqual({ 1: 90, 2: 30 });
  });

  test('a zone of half hours has its own midnight', () => {
    const zone = { timeZone: 'Asia/Kolkata', utcOffsetMin: 330 };
    expect(byDay(rowsOf([workFrom('2026-11-22T18:00', 60, { zone })]))).toEqual({
      '2026-11-22': 30,
      '2026-11-23': 30,
    });
  });

  test('a zone unheard of keeps the offset it was recorded with', () => {
    const zone = { timeZone: 'Moon/Tranquility', utcOffsetMin: 120 };
    expect(byDay(rowsOf([workFrom('2026-11-22T21:30', 60, { zone })]))).toEqual({
      '2026-11-22': 30,
      '2026-11-23': 30,
    });
  });

  test.each([
    [240, { '2026-11-22': 60, '2026-11-23': 30 }],
    [255, { '2026-11-22': 75, '2026-11-23': 15 }],
    [0, { '2026-11-23': 90 }],
  ])('the day can start %i minutes after midnight', (dayStartMin, expected) => {
    expect(byDay(rowsOf([workFrom('2026-11-23T03:00', 90)], dayStartMin))).toEqual(expected);
  });
});

describe('what a record is to the sums', () => {
  const one = (more: Partial<BookRecord>) =>
    only(rowsOf([task(1, stretches(utc('2026-11-23T10:00'), ['work', 20], ['away', 10]), more)]), 'd');
  const earning = (state: 'expected' | 'paid' | 'rejected') => ({
    amountMicros: 2_000_000,
    currency: 'USD',
    state,
    approximate: false,
  });
  const shape = (row: TotalsRow) => ({
    paid: row.paidTaskMs / MINUTE_MS,
    unpaid: row.unpaidTaskMs / MINUTE_MS,
    lost: row.lostTaskMs / MINUTE_MS,
    priced: row.earningTaskMs / MINUTE_MS,
    paidTraining: row.paidTrainingMs / MINUTE_MS,
    unpaidTraining: row.unpaidTrainingMs / MINUTE_MS,
    overhead: row.overheadMs / MINUTE_MS,
    tasks: row.taskCount,
  });
  const none = {
    paid: 0,
    unpaid: 0,
    lost: 0,
    priced: 0,
    paidTraining: 0,
    unpaidTraining: 0,
    overhead: 0,
    tasks: 0,
  };
  const cases: [string, Partial<BookRecord>, Partial<typeof none>][] = [
    [
      'submitted and priced',
      { pay: PIECE, earning: earning('expected') },
      { paid: 20, priced: 20, tasks: 1 },
    ],
    ['submitted, pay unknown', {}, { paid: 20, tasks: 1 }],
    ['submitted for nothing', { pay: { basis: 'unpaid' } }, { paid: 20, unpaid: 20, priced: 20, tasks: 1 }],
    ['rejected', { pay: PIECE, earning: earning('rejected') }, { lost: 20, tasks: 1 }],
    ['returned', { outcome: 'returned', pay: PIECE }, { lost: 20 }],
    ['returned, yet paid', { outcome: 'returned', earning: earning('paid') }, { paid: 20, priced: 20 }],
    ['of unknown outcome', { outcome: 'unknown', pay: PIECE }, { paid: 20 }],
    [
      'reportable by time',
      { outcome: 'timeOnly', pay: HOURLY, earning: earning('expected') },
      { paid: 20, priced: 20 },
    ],
    ['unfinished and paid by the piece', { outcome: 'timeOnly', pay: PIECE }, { paid: 20, priced: 20 }],
    ['training', { kind: 'training' }, { unpaidTraining: 20 }],
    ['paid training', { kind: 'training', earning: earning('expected') }, { paidTraining: 20 }],
    ['overhead', { kind: 'overhead', outcome: undefined }, { overhead: 20 }],
  ];

  test.each(cases)('%s', (_name, more, expected) => {
    expect(shape(one(more))).toEqual({ ...none, ...expected });
  });

  test('what was dropped is in no figure', () => {
    expect(rowsOf([task(1, stretches(0, ['work', 20]), { dropped: true })])).toEqual([]);
  });

  test("the worker's decision goes before the rule", () => {
    const segments = stretches(0, ['work', 20, { decided: false }], ['away', 10, { decided: true }]);
    const row = only(rowsOf([task(1, segments)]), 'd');
    expect([row.countedMs, row.uncountedMs]).toEqual([{ away: 10 * MINUTE_MS }, { work: 20 * MINUTE_MS }]);
  });

  test('an earning, an outcome and a whole task belong to the day it ended', () => {
    const record = task(1, stretches(utc('2026-11-22T23:50'), ['work', 30]), {
      pay: PIECE,
      earning: earning('expected'),
    });
    const ends = days(rowsOf([record])).map((row) => [row.date, row.earned, row.outcomes, row.taskMsSum]);
    expect(ends).toEqual([
      ['2026-11-22', {}, {}, 0],
      ['2026-11-23', { USD: { expected: 2_000_000 } }, { submitted: 1 }, 30 * MINUTE_MS],
    ]);
  });

  test('a project that nobody knows is summed under its platform', () => {
    const row = only(rowsOf([task(1, stretches(0, ['work', 1]), { project: undefined })]), 'd');
    expect([row.project, row.platform]).toEqual(['outlier:', 'outlier']);
  });
});

describe('sums over any records', () => {
  const countedMs = (records: readonly BookRecord[]) =>
    records
      .filter(({ dropped }) => !dropped)
      .flatMap(({ segments }) => segments)
      .reduce((sum, segment) => sum + (counts(segment) ? segment.endAt - segment.startAt : 0), 0);
  const sum = (numbers: readonly (number | undefined)[]) =>
    numbers.reduce<number>((all, n) => all + (n ?? 0), 0);

  test('days, months and lifetime hold every counted millisecond once', () => {
    fc.assert(
      fc.property(someRecords(10), fc.constantFrom(0, 240, 255), (records, dayStartMin) => {
        const rows = rowsOf(records, dayStartMin);
        for (const span of ['d', 'm', 'l'] as const) {
          const mine = rows.filter((row) => row.span === span);
          expect(sum(mine.flatMap((row) => Object.values(row.countedMs)))).toBe(countedMs(records));
          expect(sum(mine.flatMap((row) => row.hourMs))).toBe(countedMs(records));
        }
      }),
    );
  });

  test('taking a record away undoes adding it', () => {
    fc.assert(
      fc.property(someRecords(6), anyRecord(99), (records, extra) => {
        const kept = new Map(
          rowsOf([...records, extra]).map((row) => [`${row.span}${row.date}${row.project}`, row]),
        );
        const tally = new Tally(new Calendar(), new Settlements());
        tally.add(columnsOf([extra]), -1);
        for (const delta of deltasOf(tally)) {
          const id = delta.key.join('');
          const row = changed(kept.get(id), delta);
          if (row) kept.set(id, row);
          else kept.delete(id);
        }
        const byId = (a: TotalsRow, b: TotalsRow) =>
          `${a.span}${a.date}${a.project}` < `${b.span}${b.date}${b.project}` ? -1 : 1;
        expect([...kept.values()].sort(byId)).toEqual(rowsOf(records).sort(byId));
      }),
    );
  });

  test('records in two zones on one day meet in one row', () => {
    const rows = rowsOf([
      task(1, stretches(utc('2026-11-23T10:00'), ['work', 5]), { zone: UTC }),
      task(2, stretches(utc('2026-11-23T11:00'), ['work', 5]), { zone: NEW_YORK }),
    ]);
    expect(only(rows, 'd')).toMatchObject({ taskCount: 2, countedMs: { work: 10 * MINUTE_MS } });
  });
});
