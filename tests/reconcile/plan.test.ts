import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaidRow } from '../../lib/books/paid';
import { withPaid } from '../../lib/books/paid';
import type { BookRecord, Extra } from '../../lib/books/types';
import { type Hashed, identified, joined } from '../../lib/reconcile/identity';
import { type Plan, planOf } from '../../lib/reconcile/plan';
import { shared } from '../../lib/reconcile/share';
import type { StatementRow } from '../../lib/reconcile/statement';
import { planDays } from '../../lib/reconcile/week';
import { HOURLY, PIECE, stretches, task, utc } from '../books/records';

const DAYS = ['2026-03-02', '2026-03-03'];
const dateOf = ({ endAt }: BookRecord) => new Date(endAt).toISOString().slice(0, 10);
const usd = (amountMicros: number) => ({ amountMicros, currency: 'USD' });
const row = (more: Partial<Hashed> = {}): Hashed => ({
  of: 'task',
  date: '2026-03-02',
  project: 'outlier:a',
  state: 'paid',
  ...usd(3_000_000),
  ...more,
});
const worked = (n: number, more: Partial<BookRecord> = {}, minutes = 10, date = DAYS[0]) =>
  task(n, stretches(utc(`${date}T09:00`) + n * 3_600_000, ['work', minutes]), more);

function held(rows: readonly PaidRow[], records: readonly BookRecord[], extras: readonly Extra[] = []) {
  return { platform: 'outlier', rows, touched: rows, records, extras, dateOf };
}
const planned = (rows: readonly Hashed[], records: readonly BookRecord[], extras: readonly Extra[] = []) =>
  planOf(held(identified(rows), records, extras));

function withEdits(records: readonly BookRecord[], { edits }: Pick<Plan, 'edits'>): BookRecord[] {
  const earnings = new Map(edits.map(({ record, earning }) => [record.n, earning]));
  return records.map(
    (record) => ({ ...record, earning: earnings.get(record.n) ?? record.earning }) as BookRecord,
  );
}
const amounts = ({ edits }: Pick<Plan, 'edits'>) =>
  edits.map(({ record, earning }) => [record.n, earning.amountMicros, earning.state]);

describe('what a line pays for', () => {
  const keyed = worked(1, { key: 'k1', pay: HOURLY });

  test('a task that it names, its time beyond the limit with it, whatever its day and project', () => {
    const rows = [
      row({ key: 'k1', date: '2026-03-03', project: 'outlier:b' }),
      row({ key: 'k1', of: 'exceeded', ...usd(500_000) }),
    ];
    const plan = planned(rows, [keyed, worked(2, { pay: HOURLY })]);
    expect(amounts(plan)).toEqual([[1, 3_500_000, 'paid']]);
    expect(plan.tracked).toMatchObject([{ n: 1, tasks: 1, ms: 600_000, amountMicros: 5_000_000 }]);
  });

  test('else the tasks of its project and day, by what they could be expected to bring', () => {
    const plan = planned(
      [row(), row({ ...usd(6_000_000) })],
      [worked(1, { pay: HOURLY }), worked(2, { pay: HOURLY }, 20)],
    );
    expect(amounts(plan)).toEqual([
      [1, 3_000_000, 'paid'],
      [2, 6_000_000, 'paid'],
    ]);
  });

  test('by their time where what they pay is not known', () => {
    const plan = planned([row()], [worked(1), worked(2, {}, 20)]);
    expect(amounts(plan)).toEqual([
      [1, 1_000_000, 'paid'],
      [2, 2_000_000, 'paid'],
    ]);
    expect(plan.tracked[0]?.amountMicros).toBeUndefined();
  });

  test.each([
    ['another project', worked(1, { project: 'outlier:b' })],
    ['another day', worked(1, {}, 10, DAYS[1])],
    ['a task given back', worked(1, { outcome: 'returned' })],
    ['one that did not count', worked(1, { dropped: true })],
    ['searching', worked(1, { kind: 'overhead' })],
  ])('nothing where there is only %s', (_name, record) => {
    const plan = planned([row()], [record]);
    expect(plan.edits).toEqual([]);
    expect(plan.unmatched).toHaveLength(1);
  });

  test('money that was refused is no part of the sum; refused all through, it is kept as refused', () => {
    expect(amounts(planned([row(), row({ state: 'rejected' })], [worked(1)]))).toEqual([
      [1, 3_000_000, 'paid'],
    ]);
    expect(amounts(planned([row({ state: 'rejected' })], [worked(1)]))).toEqual([[1, 3_000_000, 'rejected']]);
  });

  test('what is still open keeps the whole day open', () => {
    expect(amounts(planned([row(), row({ state: 'expected' })], [worked(1)]))).toEqual([
      [1, 6_000_000, 'expected'],
    ]);
  });

  test('two currencies are never added', () => {
    const plan = planned([row(), row({ currency: 'EUR' })], [worked(1)]);
    expect(amounts(plan)).toEqual([[1, 3_000_000, 'paid']]);
    expect(plan.unmatched.map(({ currency }) => currency)).toEqual(['EUR']);
  });
});

