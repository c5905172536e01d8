import type { BooksReader } from '../books/books';
import { dateOf, dayOf, weekOf } from '../books/calendar';
import { isPaidRow, type PaidEntry, type PaidRow, paidFrom, paidName } from '../books/paid';
import { REPORT_RULES_KEY, type ReportRules, reportRuleOf } from '../books/report-rules';
import type { Project, TotalsRow } from '../books/types';
import { sumPerCurrency } from '../rates/money';
import type { Money } from '../rates/types';
import { RECONCILE_KEY, type Remembered, rememberedFrom } from '../reconcile/remembered';
import { SEEN_PAYMENTS_KEY, type SeenPayments } from '../reconcile/seen';
import type { Range } from './range';
import { type Reconciled, reconciledOf } from './reconciled';
import { waitingRows } from './statement';

/** A week of a platform, to say what was paid for it. */
export interface PayWeek {
  from: string;
  to: string;
  /** What the books have, not counting what was refused. */
  tracked: Money[];
  /** What was said before. */
  paid?: Money;
  /** When that arrived, by the worker's word. */
  arrivedOn?: string;
}

export interface ReconcileData {
  platforms: string[];
  projects: Project[];
  reconciled: Reconciled[];
  weeks: ReadonlyMap<string, PayWeek[]>;
  seen: SeenPayments;
  /** Ids of lines that are kept, by platform: what was seen and is among them is taken over already. */
  kept: ReadonlyMap<string, readonly PaidRow[]>;
  /** By platform. */
  remembered: ReadonlyMap<string, Remembered>;
}

const WEEKS = 26;

export async function readReconcile(
  books: BooksReader,
  { fromDate, toDate }: Range,
  today: string,
  weekStart: number,
): Promise<ReconcileData> {
  const firstWeek = dateOf(dayOf(today) - 7 * (WEEKS + 1));
  const [projects, all, days, recent, seen, remembered, rules] = await Promise.all([
    books.projects(),
    books.totals('l', 'all', 'all'),
    books.totals('d', fromDate, toDate),
    books.totals('d', firstWeek, today),
    books.meta(SEEN_PAYMENTS_KEY),
    books.meta(RECONCILE_KEY),
    books.meta(REPORT_RULES_KEY),
  ]);
  const seenBy = (seen ?? {}) as SeenPayments;
  const platforms = [...new Set([...all.map(({ platform }) => platform), ...Object.keys(seenBy)])].sort();
  const entries = new Map(
    await Promise.all(
      platforms.map(async (one) => [one, paidFrom(await books.meta(paidName(one)))] as const),
    ),
  );
  const of = (rows: readonly TotalsRow[], platform: string) =>
    rows.filter((row) => row.platform === platform);
  const startOf = (platform: string) =>
    reportRuleOf((rules ?? {}) as ReportRules, platform).weekStart ?? weekStart;
  return {
    platforms,
    projects,
    reconciled: platforms
      .map((one) => reconciledOf(one, entries.get(one) ?? [], of(days, one), { fromDate, toDate }, today))
      .filter(
        ({ same, differing, beside, sums }) =>
          same.length + differing.length + beside.length + sums.length > 0,
      ),
    weeks: new Map(
      platforms.map((one) => [one, weeksOf(of(recent, one), entries.get(one) ?? [], today, startOf(one))]),
    ),
    seen: seenBy,
    kept: new Map(platforms.map((one) => [one, (entries.get(one) ?? []).filter(isPaidRow)])),
    remembered: new Map(platforms.map((one) => [one, rememberedFrom(remembered, one)])),
  };
}

/** Where a statement is most likely for: lines of its page wait there, or it was worked on last. */
export function likelyPlatform({ platforms, weeks, seen, kept }: ReconcileData): string {
  const latest = (platform: string) => weeks.get(platform)?.[0]?.from ?? '';
  const waits = (platform: string) =>
    waitingRows(seen[platform]?.rows ?? [], kept.get(platform) ?? []).length > 0;
  const byTime = [...platforms].sort((a, b) => (latest(a) < latest(b) ? 1 : -1));
  return byTime.find(waits) ?? byTime[0] ?? '';
}

/** Money of a row of totals that was not refused. */
const earnedOf = (earned: TotalsRow['earned']): Money[] =>
  sumPerCurrency(
    Object.entries(earned).map(([currency, { expected = 0, approved = 0, paid = 0 }]) => ({
      currency,
      amountMicros: expected + approved + paid,
    })),
  );

/** The last weeks of a platform by its own first day, the latest first; those in which nothing was earned are left out. */
export function weeksOf(
  days: readonly TotalsRow[],
  entries: readonly PaidEntry[],
  today: string,
  weekStart: number,
): PayWeek[] {
  const latest = weekOf(dayOf(today), weekStart);
  const own = Map.groupBy(days, ({ date }) => weekOf(dayOf(date), weekStart));
  const said = new Map(entries.flatMap((row) => (row.of === 'sum' ? [[row.date, row] as const] : [])));
  return Array.from({ length: WEEKS }, (_, i) => latest - 7 * i).flatMap((first): PayWeek[] => {
    const [from, to] = [dateOf(first), dateOf(first + 6)];
    const rows = own.get(first) ?? [];
    const paid = said.get(from);
    const isWorked = rows.some(({ hourMs }) => hourMs.some((ms) => ms > 0));
    if (!isWorked && !paid) return [];
    const tracked = sumPerCurrency(rows.flatMap(({ earned }) => earnedOf(earned)));
    return [
      {
        from,
        to,
        tracked,
        ...(paid ? { paid: { amountMicros: paid.amountMicros, currency: paid.currency } } : {}),
        ...(paid?.arrivedOn === undefined ? {} : { arrivedOn: paid.arrivedOn }),
      },
    ];
  });
}
