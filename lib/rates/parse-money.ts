import type { Money } from './types';

/**
 * Symbols with one meaning, and `$`: alone it is the US dollar, as on every platform studied. `¥` is two
 * currencies and `¢` a part of many, so both stay unknown.
 */
const SYMBOLS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  R$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₱': 'PHP',
  '₴': 'UAH',
  '₦': 'NGN',
  zł: 'PLN',
};

/** No printed amount is longer; what is, is something else and not worth looking through. */
const LONGEST_TEXT = 80;

/** `/hr`, `/ HIT`, `per hour`, `per page`: what the amount is for is not this parser's question. */
const UNIT = /\s*(?:\/|\bper\b)\s*\p{L}[\p{L} ]*$/u;
const CURRENCY = '[A-Z]{3}|[A-Z]{0,2}\\$|[€£₹₽₺₱₴₦]|zł';
const AMOUNT = new RegExp(
  `^([-−])?(${CURRENCY})?\\s*(${CURRENCY})?([-−])?(\\d[\\d.,' ’]*|\\.\\d+)\\s*(${CURRENCY})?\\s*(${CURRENCY})?$`,
  'u',
);

/** `50 cents`: of which currency is for the page's own evidence to say. */
const CENTS = /^(\d[\d.,]*) ?(?:cents?|¢)$/i;

/** `$20-$25`, `£8 – £9.50`, `20 to 25 €`. */
const RANGE = /^(.*\d.*?)(?: ?[-\u2012-\u2015] ?| to )(.*\d.*)$/u;

/**
 * An amount as platforms print it: `$21.00/hr`, `1,50 €`, `0,05 $ / HIT`, `USD $25.00 per hour`. The currency
 * must be there, by symbol or ISO code; `centsOf` says of which currency `50 cents` are, and without it they
 * stay unknown. `undefined` for everything that is not one exact amount: ranges, `from $5`, `$30+`, dashes, an
 * empty text, more than six decimals, more than a number holds, and a single separator before three digits
 * that could be either kind (`1,234 €`).
 */
export function parseMoney(text: string, { centsOf }: { centsOf?: string } = {}): Money | undefined {
  const bare = withoutUnit(text);
  const [, cents] = (centsOf !== undefined && CENTS.exec(bare)) || [];
  if (cents !== undefined) return hundredthOf(amountIn(`${centsOf} ${cents}`));
  return amountIn(bare);
}

/**
 * A range of amounts, `$20–25/hr` or `$20 to $25`, from low to high; one end may leave the currency to the
 * other. `undefined` for all else, and for a range that runs backwards.
 */
export function parseMoneyRange(text: string): { low: Money; high: Money } | undefined {
  const [, from, to] = RANGE.exec(withoutUnit(text)) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const marks = new RegExp(CURRENCY, 'u');
  const [lead = '', trail = ''] = [marks.exec(from)?.[0], marks.exec(to)?.[0]];
  const low = amountIn(from) ?? amountIn(`${from} ${trail}`);
  const high = amountIn(to) ?? amountIn(`${lead}${to}`);
  const isRange = low && high && low.currency === high.currency && low.amountMicros < high.amountMicros;
  return isRange ? { low, high } : undefined;
}

/** On one line, without what the amount is for; empty where it is too long to be one. */
function withoutUnit(text: string): string {
  if (text.length > LONGEST_TEXT) return '';
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\s]+/gu, ' ')
    .trim()
    .replace(UNIT, '');
}

function hundredthOf(money: Money | undefined): Money | undefined {
  if (money === undefined || money.amountMicros % 100 !== 0) return undefined;
  return { ...money, amountMicros: money.amountMicros / 100 };
}

function amountIn(bare: string): Money | undefined {
  const match = AMOUNT.exec(bare);
  if (!match) return undefined;
  const [, sign, before1, before2, innerSign, digits = '', after1, after2] = match;
  if (sign && innerSign) return undefined;
  const currency = currencyOf([before1, before2, after1, after2]);
  const amountMicros = microsOf(digits.trim(), before2 ?? before1, after1);
  if (currency === undefined || amountMicros === undefined) return undefined;
  return { amountMicros: sign || innerSign ? 0 - amountMicros : amountMicros, currency };
}

/** One currency from its symbol, its code, or both where they agree (`USD $25`, `$25 CAD`). */
function currencyOf(marks: readonly (string | undefined)[]): string | undefined {
  const found = marks.filter((mark) => mark !== undefined);
  const codes = found.filter((mark) => /^[A-Z]{3}$/.test(mark));
  const symbols = found.filter((mark) => !codes.includes(mark));
  if (codes.length > 1 || symbols.length > 1) return undefined;
  const [code] = codes;
  const [symbol] = symbols;
  if (code !== undefined && !isCurrency(code)) return undefined;
  if (symbol === undefined) return code;
  const named = SYMBOLS[symbol];
  if (code === undefined || named === undefined) return named;
  return named === code || (symbol === '$' && /D$/.test(code)) ? code : undefined;
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** Micros of printed digits; the marks beside them tell what a single separator before three digits is. */
function microsOf(digits: string, leading: string | undefined, trailing: string | undefined) {
  const plain = plainDecimal(digits, leading, trailing);
  if (plain === undefined) return undefined;
  const [units = '', fraction = ''] = plain.split('.');
  if (fraction.length > 6) return undefined;
  const micros = Number(units + fraction.padEnd(6, '0'));
  return Number.isSafeInteger(micros) ? micros : undefined;
}

/** `1.234,50` → `1234.50`; `undefined` where the groups are not thousands. */
function plainDecimal(digits: string, leading: string | undefined, trailing: string | undefined) {
  const lastMark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (lastMark < 0) return joinThousands(digits);
  const mark = digits[lastMark] ?? '';
  const whole = digits.slice(0, lastMark);
  const rest = digits.slice(lastMark + 1);
  if (!/^\d+$/.test(rest)) return undefined;
  if (whole.includes(mark)) return joinThousands(digits);
  if (rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
    const role = ambiguousMark(mark, leading, trailing);
    if (role === undefined) return undefined;
    if (role === 'thousands') return whole + rest;
  }
  const units = joinThousands(whole || '0');
  return units === undefined ? undefined : `${units}.${rest}`;
}

/** English puts the symbol first and groups by comma; elsewhere it stands last and the point groups. */
function ambiguousMark(mark: string, leading: string | undefined, trailing: string | undefined) {
  const symbolLeads = leading !== undefined && !/^[A-Z]{3}$/.test(leading);
  const symbolTrails = leading === undefined && trailing !== undefined && !/^[A-Z]{3}$/.test(trailing);
  if (mark === ',' && symbolLeads) return 'thousands';
  if (mark === '.' && symbolTrails) return 'thousands';
  if (mark === '.' && symbolLeads && leading !== '€') return 'decimal';
  return undefined;
}

/** Groups of three under one separator, also with lakhs above them (`1,23,456`), or no separator at all. */
function joinThousands(digits: string): string | undefined {
  if (/^\d+$/.test(digits)) return digits;
  const grouped = /^(?:\d{1,3}([.,' ’])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d\d)+,\d{3})$/.test(digits);
  return grouped ? digits.replace(/\D/g, '') : undefined;
}
