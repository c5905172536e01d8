import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aetOf, payWeekStart } from '../../lib/books/aet';
import { Calendar, dateOf } from '../../lib/books/calendar';
import { columnsOf } from '../../lib/books/columns';
import { reportRuleOf } from '../../lib/books/report-rules';
import { Settlements } from '../../lib/books/settled';
import { Tally } from '../../lib/books/tally';
import { deltasOf, rowOf } from '../../lib/books/totals';
import type { BookRecord, TotalsRow } from '../../lib/books/types';
import { counts } from '../../lib/clock/view';
import { platformsOf, rejectedShareOf } from '../../lib/dashboard/compare';
import { rowsIn } from '../../lib/dashboard/display';
import { groupOf, groupsBy } from '../../lib/dashboard/groups';
import { heatOf, hoursOf, PLACES, piecesOf, rowsByPiece } from '../../lib/dashboard/hours';
import { trainingCostOf } from '../../lib/dashboard/projects';
import { rangeAt } from '../../lib/dashboard/range';
import { timeErrorOf } from '../../lib/dashboard/sure';
import { guessedType, typesOf } from '../../lib/dashboard/work-type';
import { someRecords } from '../books/arbitraries';
import { MINUTE_MS, PIECE, stretches, task, UTC, utc } from '../books/records';

function daysOf(records: readonly BookRecord[]): TotalsRow[] {
  const tally = new Tally(new Calendar(), new Settlements());
  tally.add(columnsOf(records), 1);
  return deltasOf(tally)
    .flatMap(({ key, sums }) => rowOf(key, sums) ?? [])
    .filter(({ span }) => span === 'd');
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const countedOf = (records: readonly BookRecord[]) =>
  sum(
    records
      .filter(({ dropped }) => !dropped)
      .flatMap(({ segments }) => segments.filter(counts).map(({ startAt, endAt }) => endAt - startAt)),
  );

describe('any history', () => {
  test('where the hours went adds up to all counted time, and so does the heat map', () => {
    fc.assert(
      fc.property(someRecords(12), (records) => {
        const rows = daysOf(records);
        const hours = hoursOf(rows);
        const counted = sum(PLACES.filter((place) => place !== 'uncounted').map((place) => hours[place]));
        expect(counted).toBe(countedOf(records));
        expect(sum(heatOf(rows).flat())).toBe(countedOf(records));
      }),
    );
  });

  test('groups of any key hold all time, tasks and money of the whole, once', () => {
    fc.assert(
      fc.property(
        someRecords(12),
        fc.constantFrom('project', 'platform', 'date' as const),
        (records, key) => {
          const rows = daysOf(records);
          const groups = groupsBy(rows, (row) => row[key as 'project']);
          const whole = groupOf('all', rows);
          expect(sum(groups.map(({ allMs }) => allMs))).toBe(whole.allMs);
          expect(sum(groups.map(({ tasks }) => tasks))).toBe(whole.tasks);
          for (const { currency, amountMicros } of whole.earned) {
            const parts = groups.flatMap(({ earned }) => earned.filter((one) => one.currency === currency));
            expect(sum(parts.map((part) => part.amountMicros))).toBe(amountMicros);
          }
        },
      ),
    );
  });

  test('in one currency, as many units as the others are worth, and never two currencies added', () => {
    fc.assert(
      fc.property(someRecords(12), (records) => {
        const rows = daysOf(records);
        const codes = [...new Set(rows.flatMap(({ earned }) => Object.keys(earned)))];
        const worth = Object.fromEntries(codes.map((code) => [code, 2]));
        const all = groupOf('all', rows).earned;
        const shown = groupOf('all', rowsIn({ currency: 'XTS', worth }, rows)).earned;
        expect(sum(shown.map(({ amountMicros }) => amountMicros))).toBe(
          2 * sum(all.map(({ amountMicros }) => amountMicros)),
        );
        expect(shown.every(({ currency }) => currency === 'XTS')).toBe(true);
        expect(groupOf('all', rowsIn({ currency: 'XTS', worth: {} }, rows)).earned).toEqual(all);
      }),
    );
  });
});

test('a range cut into pieces has each day once, and each row in its piece', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 30_000 }).map(dateOf),
      fc.constantFrom('day', 'week', 'month' as const),
      fc.nat(6),
      someRecords(12),
      (date, step, weekStart, records) => {
        const range = rangeAt('year', date, weekStart);
        const pieces = piecesOf(range, step as 'day', weekStart);
        expect(pieces[0]?.fromDate).toBe(range.fromDate);
        expect(pieces.at(-1)?.toDate).toBe(range.toDate);
        pieces.slice(1).forEach(({ fromDate }, i) => {
          expect(Date.parse(fromDate) - Date.parse(pieces[i]?.toDate ?? '')).toBe(86_400_000);
        });
        const rows = daysOf(records);
        const year = piecesOf({ kind: 'any', fromDate: '1990-01-01', toDate: '2050-12-31' }, 'month', 1);
        rowsByPiece(rows, year).forEach((own, i) => {
          const { fromDate = '', toDate = '' } = year[i] ?? {};
          expect(own.every((row) => fromDate <= row.date && row.date <= toDate)).toBe(true);
        });
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  ['Rate and Review (2): chat answers', 'review'],
  ['Hopper v2: rubric writing', 'prompts'],
  ['Named entities in news', 'entities'],
  ['Audio transcription, short clips', 'audio'],
  ['Uolo video tagging', 'video'],
  ['Search results side by side', 'rating'],
  ['Bounding boxes: traffic', 'image'],
  ['Text classification pilot', 'text'],
  ['hopper_v2', undefined],
])('"%s" is work of the type %s', (name, type) => {
  expect(guessedType({ name, family: name.toLowerCase(), platform: 'outlier' })).toBe(type);
});

