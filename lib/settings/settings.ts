/** What the worker has set beside the books' own calendar. Kept in the books' `meta` under `SETTINGS_KEY`. */
export interface Settings {
  /** First day of the week, 0 is Sunday; unset: as the browser's language has it. */
  weekStart?: number;
}

export const SETTINGS_KEY = 'settings';

/** What is kept, as far as it can be understood; anything else is as if it were not set. */
export function settingsFrom(kept: unknown): Settings {
  const { weekStart } = (kept ?? {}) as { weekStart?: unknown };
  const isDay =
    typeof weekStart === 'number' && Number.isInteger(weekStart) && weekStart >= 0 && weekStart < 7;
  return isDay ? { weekStart } : {};
}

const MONDAY = 1;

interface WithWeek {
  getWeekInfo?(): { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** First day of the week where this language is spoken: 0 is Sunday. */
export function weekStartOf(locale: string): number {
  const known = new Intl.Locale(locale) as WithWeek;
  const firstDay = (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? MONDAY;
  return firstDay % 7;
}
