import type { BooksReader } from '../books/books';
import type { Money } from '../rates/types';

/** What the settings show beside the settings themselves. */
export interface SettingsData {
  /** Minutes after midnight at which the worker's day begins. */
  dayStartMin: number;
  target: Money | undefined;
  /** Currencies in the books, the one with the most tasks first. */
  currencies: string[];
}

export async function readSettings(books: BooksReader): Promise<SettingsData> {
  const [dayStartMin, target, rows] = await Promise.all([
    books.meta('dayStartMin'),
    books.meta('target'),
    books.totals('l', 'all', 'all'),
  ]);
  const tasks = new Map<string, number>();
  for (const { earned, taskCount } of rows)
    for (const code of Object.keys(earned)) tasks.set(code, (tasks.get(code) ?? 0) + taskCount);
  return {
    dayStartMin: typeof dayStartMin === 'number' ? dayStartMin : 0,
    target: target as Money | undefined,
    currencies: [...tasks].sort(([, a], [, b]) => b - a).map(([code]) => code),
  };
}
