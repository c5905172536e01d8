import type { Outcome, RecordKind } from '../../../lib/clock/types';
import { locale, type MessageKey, t } from '../../../lib/i18n';
import type { EarningState } from '../../../lib/rates/types';

const OUTCOME_WORDS: Record<Outcome, MessageKey> = {
  submitted: 'ending_submitted',
  timeOnly: 'ending_timeOnly',
  skipped: 'ending_skipped',
  returned: 'ending_returned',
  expired: 'ending_expired',
  abandoned: 'endingAbandoned',
  unknown: 'endingUnknown',
};
export const OUTCOME_CHOICES = Object.keys(OUTCOME_WORDS) as Outcome[];
export const outcomeText = (outcome: Outcome): string => t(OUTCOME_WORDS[outcome]);

const STATE_WORDS: Record<EarningState, MessageKey> = {
  expected: 'stateExpected',
  approved: 'stateApproved',
  paid: 'statePaid',
  rejected: 'stateRejected',
};
export const STATE_CHOICES = Object.keys(STATE_WORDS) as EarningState[];
export const stateText = (state: EarningState): string => t(STATE_WORDS[state]);

const KIND_WORDS: Record<RecordKind, MessageKey> = {
  task: 'recordTask',
  training: 'recordTraining',
  overhead: 'recordOverhead',
  manual: 'recordManual',
};
export const KIND_CHOICES = Object.keys(KIND_WORDS) as RecordKind[];
export const kindText = (kind: RecordKind): string => t(KIND_WORDS[kind]);

let formats: { thisYear: number; near: Intl.DateTimeFormat; far: Intl.DateTimeFormat } | undefined;

/** When something began, short: `25 Nov, 14:05`, with its year where that is another one. */
export function whenText(at: number): string {
  // A list asks this often: the formats are made once.
  formats ??= {
    thisYear: new Date(new Date().getFullYear(), 0).getTime(),
    near: new Intl.DateTimeFormat(locale(), {
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    }),
    far: new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }),
  };
  return (at < formats.thisYear ? formats.far : formats.near).format(at);
}
