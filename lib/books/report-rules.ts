/** How a platform counts hours, and how many of them the worker may report there. */
export interface ReportRule {
  /** First day of the platform's own week, 0 is Sunday. */
  weekStart?: number;
  /** IANA name of the zone it counts days in. */
  timeZone?: string;
  dayLimitMs?: number;
  weekLimitMs?: number;
}

/** By platform; kept in `meta` under `REPORT_RULES_KEY`. */
export type ReportRules = Readonly<Record<string, ReportRule>>;

export const REPORT_RULES_KEY = 'reportRules';

/**
 * Weeks that platforms are known to count and pay by; the worker's own word goes before them. RaterHub's goes
 * from Monday to Sunday, Pacific time (contracts of 2024 and 2025).
 */
const KNOWN_RULES: ReportRules = {
  raterhub: { weekStart: 1, timeZone: 'America/Los_Angeles' },
  uhrs: { weekStart: 0 },
};

export const reportRuleOf = (rules: ReportRules, platform: string): ReportRule => ({
  ...KNOWN_RULES[platform],
  ...rules[platform],
});
