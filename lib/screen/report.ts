/** What became of saving a problem report; `nothing` where the journal has nothing of that day. */
export type Saved = 'saved' | 'nothing' | 'failed';

/** A day of the worker's own calendar as a date field writes it: `2026-11-23`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first instant of such a day, and that of the next; `undefined` where it is no day. */
export function boundsOf(day: string): [fromAt: number, toAt: number] | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0] = parts.slice(1).map(Number);
  return [new Date(year, month - 1, date).getTime(), new Date(year, month - 1, date + 1).getTime()];
}

/** The file's name of one day's report. */
export const reportName = (day: string) => `piecerate-problem-report-${day}.json`;
