import type { Books } from '../books/books';
import type { WaitingHours } from '../books/reminders';
import { REPORT_RULES_KEY, type ReportRules, reportRuleOf } from '../books/report-rules';
import { AUTO_COPY_KEY, autoCopyFrom, isSafeCopyOld, SAFE_COPY_KEY } from '../books/safe';
import { REPORTED_KEY, type ReportedRows, reportRows, waitingHours } from '../books/to-report';
import type { BookRecord, Snapshot } from '../books/types';
import type { Projects } from './projects';

/** Hours among some records that wait to be reported, of `firstDay` (an ISO date) and later days. */
export async function toReportOf(
  books: Books,
  records: readonly BookRecord[],
  projects: Projects,
  firstDay: string,
): Promise<Snapshot['toReport']> {
  const [reported, rules] = await Promise.all([books.meta(REPORTED_KEY), books.meta(REPORT_RULES_KEY)]);
  const zoneOf = (platform: string) => reportRuleOf((rules ?? {}) as ReportRules, platform).timeZone;
  const rows = reportRows(records, books.calendar, (reported ?? {}) as ReportedRows, zoneOf);
  const named = (row: WaitingHours['rows'][number]) => {
    const known = projects.get(row.project);
    const projectName = known?.alias ?? known?.name;
    return projectName === undefined ? row : { ...row, projectName };
  };
  const whole = rows.filter(({ date }) => date >= firstDay);
  return waitingHours(whole).map((one) => ({ ...one, rows: one.rows.map(named) }));
}

/** Is the last safe copy old, or was one not saved that was due? Without one: since the first month of work. */
export async function oldCopyOf(books: Books, at: number): Promise<Snapshot['oldCopy']> {
  const kept = await books.meta(SAFE_COPY_KEY);
  const safeCopyAt = typeof kept === 'number' ? kept : undefined;
  const [first] = safeCopyAt === undefined ? await books.totals('m', '0000', '9999') : [];
  const firstWorkAt = first && Date.parse(`${first.date}-01T00:00:00Z`);
  const failed = autoCopyFrom(await books.meta(AUTO_COPY_KEY))?.fault !== undefined;
  if (!failed && !isSafeCopyOld(safeCopyAt, firstWorkAt, at)) return undefined;
  return { ...(failed ? { failed } : {}), ...(safeCopyAt === undefined ? {} : { at: safeCopyAt }) };
}
