import type { BooksReader } from '../books/books';
import type { BookRecord, Project } from '../books/types';
import type { ClockRecord, Segment } from '../clock/types';
import { countedMs } from '../clock/view';
import type { Earning } from '../rates/types';
import { calendarOf, openEntries } from './now';

/** A record of the day, open or ended, with its segments that lie in the day. */
export interface DayRecord {
  n: number;
  /** Missing while it is on the clock: then nothing but decisions can be changed. */
  deviceId?: string;
  /** Recorded by this device: only its times can be corrected here. */
  own: boolean;
  kind: ClockRecord['kind'];
  platform: string;
  project?: string;
  startAt: number;
  endAt: number;
  countedMs: number;
  outcome?: ClockRecord['outcome'];
  earning?: Earning;
  dropped: boolean;
  /** With their place in the record. */
  segments: (Segment & { place: number })[];
}

export interface Day {
  date: string;
  fromAt: number;
  toAt: number;
  records: DayRecord[];
  projects: Project[];
}

/** Where a date of the worker's begins and ends, in the zone of this page. */
export function dayBounds(date: string, dayStartMin: number): { fromAt: number; toAt: number } {
  const edge = (plus: number) => {
    const at = new Date(`${date}T00:00:00`);
    at.setDate(at.getDate() + plus);
    at.setMinutes(at.getMinutes() + dayStartMin);
    return at.getTime();
  };
  return { fromAt: edge(0), toAt: edge(1) };
}

type Any = Omit<ClockRecord, 'outcome'> &
  Partial<Pick<BookRecord, 'deviceId' | 'earning' | 'dropped' | 'outcome'>>;

function dayRecord(record: Any, { fromAt, toAt }: Pick<Day, 'fromAt' | 'toAt'>, own: string): DayRecord {
  const { n, deviceId, kind, platform, project, startAt, endAt, outcome, earning, dropped = false } = record;
  return {
    n,
    own: deviceId === undefined || deviceId === own,
    kind,
    platform,
    startAt,
    endAt,
    dropped,
    countedMs: countedMs(record.segments),
    segments: record.segments
      .map((segment, place) => ({ ...segment, place }))
      .filter((s) => s.endAt > fromAt && s.startAt < toAt && s.endAt > s.startAt),
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(project === undefined ? {} : { project }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(earning === undefined ? {} : { earning }),
  };
}

/** All that was recorded on one of the worker's days, by start, what is on the clock included. */
export async function readDay(books: BooksReader, date: string, now: number): Promise<Day> {
  const { dayStartMin } = await calendarOf(books);
  const bounds = dayBounds(date, dayStartMin);
  const [projects, ended, rest] = await Promise.all([
    books.projects(),
    books.recordsBetween(bounds.fromAt, bounds.toAt),
    books.meta('deviceId'),
  ]);
  const open = await openEntries(books, projects, now);
  const records = [...ended, ...open].map((record) => dayRecord(record, bounds, String(rest)));
  return {
    date,
    ...bounds,
    projects,
    records: records
      .filter(
        (record) =>
          record.segments.length > 0 || (record.startAt >= bounds.fromAt && record.startAt < bounds.toAt),
      )
      .sort((a, b) => a.startAt - b.startAt),
  };
}

const HOUR_MS = 3_600_000;

/** The whole hours that a day's records lie in: what its strip shows. */
export function spanOf({ fromAt, toAt, records }: Day): { fromAt: number; toAt: number } {
  const all = records.flatMap(({ segments }) => segments);
  if (all.length === 0) return { fromAt: fromAt + 8 * HOUR_MS, toAt: fromAt + 18 * HOUR_MS };
  const first = Math.max(fromAt, Math.min(...all.map((s) => s.startAt)));
  const last = Math.min(toAt, Math.max(...all.map((s) => s.endAt)));
  const from = fromAt + Math.floor((first - fromAt) / HOUR_MS) * HOUR_MS;
  const to = fromAt + Math.ceil((last - fromAt) / HOUR_MS) * HOUR_MS;
  return { fromAt: from, toAt: Math.max(to, from + HOUR_MS) };
}
