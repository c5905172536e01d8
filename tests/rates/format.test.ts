import { describe, expect, it } from 'vitest';
import { formatClock, formatHours, formatMoney, UNKNOWN } from '../../lib/rates/format';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money on a screen', () => {
  it.each([
    [21_000_000, 'USD', 'en-US', '$21.00'],
    [21_003_333, 'USD', 'en-US', '$21.00'],
    [12_500, 'USD', 'en-US', '$0.0125'],
    [50_000, 'USD', 'en-US', '$0.05'],
    [33_333, 'USD', 'en-US', '$0.0333'],
    [17, 'USD', 'en-US', '$0.000017'],
    [0, 'USD', 'en-US', '$0.00'],
    [-5_000_000, 'USD', 'en-US', '-$5.00'],
    [1_234_500_000, 'EUR', 'de-DE', '1.234,50 €'],
    [500_000_000, 'JPY', 'en-US', '¥500'],
  ])('%i %s in %s', (amountMicros, currency, locale, text) => {
    expect(plain(formatMoney({ amountMicros, currency }, locale))).toBe(text);
  });

  it('shows terms exactly', () => {
    expect(formatMoney({ amountMicros: 125_000, currency: 'USD' }, 'en-US', { exact: true })).toBe('$0.125');
    expect(formatMoney({ amountMicros: 2_000_000, currency: 'USD' }, 'en-US', { exact: true })).toBe('$2.00');
  });

  it('keeps two kinds of dollar apart', () => {
    const money = { amountMicros: 5_000_000, currency: 'CAD' };
    expect(formatMoney(money, 'en-US')).not.toBe(formatMoney({ ...money, currency: 'USD' }, 'en-US'));
  });
});

describe('time on a screen', () => {
  it.each([
    [0, '0:00'],
    [34 * MINUTE + 12 * SECOND, '34:12'],
    [59 * MINUTE + 59_999, '59:59'],
    [62 * MINUTE + 3 * SECOND, '1:02:03'],
    [1500 * MINUTE, '25:00:00'],
  ])('%i ms on the clock', (ms, text) => expect(formatClock(ms, 'en')).toBe(text));

  it.each([
    [0, '0 min'],
    [28 * SECOND + 999, '28 s'],
    [41 * MINUTE + 59_999, '41 min'],
    [60 * MINUTE, '1 h 00'],
    [190 * MINUTE, '3 h 10'],
    [1325 * MINUTE, '22 h 05'],
  ])('%i ms of work', (ms, text) => expect(plain(formatHours(ms, 'en'))).toBe(text));

  it('writes digits as the reader does', () => {
    expect(formatClock(34 * MINUTE + 12 * SECOND, 'ar-EG')).toBe('٣٤:١٢');
  });
});

it('shows what is unknown as a dash, never as zero', () => {
  for (const ms of [undefined, Number.NaN, -1]) {
    expect([formatClock(ms), formatHours(ms)]).toEqual([UNKNOWN, UNKNOWN]);
  }
  expect(formatMoney(undefined)).toBe(UNKNOWN);
});
