import { earnedIn } from '../books/figures';
import { sumOfRows } from '../books/totals';
import type { Project, RateFigure, TotalsRow } from '../books/types';
import { allInRates, allTimeMs, taskRates, unpaidShare } from '../rates/rates';
import type { Money } from '../rates/types';

/** The figures of one project, family, platform or type of work over some days. */
export interface Group {
  key: string;
  row: TotalsRow;
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

/** Names by project key; `platform:` stands for pages that named no project. */
export function namesOf(projects: readonly Project[]): (key: string) => string | undefined {
  const byKey = new Map(projects.map((project) => [project.key, project]));
  return (key) => {
    const project = byKey.get(key);
    return (
      project?.name ??
      (key.endsWith(':') ? undefined : (project?.platformId ?? key.slice(key.indexOf(':') + 1)))
    );
  };
}
