import { dayOf } from '../books/calendar';
import { isPaidRow, type PaidEntry, type PaidRow, type PaidSum, type TrackedRow } from '../books/paid';
import type { TotalsRow } from '../books/types';
import { sumPerCurrency } from '../rates/money';
import type { EarningState, Money } from '../rates/types';
import { sumOf } from '../reconcile/plan';
import type { Range } from './range';

/** Why what a platform says and what was tracked may differ, likeliest first. */
export type Reason =
  /** The books know no project by that name. */
  | 'noProject'
  /** Nothing was tracked there on that day. */
  | 'noTasks'
  /** The same project has time of the day before or after: the platform's day begins at another hour. */
  | 'otherDay'
  /** Part of it was refused. */
  | 'someRejected'
  | 'lessTime'
  | 'moreTime'
  /** Other money, and time does not tell why. */
  | 'otherRate'
  | 'otherAmount'
  /** It is not in the statement: too new, or left out. */
  | 'notYet'
  | 'missing';

/** One task, or all tasks of one project and day: what was tracked beside what the platform says. */
export interface ReconcileLine {
  id: string;
  date: string;
  /** Key, where the books know it. */
  project?: string;
  /** As the platform names it. */
  name?: string;
  /** One task: when it ended. */
  endAt?: number;
  tracked?: Money;
  trackedMs?: number;
  paid?: Money;
  paidMs?: number;
  state?: EarningState;
  reasons: Reason[];
}

/** What is known of one platform's pay in a range. */
export interface Reconciled {
  platform: string;
  /** What matches, and what does not, the latest first. */
  same: ReconcileLine[];
  differing: ReconcileLine[];
  /** Money beside tasks: missions, adjustments. */
  beside: PaidRow[];
  sums: (PaidSum & { tracked?: Money })[];
  trackedSum: Money[];
  paidSum: Money[];
}

/** Money that is this new may not be in a statement yet. */
const NEW_DAYS = 14;
/** As much time: a platform measures to the second what was tracked to the second. */
const SAME_TIME = 0.03;

const besides = ({ of }: PaidRow) => of === 'mission' || of === 'adjustment';

const moneyOf = ({ amountMicros, currency }: Partial<Money>): Money | undefined =>
  amountMicros === undefined || currency === undefined ? undefined : { amountMicros, currency };

/** What is kept of one platform, for the days of a range. Pure: the totals stand for what was not in a statement. */
export function reconciledOf(
  platform: string,
  entries: readonly PaidEntry[],
  days: readonly TotalsRow[],
  { fromDate, toDate }: Pick<Range, 'fromDate' | 'toDate'>,
  today: string,
): Reconciled {
  const isIn = ({ date }: { date: string }) => fromDate <= date && date <= toDate;
  const rows = entries.filter(isPaidRow).filter(isIn);
  const tracked = entries.filter((row) => row.of === 'tracked').filter(isIn);
  const byTask = new Map(tracked.flatMap((note) => (note.key ? [[note.key, note] as const] : [])));
  const byId = new Map(tracked.map((note) => [note.id, note]));
  const groups = Map.groupBy(
    rows.filter((row) => !besides(row) || byTask.has(row.key ?? '')),
    (row) =>
      byTask.get(row.key ?? '')?.id ?? `tracked|day|${row.date}|${row.project ?? `?${row.name ?? ''}`}`,
  );
  const lines = [...groups].map(([id, own]) => lineOf(id, own, byId.get(id)));
  const missing = missingLines(days, lines, tracked, rows, today);
  const other = neighbours([...lines, ...missing]);
  const all = [...lines, ...missing].map((line) => (other.has(line.id) ? withOtherDay(line) : line));
  const sums = entries.flatMap((row) => {
    if (row.of !== 'sum' || row.toDate < fromDate || row.date > toDate) return [];
    const note = entries.find((one) => one.of === 'tracked' && one.id === `tracked|${row.id}`);
    const had = note?.of === 'tracked' ? moneyOf(note) : undefined;
    return [{ ...row, ...(had ? { tracked: had } : {}) }];
  });
  const latest = <T extends { date: string }>(list: T[]) =>
    list.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return {
    platform,
    same: latest(all.filter(({ reasons }) => reasons.length === 0)),
    differing: latest(all.filter(({ reasons }) => reasons.length > 0)),
    beside: latest(rows.filter((row) => besides(row) && !byTask.has(row.key ?? ''))),
    sums: latest(sums),
    trackedSum: sumPerCurrency(all.flatMap((line) => line.tracked ?? [])),
    paidSum: sumPerCurrency(all.flatMap((line) => (line.paid && line.state !== 'rejected' ? line.paid : []))),
  };
}

