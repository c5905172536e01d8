import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Payments } from '../../lib/background/payments';
import { paidFrom, paidName } from '../../lib/books/paid';
import { outlierStatement } from '../../lib/reconcile/outlier';
import { RECONCILE_KEY } from '../../lib/reconcile/remembered';
import { SEEN_PAYMENTS_KEY } from '../../lib/reconcile/seen';
import type { StatementRow } from '../../lib/reconcile/statement';
import { tableOf } from '../../lib/reconcile/table';
import { freshProfile } from '../books/database';
import { entry, HOURLY, stretches } from '../books/records';
import { NEW } from '../reconcile/files';
import { MINUTE, NOON, TestDesk } from './desk';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const DAY = '2026-11-25';
const at = (minute: number) => NOON + minute * MINUTE;
let desk: TestDesk;

/** Three hourly tasks of 10 minutes at $30; the platform's id of the first is `raw-1`. */
beforeEach(async () => {
  freshProfile();
  desk = await TestDesk.open();
  desk.project('p:one', 'Rubric writing v2', HOURLY);
  const one = { platform: 'p', project: 'p:one', pay: HOURLY };
  const key = await desk.desk.keys.hash('p', 'raw-1');
  await desk.ended(entry(1, stretches(NOON, ['work', 10]), { ...one, key }));
  await desk.ended(entry(2, stretches(at(20), ['work', 10]), one));
  await desk.ended(entry(3, stretches(at(40), ['work', 10]), one));
  desk.minute = 90;
});
afterEach(() => desk.desk.ledger.books.close());

const line = (more: Partial<StatementRow> = {}): StatementRow => ({
  of: 'task',
  date: DAY,
  name: 'Rubric writing v2',
  amountMicros: 6_000_000,
  currency: 'USD',
  state: 'paid',
  ...more,
});
const take = (rows: StatementRow[], more: object = {}) =>
  desk.run('takePaid', { platform: 'p', rows, ...more });
const meta = (name: string) => desk.desk.ledger.books.meta(name);

async function money() {
  const records = await desk.desk.ledger.books.recordsBetween(0, Number.MAX_SAFE_INTEGER);
  return records.map(({ earning, pay }) => [earning?.amountMicros, earning?.state, pay?.basis]);
}

test('a task that the platform names gets its amount; the others of the day share what is left', async () => {
  const rows = [
    line({ item: 'raw-1', amountMicros: 4_000_000 }),
    line({ amountMicros: 9_000_000, state: 'approved' }),
  ];
  expect(await take(rows)).toEqual({ added: 2, changed: 0, same: 0, tasks: 3, beside: 0, unmatched: 0 });
  expect(await money()).toEqual([
    [4_000_000, 'paid', 'perHourReported'],
    [4_500_000, 'approved', 'perHourReported'],
    [4_500_000, 'approved', 'perHourReported'],
  ]);
  const [row] = await desk.desk.ledger.books.totals('l', 'all', 'all');
  expect(row?.earned).toEqual({ USD: { paid: 4_000_000, approved: 9_000_000 } });
  expect(JSON.stringify(await meta(paidName('p'))), 'no id of the platform is kept').not.toContain('raw-1');
});

test('the same statement again changes nothing; a later one brings what is new', async () => {
  const rows = [
    line({ item: 'raw-1' }),
    line({ state: 'expected' }),
    line({ of: 'mission', amountMicros: 50_000_000 }),
  ];
  await take(rows);
  const [before, done] = [await desk.all(), await desk.desk.ledger.books.doneList()];
  expect(await take(rows)).toEqual({ added: 0, changed: 0, same: 3, tasks: 0, beside: 0, unmatched: 0 });
  expect(await desk.all()).toEqual(before);
  expect(await desk.desk.ledger.books.doneList()).toEqual(done);
  const later = rows.map((row): StatementRow => ({ ...row, state: 'paid' }));
  expect(await take(later)).toMatchObject({ added: 0, changed: 1, same: 2, tasks: 2 });
});

test('one undo takes all of it back, also after the worker was stopped', async () => {
  const before = await desk.all();
  await take([line({ item: 'raw-1' }), line(), line({ of: 'adjustment', amountMicros: -500_000 })]);
  expect(await desk.all()).not.toEqual(before);
  desk = await desk.again();
  await desk.run('undo');
  expect(await desk.all()).toEqual(before);
});

