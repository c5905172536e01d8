import type { PaidRow } from '../books/paid';
import type { StatementRow } from './statement';

/** A row as it is to be kept: ids are hashed by then, and its project found where the books know it. */
export type Hashed = Omit<PaidRow, 'id'>;

/**
 * Gives every row its identity. A task's line is known by the task, its day and what it pays for, whatever became of
 * its amount and state. One without a task is known by all that it says but where the money stands; alike ones by
 * their place among one another.
 */
export function identified(rows: readonly Hashed[]): PaidRow[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const { of, date, name = '', key, amountMicros, currency, ms } = row;
    const own = key === undefined ? [of, date, name, amountMicros, currency, ms ?? ''] : [of, date, key];
    const text = own.join('|');
    const n = (counts.get(text) ?? 0) + 1;
    counts.set(text, n);
    return { ...row, id: n === 1 ? text : `${text}|${n}` };
  });
}

/** The same for rows that were seen on a page and wait: the newest word on each, oldest days first. */
export function joined(
  kept: readonly StatementRow[],
  more: readonly StatementRow[],
  most: number,
): StatementRow[] {
  const named = (rows: readonly StatementRow[]) =>
    identified(
      rows.map(({ item, ...row }): Hashed => ({ ...row, ...(item === undefined ? {} : { key: item }) })),
    ).map(({ id }, i) => [id, rows[i]] as const);
  const byId = new Map([...named(kept), ...named(more)]);
  const rows = [...byId.values()].filter((row) => row !== undefined);
  return rows.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))).slice(-most);
}
