import { describe, expect, it } from 'vitest';
import { payLine } from '../../lib/screen/pay';
import { MINUTE, NOW, usd } from './snapshots';

const line = (change: Partial<typeof NOW>) => payLine({ ...NOW, ...change });

describe('the line on pay', () => {
  it('reported hours: so far, the rate, minutes to the cap', () => {
    const said = line({ countedMs: 30 * MINUTE });
    expect(said).toMatchObject({ kind: 'reported', soFar: usd(12.5), rate: usd(25) });
    expect(said).toMatchObject({ cap: { leftMs: 30 * MINUTE, share: 0.5 } });
  });

  it('reported hours earn nothing beyond the cap', () => {
    expect(line({ countedMs: 90 * MINUTE })).toMatchObject({ soFar: usd(25), cap: { leftMs: 0, share: 1 } });
  });

  it('reported hours without a cap show none', () => {
    const pay = { basis: 'perHourReported', rateMicros: 25_000_000, currency: 'USD' } as const;
    expect(line({ pay })).toMatchObject({ cap: undefined });
  });

  it('tracked hours: the rate that holds after the paid time', () => {
    const pay = {
      basis: 'perHourTracked',
      rateMicros: 30_000_000,
      currency: 'USD',
      paidLimitMs: 30 * MINUTE,
      exceededRateMicros: 10_000_000,
    } as const;
    expect(line({ pay, countedMs: 60 * MINUTE })).toMatchObject({
      kind: 'tracked',
      soFar: usd(20),
      after: usd(10),
      paid: { leftMs: 0 },
    });
  });

  it("estimated time: the task's own estimate goes before the project's", () => {
    const pay = {
      basis: 'perEstimatedMinute',
      rateMicros: 12_000_000,
      currency: 'USD',
      estimateMs: MINUTE,
    } as const;
    const said = line({ pay, estimateMs: 5 * MINUTE, countedMs: 2 * MINUTE });
    expect(said).toMatchObject({ kind: 'estimated', pays: usd(1), estimate: { leftMs: 3 * MINUTE } });
    expect(line({ pay, countedMs: 0 })).toMatchObject({ pays: usd(0.2) });
  });

  it('estimated time without an estimate does not say what it pays', () => {
    const pay = { basis: 'perEstimatedMinute', rateMicros: 12_000_000, currency: 'USD' } as const;
    expect(line({ pay })).toMatchObject({ pays: undefined, estimate: undefined });
  });

  it('tasks, sessions, unpaid and unknown', () => {
    const amount = { amountMicros: 125_000, currency: 'USD' };
    expect(line({ pay: { basis: 'perTask', ...amount }, usualMs: 3 * MINUTE, eachMs: MINUTE })).toEqual({
      kind: 'task',
      pays: amount,
      usualMs: 3 * MINUTE,
      eachMs: MINUTE,
    });
    expect(
      line({ pay: { basis: 'perSession', ...amount }, estimateMs: 40 * MINUTE, countedMs: 10 * MINUTE }),
    ).toMatchObject({ kind: 'session', limit: { share: 0.25 } });
    expect(line({ pay: { basis: 'unpaid' } })).toEqual({ kind: 'unpaid' });
    expect(line({ pay: undefined })).toEqual({ kind: 'unknown' });
  });
});