test('what was tracked is noted as it was, and stays so when the money is paid', async () => {
  await take([line({ amountMicros: 12_000_000, state: 'expected' })]);
  const noted = () => meta(paidName('p')).then((kept) => paidFrom(kept).find(({ of }) => of === 'tracked'));
  const first = await noted();
  expect(first).toMatchObject({ tasks: 3, ms: 30 * MINUTE, amountMicros: 15_000_000, currency: 'USD' });
  await take([line({ amountMicros: 12_000_000 })]);
  expect(await noted()).toEqual(first);
});

test('a project may be called as anything', async () => {
  expect(await take([line({ name: 'constructor' }), line({ name: 'toString' })])).toMatchObject({
    added: 2,
    unmatched: 2,
  });
});

test('a name that the books do not know is left, until the worker says which project it is', async () => {
  const rows = [line({ name: 'hopper_v2' })];
  expect(await take(rows)).toMatchObject({ added: 1, tasks: 0, unmatched: 1 });
  expect(await take(rows, { projects: { hopper_v2: 'p:one' } })).toMatchObject({
    changed: 1,
    tasks: 3,
    unmatched: 0,
  });
  expect(await meta(RECONCILE_KEY)).toMatchObject({ p: { names: { hopper_v2: 'p:one' } } });
  expect(await take([line({ name: 'hopper_v2', amountMicros: 1 })])).toMatchObject({ unmatched: 0 });
});

test('what was said of names and columns goes with the undo, as it may have been the mistake', async () => {
  const map = { mark: 'day|sum', columns: { date: 'day', amount: 'sum', order: 'ymd', currency: 'USD' } };
  await take([line({ name: 'first' })], { projects: { first: 'p:one' } });
  const before = await meta(RECONCILE_KEY);
  await take([line({ name: 'second', amountMicros: 2 })], { projects: { second: 'p:one' }, map } as object);
  expect(await meta(RECONCILE_KEY)).toMatchObject({
    p: { names: { first: 'p:one', second: 'p:one' }, maps: { [map.mark]: map.columns } },
  });
  await desk.run('undo');
  expect(await meta(RECONCILE_KEY)).toEqual(before);
  await desk.run('undo');
  expect(await meta(RECONCILE_KEY)).toBeUndefined();
});

describe('paid for some days, in one sum', () => {
  const paid = (amountMicros: number) =>
    desk.run('paidDays', {
      platform: 'p',
      from: '2026-11-23',
      to: '2026-11-29',
      paid: { amountMicros, currency: 'USD' },
    });
  const earned = async () => {
    const rows = await desk.desk.ledger.books.totals('l', 'all', 'all');
    return rows
      .flatMap((row) => Object.values(row.earned.USD ?? {}))
      .reduce((sum, micros) => sum + micros, 0);
  };

  test.each([15_000_000, 17_000_000, 12_500_000])('%i: the books say the same', async (amount) => {
    await paid(amount);
    expect(await earned()).toBe(amount);
    expect((await money()).map(([, state]) => state)).toEqual(['paid', 'paid', 'paid']);
    await paid(16_000_000);
    expect(await earned()).toBe(16_000_000);
    await desk.run('undo');
    expect(await earned()).toBe(amount);
  });

  test('the difference is on the last day that has come, and a week that begins on another day takes its place', async () => {
    const differences = async () => {
      const extras = await desk.desk.ledger.books.extras();
      return extras.map(({ date, amountMicros }) => [date, amountMicros]);
    };
    await paid(17_000_000);
    expect(await differences()).toEqual([[DAY, 2_000_000]]);
    const asked = { platform: 'p', paid: { amountMicros: 16_000_000, currency: 'USD' } };
    await desk.run('paidDays', { ...asked, from: '2026-11-22', to: '2026-11-28' });
    expect(await differences()).toEqual([[DAY, 1_000_000]]);
    expect(await earned()).toBe(16_000_000);
    await desk.run('undo');
    expect(await differences()).toEqual([[DAY, 2_000_000]]);
  });

  test('the day on which it arrived is kept with the sum, and goes with it', async () => {
    const asked = { platform: 'p', from: '2026-11-23', to: '2026-11-29' };
    const arrivals = async () =>
      paidFrom(await meta(paidName('p'))).flatMap((row) => (row.of === 'sum' ? [row.arrivedOn] : []));
    const said = (arrivedOn: string) =>
      desk.run('paidDays', { ...asked, paid: { amountMicros: 15_000_000, currency: 'USD' }, arrivedOn });
    await said('2026-11-23');
    expect(await arrivals()).toEqual(['2026-11-23']);
    await expect(said('2026-11-22')).rejects.toThrow(/before the first day/);
    await expect(said('2026-11-26')).rejects.toThrow(/still to come/);
    expect(await arrivals()).toEqual(['2026-11-23']);
    await said(DAY);
    expect(await arrivals()).toEqual([DAY]);
    await paid(15_000_000);
    expect(await arrivals(), 'said anew without it').toEqual([undefined]);
    desk = await desk.again();
    await desk.run('undo');
    expect(await arrivals()).toEqual([DAY]);
    await desk.run('undo');
    expect(await arrivals()).toEqual(['2026-11-23']);
    await desk.run('undo');
    expect(await arrivals()).toEqual([]);
  });

  test('a statement knows better than the sum of its days', async () => {
    await paid(17_000_000);
    await take([line({ amountMicros: 14_000_000 })]);
    expect(await earned()).toBe(14_000_000);
    expect(paidFrom(await meta(paidName('p'))).some(({ of }) => of === 'sum')).toBe(false);
    await desk.run('undo');
    expect(await earned()).toBe(17_000_000);
  });
});

