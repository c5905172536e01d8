import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earnedSoFar, earningKnown, earningOf, isPaid, leftMs, reportableMs } from '../../lib/rates/earnings';
import type { PayTerms } from '../../lib/rates/types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const $ = (dollars: number) => Math.round(dollars * 1_000_000);

const perTask: PayTerms = { basis: 'perTask', amountMicros: $(0.05), currency: 'USD' };
const perSession: PayTerms = { basis: 'perSession', amountMicros: $(6.2), currency: 'GBP' };
const reported: PayTerms = { basis: 'perHourReported', rateMicros: $(24), currency: 'USD', capMs: HOUR };
const tracked: PayTerms = {
  basis: 'perHourTracked',
  rateMicros: $(30),
  currency: 'USD',
  paidLimitMs: HOUR,
  exceededRateMicros: $(9),
};
const noEstimate: PayTerms = { basis: 'perEstimatedMinute', rateMicros: $(15), currency: 'USD' };
const estimated: PayTerms = {
  basis: 'perEstimatedMinute',
  rateMicros: $(15),
  currency: 'USD',
  estimateMs: 4 * MINUTE,
};

type Row = [
  what: string,
  terms: PayTerms,
  countedMs: number,
  ended: 'submitted' | 'timeOnly' | 'lost',
  micros?: number,
];

const ROWS: Row[] = [
  ['a task by the piece', perTask, 3 * MINUTE, 'submitted', $(0.05)],
  ['a piece left unfinished', perTask, 3 * MINUTE, 'timeOnly', undefined],
  ['a piece returned', perTask, 3 * MINUTE, 'lost', undefined],
  ['a session', perSession, 40 * MINUTE, 'submitted', $(6.2)],
  ['hours to report', reported, 45 * MINUTE, 'submitted', $(18)],
  ['hours to report, over the cap', reported, 75 * MINUTE, 'submitted', $(24)],
  ['hours to report after the escape hatch', reported, 30 * MINUTE, 'timeOnly', $(12)],
  ['the escape hatch over the cap', reported, 75 * MINUTE, 'timeOnly', $(24)],
  ['hours of a task that was lost', reported, 75 * MINUTE, 'lost', undefined],
  ['tracked within the limit', tracked, 30 * MINUTE, 'submitted', $(15)],
  ['tracked beyond the limit', tracked, 80 * MINUTE, 'submitted', $(33)],
  ['an estimate, done in no time', estimated, MINUTE, 'submitted', $(1)],
  ['an estimate, overrun', estimated, 20 * MINUTE, 'submitted', $(1)],
  ['work that pays nothing', { basis: 'unpaid' }, HOUR, 'submitted', undefined],
];

describe('what a task earns', () => {
  it.each(ROWS)('%s', (_what, terms, countedMs, ended, micros) => {
    expect(earningOf(terms, { countedMs, ended })?.amountMicros).toBe(micros);
  });

  it.each([
    ['so many pieces', perTask, 40, $(2)],
    ['one session, whatever was done in it', perSession, 40, $(6.2)],
    ['so many estimates', estimated, 3, $(3)],
    ['hours, whatever was done in them', reported, 40, $(12)],
  ])('a session of many tasks is paid as %s', (_what, terms, units, micros) => {
    expect(earningOf(terms, { countedMs: 30 * MINUTE, units, ended: 'submitted' })?.amountMicros).toBe(
      micros,
    );
  });

  it('is expected money, approximate only where the platform measures', () => {
    expect(earningOf(reported, { countedMs: HOUR, ended: 'submitted' })).toEqual({
      amountMicros: $(24),
      currency: 'USD',
      state: 'expected',
      approximate: false,
    });
    expect(earningOf(tracked, { countedMs: HOUR, ended: 'submitted' })?.approximate).toBe(true);
  });

  it('counts beyond a limit only what is known to be paid there', () => {
    const { exceededRateMicros: _, ...unknownBeyond } = tracked;
    expect(earningOf(unknownBeyond, { countedMs: 3 * HOUR, ended: 'submitted' })?.amountMicros).toBe($(30));
    const { paidLimitMs: __, ...noLimit } = tracked;
    expect(earningOf(noLimit, { countedMs: 3 * HOUR, ended: 'submitted' })?.amountMicros).toBe($(90));
  });

  it("takes the task's own estimate before the project's, and none is unknown", () => {
    const done = { countedMs: MINUTE, ended: 'submitted' } as const;
    expect(earningOf(estimated, { ...done, estimateMs: 8 * MINUTE })?.amountMicros).toBe($(2));
    expect(earningOf(noEstimate, done)).toBeUndefined();
  });

  it('tells nothing due from not known', () => {
    const done = { countedMs: HOUR, ended: 'submitted' } as const;
    expect(earningKnown({ basis: 'unpaid' }, done)).toBe(true);
    expect(earningKnown(reported, { ...done, ended: 'lost' })).toBe(true);
    expect(earningKnown(undefined, { ...done, ended: 'lost' })).toBe(true);
    expect(earningKnown(perTask, { ...done, ended: 'timeOnly' })).toBe(true);
    expect(earningKnown(reported, done)).toBe(true);
    expect(earningKnown(undefined, done)).toBe(false);
    expect(earningKnown(noEstimate, done)).toBe(false);
    expect([isPaid(undefined), isPaid({ basis: 'unpaid' }), isPaid(perTask)]).toEqual([
      undefined,
      false,
      true,
    ]);
  });

  it('rounds half to even, so that halves cancel over many tasks', () => {
    const odd = (rateMicros: number): PayTerms => ({ basis: 'perHourReported', rateMicros, currency: 'USD' });
    const half = { countedMs: HOUR / 2, ended: 'submitted' } as const;
    expect([1, 3, 5].map((rate) => earningOf(odd(rate), half)?.amountMicros)).toEqual([0, 2, 2]);
  });

  it('never gives NaN or more than a number holds', () => {
    const broken = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, Number.MAX_VALUE, 1e15];
    for (const a of broken) {
      for (const terms of [reported, tracked, estimated, perTask]) {
        for (const done of [{ countedMs: a }, { countedMs: HOUR, estimateMs: a }]) {
          const earned = earningOf(terms, { ...done, ended: 'submitted' });
          expect(earned === undefined || Number.isSafeInteger(earned.amountMicros)).toBe(true);
        }
        const warped: PayTerms = Object.assign({}, terms, { rateMicros: a, amountMicros: a });
        const earned = earningOf(warped, { countedMs: HOUR, ended: 'submitted' });
        expect(earned === undefined || Number.isSafeInteger(earned.amountMicros)).toBe(true);
      }
    }
  });
});

