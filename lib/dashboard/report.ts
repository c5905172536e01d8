import type { BooksReader } from '../books/books';
import { DAY_MS, dateOf, dayOf, weekOf } from '../books/calendar';
import { REPORT_RULES_KEY, type ReportRule, type ReportRules, reportRuleOf } from '../books/report-rules';
import { REPORTED_KEY, type ReportedRows, type ReportRow, reportMs, reportRows } from '../books/to-report';
import type { Project } from '../books/types';
import { csvOf, isoWithOffset } from '../exchange/csv';
import { decimalHours, hoursLine, hoursMinutes } from '../screen/hours';
import { namesOf } from './groups';
import { calendarOf } from './now';
import type { Range } from './range';

/** One platform's rows with the limits that hold there. */
export interface PlatformReport {
  platform: string;
  rule: ReportRule;
  rows: ReportRow[];
  /** Sure time by day and by the platform's week, the latest first. */
  weeks: { from: string; to: string; sureMs: number; openMs: number }[];
  days: Map<string, number>;
}

export interface ReportData {
  platforms: PlatformReport[];
  projects: Project[];
}

export async function readReport(
  books: BooksReader,
  { fromDate, toDate }: Range,
  weekStart: number,
): Promise<ReportData> {
  const [kept, known, projects, calendar] = await Promise.all([
    books.meta(REPORTED_KEY),
    books.meta(REPORT_RULES_KEY),
    books.projects(),
    calendarOf(books),
  ]);
  const rules = (known ?? {}) as ReportRules;
  // A week of the platform's own may begin before the range: its sum needs all of it.
  const fromAt = (dayOf(fromDate) - 8) * DAY_MS;
  const records = await books.recordsBetween(fromAt, (dayOf(toDate) + 9) * DAY_MS);
  const all = reportRows(
    records,
    calendar,
    (kept ?? {}) as ReportedRows,
    (platform) => reportRuleOf(rules, platform).timeZone,
  );
  const isIn = ({ date }: ReportRow) => fromDate <= date && date <= toDate;
  const shown = new Set(all.filter(isIn).map(({ platform }) => platform));
  const platforms = [...shown].sort().map((platform): PlatformReport => {
    const own = all.filter((row) => row.platform === platform);
    const rule = reportRuleOf(rules, platform);
    const rows = own.filter(isIn);
    return {
      platform,
      rule,
      rows,
      weeks: weeksOf(own, rows, rule.weekStart ?? weekStart),
      days: daysOf(rows),
    };
  });
  return { platforms, projects };
}

function daysOf(rows: readonly ReportRow[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const row of rows) days.set(row.date, (days.get(row.date) ?? 0) + reportMs(row));
  return days;
}

/** Weeks that have a day in the range, each in whole. */
function weeksOf(
  all: readonly ReportRow[],
  rows: readonly ReportRow[],
  weekStart: number,
): PlatformReport['weeks'] {
  const firsts = new Set(rows.map(({ date }) => weekOf(dayOf(date), weekStart)));
  return [...firsts]
    .sort((a, b) => b - a)
    .map((first) => {
      const own = all.filter(({ date }) => weekOf(dayOf(date), weekStart) === first);
      const sum = (pick: (row: ReportRow) => number) => own.reduce((ms, row) => ms + pick(row), 0);
      return {
        from: dateOf(first),
        to: dateOf(first + 6),
        sureMs: sum(reportMs),
        openMs: sum(({ openMs }) => openMs),
      };
    });
}

const MINUTE_MS = 60_000;

/** What the worker pastes into a platform's form or a table of their own. */
export function reportText(
  { rows }: Pick<PlatformReport, 'rows'>,
  projects: readonly Project[],
  unnamed: string,
): string {
  const nameOf = namesOf(projects);
  return rows
    .map((row) => hoursLine({ ...row, name: nameOf(row.project) ?? unnamed, ms: reportMs(row) }))
    .join('\n');
}

const REPORT_COLUMNS = [
  'platform',
  'project',
  'date',
  'report_hmm',
  'report_hours',
  'report_ms',
  'to_decide_ms',
  'open_to_submit_ms',
  'tasks',
  'units',
  'reported_at',
  'reported_ms',
  'intervals',
] as const;

/** The record of a range as a table, with the intervals behind each figure. */
export function reportCsv({ platforms, projects }: ReportData): string {
  const nameOf = namesOf(projects);
  const rows = platforms.flatMap((one) =>
    one.rows.map((row) => [
      row.platform,
      nameOf(row.project) ?? '',
      row.date,
      hoursMinutes(reportMs(row)),
      decimalHours(reportMs(row)),
      reportMs(row),
      row.openMs,
      row.spanMs,
      row.tasks,
      row.units,
      row.reported ? new Date(row.reported.at).toISOString() : '',
      row.reported?.ms ?? '',
      row.items
        .flatMap(({ intervals, zone }) =>
          intervals.map(([fromAt, toAt]) =>
            [fromAt, toAt].map((at) => isoWithOffset(at, zone.utcOffsetMin * MINUTE_MS)).join('/'),
          ),
        )
        .join(' '),
    ]),
  );
  return csvOf([REPORT_COLUMNS, ...rows]);
}
