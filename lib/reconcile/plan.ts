import { earningByRule } from '../books/earn';
import { isPaidRow, type PaidEntry, type PaidRow, type TrackedRow } from '../books/paid';
import { projectKeyOf } from '../books/settled';
import type { BookRecord, Extra } from '../books/types';
import type { Outcome } from '../clock/types';
import { countedMs } from '../clock/view';
import type { Earning, EarningState } from '../rates/types';
import { shared } from './share';

/** What a statement is held against. */
export interface Held {
  platform: string;
  /** All that is kept of the platform, with the new rows in. */
  rows: readonly PaidEntry[];
  /** Rows that are new or other than before, and as they were before. */
  touched: readonly PaidRow[];
  /** Ended records of the platform around these days, as they are seen. */
  records: readonly BookRecord[];
  extras: readonly Extra[];
  /** The worker's day that a record belongs to. */
  dateOf(record: BookRecord): string;
}

/** What a statement changes. Time and all else that was tracked stays as it is. */
export interface Plan {
  edits: { record: BookRecord; earning: Earning }[];
  extras: { id: string; after: Omit<Extra, 'stamp'> }[];
  tracked: TrackedRow[];
  /** Touched rows for which nothing was tracked. */
  unmatched: PaidRow[];
}

const LOST: ReadonlySet<Outcome | undefined> = new Set(['skipped', 'returned', 'expired', 'abandoned']);
const DAY_MS = 86_400_000;
/** A mission's reward comes this long before or after the day on which the books saw it reached. */
const REWARD_MS = 14 * DAY_MS;

const isTask = ({ kind }: BookRecord) => kind === 'task' || kind === 'manual';
const isMoneyBeside = ({ of }: PaidRow) => of === 'mission' || of === 'adjustment';

/** What touched rows come to: by task where a line names one that was tracked, else by project and day. */
export function planOf(held: Held): Plan {
  const plan: Plan = { edits: [], extras: [], tracked: [], unmatched: [] };
  const byKey = new Map(
    held.records.flatMap((one) => (one.key === undefined ? [] : [[one.key, one] as const])),
  );
  const rows = held.rows.filter(isPaidRow);
  const notes = new Map(held.rows.flatMap((row) => (row.of === 'tracked' ? [[row.id, row] as const] : [])));
  const taskOf = ({ key }: PaidRow) => (key === undefined ? undefined : byKey.get(key));
  const groups = Map.groupBy(rows, (row) => groupOf(row, taskOf(row)));
  const wanted = new Set(
    held.touched.flatMap((row) => {
      const task = taskOf(row);
      // A task that is named by now has no part in its day's other lines any more.
      const day = task && dayGroup(held.dateOf(task), projectKeyOf(task));
      return [groupOf(row, task), ...(day === undefined ? [] : [day])];
    }),
  );
  const byDay = Map.groupBy(held.records.filter(isOpenTask(byKey, rows)), (record) =>
    dayGroup(held.dateOf(record), projectKeyOf(record)),
  );
  const claimed = new Set<string>();
  for (const group of wanted) {
    const lines = groups.get(group) ?? [];
    const [first] = lines;
    if (!first) continue;
    const task = taskOf(first);
    if (!task && isMoneyBeside(first)) {
      for (const row of lines) plan.extras.push(extraOf(held, row, claimed));
      continue;
    }
    const records = task ? [task] : first.project === undefined ? [] : (byDay.get(group) ?? []);
    if (records.length === 0) plan.unmatched.push(...lines);
    else apply(plan, lines, records, held, notes.get(`tracked|${group}`), group);
  }
  return plan;
}

/** Tasks that no line names by themselves: what a line of a project and day pays for. */
function isOpenTask(byKey: ReadonlyMap<string, BookRecord>, rows: readonly PaidRow[]) {
  const named = new Set(rows.flatMap(({ key }) => (key === undefined ? [] : (byKey.get(key) ?? []))));
  return (record: BookRecord) =>
    isTask(record) && !record.dropped && !LOST.has(record.outcome) && !named.has(record);
}

const dayGroup = (date: string, project: string) => `day|${date}|${project}`;

export function groupOf(row: PaidRow, task: BookRecord | undefined): string {
  if (task) return `task|${task.deviceId}|${task.n}`;
  if (isMoneyBeside(row)) return `beside|${row.id}`;
  return dayGroup(row.date, row.project ?? `?${row.name ?? ''}`);
}

