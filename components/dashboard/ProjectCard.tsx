import { WORK_TYPES, type WorkType } from '../../lib/books/work-types';
import type { Step } from '../../lib/dashboard/hours';
import type { Pace, ProjectFigures } from '../../lib/dashboard/projects';
import { pieceLabel, pieceName } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import type { Score } from '../../lib/notes/standing';
import { dateText } from '../../lib/screen/text';
import { useWords } from '../words';
import { Chart } from './Chart';
import { ExplainedTitle } from './Explained';
import { typeName } from './type-name';

interface ProjectCardProps {
  one: ProjectFigures;
  step: Step;
  paces: readonly Pace[];
  scores: readonly Score[];
  onType(type: WorkType | null): void;
}

const GUESS = '';

/** Scores that the worker wrote down in these days, beside the pace: going faster must not cost quality. */
function Scores({ scores }: { scores: readonly Score[] }) {
  const known = scores.filter(({ score }) => score !== undefined);
  if (known.length === 0) return null;
  return (
    <ul class="plain row wrap small" aria-label={t('scoresInRange')}>
      <li class="muted">{t('scoresInRange')}</li>
      {known.map(({ id, on, score, of }) => (
        <li key={id} class="num">
          {dateText(on)} <b>{of === undefined ? score : `${score}/${of}`}</b>
        </li>
      ))}
    </ul>
  );
}

/** One project closely: its type of work, and how long its tasks take over time, beside its scores. */
export function ProjectCard({ one, step, paces, scores, onType }: ProjectCardProps) {
  const words = useWords();
  const { project } = one;
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
        timed
        lineText={(ms) => words.time(ms)}
        barText={(ms) => words.time(ms)}
      />
      <Scores scores={scores} />
    </section>
  );
}
