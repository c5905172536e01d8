import { describe, expect, test } from 'vitest';
import { guessedMap, mappedStatement } from '../../lib/reconcile/mapped';
import { tableOf } from '../../lib/reconcile/table';
import { faultOf } from './files';

const MAP = { date: 'Date', amount: 'Amount', currency: 'EUR', allAre: 'paid' } as const;
const read = (text: string, more: object = {}) => mappedStatement(tableOf(text), { ...MAP, ...more }).rows;
const table = (dates: readonly string[], amounts: readonly string[] = []) =>
  `Date;Amount\n${dates.map((date, i) => `${date};${amounts[i] ?? '1'}\n`).join('')}`;

describe('days in three orders', () => {
  test.each([
    ['2026-03-04', undefined, '2026-03-04'],
    ['2026/3/4', undefined, '2026-03-04'],
    ['2026-03-04T23:59:00+02:00', undefined, '2026-03-04'],
    ['04.03.2026', undefined, '2026-03-04'],
    ['4.3.26', undefined, '2026-03-04'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['04/03/2026', 'dmy', '2026-03-04'],
    ['Mar 4, 2026', undefined, '2026-03-04'],
    ['4 March 2026', undefined, '2026-03-04'],
    ['March 4th, 2026', undefined, '2026-03-04'],
  ])('%s', (text, order, wanted) => {
    expect(read(table([text]), order ? { order } : {}).map(({ date }) => date)).toEqual([wanted]);
  });

  test('which is the month, another line of the column tells', () => {
    expect(read(table(['03/04/2026', '03/25/2026'])).map(({ date }) => date)).toEqual([
      '2026-03-04',
      '2026-03-25',
    ]);
    expect(read(table(['03/04/2026', '25/03/2026'])).map(({ date }) => date)).toEqual([
      '2026-04-03',
      '2026-03-25',
    ]);
  });

  test.each([
    ['no line tells', ['03/04/2026'], 'dateOrder | 2 | Date | 03/04/2026'],
    ['two lines contradict', ['25/03/2026', '03/25/2026'], 'cell | 3 | Date | 03/25/2026'],
    ['no day at all', ['2026-03-04', 'soon'], 'cell | 3 | Date | soon'],
    ['a number', ['45992'], 'cell | 2 | Date | 45992'],
  ])('refused: %s', async (_name, dates, wanted) => {
    expect(await faultOf(() => read(table(dates)))).toBe(wanted);
  });
});

describe('amounts', () => {
  test.each([
    ['decimal commas', ['2,43', '1.234,50', '1.234'], [2_430_000, 1_234_500_000, 1_234_000_000]],
    ['decimal points', ['2.43', '1,234.50', '1,234'], [2_430_000, 1_234_500_000, 1_234_000_000]],
    ['fractions of a cent', ['0.0125', '0.005'], [12_500, 5_000]],
    ['whole units', ['2', '15'], [2_000_000, 15_000_000]],
    ['taken away', ['-2.50', '(2.50)', '−2.50'], [-2_500_000, -2_500_000, -2_500_000]],
    ['with symbols', ['€2.43', '2.43 €'], [2_430_000, 2_430_000]],
  ])('%s', (_name, amounts, wanted) => {
    const rows = read(
      table(
        amounts.map(() => '2026-03-04'),
        amounts,
      ),
    );
    expect(rows.map(({ amountMicros }) => amountMicros)).toEqual(wanted);
    expect(rows.every(({ currency }) => currency === 'EUR')).toBe(true);
  });

  test('a currency that a cell names goes before the chosen one', () => {
    expect(read(table(['2026-03-04'], ['$2.43']))[0]?.currency).toBe('USD');
    const rows = read('Date,Amount,Cur\n2026-03-04,2.43,gbp\n', { currencyColumn: 'Cur' });
    expect(rows[0]?.currency).toBe('GBP');
  });

  test('what can be read in two ways is asked, and read as said', async () => {
    expect(await faultOf(() => read(table(['2026-03-04'], ['1,234'])))).toBe(
      'decimalMark | 2 | Amount | 1,234',
    );
    expect(read(table(['2026-03-04'], ['1,234']), { mark: ',' })[0]?.amountMicros).toBe(1_234_000);
    expect(read(table(['2026-03-04'], ['1,234']), { mark: '.' })[0]?.amountMicros).toBe(1_234_000_000);
  });

  test.each([
    ['2.43 and more', 'cell | 2 | Amount | 2.43 and more'],
    ['=1+1', 'formula | 2 | Amount | =1+1'],
    ['', 'cell | 2 | Amount | '],
  ])('refused: “%s”', async (amount, wanted) => {
    expect(await faultOf(() => read(table(['2026-03-04'], [amount])))).toBe(wanted);
  });
});

test('columns are guessed by their names, and what none says is said for all', () => {
  const text = 'Task ID,Completed date,Project,Reward (USD),Status\nx1,2026-03-04,Cats,0.05,Approved\n';
  const made = tableOf(text);
  const map = guessedMap(made.header, 'USD');
  expect(map).toEqual({
    date: 'Completed date',
    amount: 'Reward (USD)',
    project: 'Project',
    item: 'Task ID',
    state: 'Status',
    currency: 'USD',
    allAre: 'paid',
  });
  expect(mappedStatement(made, map).rows).toEqual([
    {
      of: 'task',
      date: '2026-03-04',
      name: 'Cats',
      item: 'x1',
      amountMicros: 50_000,
      currency: 'USD',
      state: 'approved',
    },
  ]);
});
