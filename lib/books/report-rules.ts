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

/** Weeks that platforms are known to count by; the worker's own word goes before them. */
const KNOWN_RULES: ReportRules = {
  raterhub: { weekStart: 1, timeZone: 'America/Los_Angeles' },
  uhrs: { weekStart: 0 },
};

export const reportRuleOf = (rules: ReportRules, platform: string): ReportRule => ({
  ...KNOWN_RULES[platform],
  ...rules[platform],
});
