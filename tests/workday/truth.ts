import type { Seen } from './recorder.ts';

/** What the script's worker did while no task's page had the focus. */
export type Doing = 'away' | 'linked' | 'pause' | 'sleep' | 'gap';

/** A true stretch of a task; only these count: `work`, `linked`, and an `away` that was short. */
export interface Spell {
  kind: 'work' | Doing;
  startAt: number;
  endAt: number;
}

export interface TrueTask {
  task: string;
  spells: Spell[];
}

/** What the script did, from `at` on, whatever the pages saw. */
export interface Done {
  at: number;
  doing: Doing | 'work';
}

interface Point {
  at: number;
  tab: number;
  seen?: Seen;
  doing?: Doing | 'work';
}

/** Nobody came back from the last away: it is no time of the task. */
function returnedTo(spells: Spell[]): Spell[] {
  return spells.at(-1)?.kind === 'away' ? spells.slice(0, -1) : spells;
}

/**
 * The day as it was, from what each tab saw of itself and what the script did: a task has the time in which a
 * page that shows it has the focus, and the time until it has the focus again, by what was done in it.
 */
export function truthOf(
  tabs: readonly (readonly Seen[])[],
  done: readonly Done[],
  endAt: number,
): TrueTask[] {
  const points: Point[] = [
    ...tabs.flatMap((log, tab) => log.map((seen): Point => ({ at: seen.at, tab, seen }))),
    ...done.map(({ at, doing }): Point => ({ at, tab: -1, doing })),
  ].sort((a, b) => a.at - b.at);
  const tasks = new Map<string, Spell[]>();
  const shown = new Map<number, Seen>();
  let doing: Doing | 'work' = 'work';
  let current: string | undefined;
  let from = 0;
  const lay = (kind: Spell['kind'], to: number) => {
    if (current === undefined || to <= from) return;
    const spells = tasks.get(current) ?? [];
    const last = spells.at(-1);
    if (last?.kind === kind && last.endAt === from) last.endAt = to;
    else spells.push({ kind, startAt: from, endAt: to });
    tasks.set(current, spells);
  };
  const focused = () => [...shown.values()].find((seen) => seen.focus && seen.task !== undefined)?.task;
  const isShown = () => [...shown.values()].some(({ gone, task }) => !gone && task === current);
  const kindNow = (): Spell['kind'] => {
    if (doing === 'pause' || doing === 'sleep' || doing === 'gap') return doing;
    if (focused() !== undefined) return 'work';
    return doing === 'work' && !isShown() ? 'away' : doing;
  };
  for (const point of points) {
    lay(kindNow(), point.at);
    from = point.at;
    if (point.seen) shown.set(point.tab, point.seen);
    if (point.doing) doing = point.doing;
    current = focused() ?? current;
  }
  lay(kindNow(), endAt);
  return [...tasks].map(([task, spells]) => ({ task, spells: returnedTo(spells) }));
}
