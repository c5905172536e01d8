import { MINUTE_MS } from '../clock/types';
import { parseMoney } from '../rates/parse-money';
import type { Money, PayBasis, PayTerms } from '../rates/types';

/** The bases a worker may choose when asked; `tracked` hours are a matter of the platform. */
export type AskedBasis = 'hour' | 'task' | 'estimatedHour' | 'session' | 'unpaid';
export const ASKED_BASES: readonly AskedBasis[] = ['hour', 'task', 'estimatedHour', 'session', 'unpaid'];

/** Platforms that measure the paid time themselves (docs/architecture.md, pay basis). */
const TRACKS_TIME: ReadonlySet<string> = new Set(['outlier', 'remotasks']);

/** `1,250` typed where the locale groups thousands by comma is 1250; elsewhere the comma is a decimal mark. */
function withoutGroups(typed: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567);
  const group = parts.find((part) => part.type === 'group')?.value;
  const grouped = /^[1-9]\d{0,2}(?:([.,])\d{3})+$/.exec(typed);
  return grouped && grouped[1] === group ? typed.replace(/[.,]/g, '') : typed;
}

/** An amount per hour or task as a worker types it; `undefined` where the text is none, or not above zero. */
export function parseAmount(typed: string, currency: string, locale: string): Money | undefined {
  const digits = withoutGroups(typed.trim(), locale);
  // Three decimals would read as thousands elsewhere; a fourth says that they are decimals.
  const grouping = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  const money = parseMoney(`${currency} ${grouping ? `${digits}0` : digits}`);
  return money && money.amountMicros > 0 ? money : undefined;
}

/** Minutes as typed, in ms; `undefined` where the field is empty or no positive number. */
export function parseMinutes(typed: string): number | undefined {
  const minutes = Number(typed.replace(',', '.'));
  return typed.trim() !== '' && minutes > 0 && minutes <= 24 * 60
    ? Math.round(minutes * MINUTE_MS)
    : undefined;
}

/** Which basis "per hour" and its like mean on a platform. */
export function basisOn(platform: string, asked: AskedBasis): PayBasis {
  if (asked === 'hour') return TRACKS_TIME.has(platform) ? 'perHourTracked' : 'perHourReported';
  if (asked === 'estimatedHour') return 'perEstimatedMinute';
  if (asked === 'task') return 'perTask';
  return asked === 'session' ? 'perSession' : 'unpaid';
}

export interface PayAnswer {
  asked: AskedBasis;
  amount: string;
  currency: string;
  /** Minutes: the cap of reported or tracked hours, or the estimate that holds for all tasks. */
  limit: string;
}

/** The terms that an answer to the one question means; `undefined` where the amount can't be read. */
export function payTermsFrom(platform: string, answer: PayAnswer, locale: string): PayTerms | undefined {
  const { currency } = answer;
  const basis = basisOn(platform, answer.asked);
  if (basis === 'unpaid') return { basis };
  const amountMicros = parseAmount(answer.amount, currency, locale)?.amountMicros;
  if (amountMicros === undefined) return undefined;
  const limitMs = parseMinutes(answer.limit);
  if (basis === 'perHourReported') return { basis, rateMicros: amountMicros, currency, capMs: limitMs };
  if (basis === 'perHourTracked') return { basis, rateMicros: amountMicros, currency, paidLimitMs: limitMs };
  if (basis === 'perEstimatedMinute')
    return { basis, rateMicros: amountMicros, currency, estimateMs: limitMs };
  return { basis, amountMicros, currency };
}

const COMMON = ['USD', 'EUR', 'GBP', 'INR', 'PHP', 'KES', 'CAD', 'AUD'];

/** Currencies to choose from: the likely one first, then those most platforms pay in, then all others. */
export function currencyChoices(likely: string): string[] {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('currency') : [];
  return [...new Set([likely, ...COMMON, ...all])];
}
