import type { ProjectFigures } from '../../lib/dashboard/projects';
import { percent, whole } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import { platformName } from '../../lib/screen/platformName';
import { useWords } from '../words';
import { HourRates } from './Figures';
import { Scroll } from './Scroll';
import { typeName } from './type-name';

interface ProjectTableProps {
  projects: readonly ProjectFigures[];
  selected: string | undefined;
  hrefOf(key: string): string;
}

/** How sure a rate is: how many tasks, and how far chance may have moved it. */
function Sure({ project }: { project: ProjectFigures }) {
  const { tasks, error } = project;
  return (
    <>
      {t('nBehind', { count: whole(tasks) })}
      {error !== undefined && <span class="muted"> {t('plusMinus', { share: percent(error) })}</span>}
    </>
  );
}

const unsure = ({ tasks, allTime }: ProjectFigures) =>
  allTime.length > 0 || tasks === 0
    ? t('tooFew', { count: whole(tasks) })
    : t('noRate', { count: whole(tasks) });

function Training({ project }: { project: ProjectFigures }) {
  const words = useWords();
  const { training } = project;
  if (!training) return null;
  const time = words.time(training.trainingMs);
  if (!training.perHour) return <>{t('trainingTime', { time })}</>;
  return <>{t('trainingCost', { time, amount: words.money(training.perHour) })}</>;
}

/** Projects from the best paid to the worst, with how sure that is and what their training cost. */
export function ProjectTable({ projects, selected, hrefOf }: ProjectTableProps) {
  const words = useWords();
  return (
    <Scroll name={t('viewProjects')}>
      <table data-testid="projects">
        <thead>
          <tr>
            <th scope="col">{t('groupProject')}</th>
            <th scope="col" class="r">
              {t('allTime')}
            </th>
            <th scope="col" class="r">
              {t('onTasks')}
            </th>
            <th scope="col">{t('columnSure')}</th>
            <th scope="col">{t('groupType')}</th>
            <th scope="col">{t('columnTraining')}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((one) => (
            <tr key={one.key} class={one.ranked ? undefined : 'unranked'}>
              <th scope="row">
                <a href={hrefOf(one.key)} aria-current={one.key === selected ? 'true' : undefined}>
                  {one.name === undefined ? t('projectUnnamed') : words.name(one.name)}
                </a>
                <small class="block muted">{platformName(one.platform)}</small>
              </th>
              <td class="r">
                <b>
                  <HourRates rates={one.allTime} />
                </b>
              </td>
              <td class="r">
                <HourRates rates={one.onTasks} />
              </td>
              <td class="num">{one.ranked ? <Sure project={one} /> : unsure(one)}</td>
              <td>{typeName(one.type ?? '')}</td>
              <td class="small">
                <Training project={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