function apply(
  plan: Plan,
  lines: readonly PaidRow[],
  records: readonly BookRecord[],
  { dateOf }: Held,
  before: TrackedRow | undefined,
  group: string,
): void {
  const { state, amountMicros, currency } = sumOf(lines);
  // Two currencies are never added: a task has one.
  plan.unmatched.push(...lines.filter((line) => line.currency !== currency));
  const parts = shared(amountMicros, weightsOf(records, currency));
  records.forEach((record, i) => {
    const earning: Earning = { amountMicros: parts[i] ?? 0, currency, state, approximate: false };
    if (!sameEarning(record.earning, earning)) plan.edits.push({ record, earning });
  });
  const tracked = trackedOf(records, `tracked|${group}`, dateOf);
  const isKnown = tracked && (tracked.amountMicros !== undefined || before?.amountMicros === undefined);
  if (tracked) plan.tracked.push(isKnown || !before ? tracked : before);
}

/** Money of some lines together. Lines that were refused are no part of it, unless all were. */
export function sumOf(lines: readonly PaidRow[]): {
  state: EarningState;
  amountMicros: number;
  currency: string;
} {
  const kept = lines.filter(({ state }) => state !== 'rejected');
  const all = kept.length > 0 ? kept : lines;
  const currency = all[0]?.currency ?? 'USD';
  const of = all.filter((line) => line.currency === currency);
  const states = new Set(of.map(({ state }) => state));
  const open = (['expected', 'approved'] as const).find((one) => states.has(one));
  return {
    state: kept.length === 0 ? 'rejected' : (open ?? 'paid'),
    amountMicros: of.reduce((sum, { amountMicros }) => sum + amountMicros, 0),
    currency,
  };
}

/** By what each could be expected to bring where that is known of all, else by their counted time. */
function weightsOf(records: readonly BookRecord[], currency: string): number[] {
  const rules = records.map((record) => earningByRule(record));
  const isKnown = rules.every((rule) => rule?.currency === currency && rule.amountMicros >= 0);
  return isKnown
    ? rules.map((rule) => rule?.amountMicros ?? 0)
    : records.map(({ segments }) => Math.max(0, Math.round(countedMs(segments))));
}

/** What one record was expected to bring: by its terms, or by the worker's word while nobody else has spoken. */
const expectedOf = (record: BookRecord) =>
  earningByRule(record) ?? (record.earning?.state === 'expected' ? record.earning : undefined);

function trackedOf(
  records: readonly BookRecord[],
  id: string,
  dateOf: Held['dateOf'],
): TrackedRow | undefined {
  const [first] = records;
  if (!first) return undefined;
  const expected = records.map(expectedOf);
  const currency = expected[0]?.currency;
  const isKnown = currency !== undefined && expected.every((one) => one?.currency === currency);
  const isOne = id.startsWith('tracked|task|');
  return {
    id,
    of: 'tracked',
    date: dateOf(first),
    project: projectKeyOf(first),
    ...(isOne ? { n: first.n, deviceId: first.deviceId, key: first.key ?? '', endAt: first.endAt } : {}),
    tasks: records.length,
    ms: records.reduce((sum, { segments }) => sum + countedMs(segments), 0),
    ...(isKnown
      ? { currency, amountMicros: expected.reduce((sum, one) => sum + (one?.amountMicros ?? 0), 0) }
      : {}),
  };
}

/** A mission's reward that the books know already is that one; all else is money of its own. */
function extraOf({ platform, extras }: Held, row: PaidRow, claimed: Set<string>): Plan['extras'][number] {
  const { of, project = `${platform}:`, date, amountMicros, currency, state } = row;
  const known = extras.find(
    (extra) =>
      of === 'mission' &&
      extra.kind === 'mission' &&
      extra.project.startsWith(`${platform}:`) &&
      !extra.id.startsWith('paid:') &&
      !claimed.has(extra.id) &&
      extra.amountMicros === amountMicros &&
      extra.currency === currency &&
      Math.abs(Date.parse(extra.date) - Date.parse(date)) <= REWARD_MS,
  );
  if (known) {
    claimed.add(known.id);
    const { stamp: _, ...same } = known;
    return { id: known.id, after: { ...same, state } };
  }
  const kind = amountMicros < 0 ? 'deduction' : of === 'mission' ? 'mission' : 'adjustment';
  const id = `paid:${platform}:${row.id}`;
  return { id, after: { id, project, date, kind, amountMicros, currency, state } };
}

export function sameEarning(a: Earning | undefined, b: Earning): boolean {
  return (
    a?.amountMicros === b.amountMicros &&
    a.currency === b.currency &&
    a.state === b.state &&
    a.approximate === b.approximate
  );
}
