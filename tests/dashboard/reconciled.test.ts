import { describe, expect, test } from 'vitest';
import { Calendar } from '../../lib/books/calendar';
import { columnsOf } from '../../lib/books/columns';
import type { PaidEntry, PaidRow, TrackedRow } from '../../lib/books/paid';
import { Settlements } from '../../lib/books/settled';
import { Tally } from '../../lib/books/tally';
import { deltasOf, rowOf } from '../../lib/books/totals';
import type { BookRecord } from '../../lib/books/types';
import { weeksOf } from '../../lib/dashboard/reconcile';
import { reconciledOf } from '../../lib/dashboard/reconciled';
import { summaryOf, waitingRows } from '../../lib/dashboard/statement';
import { HOURLY, MINUTE_MS, stretches, task, utc } from '../books/records';

const RANGE = { fromDate: '2026-03-01', toDate: '2026-03-31' };
const TODAY = '2026-03-20';
const usd = (units: number) => ({ amountMicros: units * 1e6, currency: 'USD' });

const row = (id: string, more: Partial<PaidRow> = {}): PaidRow => ({
  id,
  of: 'time',
  date: '2026-03-02',
  project: 'outlier:a',
  state: 'paid',
  ms: 60 * MINUTE_MS,
  ...usd(30),
  ...more,
});
const note = (more: Partial<TrackedRow> = {}): TrackedRow => ({
  id: 'tracked|day|2026-03-02|outlier:a',
  of: 'tracked',
  date: '2026-03-02',
  project: 'outlier:a',
  tasks: 2,
  ms: 60 * MINUTE_MS,
  ...usd(30),
  ...more,
});

function daysOf(records: readonly BookRecord[]) {
  const tally = new Tally(new Calendar(), new Settlements());
  tally.add(columnsOf(records), 1);
  return deltasOf(tally)
    .flatMap(({ key, sums }) => rowOf(key, sums) ?? [])
    .filter(({ span }) => span === 'd');
}
const worked = (n: number, date: string) =>
  task(n, stretches(utc(`${date}T09:00`), ['work', 60]), {
    pay: HOURLY,
    earning: { ...usd(30), state: 'expected', approximate: false },
  });

const reconciled = (entries: readonly PaidEntry[], records: readonly BookRecord[] = []) =>
  reconciledOf('outlier', entries, daysOf(records), RANGE, TODAY);
const whys = ({ differing }: ReturnType<typeof reconciled>) =>
  differing.map(({ date, reasons }) => [date, ...reasons]);

