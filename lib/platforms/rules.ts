import type { PlatformRule } from './types';

/**
 * Scale AI's community guidelines, for Outlier since May 2023; a later version without a date names Remotasks
 * too. Seen in two stored copies of the page in November 2026; the terms of September 2025 refer to them.
 */
export const scaleRule: PlatformRule = {
  messageKey: 'ruleScale',
  source: 'https://outlier.ai/legal/community-guidelines',
  asOf: '2023-05-15',
};
