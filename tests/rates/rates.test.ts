import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allInRates,
  allTimeMs,
  ratePerHour,
  shareOverhead,
  taskRates,
  unpaidShare,
  unpricedMs,
  type WorkTotals,
} from '../../lib/rates/rates';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const $ = (dollars: number) => Math.round(dollars * 1_000_000);

const nothing: WorkTotals = {
  earned: {},
  paidTaskMs: 0,
  earningTaskMs: 0,
  lostTaskMs: 0,
  paidTrainingMs: 0,
  unpaidTrainingMs: 0,
  overheadMs: 0,
  taskCount: 0,
};

/** Three hours on tasks for $60, 22 min searching, 40 training, 12 lost: the day of the mock. */
const day: WorkTotals = {
  ...nothing,
  earned: { USD: { paid: $(60) } },
  paidTaskMs: 3 * HOUR,
  earningTaskMs: 3 * HOUR,
  lostTaskMs: 12 * MINUTE,
  unpaidTrainingMs: 40 * MINUTE,
  overheadMs: 22 * MINUTE,
  taskCount: 7,
};

describe('a rate', () => {
  it('is unknown without time, never zero and never infinite', () => {
    expect(ratePerHour($(5), 0)).toBeUndefined();
    expect(ratePerHour($(5), Number.NaN)).toBeUndefined();
    expect(ratePerHour($(5), -1)).toBeUndefined();
    expect(ratePerHour(Number.NaN, HOUR)).toBeUndefined();
    expect(taskRates(nothing)).toEqual([]);
    expect(taskRates({ ...nothing, earned: { USD: { paid: $(5) } } })).toEqual([]);
  });

  it('is micros per hour', () => {
    expect(ratePerHour($(12), 30 * MINUTE)).toBe($(24));
    expect(ratePerHour(0, HOUR)).toBe(0);
    expect(ratePerHour(1, 3 * HOUR)).toBe(0);
  });

  it('is a ratio of sums, not an average of rates', () => {
    const quick = { earned: $(1), ms: MINUTE };
    const slow = { earned: $(10), ms: 59 * MINUTE };
    const rate = ratePerHour(quick.earned + slow.earned, quick.ms + slow.ms);
    expect(rate).toBe($(11));
  });

  it('of two stretches together lies between the two', () => {
    const stretch = fc.tuple(
      fc.integer({ min: 0, max: $(10_000) }),
      fc.integer({ min: 1000, max: 1000 * HOUR }),
    );
    fc.assert(
      fc.property(stretch, stretch, ([a, aMs], [b, bMs]) => {
        const rates = [ratePerHour(a, aMs) ?? Number.NaN, ratePerHour(b, bMs) ?? Number.NaN];
        const both = ratePerHour(a + b, aMs + bMs) ?? Number.NaN;
        expect(both).toBeGreaterThanOrEqual(Math.min(...rates));
        expect(both).toBeLessThanOrEqual(Math.max(...rates));
      }),
    );
  });
});

