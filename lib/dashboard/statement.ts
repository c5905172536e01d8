import type { PaidRow } from '../books/paid';
import type { Project } from '../books/types';
import { sumPerCurrency } from '../rates/money';
import type { EarningState, Money } from '../rates/types';
import { identified } from '../reconcile/identity';
import { type ColumnMap, guessedMap, headerMark, mappedStatement } from '../reconcile/mapped';
import { unknownNames } from '../reconcile/names';
import { isOutlier, outlierStatement } from '../reconcile/outlier';
import type { Remembered } from '../reconcile/remembered';
import type { Statement, StatementRow } from '../reconcile/statement';
import { readTable, type Table } from '../reconcile/table';

export { pastedStatement } from '../reconcile/pasted';
export type { ColumnMap, Statement, StatementRow, Table };
export { mappedStatement };

/** A file that was read: a statement, or a table of which the worker must say what its columns hold. */
export type ReadFile =
  | { is: 'statement'; statement: Statement }
  | { is: 'table'; table: Table; map: ColumnMap; known: boolean };

/**
 * Reads a platform's file. Outlier's own is known by its header; of any other the columns are as the worker said the
 * last time, or as their names tell. Throws a `FileFault`.
 */
export async function readStatement(
  file: Blob,
  remembered: Remembered | undefined,
  currency: string,
): Promise<ReadFile> {
  const table = await readTable(file);
  if (isOutlier(table.header)) return { is: 'statement', statement: outlierStatement(table) };
  const said = remembered?.maps[headerMark(table.header)];
  return { is: 'table', table, map: said ?? guessedMap(table.header, currency), known: said !== undefined };
}

/** How a table was read, to be remembered. */
export const saidOf = ({ header }: Table, columns: ColumnMap) => ({ mark: headerMark(header), columns });

/** What a statement comes to, before it is taken over. */
export interface Summary {
  lines: number;
  from: string;
  to: string;
  sums: (Money & { state: EarningState })[];
  /** Names of projects that the books do not know. */
  unknown: { name: string; lines: number }[];
}

const STATES: readonly EarningState[] = ['expected', 'approved', 'paid', 'rejected'];

export function summaryOf(
  { rows }: Pick<Statement, 'rows'>,
  projects: readonly Project[],
  said: Readonly<Record<string, string>> | undefined,
): Summary {
  const dates = rows.map(({ date }) => date).sort();
  return {
    lines: rows.length,
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
    sums: STATES.flatMap((state) =>
      sumPerCurrency(rows.filter((row) => row.state === state)).map((money) => ({ ...money, state })),
    ),
    unknown: unknownNames(rows, projects, said),
  };
}

/** Lines that pages have shown and that are not taken over yet, or say something else by now. */
export function waitingRows(seen: readonly StatementRow[], kept: readonly PaidRow[]): StatementRow[] {
  const states = new Map(kept.map(({ id, state }) => [id, state]));
  const rows = identified(seen.map(({ item: _, ...row }) => row));
  const isNew = rows.some(({ id, state }) => states.get(id) !== state);
  return isNew ? [...seen] : [];
}