describe('money beside tasks', () => {
  const reward = (id: string): Extra => ({
    id,
    project: 'outlier:a',
    date: '2026-03-01',
    kind: 'mission',
    state: 'expected',
    stamp: 3,
    ...usd(50_000_000),
  });

  test('is a fact of its own, known by its line', () => {
    const rows = [row({ of: 'mission' }), row({ of: 'adjustment', ...usd(-200_000), project: undefined })];
    const kinds = planned(rows, []).extras.map(({ id, after }) => [
      id.slice(0, 13),
      after.kind,
      after.project,
    ]);
    expect(kinds).toEqual([
      ['paid:outlier:', 'mission', 'outlier:a'],
      ['paid:outlier:', 'deduction', 'outlier:'],
    ]);
  });

  test('the reward of a mission that the books have is that one, and each is only one', () => {
    const rows = [row({ of: 'mission', ...usd(50_000_000) }), row({ of: 'mission', ...usd(50_000_000) })];
    const { extras } = planned(rows, [], [reward('mission:m1')]);
    expect(extras.map(({ id, after }) => [id === 'mission:m1', after.state])).toEqual([
      [true, 'paid'],
      [false, 'paid'],
    ]);
  });
});

describe('a sum for some days', () => {
  const records = [1, 2, 3].map((n) =>
    worked(n, { earning: { ...usd(2_000_000), state: 'expected', approximate: false } }),
  );
  const days = (paid: number, extras: Extra[] = []) =>
    planDays({
      platform: 'outlier',
      from: '2026-03-02',
      to: '2026-03-08',
      on: '2026-03-05',
      paid: usd(paid),
      records,
      extras,
    });

  test.each([
    [6_000_000, []],
    [7_000_000, [['adjustment', 1_000_000]]],
    [5_500_000, [['deduction', -500_000]]],
  ])('%i paid of 6,000,000', (paid, wanted) => {
    const plan = days(paid);
    expect(amounts(plan)).toEqual([1, 2, 3].map((n) => [n, 2_000_000, 'paid']));
    expect(plan.extras.map(({ after }) => [after?.kind, after?.amountMicros])).toEqual(wanted);
  });

  test('said anew, it takes the place of what was said', () => {
    const [first] = days(7_000_000).extras;
    const stood = { ...first?.after, stamp: 9 } as Extra;
    expect(days(7_500_000, [stood]).extras[0]?.after?.amountMicros).toBe(1_500_000);
    expect(days(6_000_000, [stood]).extras).toEqual([{ id: stood.id }]);
  });
});

const state = fc.constantFrom('expected', 'approved', 'paid', 'rejected');
const hashed = fc.record(
  {
    of: fc.constantFrom('task', 'exceeded', 'time', 'mission', 'adjustment'),
    date: fc.constantFrom(...DAYS),
    name: fc.constantFrom('A', 'B'),
    project: fc.constantFrom('outlier:a', 'outlier:b'),
    key: fc.constantFrom('k1', 'k2', 'k9'),
    amountMicros: fc.integer({ min: -9_000_000, max: 90_000_000 }),
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
    state,
    ms: fc.nat(3_600_000),
  },
  { requiredKeys: ['of', 'date', 'amountMicros', 'currency', 'state'] },
) as fc.Arbitrary<Hashed>;
const statement = fc.array(hashed, { maxLength: 12 });
const record = fc
  .record({
    minutes: fc.integer({ min: 1, max: 60 }),
    date: fc.constantFrom(...DAYS),
    project: fc.constantFrom('outlier:a', 'outlier:b'),
    key: fc.constantFrom('k1', 'k2', undefined),
    pay: fc.constantFrom(HOURLY, PIECE, undefined),
    outcome: fc.constantFrom('submitted' as const, 'returned' as const),
  })
  .map(
    ({ minutes, date, key, pay, ...rest }) =>
      (n: number) =>
        worked(n, { ...rest, ...(key ? { key: `${key}` } : {}), ...(pay ? { pay } : {}) }, minutes, date),
  );
