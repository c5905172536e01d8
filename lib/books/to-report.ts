import type { Outcome, Zone } from '../clock/types';
import { countedMs, counts } from '../clock/view';
import { reportableMs } from '../rates/earnings';
import type { Calendar } from './calendar';
import { isListed } from './decide';
import type { WaitingHours } from './reminders';
import { projectKeyOf } from './settled';
import type { BookRecord } from './types';

/** One task's part of what is to be reported. */
export interface ReportTask {
  n: number;
  deviceId: string;
  startAt: number;
  endAt: number;
  outcome?: Outcome;
  zone: Zone;
  /** Counted time up to the cap; 0 while its outcome is not known. */
  sureMs: number;
  /** What it could be more by decisions that are still open. */
  openMs: number;
  countedMs: number;
  capMs?: number;
  /** What counts, as it happened. */
  intervals: [fromAt: number, toAt: number][];
}

/** What the worker can report of one project and day. */
export interface ReportRow {
  platform: string;
  project: string;
  date: string;
  sureMs: number;
  openMs: number;
  /** From opening to submitting, all tasks: what a platform could see of it. */
  spanMs: number;
  tasks: number;
  units: number;
  items: ReportTask[];
  /** The worker reported it: what, and when. */
  reported?: Reported;
}

/** What stands in a row: reported time stays as it was reported, whatever is decided later. */
export const reportMs = ({ reported, sureMs }: Pick<ReportRow, 'reported' | 'sureMs'>) =>
  reported?.ms ?? sureMs;

/** What was reported, by `date|project`; kept in `meta` under `REPORTED_KEY`. */
export interface Reported {
  at: number;
  ms: number;
}
export type ReportedRows = Readonly<Record<string, Reported>>;

export const REPORTED_KEY = 'reported';
export const reportedName = ({ date, project }: { date: string; project: string }) => `${date}|${project}`;
export const reportedOf = (name: string) => ({ date: name.slice(0, 10), project: name.slice(11) });

/** Submitted, or unfinished with its time due: that is what platforms take. An unknown outcome waits. */
const DUE: ReadonlySet<Outcome | undefined> = new Set(['submitted', 'timeOnly', 'unknown', undefined]);

/** What a record brings to a report; nothing where its time is not reported. Training and waiting never are. */
export function reportTask(record: BookRecord): ReportTask | undefined {
  const { pay, kind, outcome, dropped } = record;
  if (pay?.basis !== 'perHourReported' || dropped || !DUE.has(outcome)) return undefined;
  if (kind !== 'task' && kind !== 'manual') return undefined;
  const { capMs } = pay;
  const ms = countedMs(record.segments);
  const listedMs = record.segments
    .filter((segment) => isListed(segment, record))
    .reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
  const isSure = outcome === 'submitted' || outcome === 'timeOnly';
  const sureMs = isSure ? reportableMs(ms, capMs) : 0;
  return {
    n: record.n,
    deviceId: record.deviceId,
    startAt: record.startAt,
    endAt: record.endAt,
    zone: record.zone,
    sureMs,
    openMs: reportableMs(ms + listedMs, capMs) - sureMs,
    countedMs: ms,
    intervals: intervalsOf(record),
    ...(outcome === undefined ? {} : { outcome }),
    ...(capMs === undefined ? {} : { capMs }),
  };
}

/** Counted stretches, those that touch joined. */
function intervalsOf({ segments }: BookRecord): [number, number][] {
  const joined: [number, number][] = [];
  for (const segment of segments) {
    if (!counts(segment) || segment.endAt <= segment.startAt) continue;
    const last = joined.at(-1);
    if (last && last[1] === segment.startAt) last[1] = segment.endAt;
    else joined.push([segment.startAt, segment.endAt]);
  }
  return joined;
}

/** The zone that a platform counts its days in; without one they are the worker's own. */
export type ZoneOf = (platform: string) => string | undefined;

/** A row that has nothing in it yet. */
function emptyRow(
  date: string,
  project: string,
  platform: string,
  reported: Reported | undefined,
): ReportRow {
  const none = { sureMs: 0, openMs: 0, spanMs: 0, tasks: 0, units: 0, items: [] };
  return { platform, project, date, ...none, ...(reported ? { reported } : {}) };
}

/**
 * What can be reported, by project and day, the latest day first. A task belongs to the day it ended on, as its
 * money does: the platform's own day where that is known. What was reported stays a row, also once none of its
 * tasks counts any more.
 */
export function reportRows(
  records: readonly BookRecord[],
  calendar: Calendar,
  reported: ReportedRows,
  zoneOf: ZoneOf = () => undefined,
): ReportRow[] {
  const rows = new Map<string, ReportRow>();
  for (const record of records) {
    const item = reportTask(record);
    if (!item) continue;
    const timeZone = zoneOf(record.platform);
    const zone = timeZone === undefined ? record.zone : { timeZone, utcOffsetMin: 0 };
    const date = calendar.dateAt(record.endAt, zone);
    const project = projectKeyOf(record);
    const name = reportedName({ date, project });
    const row = rows.get(name) ?? emptyRow(date, project, record.platform, reported[name]);
    row.sureMs += item.sureMs;
    row.openMs += item.openMs;
    row.spanMs += record.endAt - record.startAt;
    row.tasks += 1;
    row.units += record.units ?? 1;
    row.items.push(item);
    rows.set(name, row);
  }
  for (const [name, word] of Object.entries(reported)) {
    if (rows.has(name)) continue;
    const { date, project } = reportedOf(name);
    rows.set(name, emptyRow(date, project, project.slice(0, project.indexOf(':')), word));
  }
  return [...rows.values()].sort(
    (a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0) || (a.project < b.project ? -1 : 1),
  );
}

/** Hours that wait to be reported, by platform; those with the most first. */
export function waitingHours(rows: readonly ReportRow[]): WaitingHours[] {
  const waiting = rows.filter(({ reported, sureMs, openMs }) => !reported && sureMs + openMs > 0);
  return [...Map.groupBy(waiting, ({ platform }) => platform)]
    .map(([platform, own]) => ({
      platform,
      sureMs: own.reduce((sum, row) => sum + row.sureMs, 0),
      openMs: own.reduce((sum, row) => sum + row.openMs, 0),
      rows: own.map(({ date, project, sureMs: ms, tasks }) => ({ date, project, ms, tasks })),
    }))
    .sort((a, b) => b.sureMs - a.sureMs);
}
