import { type AetBalance, aetOf, payWeekStart } from '../books/aet';
import type { Books } from '../books/books';
import { REPORT_RULES_KEY, type ReportRules, reportRuleOf } from '../books/report-rules';
import type { BookRecord } from '../books/types';
import { locale } from '../i18n';
import { type Settings, weekStartOf } from '../settings/settings';
import { zoneNow } from './windows';

/** The AET balance of this pay week, over all platforms that pay by estimate; nothing where none does. */
export async function aetOfWeek(
  books: Books,
  records: readonly BookRecord[],
  at: number,
  { weekStart = weekStartOf(locale()) }: Settings,
): Promise<AetBalance | undefined> {
  const rules = ((await books.meta(REPORT_RULES_KEY)) ?? {}) as ReportRules;
  const own = { zone: zoneNow(at), weekStart };
  const inWeek = records.filter(
    ({ pay, platform, endAt }) =>
      pay?.basis === 'perEstimatedMinute' && endAt >= payWeekStart(reportRuleOf(rules, platform), at, own),
  );
  const balance = aetOf(inWeek);
  return balance.tasks > 0 ? balance : undefined;
}
