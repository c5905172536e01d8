import type { BooksReader } from '../books/books';
import { quantileMs } from '../books/histogram';
import { sumOfRows } from '../books/totals';
import type { Project, TotalsRow } from '../books/types';
import type { WorkType } from '../books/work-types';
import { projectNote } from '../notes/places';
import type { Score, Standing } from '../notes/standing';
import { ratePerHour } from '../rates/rates';
import type { Money } from '../rates/types';
import { rowsIn } from './display';
import { type Group, groupsBy, namesOf } from './groups';
import { piecesOf, rowsByPiece, type Step, stepOf } from './hours';
import type { Frame } from './overview';
import { isByPiece, RANKED_FROM, timeErrorOf } from './sure';
import { typesOf } from './work-type';

/** What unpaid training has cost so far: the rate with it, and what it would be without. */
export interface TrainingCost {
  trainingMs: number;
  /** What each hour of all work there earns less for it; per currency the larger. */
  perHour?: Money;
}

export interface ProjectFigures extends Group {
  name: string | undefined;
  type: WorkType | undefined;
  project: Project | undefined;
  /** How far the rate may be off by chance, as a share; where pay is by the piece. */
  error?: number;
  ranked: boolean;
  training?: TrainingCost;
}

/** Time and length of a project's tasks in one piece of the range, beside the scores given in it. */
export interface Pace {
  fromDate: string;
  toDate: string;
  tasks: number;
  meanMs?: number;
  medianMs?: number;
  /** The mean of the scores in it, on the range's one scale. */
  score?: number;
}

export interface ProjectsData {
  /** In the range: ranked ones first, the best All time first within a currency. */
  projects: ProjectFigures[];
  step: Step;
  /** Of the project in question. */
  paces: Pace[];
  /** The end of the scale of their scores, where they have one. */
  scoresOf: number | undefined;
}

/** What an hour earns less for unpaid training: over all time, and over all time but that. */
export function trainingCostOf({ row, allMs, earned }: Group): TrainingCost | undefined {
  const trainingMs = row.unpaidTrainingMs;
  if (trainingMs <= 0) return undefined;
  const [money] = earned;
  const withIt = money && ratePerHour(money.amountMicros, allMs);
  const without = money && ratePerHour(money.amountMicros, allMs - trainingMs);
  if (!money || withIt === undefined || without === undefined) return { trainingMs };
  return { trainingMs, perHour: { amountMicros: without - withIt, currency: money.currency } };
}

function figuresOf(
  rows: readonly TotalsRow[],
  lifetime: readonly TotalsRow[],
  projects: readonly Project[],
): ProjectFigures[] {
  const byKey = new Map(projects.map((project) => [project.key, project]));
  const nameOf = namesOf(projects);
  const typeOf = typesOf(projects);
  const costs = new Map(
    groupsBy(lifetime, (row) => row.project).map((one) => [one.key, trainingCostOf(one)]),
  );
  return groupsBy(rows, (row) => row.project).map((group) => {
    const project = byKey.get(group.key);
    const error = isByPiece(project?.pay?.basis) ? timeErrorOf(group.row) : undefined;
    const training = costs.get(group.key);
    return {
      ...group,
      name: nameOf(group.key),
      type: typeOf(group.key),
      project,
      ranked: group.tasks >= RANKED_FROM && group.allTime.length > 0,
      ...(error === undefined ? {} : { error }),
      ...(training ? { training } : {}),
    };
  });
}

/** Best first within a currency, the commonest currency first; what is not ranked comes last. */
export function ranked(all: readonly ProjectFigures[]): ProjectFigures[] {
  const currency = (one: ProjectFigures) => one.allTime[0]?.currency ?? '';
  const size = Map.groupBy(all, currency);
  const count = (one: ProjectFigures) => size.get(currency(one))?.length ?? 0;
  const rate = (one: ProjectFigures) => one.allTime[0]?.highMicros ?? 0;
  return all.toSorted(
    (a, b) =>
      Number(b.ranked) - Number(a.ranked) ||
      count(b) - count(a) ||
      currency(a).localeCompare(currency(b)) ||
      rate(b) - rate(a),
  );
}

/** How long tasks took, piece by piece; a piece without tasks has no length. */
export function pacesOf(
  rows: readonly TotalsRow[],
  pieces: readonly { fromDate: string; toDate: string }[],
): Pace[] {
  return rowsByPiece(rows, pieces).map((own, i): Pace => {
    const { taskCount, taskMsSum, histogram } = sumOfRows(own);
    const piece = pieces[i] ?? { fromDate: '', toDate: '' };
    if (taskCount === 0) return { ...piece, tasks: 0 };
    const medianMs = quantileMs(histogram, 0.5);
    return { ...piece, tasks: taskCount, meanMs: taskMsSum / taskCount, ...(medianMs ? { medianMs } : {}) };
  });
}

/** Scores that the worker wrote down for a project's family. */
function scoresOf(standings: readonly Standing[], project: Project | undefined): Score[] {
  const id = project && projectNote(project);
  return standings.find((one) => one.id === id)?.scores ?? [];
}

/**
 * Puts scores beside the pace of their days: going faster must not cost quality. They stand on the scale of the latest
 * one that names its end; a score out of another number is brought to it.
 */
export function withScores(
  paces: readonly Pace[],
  scores: readonly Score[],
): { paces: Pace[]; scoresOf: number | undefined } {
  const isIn = ({ fromDate, toDate }: Pace, on: string) => fromDate <= on && on <= toDate;
  const own = scores
    .filter(({ on }) => paces.some((pace) => isIn(pace, on)))
    .toSorted((a, b) => b.on.localeCompare(a.on));
  const most = own.find(({ of }) => of !== undefined && of > 0)?.of;
  const onScale = ({ score, of }: Score) =>
    score === undefined || most === undefined || !of ? score : (score / of) * most;
  const beside = paces.map((pace): Pace => {
    const values = own.filter(({ on }) => isIn(pace, on)).flatMap((one) => onScale(one) ?? []);
    if (values.length === 0) return pace;
    return { ...pace, score: values.reduce((sum, value) => sum + value, 0) / values.length };
  });
  return { paces: beside, scoresOf: most };
}

/** Everything the view of projects shows; `key` is the project that is looked at closely. */
export async function readProjects(
  books: BooksReader,
  frame: Frame,
  key: string | undefined,
): Promise<ProjectsData> {
  const { range, today, weekStart, settings } = frame;
  const [dayRows, lifeRows, projects, standings] = await Promise.all([
    books.totals('d', range.fromDate, range.toDate),
    books.totals('l', 'all', 'all'),
    books.projects(),
    key === undefined ? [] : books.standings(),
  ]);
  const rows = rowsIn(settings.display, dayRows);
  const step = stepOf(range);
  const pieces = piecesOf(range, step, weekStart).filter(({ fromDate }) => fromDate <= today);
  const paces =
    key === undefined
      ? []
      : pacesOf(
          rows.filter((row) => row.project === key),
          pieces,
        );
  const scores = scoresOf(
    standings,
    projects.find((project) => project.key === key),
  );
  return {
    projects: ranked(figuresOf(rows, rowsIn(settings.display, lifeRows), projects)),
    step,
    ...withScores(paces, scores),
  };
}
