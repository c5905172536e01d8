import type { BooksReader } from '../books/books';
import { figuresOf } from '../books/figures';
import type { Extra, Figures, Project } from '../books/types';
import {
  MISSIONS_KEY,
  type Mission,
  missionsFrom,
  type Progress,
  progressOf,
  rewardId,
} from '../settings/missions';
import type { Goal } from '../settings/settings';
import { moneyIn, openIn, rowsIn } from './display';
import { calendarOf, daysOf, openEntries } from './now';
import type { Frame } from './overview';
import { rangeAt } from './range';

/** One part of a goal: what is done of what is wanted, in micros, ms or tasks. */
export interface GoalPart {
  what: 'earned' | 'time' | 'tasks';
  done: number;
  goal: number;
  currency?: string;
}

/** How far a goal has come, by the figures of its days. */
export function partsOf(goal: Goal, figures: Pick<Figures, 'earned' | 'allMs' | 'tasks'>): GoalPart[] {
  const { earned, timeMs, tasks } = goal;
  const done = figures.earned.find(({ currency }) => currency === earned?.currency)?.amountMicros ?? 0;
  return [
    ...(earned
      ? [{ what: 'earned', done, goal: earned.amountMicros, currency: earned.currency } as const]
      : []),
    ...(timeMs ? [{ what: 'time', done: figures.allMs, goal: timeMs } as const] : []),
    ...(tasks ? [{ what: 'tasks', done: figures.tasks, goal: tasks } as const] : []),
  ];
}

export interface MissionStanding extends Progress {
  mission: Mission;
  /** Where its reward stands, once it is in the books. */
  state?: Extra['state'];
  over: boolean;
}

export interface GoalsData {
  day: GoalPart[];
  week: GoalPart[];
  missions: MissionStanding[];
  projects: Project[];
}

/** Missions under way first, by deadline; those that are over after them, the latest first. */
export function inOrder(missions: readonly MissionStanding[]): MissionStanding[] {
  return missions.toSorted(
    (a, b) =>
      Number(a.over) - Number(b.over) || (a.over ? -1 : 1) * a.mission.toDate.localeCompare(b.mission.toDate),
  );
}

async function missionsIn(books: BooksReader, today: string): Promise<MissionStanding[]> {
  const missions = missionsFrom(await books.meta(MISSIONS_KEY));
  if (missions.length === 0) return [];
  const dates = missions.flatMap(({ fromDate, toDate }) => [fromDate, toDate]).sort();
  const [rows, extras] = await Promise.all([
    books.totals('d', dates[0] ?? today, dates.at(-1) ?? today),
    books.extras(),
  ]);
  const states = new Map(extras.map(({ id, state }) => [id, state]));
  const standings = missions.map((mission): MissionStanding => {
    const state = states.get(rewardId(mission));
    const over = mission.toDate < today;
    return { mission, over, ...progressOf(mission, rows), ...(state ? { state } : {}) };
  });
  return inOrder(standings);
}

export async function readGoals(books: BooksReader, frame: Omit<Frame, 'range'>): Promise<GoalsData> {
  const { today, weekStart, settings } = frame;
  const { display, dayGoal = {}, weekGoal = {} } = settings;
  const week = rangeAt('week', today, weekStart);
  const day = rangeAt('day', today, weekStart);
  const [weekRows, projects, calendar] = await Promise.all([
    books.totals('d', week.fromDate, week.toDate),
    books.projects(),
    calendarOf(books),
  ]);
  const rows = rowsIn(display, weekRows);
  const open = openIn(display, await openEntries(books, projects, Date.now()));
  const shown = (goal: Goal): Goal =>
    goal.earned ? { ...goal, earned: moneyIn(display, goal.earned) } : goal;
  const ofDay = rows.filter((row) => row.date === today);
  return {
    day: partsOf(shown(dayGoal), figuresOf(ofDay, open, daysOf(day, calendar))),
    week: partsOf(shown(weekGoal), figuresOf(rows, open, daysOf(week, calendar))),
    missions: await missionsIn(books, today),
    projects,
  };
}
