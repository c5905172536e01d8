import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, decimalOf, largerFirst, sumPerCurrency } from '../../lib/rates/money';
import { parseMoney } from '../../lib/rates/parse-money';

const usd = (amountMicros: number) => ({ amountMicros, currency: 'USD' });
const eur = (amountMicros: number) => ({ amountMicros, currency: 'EUR' });

const READ: [text: string, amountMicros: number, currency: string][] = [
  ['$21.00/hr', 21_000_000, 'USD'],
  ['$1,234.50', 1_234_500_000, 'USD'],
  ['1,50 €', 1_500_000, 'EUR'],
  ['0,05 $ / HIT', 50_000, 'USD'],
  ['£6.20', 6_200_000, 'GBP'],
  ['USD 3.5', 3_500_000, 'USD'],
  ['USD $25.00 per hour', 25_000_000, 'USD'],
  ['$25 CAD', 25_000_000, 'CAD'],
  ['A$7', 7_000_000, 'AUD'],
  ['$0.0125', 12_500, 'USD'],
  ['$0.125', 125_000, 'USD'],
  ['$1.125', 1_125_000, 'USD'],
  ['$.50', 500_000, 'USD'],
  ['$1,234', 1_234_000_000, 'USD'],
  ['1.234 €', 1_234_000_000, 'EUR'],
  ['1.234.567,89 €', 1_234_567_890_000, 'EUR'],
  ['1\u00a0234,50\u00a0€', 1_234_500_000, 'EUR'],
  ['1\u202f234,50 €', 1_234_500_000, 'EUR'],
  ["CHF 1'234.50", 1_234_500_000, 'CHF'],
  ['  $371.25\n', 371_250_000, 'USD'],
  ['-$5.00', -5_000_000, 'USD'],
  ['−2,00 €', -2_000_000, 'EUR'],
  ['12 zł', 12_000_000, 'PLN'],
  ['$0.00', 0, 'USD'],
];

const UNREADABLE = [
  ...['', ' ', '$', '-', '–', 'NaN', '$NaN', '$-', 'Infinity', '21.00', 'free', 'HIT 5'],
  ...['$20-$25', '$20–25/hr', '$20 to $25', '$30+/hr', 'Up to $30/hr', 'Priority Pay $15/hr', '$5 $6'],
  ...['5¢', '¥500', 'HK$5', '€ 5 USD', 'USD 5 EUR', 'XQZ 5', '$1,23,4', '$12.34.56', '$1,2345.00', '$5.'],
  ...['1,234 €', 'USD 1,234', '€1.234', '$0.0000001', '$9999999999999', `$${'9'.repeat(400)}`, '$1e5', '$5k'],
  ...['$5 per 10 tasks', '--$5', '-$-5'],
];

describe('reading an amount that a platform prints', () => {
  it.each(READ)('%j', (text, amountMicros, currency) => {
    expect(parseMoney(text)).toEqual({ amountMicros, currency });
  });

  it.each(UNREADABLE)('%j is not one exact amount', (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });

  it('never throws and never gives anything but safe integers', () => {
    const bits = fc.constantFrom('$', '€', 'USD', ' ', '\u00a0', '-', ',', '.', '1', '23', '456', '/hr', "'");
    const texts = fc.oneof(
      fc.string(),
      fc.array(bits, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const money = parseMoney(text);
        expect(money === undefined || Number.isSafeInteger(money.amountMicros)).toBe(true);
      }),
    );
  });

  it('reads back what Intl prints, in either convention', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.constantFrom(
          ['en-US', 'USD'],
          ['de-DE', 'EUR'],
          ['fr-FR', 'EUR'],
          ['en-GB', 'GBP'],
          ['pl-PL', 'PLN'],
        ),
        (cents, [locale, currency = '']) => {
          const text = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);
          expect(parseMoney(text)).toEqual({ amountMicros: cents * 10_000, currency });
        },
      ),
    );
  });
});

describe('adding', () => {
  it('adds one currency and refuses two', () => {
    expect(addMoney(usd(1), usd(2))).toEqual(usd(3));
    expect(() => addMoney(usd(1), eur(2))).toThrow('USD and EUR are never added');
  });

  it('refuses a sum that would no longer be exact', () => {
    expect(() => addMoney(usd(Number.MAX_SAFE_INTEGER), usd(1))).toThrow(RangeError);
  });

  it('keeps currencies apart, the larger first', () => {
    expect(sumPerCurrency([eur(5), usd(3), eur(1), usd(4)])).toEqual([usd(7), eur(6)]);
    expect(sumPerCurrency([])).toEqual([]);
  });

  it('orders by what the worker said a currency is worth', () => {
    expect(largerFirst([usd(10), eur(9)])).toEqual([usd(10), eur(9)]);
    expect(largerFirst([usd(10), eur(9)], { EUR: 1.2, USD: 1 })).toEqual([eur(9), usd(10)]);
    expect(largerFirst([usd(5), eur(5)])).toEqual([eur(5), usd(5)]);
  });
});

describe('a decimal for exports', () => {
  it.each([
    [0, '0'],
    [12_500_000, '12.5'],
    [125, '0.000125'],
    [-125, '-0.000125'],
    [-3_000_000, '-3'],
  ])('%i', (micros, text) => expect(decimalOf(micros)).toBe(text));

  it('is exact', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (micros) => {
        const [units = '', fraction = ''] = decimalOf(micros).split('.');
        expect(BigInt(units + fraction.padEnd(6, '0'))).toBe(BigInt(micros));
      }),
    );
  });
});
