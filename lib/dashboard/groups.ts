import { earnedIn } from '../books/figures';
import { sumOfRows } from '../books/totals';
import type { Project, RateFigure, TotalsRow } from '../books/types';
import { WORK_TYPES, type WorkType } from '../books/work-types';
import { allInRates, allTimeMs, taskRates, unpaidShare } from '../rates/rates';
import type { Money } from '../rates/types';
import { typesOf } from './work-type';

/** The figures of one project, family, platform or type of work over some days. */
export interface Group {
  key: string;
  row: TotalsRow;
  platform: string;
  /** Submitted tasks. */
  tasks: number;
  allMs: number;
  earned: Money[];
  onTasks: RateFigure[];
  allTime: RateFigure[];
  unpaidShare?: number;
}

/** A group's figures from its rows; rates are ratios of its sums. */
export function groupOf(key: string, rows: readonly TotalsRow[]): Group {
  const row = sumOfRows(rows);
  const tasks = row.outcomes.submitted ?? 0;
  const totals = { ...row, taskCount: tasks };
  const share = unpaidShare(totals);
  return {
    key,
    row,
    platform: rows[0]?.platform ?? '',
    tasks,
    allMs: allTimeMs(totals),
    earned: earnedIn(row.earned),
    onTasks: taskRates(totals),
    allTime: allInRates(totals),
    ...(share === undefined ? {} : { unpaidShare: share }),
  };
}

/** Groups by any key, the most time first. */
export function groupsBy(rows: readonly TotalsRow[], keyOf: (row: TotalsRow) => string): Group[] {
  return [...Map.groupBy(rows, keyOf)]
    .map(([key, own]) => groupOf(key, own))
    .sort((a, b) => b.allMs - a.allMs || (a.key < b.key ? -1 : 1));
}

/** By what figures are grouped. */
export const GROUPINGS = ['project', 'family', 'platform', 'type'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Stands for projects whose type nobody knows. */
export const NO_TYPE = '';

const place = ({ key }: Group) => WORK_TYPES.indexOf(key as WorkType);

/** Groups of a grouping; types stand in the order of the way up, the unknown last. */
export function grouped(rows: readonly TotalsRow[], projects: readonly Project[], by: Grouping): Group[] {
  if (by === 'project') return groupsBy(rows, (row) => row.project);
  if (by === 'platform') return groupsBy(rows, (row) => row.platform);
  if (by === 'family') {
    const families = new Map(projects.map(({ key, platform, family }) => [key, `${platform}:${family}`]));
    return groupsBy(rows, (row) => families.get(row.project) ?? row.project);
  }
  const typeOf = typesOf(projects);
  const groups = groupsBy(rows, (row) => typeOf(row.project) ?? NO_TYPE);
  const last = WORK_TYPES.length;
  return groups.sort((a, b) => (place(a) < 0 ? last : place(a)) - (place(b) < 0 ? last : place(b)));
}

/** Names by project key; `platform:` stands for pages that named no project. */
export function namesOf(projects: readonly Project[]): (key: string) => string | undefined {
  const byKey = new Map(projects.map((project) => [project.key, project]));
  return (key) => {
    const project = byKey.get(key);
    const name = project?.alias ?? project?.name;
    if (name !== undefined) return name;
    return key.endsWith(':') ? undefined : (project?.platformId ?? key.slice(key.indexOf(':') + 1));
  };
}
