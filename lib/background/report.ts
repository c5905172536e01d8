import { REPORT_RULES_KEY, type ReportRules } from '../books/report-rules';
import { REPORTED_KEY, type Reported, type ReportedRows, reportedName, reportedOf } from '../books/to-report';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** Remembers what was reported of some projects and days, or that it was not. */
export async function setReported(desk: Desk, { rows, reported }: Payload<'setReported'>): Promise<void> {
  const { keeper, ledger, now, edited } = desk;
  const { at } = now({});
  await keeper.inTurn(async () => {
    const kept = ((await ledger.books.meta(REPORTED_KEY)) ?? {}) as ReportedRows;
    const all = new Map<string, Reported>(Object.entries(kept));
    for (const row of rows) {
      if (reported) all.set(reportedName(row), { at, ms: row.ms });
      else all.delete(reportedName(row));
    }
    await ledger.books.putMeta(REPORTED_KEY, Object.fromEntries(all));
  });
  await edited();
}

/** Forgets what was reported of days and projects that are deleted. */
export async function forgetReported(
  { ledger: { books } }: Desk,
  isMeant: (row: { date: string; project: string }) => boolean,
): Promise<void> {
  const kept = Object.entries(((await books.meta(REPORTED_KEY)) ?? {}) as ReportedRows);
  const left = kept.filter(([name]) => !isMeant(reportedOf(name)));
  if (left.length < kept.length) await books.putMeta(REPORTED_KEY, Object.fromEntries(left));
}

/** A platform's own week, and the limits that the worker keeps to there. */
export async function setReportRule(desk: Desk, { platform, rule }: Payload<'setReportRule'>): Promise<void> {
  const { keeper, ledger, edited } = desk;
  await keeper.inTurn(async () => {
    const kept = ((await ledger.books.meta(REPORT_RULES_KEY)) ?? {}) as ReportRules;
    await ledger.books.putMeta(REPORT_RULES_KEY, { ...kept, [platform]: rule });
  });
  await edited();
}
