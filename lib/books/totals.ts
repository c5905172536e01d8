import { dateOf } from './calendar';
import { OUTCOMES, SEGMENT_KINDS, STATES } from './codes';
import { BINS } from './histogram';
import {
  COUNTED_MS,
  EARNING_TASK,
  HISTOGRAM,
  HOURS,
  LOST_TASK,
  OUTCOME_COUNTS,
  OVERHEAD,
  PAID_TASK,
  PAID_TRAINING,
  Sums,
  TASK_COUNT,
  TASK_SQUARES,
  TASK_STATES,
  TASK_SUM,
  type Tally,
  UNCOUNTED_MS,
  UNPAID_TASK,
  UNPAID_TRAINING,
} from './tally';
import type { TotalsRow } from './types';

export type TotalsKey = [span: TotalsRow['span'], date: string, project: string];

/** A row's sums with its place in the store. */
export interface TotalsDelta {
  key: TotalsKey;
  sums: Sums;
}

/** The single numbers of a row. */
const NUMBERS = [
  ['paidTaskMs', PAID_TASK],
  ['unpaidTaskMs', UNPAID_TASK],
  ['lostTaskMs', LOST_TASK],
  ['paidTrainingMs', PAID_TRAINING],
  ['unpaidTrainingMs', UNPAID_TRAINING],
  ['overheadMs', OVERHEAD],
  ['earningTaskMs', EARNING_TASK],
  ['taskCount', TASK_COUNT],
  ['taskMsSum', TASK_SUM],
  ['taskSecSquares', TASK_SQUARES],
] as const;

/** What a tally changes in the totals: each day's sums, and those of its month and of the lifetime. */
export function deltasOf(tally: Tally): TotalsDelta[] {
  const deltas = new Map<string, TotalsDelta>();
  const into = (key: TotalsKey, sums: Sums) => {
    const id = key.join('|');
    let delta = deltas.get(id);
    if (!delta) {
      delta = { key, sums: new Sums() };
      deltas.set(id, delta);
    }
    delta.sums.merge(sums);
  };
  for (const [day, project, sums] of tally.days()) {
    const date = dateOf(day);
    deltas.set(`d|${date}|${project}`, { key: ['d', date, project], sums });
    into(['m', date.slice(0, 7), project], sums);
    into(['l', 'all', project], sums);
  }
  return [...deltas.values()];
}

/** The words of `list` whose sum is not 0; `from` is the place of the first. */
function byWord<T extends string>(list: readonly T[], sums: Float64Array, from: number) {
  const named: Partial<Record<T, number>> = {};
  for (const [code, word] of list.entries()) {
    const sum = sums[from + code] ?? 0;
    if (sum !== 0) named[word] = sum;
  }
  return named;
}

/** Sums from one place to before another, as a list. (`Array.from` asks an iterator for each: many times slower.) */
function listOf(sums: Float64Array, from: number, to: number): number[] {
  const list: number[] = [];
  for (let i = from; i < to; i++) list.push(sums[i] ?? 0);
  return list;
}

function moneyOf(sums: Sums, from: number): TotalsRow['earned'] {
  const byCurrency = [...sums.money]
    .map(([currency, money]) => [currency, byWord(STATES, money, from)] as const)
    .filter(([, states]) => Object.keys(states).length > 0);
  return Object.fromEntries(byCurrency.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sums as a row, be they all 0. */
function rowFrom([span, date, project]: TotalsKey, sums: Sums): TotalsRow {
  const { slots } = sums;
  let bins = BINS;
  while (bins > 0 && slots[HISTOGRAM + bins - 1] === 0) bins--;
  const numbers = Object.fromEntries(NUMBERS.map(([name, place]) => [name, slots[place] ?? 0]));
  return {
    span,
    date,
    project,
    platform: project.split(':', 1)[0] ?? project,
    countedMs: byWord(SEGMENT_KINDS, slots, COUNTED_MS),
    uncountedMs: byWord(SEGMENT_KINDS, slots, UNCOUNTED_MS),
    ...(numbers as Pick<TotalsRow, (typeof NUMBERS)[number][0]>),
    hourMs: listOf(slots, HOURS, HOURS + 24),
    outcomes: byWord(OUTCOMES, slots, OUTCOME_COUNTS),
    earned: moneyOf(sums, 0),
    taskEarned: moneyOf(sums, TASK_STATES),
    histogram: listOf(slots, HISTOGRAM, HISTOGRAM + bins),
  };
}

const isEmpty = (sums: Sums) =>
  sums.slots.every((sum) => sum === 0) &&
  [...sums.money.values()].every((states) => states.every((micros) => micros === 0));

/** Sums as a row; `undefined` where nothing is left of them. */
export function rowOf(key: TotalsKey, sums: Sums): TotalsRow | undefined {
  return isEmpty(sums) ? undefined : rowFrom(key, sums);
}

/** A row back as sums. */
export function sumsOf(row: TotalsRow): Sums {
  const sums = new Sums();
  const { slots } = sums;
  SEGMENT_KINDS.forEach((kind, code) => {
    slots[COUNTED_MS + code] = row.countedMs[kind] ?? 0;
    slots[UNCOUNTED_MS + code] = row.uncountedMs[kind] ?? 0;
  });
  for (const [name, place] of NUMBERS) slots[place] = row[name];
  slots.set(row.hourMs, HOURS);
  slots.set(row.histogram, HISTOGRAM);
  OUTCOMES.forEach((outcome, code) => {
    slots[OUTCOME_COUNTS + code] = row.outcomes[outcome] ?? 0;
  });
  for (const [from, money] of [[0, row.earned] as const, [TASK_STATES, row.taskEarned] as const]) {
    for (const [currency, states] of Object.entries(money)) {
      const mine = sums.moneyIn(currency);
      STATES.forEach((state, code) => {
        mine[from + code] = states[state] ?? 0;
      });
    }
  }
  return sums;
}

/** A kept row (`undefined`: none yet) with a change in it; `undefined` where nothing is left. */
export function changed(row: TotalsRow | undefined, { key, sums }: TotalsDelta): TotalsRow | undefined {
  if (!row) return rowOf(key, sums);
  const all = sumsOf(row);
  all.merge(sums);
  return rowOf(key, all);
}

/** Does this change nothing? */
export const isNothing = ({ sums }: TotalsDelta) => isEmpty(sums);

/** Many rows of one span added up, over dates and projects. */
export function sumOfRows(rows: readonly TotalsRow[]): TotalsRow {
  const all = new Sums();
  for (const row of rows) all.merge(sumsOf(row));
  return rowFrom(['d', '', ''], all);
}
