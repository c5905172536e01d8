import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currencyChoices,
  type PayAnswer,
  parseAmount,
  parseMinutes,
  payTermsFrom,
} from '../../lib/screen/amount';
import { MINUTE } from './snapshots';

const micros = (typed: string, locale = 'en-US') => parseAmount(typed, 'USD', locale)?.amountMicros;

describe('an amount as typed', () => {
  it.each([
    ['12.5', 'en-US', 12_500_000],
    ['12,50', 'en-US', 12_500_000],
    [' 18 ', 'en-US', 18_000_000],
    ['0.125', 'en-US', 125_000],
    ['1.125', 'en-US', 1_125_000],
    ['1,250', 'en-US', 1_250_000_000],
    ['1,250.50', 'en-US', 1_250_500_000],
    ['1.250', 'de-DE', 1_250_000_000],
    ['1,250', 'de-DE', 1_250_000],
    ['1.250,50', 'de-DE', 1_250_500_000],
  ])('%s in %s', (typed, locale, expected) => {
    expect(micros(typed, locale)).toBe(expected);
  });

  it.each(['', '0', '0.00', '-5', 'abc', '12.5.6', '$', '1e3'])('%j is no pay', (typed) => {
    expect(micros(typed)).toBeUndefined();
  });

  it('reads back every whole number of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (cents) => {
        expect(micros((cents / 100).toFixed(2))).toBe(cents * 10_000);
      }),
    );
  });
});

describe('minutes as typed', () => {
  it.each([
    ['60', 60 * MINUTE],
    ['7,5', 7.5 * MINUTE],
    ['', undefined],
    ['0', undefined],
    ['-3', undefined],
    ['x', undefined],
    ['9999', undefined],
  ])('%j', (typed, expected) => {
    expect(parseMinutes(typed)).toBe(expected);
  });
});

describe('the answer to "what does this project pay?"', () => {
  const answer: PayAnswer = { asked: 'hour', amount: '25', currency: 'USD', limit: '' };
  const terms = (change: Partial<PayAnswer>, platform = 'dataannotation') =>
    payTermsFrom(platform, { ...answer, ...change }, 'en-US');

  it('an hour is reported, with its cap', () => {
    expect(terms({ limit: '60' })).toEqual({
      basis: 'perHourReported',
      rateMicros: 25_000_000,
      currency: 'USD',
      capMs: 60 * MINUTE,
    });
  });

  it('an hour is tracked where the platform measures', () => {
    expect(terms({}, 'outlier')).toMatchObject({ basis: 'perHourTracked', rateMicros: 25_000_000 });
  });

  it('a missing cap stays unknown', () => {
    expect(terms({})).toMatchObject({ capMs: undefined });
  });

  it('estimated hours keep the estimate', () => {
    expect(terms({ asked: 'estimatedHour', limit: '4' })).toMatchObject({
      basis: 'perEstimatedMinute',
      estimateMs: 4 * MINUTE,
    });
  });

  it('tasks and sessions pay an amount', () => {
    expect(terms({ asked: 'task', amount: '0.05', currency: 'EUR' })).toEqual({
      basis: 'perTask',
      amountMicros: 50_000,
      currency: 'EUR',
    });
    expect(terms({ asked: 'session', amount: '6' })).toMatchObject({ basis: 'perSession' });
  });

  it('unpaid needs no amount, everything else does', () => {
    expect(terms({ asked: 'unpaid', amount: '' })).toEqual({ basis: 'unpaid' });
    expect(terms({ amount: '' })).toBeUndefined();
    expect(terms({ asked: 'task', amount: 'lots' })).toBeUndefined();
  });
});

it('the likely currency is offered first, each one once', () => {
  const choices = currencyChoices('KES');
  expect(choices[0]).toBe('KES');
  expect(new Set(choices).size).toBe(choices.length);
  expect(choices).toContain('USD');
});
