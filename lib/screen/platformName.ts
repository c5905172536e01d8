import { t } from '../i18n';

/** What a clock by hand on no built-in platform stands under (`lib/background/commands.ts`). */
export const BY_HAND = 'byhand';

/**
 * Names of the built-in platforms, without their readers: the popup would otherwise carry them all.
 * A test holds this list to `lib/platforms/list.ts`.
 */
const NAMES: Readonly<Record<string, string>> = {
  dataannotation: 'DataAnnotation',
  ...(__PRACTICE__ ? { practice: 'Practice' } : {}),
};

/** A platform's name as it writes it; an id nobody named is shown with a capital. */
export function platformName(id: string): string {
  if (id === BY_HAND) return t('platformByHand');
  return NAMES[id] ?? id.charAt(0).toUpperCase() + id.slice(1);
}
