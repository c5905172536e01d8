import { WORK_TYPES, type WorkType } from '../../lib/books/work-types';
import type { Step } from '../../lib/dashboard/hours';
import type { Pace, ProjectFigures } from '../../lib/dashboard/projects';
import { decimal, pieceLabel, pieceName } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import { useWords } from '../words';
import { Chart } from './Chart';
import { ExplainedTitle } from './Explained';
import type { Marks } from './plot';
import { typeName } from './type-name';

interface ProjectCardProps {
  one: ProjectFigures;
  step: Step;
  paces: readonly Pace[];
  /** The end of the scale of the scores beside them, where it has one. */
  scoresOf: number | undefined;
  onType(type: WorkType | null): void;
}

const GUESS = '';

/** Scores that the worker wrote down in these days, as marks in the chart of the pace. */
function marksOf(paces: readonly Pace[], most: number | undefined): Marks | undefined {
  if (paces.every(({ score }) => score === undefined)) return undefined;
  return {
    label: most === undefined ? t('scoreMark') : t('scoreMarkOf', { of: decimal(most, 2) }),
    color: '--warn',
    values: paces.map(({ score }) => score),
    ...(most === undefined ? {} : { most }),
    text: (score) => decimal(score, 2),
  };
}

/** One project closely: its type of work, and how long its tasks take over time, beside its scores. */
export function ProjectCard({ one, step, paces, scoresOf, onType }: ProjectCardProps) {
  const words = useWords();
  const { project } = one;
  const marks = marksOf(paces, scoresOf);
  const name = one.name === undefined ? t('projectUnnamed') : words.name(one.name);
  return (
    <section class="card" data-testid="project">
      <div class="row wrap card-head">
        <h2 class="project-name">{name}</h2>
        <span class="space" />
        {project && (
          <label class="row">
            <span class="muted">{t('groupType')}</span>
            <select
              name="work-type"
              value={project.workType ?? GUESS}
              onChange={({ currentTarget: { value } }) =>
                onType(WORK_TYPES.find((type) => type === value) ?? null)
              }
            >
              <option value={GUESS}>{t('typeGuessed', { type: typeName(one.type ?? '') })}</option>
              {WORK_TYPES.map((type) => (
                <option key={type} value={type}>
                  {typeName(type)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <ExplainedTitle name="taskLength" text="tellTaskLength" />
      <Chart
        title={t('taskLength')}
        testId="length-chart"
        names={paces.map((pace) => pieceName(pace, step))}
        labels={paces.map((pace) => pieceLabel(pace, step))}
        lines={[
          { label: t('lengthMedian'), color: '--accent', values: paces.map(({ medianMs }) => medianMs) },
          {
            label: t('lengthMean'),
            color: '--line-2',
            dashed: true,
            values: paces.map(({ meanMs }) => meanMs),
          },
        ]}
        {...(marks ? { marks } : {})}
        timed
        lineText={(ms) => words.time(ms)}
        barText={(ms) => words.time(ms)}
      />
    </section>
  );
}
