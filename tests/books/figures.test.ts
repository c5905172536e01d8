import { describe, expect, test } from 'vitest';
import { Calendar } from '../../lib/books/calendar';
import { columnsOf } from '../../lib/books/columns';
import { figuresOf, type OpenEntry } from '../../lib/books/figures';
import { Settlements } from '../../lib/books/settled';
import { buildSnapshot, isListed, type SnapshotParts } from '../../lib/books/snapshot';
import { Tally } from '../../lib/books/tally';
import { deltasOf, rowOf } from '../../lib/books/totals';
import type { BookRecord, NowCard } from '../../lib/books/types';
import { limitsOf, usualOf } from '../../lib/books/usual';
import { DEFAULT_RULES, type Segment } from '../../lib/clock/types';
import type { EarningState } from '../../lib/rates/types';
import { entry, HOURLY, MINUTE_MS, NEW_YORK, PIECE, stretches, task, UTC, utc } from './records';

const DAY = '2026-11-23';
const MORNING = utc('2026-11-23T09:00');

function dayRows(records: readonly BookRecord[]) {
  const tally = new Tally(new Calendar(), new Settlements());
  tally.add(columnsOf(records), 1);
  return deltasOf(tally).flatMap(({ key, sums }) => (key[0] === 'd' ? (rowOf(key, sums) ?? []) : []));
}

const earning = (dollars: number, state: EarningState = 'expected', currency = 'USD') => ({
  amountMicros: dollars * 1_000_000,
  currency,
  state,
  approximate: false,
});
const worked = (n: number, minutes: number, more: Partial<BookRecord> = {}) =>
  task(n, stretches(MORNING + n * 60 * MINUTE_MS, ['work', minutes]), more);
const days = { fromDate: DAY, toDate: DAY, zone: UTC, calendar: new Calendar() };
const figures = (records: readonly BookRecord[], open: readonly OpenEntry[] = []) =>
  figuresOf(dayRows(records), open, days);
const usd = (low: number, high: number, n: number) => ({
  currency: 'USD',
  lowMicros: low * 1_000_000,
  highMicros: high * 1_000_000,
  n,
});