const records = fc
  .array(record, { maxLength: 8 })
  .map((all) => all.map((make, i) => make(i + 1)))
  .map((all) => all.filter((one, i) => !one.key || all.findIndex(({ key }) => key === one.key) === i));

describe('any statement', () => {
  test('brought in twice changes nothing the second time', () => {
    fc.assert(
      fc.property(statement, records, (rows, all) => {
        const first = planned(rows, all);
        const now = withEdits(all, first);
        const extras = first.extras.map(({ after: one }) => ({ ...one, stamp: 1 }));
        const second = planned(rows, now, extras);
        expect(second.edits).toEqual([]);
        expect(second.extras).toEqual(first.extras);
        expect(second.unmatched).toEqual(first.unmatched);
      }),
    );
  });

  test('in two parts comes to what it comes to in one, whatever the order of its lines', () => {
    fc.assert(
      fc.property(statement, records, fc.nat(12), fc.boolean(), (rows, all, at, turned) => {
        const one = identified(rows);
        const [a, b] = [one.slice(0, at), one.slice(at)];
        const parts = turned ? [b, a] : [a, b];
        let kept: PaidRow[] = [];
        let now = all;
        for (const part of parts) {
          kept = withPaid(kept, { platform: 'outlier', put: part, drop: [] }).rows as PaidRow[];
          now = withEdits(now, planOf({ ...held(kept, now), touched: part }));
        }
        const whole = withEdits(all, planOf(held(one, all)));
        const sums = (records: readonly BookRecord[]) =>
          records.map(({ n, earning }) => [n, earning?.amountMicros, earning?.state]);
        if (new Set(rows.map(({ currency }) => currency)).size <= 1) expect(sums(now)).toEqual(sums(whole));
      }),
    );
  });

  test('leaves in the books what the platform says: line by line, the sums are equal', () => {
    fc.assert(
      fc.property(statement, records, (drawn, all) => {
        const rows = drawn.map((one) => ({ ...one, currency: 'USD' }));
        const plan = planned(rows, all);
        const open = (of: readonly { amountMicros: number; state: string }[]) =>
          of.filter((one) => one.state !== 'rejected').reduce((sum, one) => sum + one.amountMicros, 0);
        const named = new Set(plan.tracked.flatMap(({ n }) => n ?? []));
        const matched = plan.tracked.flatMap(({ date, project, n }) =>
          withEdits(all, plan).filter((one) =>
            n === undefined
              ? one.outcome === 'submitted' &&
                one.project === project &&
                dateOf(one) === date &&
                !named.has(one.n)
              : one.n === n,
          ),
        );
        const inBooks =
          open(matched.flatMap(({ earning }) => earning ?? [])) + open(plan.extras.map(({ after }) => after));
        expect(inBooks + open(plan.unmatched)).toBe(open(identified(rows)));
      }),
    );
  });
});

test('shares are whole, add up to the total, and follow the weights', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.array(fc.nat(1e9), { minLength: 1, maxLength: 30 }),
      (total, weights) => {
        const parts = shared(total, weights);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        const sum = weights.reduce((a, b) => a + b, 0);
        parts.forEach((part, i) => {
          const fair = sum > 0 ? (total * (weights[i] ?? 0)) / sum : total / weights.length;
          expect(Math.abs(part - fair)).toBeLessThanOrEqual(1.001);
        });
      },
    ),
  );
});

test('lines seen on a page more than once are one, with the last word on their money', () => {
  const line: StatementRow = {
    of: 'time',
    date: '2026-03-02',
    name: 'A',
    ...usd(5),
    state: 'expected',
    ms: 60_000,
  };
  const other = { ...line, date: '2026-03-01' };
  expect(joined([line], [other, { ...line, state: 'paid' }], 9)).toEqual([other, { ...line, state: 'paid' }]);
  expect(joined([line, line], [line, line], 9)).toEqual([line, line]);
  expect(joined([other], [line], 1)).toEqual([line]);
});