function lineOf(id: string, own: readonly PaidRow[], note: TrackedRow | undefined): ReconcileLine {
  const [first] = own;
  const { state, amountMicros, currency } = sumOf(own);
  const lengths = own.flatMap(({ ms, state: one }) => (ms === undefined || one === 'rejected' ? [] : ms));
  const paidMs = lengths.length > 0 ? lengths.reduce((sum, ms) => sum + ms, 0) : undefined;
  const project = note?.project ?? first?.project;
  const money = note && moneyOf(note);
  const line: ReconcileLine = {
    id,
    date: note?.date ?? first?.date ?? '',
    paid: { amountMicros, currency },
    state,
    reasons: [],
    ...(project === undefined ? {} : { project }),
    ...(first?.name === undefined ? {} : { name: first.name }),
    ...(note?.endAt === undefined ? {} : { endAt: note.endAt }),
    ...(money ? { tracked: money } : {}),
    ...(note ? { trackedMs: note.ms } : {}),
    ...(paidMs === undefined ? {} : { paidMs }),
  };
  if (!note) return { ...line, reasons: [first?.project === undefined ? 'noProject' : 'noTasks'] };
  return {
    ...line,
    reasons: reasonsOf(
      line,
      own.some((row) => row.state === 'rejected'),
    ),
  };
}

/** Why a line differs; nothing where it does not, to the cent. */
function reasonsOf({ tracked, trackedMs = 0, paid, paidMs }: ReconcileLine, hasRejected: boolean): Reason[] {
  const reasons: Reason[] = hasRejected ? ['someRejected'] : [];
  if (!tracked || !paid) return reasons;
  if (tracked.currency !== paid.currency) return [...reasons, 'otherAmount'];
  if (Math.abs(tracked.amountMicros - paid.amountMicros) < 10_000) return reasons;
  if (paidMs === undefined) return [...reasons, 'otherAmount'];
  const isLess = paid.amountMicros < tracked.amountMicros;
  if (isLess && paidMs < trackedMs * (1 - SAME_TIME)) return [...reasons, 'lessTime'];
  return [...reasons, !isLess && paidMs > trackedMs * (1 + SAME_TIME) ? 'moreTime' : 'otherRate'];
}

/** Open money of days that a statement covers, and that is not in it. */
function missingLines(
  days: readonly TotalsRow[],
  lines: readonly ReconcileLine[],
  tracked: readonly TrackedRow[],
  rows: readonly PaidRow[],
  today: string,
): ReconcileLine[] {
  const dates = rows.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Set([...lines, ...tracked].map(({ date, project }) => `${date}|${project}`));
  return days.flatMap(({ date, project, taskEarned, earningTaskMs }): ReconcileLine[] => {
    if (date < first || date > last || known.has(`${date}|${project}`)) return [];
    const open = Object.entries(taskEarned).flatMap(([currency, { expected = 0 }]) =>
      expected > 0 ? [{ currency, amountMicros: expected }] : [],
    );
    const isNew = dayOf(today) - dayOf(date) <= NEW_DAYS;
    return open.map((money) => ({
      id: `open|${date}|${project}|${money.currency}`,
      date,
      project,
      tracked: money,
      trackedMs: earningTaskMs,
      reasons: [isNew ? 'notYet' : 'missing'],
    }));
  });
}

/** Lines of one project on neighbouring days, of which one was only paid and the other only tracked. */
function neighbours(lines: readonly ReconcileLine[]): Set<string> {
  const place = (project: string | undefined, day: number) => `${project} ${day}`;
  const onlyPaid = lines.filter((line) => line.reasons[0] === 'noTasks');
  const onlyTracked = lines.filter((line) => line.paid === undefined);
  const tracked = new Map(onlyTracked.map((line) => [place(line.project, dayOf(line.date)), line.id]));
  return new Set(
    onlyPaid.flatMap((line) => {
      const day = dayOf(line.date);
      const ids = [day - 1, day + 1].flatMap((one) => tracked.get(place(line.project, one)) ?? []);
      return ids.length > 0 ? [line.id, ...ids] : [];
    }),
  );
}

const withOtherDay = (line: ReconcileLine): ReconcileLine => ({
  ...line,
  reasons: ['otherDay', ...line.reasons],
});