describe('what does not match, and why', () => {
  test('as much as was tracked: it matches', () => {
    const made = reconciled([row('1'), note()]);
    expect(made.same).toMatchObject([{ tracked: usd(30), paid: usd(30), state: 'paid', reasons: [] }]);
    expect(made.differing).toEqual([]);
  });

  test.each<[string, Partial<PaidRow>, Partial<TrackedRow> | undefined, string[]]>([
    ['less time', { ms: 50 * MINUTE_MS, ...usd(25) }, {}, ['lessTime']],
    ['more time', { ms: 70 * MINUTE_MS, ...usd(35) }, {}, ['moreTime']],
    ['another rate', usd(28), {}, ['otherRate']],
    ['more time for less', { ms: 70 * MINUTE_MS, ...usd(25) }, {}, ['otherRate']],
    ['money alone', { ms: undefined, ...usd(28) }, {}, ['otherAmount']],
    ['refused', { state: 'rejected' }, {}, ['someRejected']],
    ['nothing tracked', {}, undefined, ['noTasks']],
    ['a name that nobody knows', { project: undefined, name: 'hopper' }, undefined, ['noProject']],
    ['pay that was not known', {}, { amountMicros: undefined, currency: undefined }, []],
  ])('%s', (_name, line, tracked, wanted) => {
    const made = reconciled([row('1', line), ...(tracked ? [note(tracked)] : [])]);
    expect([...made.same, ...made.differing].map(({ reasons }) => reasons)).toEqual([wanted]);
  });

  test('open money of days within the statement that is not in it; of other days nothing is said', () => {
    const entries = [
      row('1', { date: '2026-03-02' }),
      note(),
      row('2', { date: '2026-03-18', project: 'outlier:b' }),
    ];
    const records = [worked(1, '2026-03-01'), worked(2, '2026-03-04'), worked(3, '2026-03-16')];
    expect(whys(reconciled(entries, records))).toEqual([
      ['2026-03-18', 'noTasks'],
      ['2026-03-16', 'notYet'],
      ['2026-03-04', 'missing'],
    ]);
  });

  test('a day that begins at another hour there', () => {
    const entries = [row('1', { date: '2026-03-05' }), row('2'), note()];
    expect(whys(reconciled(entries, [worked(1, '2026-03-04')]))).toEqual([
      ['2026-03-05', 'otherDay', 'noTasks'],
      ['2026-03-04', 'otherDay', 'missing'],
    ]);
  });

  test('a task that the platform names stands by itself', () => {
    const own = note({
      id: 'tracked|task|device-1|7',
      key: 'k7',
      n: 7,
      endAt: utc('2026-03-02T10:00'),
      tasks: 1,
    });
    const made = reconciled([
      row('1', { key: 'k7', of: 'task' }),
      row('2', { key: 'k7', of: 'exceeded', ...usd(5) }),
      own,
    ]);
    expect(made.differing).toMatchObject([
      { endAt: utc('2026-03-02T10:00'), tracked: usd(30), paid: usd(35) },
    ]);
  });

  test('missions and adjustments stand beside, and in no sum of tasks', () => {
    const made = reconciled([row('1', { of: 'mission', ...usd(50) }), row('2'), note()]);
    expect(made.beside).toHaveLength(1);
    expect(made.paidSum).toEqual([usd(30)]);
  });
});

test('weeks with work, the latest first, with what was said of them', () => {
  const days = daysOf([worked(1, '2026-03-02'), worked(2, '2026-03-16')]);
  const entries: PaidEntry[] = [
    { id: 'sum|2026-03-02', of: 'sum', date: '2026-03-02', toDate: '2026-03-08', ...usd(28) },
  ];
  expect(weeksOf(days, entries, TODAY, 1)).toEqual([
    { from: '2026-03-16', to: '2026-03-22', tracked: [usd(30)] },
    { from: '2026-03-02', to: '2026-03-08', tracked: [usd(30)], paid: usd(28) },
  ]);
  expect(weeksOf(days, [], TODAY, 0).map(({ from }) => from)).toEqual(['2026-03-15', '2026-03-01']);
});

test('a statement before it is taken over: its days, its sums, and names that the books do not know', () => {
  const line = (date: string, name: string, state: 'paid' | 'expected') => ({
    of: 'task' as const,
    date,
    name,
    state,
    ...usd(2),
  });
  const rows = [
    line('2026-03-04', 'Known', 'paid'),
    line('2026-03-02', 'New', 'paid'),
    line('2026-03-03', 'Said', 'expected'),
  ];
  const known = { key: 'p:1', platform: 'p', family: 'known', name: 'Known', seenAt: 1 };
  expect(summaryOf({ rows }, [known], { Said: 'p:1' })).toEqual({
    lines: 3,
    from: '2026-03-02',
    to: '2026-03-04',
    sums: [
      { ...usd(2), state: 'expected' },
      { ...usd(4), state: 'paid' },
    ],
    unknown: [{ name: 'New', lines: 1 }],
  });
});

test('lines that a page has shown wait until they are taken over, and again when they say something new', () => {
  const seen = [
    { of: 'time' as const, date: '2026-03-02', name: 'A', state: 'expected' as const, ...usd(2) },
  ];
  expect(waitingRows(seen, [])).toEqual(seen);
  const kept = row('time|2026-03-02|A|2000000|USD|', { state: 'expected' });
  expect(waitingRows(seen, [kept])).toEqual([]);
  expect(waitingRows(seen, [{ ...kept, state: 'paid' }])).toEqual(seen);
});
