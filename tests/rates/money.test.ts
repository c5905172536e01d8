import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../lib/rates/format';
import { addMoney, decimalOf, largerFirst, sumPerCurrency } from '../../lib/rates/money';
import { parseMoney, parseMoneyRange } from '../../lib/rates/parse-money';

const usd = (amountMicros: number) => ({ amountMicros, currency: 'USD' });
const eur = (amountMicros: number) => ({ amountMicros, currency: 'EUR' });

const NOTATIONS: [locale: string, currency: string][] = [
  ['en-US', 'USD'],
  ['en-US', 'EUR'],
  ['en-US', 'CAD'],
  ['en-GB', 'GBP'],
  ['en-IN', 'INR'],
  ['de-DE', 'EUR'],
  ['de-CH', 'CHF'],
  ['es-ES', 'EUR'],
  ['fr-FR', 'EUR'],
  ['pt-BR', 'BRL'],
  ['pl-PL', 'PLN'],
  ['ru-RU', 'USD'],
  ['uk-UA', 'EUR'],
  ['id-ID', 'USD'],
  ['en-PH', 'PHP'],
  ['en-NG', 'NGN'],
];

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
  ['£9.00/hr', 9_000_000, 'GBP'],
  ['$0.10 per page', 100_000, 'USD'],
  ['€ 1.234,56', 1_234_560_000, 'EUR'],
  ['R$ 12,50', 12_500_000, 'BRL'],
  ['₹1,23,456.50', 123_456_500_000, 'INR'],
  ['₹ 250', 250_000_000, 'INR'],
  ['$5 / Hour', 5_000_000, 'USD'],
];

const UNREADABLE = [
  ...['', ' ', '$', '-', '–', 'NaN', '$NaN', '$-', 'Infinity', '21.00', 'free', 'HIT 5'],
  ...['$20-$25', '$20–25/hr', '$20 to $25', '$30+/hr', 'Up to $30/hr', 'Priority Pay $15/hr', '$5 $6'],
  ...['5¢', '¥500', 'HK$5', '€ 5 USD', 'USD 5 EUR', 'XQZ 5', '$1,23,4', '$12.34.56', '$1,2345.00', '$5.'],
  ...['50 cents', '1,2,3456 ₹', '$20-$25', 'cents', '$5 cents'],
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

  it.each([
    ['50 cents', 500_000],
    ['1 cent', 10_000],
    ['2.5 cents', 25_000],
    ['2,5 cents per page', 25_000],
    ['50¢', 500_000],
    ['$0.50', 500_000],
    ['0.00001 cents', undefined],
    ['cents', undefined],
    ['5-10 cents', undefined],
  ])('%j, where cents are known to be of the dollar', (text, amountMicros) => {
    const money = amountMicros === undefined ? undefined : usd(amountMicros);
    expect(parseMoney(text, { centsOf: 'USD' })).toEqual(money);
  });

  it.each([
    ['$20-$25', usd(20_000_000), usd(25_000_000)],
    ['$20–25/hr', usd(20_000_000), usd(25_000_000)],
    ['$20.50 to $25 per hour', usd(20_500_000), usd(25_000_000)],
    ['20 - 25,50 €', eur(20_000_000), eur(25_500_000)],
    ['€1.234,50–€2.000,00', eur(1_234_500_000), eur(2_000_000_000)],
  ])('%j is a range', (text, low, high) => {
    expect(parseMoneyRange(text)).toEqual({ low, high });
    expect(parseMoney(text)).toBeUndefined();
  });

  it.each(['$25', '$25-$20', '$20-€25', '20-25', 'a - b', '$5 - $6 - $7', '2026-06-14'])(
    '%j is no range of amounts',
    (text) => expect(parseMoneyRange(text)).toBeUndefined(),
  );

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

  it('reads what we print, in the notation of any reader', () => {
    const micros = fc.oneof(
      fc.integer({ min: 0, max: 10_000_000_000 }).map((cents) => cents * 10_000),
      fc.integer({ min: 0, max: 99_999 }),
    );
    fc.assert(
      fc.property(micros, fc.constantFrom(...NOTATIONS), (amountMicros, [locale, currency]) => {
        const printed = formatMoney({ amountMicros, currency }, locale, { exact: true });
        const read = parseMoney(printed);
        // Three decimals alone look like thousands in some notations: unknown then, and never another amount.
        const isAmbiguous = /\d[.,]\d{3}(?!\d)/.test(printed) && !/[.,].*[.,]/.test(printed);
        if (read !== undefined || !isAmbiguous) expect(read, printed).toEqual({ amountMicros, currency });
      }),
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
