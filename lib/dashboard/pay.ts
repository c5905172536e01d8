import { type MessageKey, t } from '../i18n';
import type { PayTerms } from '../rates/types';
import { ASKED_BASES, type AskedBasis, basisOn, type PayAnswer } from '../screen/amount';
import type { Words } from '../screen/text';

export const ASKED = ASKED_BASES;

export const BASIS_WORDS: Record<AskedBasis, MessageKey> = {
  hour: 'basis_hour',
  task: 'basis_task',
  estimatedHour: 'basis_estimatedHour',
  session: 'basis_session',
  unpaid: 'basis_unpaid',
};

const ASKED_OF: Record<PayTerms['basis'], AskedBasis> = {
  perTask: 'task',
  perSession: 'session',
  perHourReported: 'hour',
  perHourTracked: 'hour',
  perEstimatedMinute: 'estimatedHour',
  unpaid: 'unpaid',
};

const MICROS = 1_000_000;
const MINUTE_MS = 60_000;

function limitOf(pay: PayTerms): number | undefined {
  if (pay.basis === 'perHourReported') return pay.capMs;
  if (pay.basis === 'perHourTracked') return pay.paidLimitMs;
  return pay.basis === 'perEstimatedMinute' ? pay.estimateMs : undefined;
}

/** A project's terms as the fields that they are typed in. */
export function answerOf(pay: PayTerms | undefined, likely: string): PayAnswer {
  if (!pay || pay.basis === 'unpaid')
    return { asked: pay ? 'unpaid' : 'hour', amount: '', currency: likely, limit: '' };
  const micros = 'rateMicros' in pay ? pay.rateMicros : pay.amountMicros;
  const limitMs = limitOf(pay);
  return {
    asked: ASKED_OF[pay.basis],
    amount: String(micros / MICROS),
    currency: pay.currency,
    limit: limitMs === undefined ? '' : String(limitMs / MINUTE_MS),
  };
}

/** What the minutes beside the pay are called, where the basis has any. */
export function limitWord(platform: string, asked: AskedBasis): MessageKey | undefined {
  const basis = basisOn(platform, asked);
  if (basis === 'perHourReported') return 'payCap';
  if (basis === 'perHourTracked') return 'payLimit';
  return basis === 'perEstimatedMinute' ? 'payEstimate' : undefined;
}

/** What a project pays, in a few words: `$20.00 per hour, 60 min at most`. */
export function payText(words: Words, pay: PayTerms): string {
  if (pay.basis === 'unpaid') return t('payNothing');
  const amountMicros = 'rateMicros' in pay ? pay.rateMicros : pay.amountMicros;
  const amount = words.terms({ amountMicros, currency: pay.currency });
  const said = t('payPer', { amount, basis: t(BASIS_WORDS[ASKED_OF[pay.basis]]) });
  const limitMs = limitOf(pay);
  return limitMs === undefined ? said : t('payUpTo', { pay: said, limit: words.limit(limitMs) });
}
