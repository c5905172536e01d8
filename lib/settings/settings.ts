import * as v from 'valibot';

const DAY_MS = 86_400_000;

const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const above0 = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const minutesMs = v.pipe(above0, v.minValue(30_000), v.maxValue(DAY_MS));

/** What the worker wants to reach in a day or a week; what is not set is no goal. */
const goal = v.object({
  earned: v.optional(v.object({ amountMicros: above0, currency })),
  timeMs: v.optional(v.pipe(above0, v.maxValue(7 * DAY_MS))),
  tasks: v.optional(v.pipe(above0, v.maxValue(100_000))),
});

/** What the badge shows beside the state. */
export const BADGES = ['time', 'left', 'rate', 'nothing'] as const;

/** What the worker has set beside the books' own calendar. Kept in the books' `meta` under `SETTINGS_KEY`. */
export const settingsSchema = v.object({
  /** First day of the week, 0 is Sunday; unset: as the browser's language has it. */
  weekStart: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  badge: v.optional(v.picklist(BADGES)),
  /** Sums are shown in this currency where all of them have a worth: what one unit of theirs is in it. */
  display: v.optional(
    v.object({ currency, worth: v.record(currency, v.pipe(v.number(), v.finite(), v.gtValue(0))) }),
  ),
  /** Away and idle limits that hold in every project that has none of its own. */
  awayLimitMs: v.optional(minutesMs),
  idleLimitMs: v.optional(minutesMs),
  dayGoal: v.optional(goal),
  weekGoal: v.optional(goal),
});

export type Settings = v.InferOutput<typeof settingsSchema>;
export type Goal = v.InferOutput<typeof goal>;
export type DisplayCurrency = NonNullable<Settings['display']>;

export const SETTINGS_KEY = 'settings';

/** What is kept; what cannot be understood is as if nothing were set. */
export function settingsFrom(kept: unknown): Settings {
  const parsed = v.safeParse(settingsSchema, kept);
  return parsed.success ? parsed.output : {};
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
