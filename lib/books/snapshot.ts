import { countsWithin } from '../clock/parts';
import type { Zone } from '../clock/types';
import { countedMs } from '../clock/view';
import { Calendar, dateOf, dayOf } from './calendar';
import { isReportable, outcomesToAsk, toDecide } from './decide';
import { earnedIn, figuresOf, type OpenEntry } from './figures';
import { shownName } from './shown';
import { sumOfRows } from './totals';
import type { BookRecord, NowCard, Project, Snapshot, TotalsRow } from './types';

export { isListed } from './decide';

/** All that a snapshot is made of; the caller has read it from the books and the clock. */
export interface SnapshotParts {
  at: number;
  zone: Zone;
  /** The books' own; without it the day starts at midnight. */
  calendar?: Calendar;
  /** Day rows of today, and of the six days before it (others are passed over). */
  todayRows: readonly TotalsRow[];
  weekRows: readonly TotalsRow[];
  /** Records the clock has open, the overhead that runs included, with the terms they are done under. */
  openRecords: readonly OpenEntry[];
  /** Ended records of late, this device's own: their undecided stretches are listed. */
  recentRecords: readonly BookRecord[];
  now?: NowCard;
  last?: BookRecord;
  /** Questions on outside work, and what the next undo takes back. */
  until?: Snapshot['until'];
  undo?: Snapshot['undo'];
  missions?: Snapshot['missions'];
  aet?: Snapshot['aet'];
  projects: readonly Project[];
  platforms: Snapshot['platforms'];
  unknownPage?: Snapshot['unknownPage'];
  toReport?: Snapshot['toReport'] | undefined;
  oldCopy?: Snapshot['oldCopy'] | undefined;
  tabs?: Snapshot['tabs'];
  lost?: Snapshot['lost'];
  captured?: Snapshot['captured'];
  targetMicrosPerHour?: Snapshot['targetMicrosPerHour'];
  trouble?: Snapshot['trouble'];
}

const WEEK_DAYS = 7;
const RECENT_PROJECTS = 8;

/** The least time of a task, as the worker set it for this project or for another version of it. */
function leastOf(
  { kind, project: key }: Pick<BookRecord, 'kind' | 'project'>,
  projects: ReadonlyMap<string, Project>,
): number | undefined {
  const project = projects.get(key ?? '');
  if (kind !== 'task' || !project) return undefined;
  const isVersion = (one: Project) => one.platform === project.platform && one.family === project.family;
  return (
    project.minTaskMs ?? [...projects.values()].find((one) => isVersion(one) && one.minTaskMs)?.minTaskMs
  );
}

/** Was a task submitted in less than that? */
function undercut(record: BookRecord, projects: ReadonlyMap<string, Project>): { undercutMs?: number } {
  const leastMs = record.outcome === 'submitted' ? leastOf(record, projects) : undefined;
  return leastMs !== undefined && countedMs(record.segments) < leastMs ? { undercutMs: leastMs } : {};
}

function nowOf(now: NowCard, projects: ReadonlyMap<string, Project>): NowCard {
  const leastMs = leastOf(now, projects);
  return leastMs === undefined ? now : { ...now, leastMs };
}

function lastOf(record: BookRecord, projects: ReadonlyMap<string, Project>): NonNullable<Snapshot['last']> {
  const { n, platform, project, outcome, dropped = false } = record;
  const name = project === undefined ? undefined : shownName(projects.get(project));
  return {
    n,
    platform,
    countedMs: countedMs(record.segments),
    dropped,
    ...countsWithin(record),
    reportable: isReportable(record),
    ...undercut(record, projects),
    ...(project === undefined ? {} : { project }),
    ...(name === undefined ? {} : { projectName: name }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function weekOf(parts: SnapshotParts, day: string, calendar: Calendar): Snapshot['week'] {
  const today = dayOf(day);
  return Array.from({ length: WEEK_DAYS }, (_, i) => {
    const date = dateOf(today - (WEEK_DAYS - 1) + i);
    const rows = date === day ? parts.todayRows : parts.weekRows.filter((row) => row.date === date);
    const days = { fromDate: date, toDate: date, zone: parts.zone, calendar };
    const { allMs } = figuresOf(rows, parts.openRecords, days);
    return { day: date, countedMs: allMs, earned: earnedIn(sumOfRows(rows).earned) };
  });
}

function recentProjects(projects: readonly Project[]): Snapshot['recentProjects'] {
  return [...projects]
    .sort((a, b) => b.seenAt - a.seenAt)
    .slice(0, RECENT_PROJECTS)
    .map((project) => {
      const name = shownName(project);
      return { key: project.key, platform: project.platform, ...(name === undefined ? {} : { name }) };
    });
}

/** What waits for a decision, by day and project. What is under way is not asked about. */
function waitingOf(parts: SnapshotParts, calendar: Calendar, projects: ReadonlyMap<string, Project>) {
  const { now, zone } = parts;
  const goesOn = now?.state === 'away' || now?.state === 'idle' ? now.n : undefined;
  const waiting = toDecide([...parts.openRecords, ...parts.recentRecords], goesOn);
  const items = waiting.items.map((item) => {
    const name = shownName(projects.get(item.project ?? ''));
    const day = calendar.dateAt(item.startAt, zone);
    return { ...item, day, ...(name === undefined ? {} : { projectName: name }) };
  });
  return { ...waiting, items };
}

/** What the popup paints from. Pure: the same parts give the same snapshot. */
export function buildSnapshot(parts: SnapshotParts): Snapshot {
  const { at, zone, now, last, until, undo, tabs, captured, unknownPage, lost, trouble } = parts;
  const { targetMicrosPerHour } = parts;
  const calendar = parts.calendar ?? new Calendar();
  const day = calendar.dateAt(at, zone);
  const projects = new Map(parts.projects.map((project) => [project.key, project]));
  return {
    v: 1,
    at,
    day,
    ...(now ? { now: nowOf(now, projects) } : {}),
    today: figuresOf(parts.todayRows, parts.openRecords, { fromDate: day, toDate: day, zone, calendar }),
    week: weekOf(parts, day, calendar),
    ...(last ? { last: lastOf(last, projects) } : {}),
    toDecide: waitingOf(parts, calendar, projects),
    outcomes: outcomesToAsk(parts.recentRecords, projects),
    ...(until?.length ? { until } : {}),
    ...(undo ? { undo } : {}),
    ...(parts.missions?.length ? { missions: parts.missions } : {}),
    ...(parts.aet ? { aet: parts.aet } : {}),
    platforms: parts.platforms,
    ...(unknownPage ? { unknownPage } : {}),
    ...(tabs?.length ? { tabs } : {}),
    ...(lost?.length ? { lost } : {}),
    ...(captured ? { captured } : {}),
    ...(parts.toReport?.length ? { toReport: parts.toReport } : {}),
    ...(parts.oldCopy ? { oldCopy: parts.oldCopy } : {}),
    recentProjects: recentProjects(parts.projects),
    ...(targetMicrosPerHour ? { targetMicrosPerHour } : {}),
    ...(trouble ? { trouble } : {}),
  };
}
