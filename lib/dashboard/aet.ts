import { type AetBalance, aetOf, estimateOf, payWeekStart } from '../books/aet';
import type { BooksReader } from '../books/books';
import { DAY_MS } from '../books/calendar';
import { REPORT_RULES_KEY, type ReportRules, reportRuleOf } from '../books/report-rules';
import type { BookRecord, Project } from '../books/types';
import { countedMs } from '../clock/view';
import { calendarOf, zoneAt } from './now';

/** As many pay weeks are shown: tasks have to be read for them, not totals. */
const WEEKS = 5;
const TASKS = 50;

/** The balance of one pay week of one platform, of one day, or of one task. */
export interface AetLine extends AetBalance {
  id: string;
  /** First instant. */
  fromAt: number;
  platform: string;
  project?: string;
}

export interface AetData {
  weeks: AetLine[];
  days: (AetLine & { date: string })[];
  /** The latest. */
  tasks: AetLine[];
  projects: Project[];
}

/** Pay weeks of each platform, the latest first; weeks without such tasks are left out. */
export function weeksOf(
  records: readonly BookRecord[],
  at: number,
  own: Parameters<typeof payWeekStart>[2],
  rules: ReportRules = {},
): AetLine[] {
  return [...Map.groupBy(records, ({ platform }) => platform)].flatMap(([platform, mine]) => {
    const rule = reportRuleOf(rules, platform);
    return Array.from({ length: WEEKS }, (_, weeks): AetLine => {
      const fromAt = payWeekStart(rule, at, own, weeks);
      const toAt = weeks === 0 ? Number.POSITIVE_INFINITY : payWeekStart(rule, at, own, weeks - 1);
      const inWeek = mine.filter(({ endAt }) => fromAt <= endAt && endAt < toAt);
      return { id: `${platform} ${weeks}`, fromAt, platform, ...aetOf(inWeek) };
    }).filter(({ tasks }) => tasks > 0);
  });
}

const lineOf = (record: BookRecord): AetLine => ({
  id: `${record.deviceId} ${record.n}`,
  fromAt: record.startAt,
  platform: record.platform,
  tasks: 1,
  workedMs: countedMs(record.segments),
  estimatedMs: estimateOf(record) ?? 0,
  ...(record.project === undefined ? {} : { project: record.project }),
});

/** Worked against estimated over the last pay weeks; reads their tasks, since each has an estimate of its own. */
export async function readAet(books: BooksReader, weekStart: number, at = Date.now()): Promise<AetData> {
  const [recent, projects, calendar, rules] = await Promise.all([
    books.recordsBetween(at - (7 * WEEKS + 1) * DAY_MS, at + DAY_MS),
    books.projects(),
    calendarOf(books),
    books.meta(REPORT_RULES_KEY),
  ]);
  const records = recent.filter((record) => !record.dropped && estimateOf(record) !== undefined);
  const byDay = Map.groupBy(records, ({ endAt, zone }) => calendar.dateAt(endAt, zone));
  const days = [...byDay].map(([date, own]) => ({
    ...{ id: date, date, fromAt: own[0]?.startAt ?? 0, platform: own[0]?.platform ?? '' },
    ...aetOf(own),
  }));
  return {
    weeks: weeksOf(records, at, { zone: zoneAt(at), weekStart }, (rules ?? {}) as ReportRules),
    days: days.sort((a, b) => b.date.localeCompare(a.date)),
    tasks: records
      .toSorted((a, b) => b.endAt - a.endAt)
      .slice(0, TASKS)
      .map(lineOf),
    projects,
  };
}
