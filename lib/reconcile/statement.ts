import type { PaidFor } from '../books/paid';
import type { EarningState } from '../rates/types';

/** One line of a platform's statement as a file, a text or a page gives it. */
export interface StatementRow {
  of: PaidFor;
  /** ISO day. */
  date: string;
  /** The project as the platform names it. */
  name?: string;
  /** The platform's own id of the task. */
  item?: string;
  amountMicros: number;
  currency: string;
  state: EarningState;
  /** The time that was paid. */
  ms?: number;
}

/** What was read, and what of it was left out. */
export interface Statement {
  rows: StatementRow[];
  /** Lines that say the very same as another one of the same task: two exports that overlap. */
  twice: number;
  /** Projects or days whose lines were folded away, so that nothing is known of them. */
  folded: number;
}

/** More than anybody's year; a platform's own export is far shorter. */
export const MOST_ROWS = 50_000;
export const MOST_BYTES = 25_000_000;