const ms = fc.integer({ min: 0, max: 1000 * HOUR });
const micros = fc.integer({ min: 0, max: $(1000) });

describe('properties of hourly pay', () => {
  it('never falls as time goes on, and never passes cap × rate', () => {
    fc.assert(
      fc.property(micros, ms, ms, ms, (rateMicros, capMs, a, b) => {
        const terms: PayTerms = { basis: 'perHourReported', rateMicros, currency: 'USD', capMs };
        const at = (countedMs: number) => earnedSoFar(terms, countedMs)?.amountMicros ?? Number.NaN;
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
        expect(at(a)).toBeLessThanOrEqual(at(capMs));
      }),
    );
  });

  it('splits a stretch without losing more than a micro', () => {
    fc.assert(
      fc.property(micros, ms, ms, (rateMicros, a, b) => {
        const terms: PayTerms = { basis: 'perHourReported', rateMicros, currency: 'USD' };
        const at = (countedMs: number) => earnedSoFar(terms, countedMs)?.amountMicros ?? Number.NaN;
        expect(Math.abs(at(a) + at(b) - at(a + b))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('while a task is open', () => {
  it('says what it has earned only where time is paid', () => {
    expect(earnedSoFar(reported, 30 * MINUTE)).toEqual({
      amountMicros: $(12),
      currency: 'USD',
      approximate: false,
    });
    expect(earnedSoFar(tracked, 30 * MINUTE)?.approximate).toBe(true);
    for (const terms of [perTask, perSession, estimated, { basis: 'unpaid' } as const, undefined]) {
      expect(earnedSoFar(terms, 30 * MINUTE)).toBeUndefined();
    }
  });

  it('says how long full pay goes on', () => {
    expect(leftMs(reported, 34 * MINUTE)).toBe(26 * MINUTE);
    expect(leftMs(reported, 2 * HOUR)).toBe(0);
    expect(leftMs(tracked, 0)).toBe(HOUR);
    expect(leftMs(estimated, MINUTE)).toBe(3 * MINUTE);
    expect(leftMs(estimated, MINUTE, 2 * MINUTE)).toBe(MINUTE);
    expect(leftMs(perTask, MINUTE)).toBeUndefined();
    expect(leftMs(undefined, MINUTE)).toBeUndefined();
  });

  it('never rounds time to report up', () => {
    expect(reportableMs(90_999.9)).toBe(90_999);
    expect(reportableMs(75 * MINUTE, HOUR)).toBe(HOUR);
    expect(reportableMs(Number.NaN, HOUR)).toBe(0);
    fc.assert(
      fc.property(ms, fc.option(ms, { nil: undefined }), (counted, cap) => {
        const out = reportableMs(counted, cap);
        expect(out).toBeLessThanOrEqual(counted);
        expect(out).toBeLessThanOrEqual(cap ?? counted);
      }),
    );
  });
});