describe('what was deleted is gone from statements, and from what could be undone', () => {
  test.each([
    ['a platform', { platform: 'p' }],
    ['a day', { dates: { from: DAY, to: DAY } }],
  ])('%s', async (_name, wanted) => {
    const payments = new Payments(desk.desk.ledger);
    const entries = [
      {
        of: 'task' as const,
        amount: { amountMicros: 1, currency: 'USD' },
        day: DAY,
        project: { name: 'Secret' },
      },
    ];
    await payments.hear({ platform: 'p', sighting: { kind: 'overhead', payments: { entries } } }, at(90));
    await take([line({ name: 'Secret' })], { projects: { Secret: 'p:one' } });
    await desk.run('deleteRecords', wanted);
    expect(paidFrom(await meta(paidName('p')))).toEqual([]);
    expect(await meta(SEEN_PAYMENTS_KEY)).toEqual({});
    expect(JSON.stringify(await desk.desk.ledger.books.doneList())).not.toContain('Secret');
    if ('platform' in wanted) expect(JSON.stringify(await meta(RECONCILE_KEY))).not.toContain('Secret');
  });
});

describe('a page of payments that the worker opens', () => {
  const entry = (more: object) => ({
    of: 'time' as const,
    amount: { amountMicros: 5_000_000, currency: 'USD' },
    ...more,
  });
  const report = (entries: object[]) => ({
    platform: 'dataannotation',
    sighting: { kind: 'overhead' as const, payments: { entries: entries as ReturnType<typeof entry>[] } },
  });

  test('is kept, as far as it was ever unfolded, and written only when it shows something new', async () => {
    const payments = new Payments(desk.desk.ledger);
    const first = entry({ day: '--11-20', project: { name: 'A' }, state: 'expected' });
    const second = entry({ day: '--12-30', project: { name: 'B' }, state: 'paid' });
    expect(await payments.hear(report([first]), at(90))).toBe(true);
    expect(await payments.hear(report([first]), at(91))).toBe(false);
    expect(await payments.hear(report([second]), at(92))).toBe(true);
    expect(await payments.hear(report([{ ...first, state: 'paid' }]), at(93))).toBe(true);
    const kept = (await meta(SEEN_PAYMENTS_KEY)) as Record<string, { rows: StatementRow[] }>;
    expect(kept.dataannotation?.rows.map(({ date, name, state }) => [date, name, state])).toEqual([
      ['2025-12-30', 'B', 'paid'],
      ['2026-11-20', 'A', 'paid'],
    ]);
    expect(await payments.hear({ platform: 'dataannotation', sighting: { kind: 'overhead' } }, at(94))).toBe(
      false,
    );
  });
});

test('Outlier’s own file is taken over as it is', async () => {
  const { rows } = outlierStatement(tableOf(NEW));
  expect(await desk.run('takePaid', { platform: 'outlier', rows })).toMatchObject({
    added: 5,
    beside: 2,
    unmatched: 3,
  });
});
