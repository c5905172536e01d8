import { REPORT_RULES_KEY } from '../books/report-rules';
import { REPORTED_KEY, type Reported, type ReportedRows, reportedName, reportedOf } from '../books/to-report';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { setMembers } from './kept';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** Remembers what was reported of some projects and days, or that it was not. */
export async function setReported(desk: Desk, { rows, reported }: Payload<'setReported'>): Promise<void> {
  const { at } = desk.now({});
  const members = rows.map((row): [string, Reported | undefined] => [
    reportedName(row),
    reported ? { at, ms: row.ms } : undefined,
  ]);
  await setMembers(desk, 'reported', REPORTED_KEY, members);
  await desk.edited();
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
  await setMembers(desk, 'settings', REPORT_RULES_KEY, [[platform, rule]]);
  await desk.edited();
}