describe('On tasks and All time', () => {
  it('stand apart by the time that nobody pays', () => {
    expect(taskRates(day)).toEqual([{ currency: 'USD', lowMicros: $(20), highMicros: $(20), n: 7 }]);
    expect(allTimeMs(day)).toBe(254 * MINUTE);
    expect(allInRates(day)).toEqual([
      { currency: 'USD', lowMicros: 14_173_228, highMicros: 14_173_228, n: 7 },
    ]);
  });

  it('are a band while money is open, with rejected money on neither side', () => {
    const earned = { USD: { paid: $(20), approved: $(10), expected: $(30), rejected: $(500) } };
    expect(taskRates({ ...day, earned })[0]).toMatchObject({ lowMicros: 6_666_667, highMicros: $(20) });
  });

  it('leave time in where the money was rejected', () => {
    const rejected: WorkTotals = { ...day, earned: { USD: { rejected: $(60) } } };
    expect(taskRates(rejected)[0]).toMatchObject({ lowMicros: 0, highMicros: 0 });
  });

  it('take paid training as paid work in All time only', () => {
    const trained: WorkTotals = {
      ...nothing,
      earned: { USD: { paid: $(30) } },
      taskEarned: { USD: { paid: $(20) } },
      paidTaskMs: HOUR,
      earningTaskMs: HOUR,
      paidTrainingMs: HOUR,
      taskCount: 1,
    };
    expect(taskRates(trained)[0]?.highMicros).toBe($(20));
    expect(allInRates(trained)[0]?.highMicros).toBe($(15));
    expect(unpaidShare(trained)).toBe(0);
  });

  it('stand per currency, the larger first, and never add two', () => {
    const rates = taskRates({ ...day, earned: { EUR: { paid: $(6) }, USD: { paid: $(54) } } });
    expect(rates.map((rate) => [rate.currency, rate.highMicros])).toEqual([
      ['USD', $(18)],
      ['EUR', $(2)],
    ]);
  });

  it('do not take unknown pay for none: On tasks leaves those tasks out, All time says how much waits', () => {
    const unpriced: WorkTotals = { ...day, paidTaskMs: 5 * HOUR };
    expect(taskRates(unpriced)).toEqual(taskRates(day));
    expect(unpricedMs(unpriced)).toBe(2 * HOUR);
    expect(allTimeMs(unpriced)).toBe(allTimeMs(day) + 2 * HOUR);
  });

  it('never put All time above On tasks when all money comes from tasks', () => {
    const time = fc.integer({ min: 0, max: 1000 * HOUR });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: $(9999) }),
        time,
        time,
        time,
        (paid, taskMs, lostTaskMs, overheadMs) => {
          const totals = { ...day, earned: { USD: { paid } }, paidTaskMs: taskMs, earningTaskMs: taskMs };
          const onTasks = taskRates({ ...totals, lostTaskMs, overheadMs })[0]?.highMicros;
          const allTime = allInRates({ ...totals, lostTaskMs, overheadMs })[0]?.highMicros;
          if (onTasks !== undefined) expect(allTime).toBeLessThanOrEqual(onTasks);
        },
      ),
    );
  });
});

describe('the unpaid share', () => {
  it.each<[string, Partial<WorkTotals>, number | undefined]>([
    ['no time at all', {}, undefined],
    ['paid tasks only', { paidTaskMs: HOUR }, 0],
    ['a third searching', { paidTaskMs: 2 * HOUR, overheadMs: HOUR }, 1 / 3],
    ['tasks of a project that pays nothing', { paidTaskMs: 2 * HOUR, unpaidTaskMs: HOUR }, 0.5],
    ['paid training is paid work', { paidTrainingMs: HOUR, unpaidTrainingMs: HOUR }, 0.5],
    ['nothing but lost tasks', { lostTaskMs: HOUR }, 1],
  ])('%s', (_what, part, share) => {
    const got = unpaidShare({ ...nothing, ...part });
    if (share === undefined) expect(got).toBeUndefined();
    else expect(got).toBeCloseTo(share, 12);
  });
});

describe('overhead without a project', () => {
  it('is shared out by task time', () => {
    const shares = shareOverhead(
      90 * MINUTE,
      new Map([
        ['a', 2 * HOUR],
        ['b', HOUR],
        ['c', 0],
      ]),
    );
    expect([...shares]).toEqual([
      ['a', 60 * MINUTE],
      ['b', 30 * MINUTE],
    ]);
  });

  it('is left alone when there is no task to share it with', () => {
    expect(shareOverhead(HOUR, new Map()).size).toBe(0);
    expect(shareOverhead(HOUR, new Map([['a', 0]])).size).toBe(0);
  });

  it('adds up to the millisecond', () => {
    const time = fc.integer({ min: 0, max: 10_000 * HOUR });
    fc.assert(
      fc.property(time, fc.dictionary(fc.string(), time), (overheadMs, byProject) => {
        const taskMs = new Map(Object.entries(byProject));
        const shares = [...shareOverhead(overheadMs, taskMs).values()];
        const sum = shares.reduce((a, b) => a + b, 0);
        expect(sum).toBe([...taskMs.values()].some((ms) => ms > 0) ? overheadMs : 0);
        expect(shares.every((ms) => Number.isSafeInteger(ms) && ms >= 0)).toBe(true);
      }),
    );
  });
});
