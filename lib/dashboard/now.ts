import type { BooksReader } from '../books/books';
import { Calendar } from '../books/calendar';
import type { Days, OpenEntry } from '../books/figures';
import type { Project } from '../books/types';
import type { ClockState } from '../clock/state';
import type { Zone } from '../clock/types';
import { openRecords } from '../clock/view';
import type { Range } from './range';

/** The zone that this page is in now. */
export function zoneAt(at: number): Zone {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { timeZone, utcOffsetMin: -new Date(at).getTimezoneOffset() };
}

/** What is under way, as the clock last wrote it, with the terms it is done under: as in the popup. */
export async function openEntries(
  books: BooksReader,
  projects: readonly Project[],
  at: number,
): Promise<OpenEntry[]> {
  const kept = (await books.loadClock()) as { v?: unknown; state?: ClockState } | undefined;
  if (kept?.v !== 1 || !kept.state) return [];
  const payOf = new Map(projects.map(({ key, pay }) => [key, pay]));
  return openRecords(kept.state, at).map((record) => {
    const pay = payOf.get(record.project ?? '');
    return pay && record.kind !== 'overhead' ? { ...record, pay } : record;
  });
}

/** The worker's calendar as the books have it. */
export async function calendarOf(books: BooksReader): Promise<Calendar> {
  const dayStartMin = await books.meta('dayStartMin');
  return new Calendar(typeof dayStartMin === 'number' ? dayStartMin : 0);
}

/** A range as figures ask for it. */
export function daysOf({ fromDate, toDate }: Pick<Range, 'fromDate' | 'toDate'>, calendar: Calendar): Days {
  return { fromDate, toDate, zone: zoneAt(Date.now()), calendar };
}
