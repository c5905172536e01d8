import type { Snapshot } from '../lib/books/types';
import { plural, t } from '../lib/i18n';
import { platformName } from '../lib/screen/platformName';
import { dateText } from '../lib/screen/text';
import { useWords } from './words';

interface WeekAheadProps {
  missions: NonNullable<Snapshot['missions']>;
  aet: Snapshot['aet'];
}

/** What is due this week: missions with how far they have come, and the AET balance. */
export function WeekAhead({ missions, aet }: WeekAheadProps) {
  const words = useWords();
  const share = (of: number) => Math.floor(100 * of);
  return (
    <section class="card tight">
      <ul class="plain num">
        {aet && (
          <li class="row wrap">
            <span class="muted">{t('aetWeek')}</span>
            <b data-testid="aet-week">{t('percent', { share: share(aet.workedMs / aet.estimatedMs) })}</b>
            <span class="muted">
              {t('aetOf', { worked: words.time(aet.workedMs), estimated: words.time(aet.estimatedMs) })}
            </span>
          </li>
        )}
        {missions.map(({ id, name, project, projectName, done, goal, byTime, toDate, reward }) => (
          <li key={id} class="row wrap" data-testid="mission">
            <span class="muted clip">
              {words.name(name ?? projectName ?? platformName(project.slice(0, project.indexOf(':'))))}
            </span>
            <b>
              {byTime
                ? t('missionTime', { done: words.time(done), goal: words.time(goal) })
                : plural('missionTasks', goal, { done: String(done) })}
            </b>
            <span class="muted">
              {reward
                ? t('missionByFor', { date: dateText(toDate), amount: words.money(reward) })
                : t('missionBy', { date: dateText(toDate) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
