import type { Outcome } from '../lib/clock/types';
import { type MessageKey, t } from '../lib/i18n';

/** How a worker can say that a task ended. */
export const ENDINGS = [
  'submitted',
  'timeOnly',
  'skipped',
  'returned',
  'expired',
] as const satisfies Outcome[];
export type Ending = (typeof ENDINGS)[number];

const WORDS: Record<Ending, MessageKey & `ending_${Ending}`> = {
  submitted: 'ending_submitted',
  timeOnly: 'ending_timeOnly',
  skipped: 'ending_skipped',
  returned: 'ending_returned',
  expired: 'ending_expired',
};

export const endingText = (ending: Ending): string => t(WORDS[ending]);