test("the worker's word on a type holds for all versions of the project, and goes before the guess", () => {
  const one = { platform: 'outlier', family: 'cat photos', name: 'Cat photos', seenAt: 1 };
  const typeOf = typesOf([
    { ...one, key: 'outlier:1', workType: 'rating' },
    { ...one, key: 'outlier:2' },
  ]);
  expect([typeOf('outlier:1'), typeOf('outlier:2'), typeOf('outlier:3')]).toEqual([
    'rating',
    'rating',
    undefined,
  ]);
});

const paid = (n: number, minutes: number, at = '2026-11-23T09:00') =>
  task(n, stretches(utc(at) + n * 3_600_000, ['work', minutes]), {
    pay: PIECE,
    earning: { amountMicros: 2_000_000, currency: 'USD', state: 'paid', approximate: false },
  });

test('an hour of unpaid training beside an hour that earned $4 costs $2 an hour', () => {
  const training = task(9, stretches(utc('2026-11-23T20:00'), ['training', 60]), { kind: 'training' });
  const group = groupOf('outlier:a', daysOf([paid(1, 30), paid(2, 30), training]));
  expect(trainingCostOf(group)).toEqual({
    trainingMs: 60 * MINUTE_MS,
    perHour: { amountMicros: 2_000_000, currency: 'USD' },
  });
  expect(trainingCostOf(groupOf('outlier:a', daysOf([paid(1, 30)])))).toBeUndefined();
});

test('platforms stand by what an hour earned there, with days of work and what was rejected', () => {
  const rejected = {
    amountMicros: 2_000_000,
    currency: 'USD',
    state: 'rejected',
    approximate: false,
  } as const;
  const rows = daysOf([
    paid(1, 30),
    { ...paid(2, 30), earning: rejected },
    { ...paid(3, 10, '2026-11-24T09:00'), platform: 'toloka', project: 'toloka:b' },
  ]);
  const [first, second] = platformsOf(rows);
  expect(first).toMatchObject({ key: 'toloka', daysWithWork: 1, rejectedShare: 0 });
  expect(second).toMatchObject({ key: 'outlier', daysWithWork: 1, rejectedShare: 0.5 });
  expect(rejectedShareOf({ earned: {} })).toBeUndefined();
});

test.each([
  ['one task says nothing of the spread', [10], undefined],
  ['tasks of one length are sure', [10, 10, 10, 10], 0],
  // Mean 10 min, standard deviation √(200/3) ≈ 8.16, standard error 4.08: 1.96 × 4.08 ÷ 10.
  ['tasks of two lengths are not', [0, 10, 10, 20], 0.8],
])('%s', (_name, minutes, error) => {
  const seconds = minutes.map((one) => one * 60);
  const found = timeErrorOf({
    taskCount: minutes.length,
    taskMsSum: sum(seconds) * 1_000,
    taskSecSquares: sum(seconds.map((one) => one * one)),
  });
  if (error === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(error, 2);
});

describe('AET', () => {
  const pay = { basis: 'perEstimatedMinute', rateMicros: 13_000_000, currency: 'USD' } as const;
  const rated = (n: number, minutes: number, estimate?: number) =>
    task(n, stretches(utc('2026-11-23T09:00') + n * 3_600_000, ['work', minutes]), {
      pay,
      ...(estimate === undefined ? {} : { estimateMs: estimate * MINUTE_MS }),
    });

  test('is time worked against time estimated, of tasks whose estimate is known', () => {
    const balance = aetOf([
      rated(1, 4, 5),
      rated(2, 6, 5),
      rated(3, 9),
      { ...rated(4, 9, 5), outcome: 'skipped' },
    ]);
    expect(balance).toEqual({ tasks: 2, workedMs: 10 * MINUTE_MS, estimatedMs: 10 * MINUTE_MS });
  });

  test.each([
    ['raterhub', '2026-11-23T07:59', '2026-11-16T08:00'],
    ['raterhub', '2026-11-23T08:00', '2026-11-23T08:00'],
    ['raterhub', '2026-11-02T10:00', '2026-11-02T08:00'],
    ['raterhub', '2026-10-31T10:00', '2026-10-26T07:00'],
    ['tryrating', '2026-11-25T10:00', '2026-11-22T00:00'],
  ])('the pay week of %s at %s began at %s', (platform, at, from) => {
    const own = { zone: UTC, weekStart: 0 };
    expect(new Date(payWeekStart(reportRuleOf({}, platform), utc(at), own)).toISOString()).toBe(
      `${from}:00.000Z`,
    );
  });
});