describe('figures', () => {
  test('of nothing are unknown, not zero', () => {
    expect(figures([])).toMatchObject({ allMs: 0, earned: [], taskRate: [], allInRate: [] });
    expect(figures([]).unpaidShare).toBeUndefined();
  });

  test('set On tasks and All time apart by searching, training and what was lost', () => {
    const day = [
      worked(1, 20, { pay: PIECE, earning: earning(10, 'paid') }),
      worked(2, 10, { pay: PIECE, earning: earning(5, 'expected') }),
      worked(3, 10, { kind: 'overhead', outcome: undefined }),
      worked(4, 15, { kind: 'training' }),
      worked(5, 5, { outcome: 'returned', pay: PIECE }),
    ];
    expect(figures(day)).toEqual({
      onTasksMs: 30 * MINUTE_MS,
      searchingMs: 10 * MINUTE_MS,
      trainingMs: 15 * MINUTE_MS,
      lostMs: 5 * MINUTE_MS,
      allMs: 60 * MINUTE_MS,
      pricedMs: 60 * MINUTE_MS,
      tasks: 2,
      earned: [{ amountMicros: 15_000_000, currency: 'USD' }],
      approved: [{ amountMicros: 10_000_000, currency: 'USD' }],
      taskRate: [usd(20, 30, 2)],
      allInRate: [usd(10, 15, 2)],
      unpaidShare: 0.5,
    });
  });

  test('never add two currencies, and name the larger first', () => {
    const day = [
      worked(1, 30, { earning: earning(6, 'paid', 'EUR') }),
      worked(2, 30, { earning: earning(9, 'paid', 'USD') }),
    ];
    expect(figures(day).earned.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
    expect(figures(day).allInRate.map(({ currency, highMicros }) => [currency, highMicros])).toEqual([
      ['USD', 9_000_000],
      ['EUR', 6_000_000],
    ]);
  });

  test('leave a task of unknown pay out of On tasks, and its time in All time', () => {
    const day = [worked(1, 30, { earning: earning(10, 'paid') }), worked(2, 30)];
    expect(figures(day)).toMatchObject({
      taskRate: [{ highMicros: 20_000_000 }],
      allInRate: [{ highMicros: 10_000_000 }],
    });
  });

  test('hold the open task: its time of this day, and what it has earned by the hour', () => {
    const open = {
      ...entry(9, stretches(utc('2026-11-22T23:50'), ['work', 30])),
      outcome: undefined,
      pay: HOURLY,
    };
    const { onTasksMs, allMs, earned, taskRate, allInRate } = figures([], [open]);
    expect([onTasksMs, allMs, earned, taskRate]).toEqual([20 * MINUTE_MS, 20 * MINUTE_MS, [], []]);
    expect(allInRate).toEqual([usd(0, 30, 0)]);
  });

  test('leave an open task paid by the piece out of All time until its money is known', () => {
    const done = worked(1, 30, { earning: earning(10) });
    const pay = { basis: 'perTask' as const, amountMicros: 5_000_000, currency: 'USD' };
    const open = { ...entry(9, stretches(MORNING, ['work', 30])), outcome: undefined, pay };
    const { allMs, allInRate } = figures([done], [open]);
    expect(allMs).toBe(60 * MINUTE_MS);
    expect(allInRate.map((rate) => rate.highMicros)).toEqual([20_000_000]);
  });

  test('count overhead that runs as searching', () => {
    const open = {
      ...entry(-1, stretches(MORNING, ['overhead', 2]), { kind: 'overhead' }),
      outcome: undefined,
    };
    expect(figures([], [open])).toMatchObject({ searchingMs: 2 * MINUTE_MS, onTasksMs: 0 });
  });

  test('of paid training are figures of work', () => {
    const day = [worked(1, 30, { kind: 'training', earning: earning(8, 'paid') })];
    expect(figures(day)).toMatchObject({
      onTasksMs: 30 * MINUTE_MS,
      trainingMs: 0,
      tasks: 0,
      unpaidShare: 0,
    });
  });
});

describe('what waits for a decision', () => {
  const asks = { ...DEFAULT_RULES, asks: true };
  const cases: [string, Partial<Segment>, Partial<BookRecord>, boolean][] = [
    ['away past its limit', { kind: 'away' }, {}, true],
    ['a gap', { kind: 'gap' }, {}, true],
    ['idleness', { kind: 'idle', cause: 'input' }, {}, true],
    ['sleep', { kind: 'idle', cause: 'sleep' }, {}, true],
    ['a pause', { kind: 'idle', cause: 'pause' }, {}, false],
    ['work', { kind: 'work' }, {}, false],
    ['what counts', { kind: 'away', counted: true }, {}, false],
    ['what was decided', { kind: 'away', decided: false }, {}, false],
    ['two minutes', { kind: 'away', endAt: 2 * MINUTE_MS }, {}, false],
    ['two minutes and a bit', { kind: 'away', endAt: 2 * MINUTE_MS + 1 }, {}, true],
    ['a project where no money changes', { kind: 'away' }, { rules: DEFAULT_RULES }, false],
    ['an open task', { kind: 'away' }, { outcome: undefined }, true],
    ['an unknown outcome', { kind: 'away' }, { outcome: 'unknown' }, true],
    ['a returned task', { kind: 'away' }, { outcome: 'returned' }, false],
    ['a dropped record', { kind: 'away' }, { dropped: true }, false],
  ];
  test.each(cases)('%s', (_name, segment, record, expected) => {
    const one: Segment = { kind: 'away', startAt: 0, endAt: 10 * MINUTE_MS, counted: false, ...segment };
    expect(isListed(one, task(1, [one], { rules: asks, ...record }))).toBe(expected);
  });
});

describe('the snapshot', () => {
  const parts: SnapshotParts = {
    at: utc('2026-11-23T20:00'),
    zone: UTC,
    todayRows: [],
    weekRows: [],
    openRecords: [],
    recentRecords: [],
    projects: [],
    platforms: [],
  };

  test('of fresh books has a week without work and nothing to decide', () => {
    const snapshot = buildSnapshot(parts);
    expect(snapshot.week.map(({ day, countedMs, earned }) => [day, countedMs, earned])).toEqual(
      ['17', '18', '19', '20', '21', '22', '23'].map((day) => [`2026-11-${day}`, 0, []]),
    );
    expect(snapshot.toDecide).toEqual({ count: 0, ms: 0, worth: [], items: [] });
    expect(snapshot.now).toBeUndefined();
  });

  test("takes the worker's own day", () => {
    expect(buildSnapshot({ ...parts, at: utc('2026-11-24T03:00'), zone: NEW_YORK }).day).toBe(DAY);
    const late = { ...parts, at: utc('2026-11-24T03:00'), calendar: new Calendar(240) };
    expect(buildSnapshot(late).day).toBe(DAY);
  });

  test('lists what can be kept with its worth, never past the cap, the latest first', () => {
    const asks = { ...DEFAULT_RULES, asks: true };
    const record = task(5, stretches(MORNING, ['work', 50], ['away', 6], ['idle', 10, { cause: 'input' }]), {
      pay: HOURLY,
      rules: asks,
    });
    const { toDecide } = buildSnapshot({ ...parts, recentRecords: [record] });
    expect(toDecide).toMatchObject({
      count: 2,
      ms: 16 * MINUTE_MS,
      worth: [{ amountMicros: 5_000_000, currency: 'USD' }],
    });
    expect(toDecide.items.map(({ segment, worth }) => [segment, worth?.amountMicros])).toEqual([
      [2, 2_000_000],
      [1, 3_000_000],
    ]);
  });

  test('names the last task and the latest projects', () => {
    const projects = Array.from({ length: 10 }, (_, i) => ({
      key: `toloka:${i}`,
      platform: 'toloka',
      family: `f${i}`,
      name: `Name ${i}`,
      seenAt: i,
    }));
    const last = worked(3, 10, { project: 'toloka:2', platform: 'toloka' });
    const snapshot = buildSnapshot({ ...parts, projects, last });
    expect(snapshot.recentProjects.map(({ key }) => key.slice(-1))).toEqual([...'98765432']);
    expect(snapshot.last).toEqual({
      n: 3,
      platform: 'toloka',
      project: 'toloka:2',
      projectName: 'Name 2',
      countedMs: 10 * MINUTE_MS,
      outcome: 'submitted',
      dropped: false,
      fromAt: last.startAt,
      toAt: last.endAt,
      reportable: false,
    });
  });

  test('asks how a task ended that nobody saw end, where it may be paid, the latest first', () => {
    const unknown = (n: number, more = {}) => worked(n, n, { outcome: 'unknown', ...more });
    const recentRecords = [
      unknown(1),
      unknown(2, { pay: HOURLY }),
      unknown(3, { dropped: true }),
      unknown(4, { pay: { basis: 'unpaid' } }),
      unknown(5, { kind: 'overhead' }),
      worked(6, 6),
    ];
    const { outcomes } = buildSnapshot({ ...parts, recentRecords });
    expect(outcomes).toMatchObject([
      { n: 2, reportable: true, countedMs: 2 * MINUTE_MS },
      { n: 1, reportable: false },
    ]);
  });

  test('names project and day of what waits, and what a setting can let follow', () => {
    const idle = stretches(MORNING, ['work', 1], ['idle', 9, { cause: 'input' }], ['gap', 9]);
    const recentRecords = [
      task(1, idle, { project: 'p:a', pay: HOURLY, rules: { ...DEFAULT_RULES, asks: true } }),
    ];
    const projects = [{ key: 'p:a', platform: 'p', family: 'a', name: 'Boxes', seenAt: 1 }];
    const { items } = buildSnapshot({ ...parts, recentRecords, projects }).toDecide;
    expect(items).toMatchObject([
      { kind: 'gap', day: DAY, projectName: 'Boxes' },
      { kind: 'idle', day: DAY, projectName: 'Boxes', always: true },
    ]);
    expect(items[0]?.always).toBeUndefined();
  });

  test('does not ask about away that is under way: it counts if the worker comes back in time', () => {
    const away = stretches(MORNING, ['work', 1], ['away', 4]);
    const open = task(7, away, { pay: HOURLY, rules: { ...DEFAULT_RULES, asks: true }, outcome: undefined });
    const openRecords = [open as OpenEntry];
    const now = { n: 7, state: 'away' } as NowCard;
    expect(buildSnapshot({ ...parts, openRecords, now }).toDecide.count).toBe(0);
    expect(buildSnapshot({ ...parts, openRecords }).toDecide.count).toBe(1);
  });

  test('shows earlier days of the week from their rows, today from its own', () => {
    const yesterday = task(1, stretches(MORNING - 24 * 60 * MINUTE_MS, ['work', 45]), {
      earning: earning(3),
    });
    const today = worked(2, 15, { earning: earning(1) });
    const rows = dayRows([yesterday, today]);
    const snapshot = buildSnapshot({
      ...parts,
      weekRows: rows,
      todayRows: rows.filter(({ date }) => date === DAY),
    });
    expect(snapshot.week.slice(-2)).toEqual([
      {
        day: '2026-11-22',
        countedMs: 45 * MINUTE_MS,
        earned: [{ amountMicros: 3_000_000, currency: 'USD' }],
      },
      { day: DAY, countedMs: 15 * MINUTE_MS, earned: [{ amountMicros: 1_000_000, currency: 'USD' }] },
    ]);
  });
});

describe('what is usual', () => {
  const rowsOfMinutes = (minutes: readonly number[]) =>
    dayRows(minutes.map((length, i) => worked(i + 1, length)));

  test('is not told below ten tasks', () => {
    expect(usualOf(rowsOfMinutes(Array(9).fill(4)))).toBeUndefined();
    expect(limitsOf(undefined)).toEqual({ awayLimitMs: 5 * MINUTE_MS, idleLimitMs: 5 * MINUTE_MS });
  });

  test.each([0.25, 1, 4, 17, 90])('has a median within a bin of tasks of %d min', (minutes) => {
    const lengths = [0.5, 0.6, 0.8, 0.9, 1, 1, 1, 1.1, 1.3, 1.6, 2].map((factor) => factor * minutes);
    const usual = usualOf(rowsOfMinutes(lengths));
    const ratio = (usual?.medianMs ?? 0) / (minutes * MINUTE_MS);
    expect(ratio).toBeGreaterThan(2 ** -0.25);
    expect(ratio).toBeLessThan(2 ** 0.25);
    expect(usual?.lowMs).toBeLessThan(usual?.medianMs ?? 0);
    expect(usual?.highMs).toBeGreaterThan(usual?.medianMs ?? 0);
  });

  test.each([
    [10_000, 60_000, 120_000],
    [45_000, 90_000, 120_000],
    [100_000, 200_000, 200_000],
    [900_000, 300_000, 300_000],
  ])('gives tasks of %i ms an away limit of %i and an idle limit of %i ms', (medianMs, away, idle) => {
    const usual = { count: 10, medianMs, lowMs: medianMs, highMs: medianMs, meanMs: medianMs };
    expect(limitsOf(usual)).toEqual({ awayLimitMs: away, idleLimitMs: idle });
    expect(limitsOf(usual, { awayLimitMs: 7 })).toEqual({ awayLimitMs: 7, idleLimitMs: idle });
  });
});
