import type { PaymentEntry } from '../platforms/types';
import { latestDay } from './pasted';
import type { StatementRow } from './statement';

/** What pages of payments have shown when the worker opened them, by platform; kept in `meta`. */
export type SeenPayments = Readonly<Record<string, { at: number; rows: StatementRow[] }>>;

export const SEEN_PAYMENTS_KEY = 'seenPayments';
/** As many lines of one platform wait to be taken over. */
export const MOST_SEEN = 2_000;

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Lines of a page that shows payments; those without a day are left out. */
export function seenRows(entries: readonly PaymentEntry[], today: string): StatementRow[] {
  return entries.flatMap(({ of, amount, project, day, durationMs, state }): StatementRow[] => {
    const date = day === undefined ? undefined : wholeDay(day, today);
    if (date === undefined) return [];
    const name = project?.name;
    return [
      {
        of,
        date,
        ...amount,
        state: state ?? 'expected',
        ...(name === undefined ? {} : { name }),
        ...(durationMs === undefined ? {} : { ms: durationMs }),
      },
    ];
  });
}

/** `2026-06-25`, or `--06-25` where the page names no year. */
function wholeDay(day: string, today: string): string | undefined {
  if (!day.startsWith('--')) return day;
  const month = MONTH_NAMES[Number(day.slice(2, 4)) - 1];
  return month === undefined ? undefined : latestDay(month, Number(day.slice(5)), today);
}
