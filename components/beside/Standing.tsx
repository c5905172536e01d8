import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { STAGES, type Standing } from '../../lib/notes/standing';
import type { PaneState } from '../../lib/screen/pane';
import { newId } from '../../lib/screen/ready';
import { dateText } from '../../lib/screen/text';
import { type Act, DayField, numberOf, RemoveButton } from './entry';
import { NotLocked } from './Lock';
import { Scores } from './Scores';
import { Trainings } from './Trainings';

interface StandingProps {
  state: Pick<PaneState, 'standing' | 'place' | 'project' | 'pace' | 'lock'>;
  today: string;
  act: Act;
}

/** The least time of a task: below it, Piecerate says so before the submit and after. Never in the page. */
function LeastTime({ project, act }: { project: NonNullable<PaneState['project']>; act: Act }) {
  const minutes = project.minTaskMs === undefined ? '' : String(project.minTaskMs / 60_000);
  return (
    <>
      <label class="row small wrap least">
        {t('leastTime')}
        <input
          key={minutes}
          class="days"
          inputMode="decimal"
          defaultValue={minutes}
          onChange={(event) => {
            const value = numberOf(event.currentTarget.value);
            const ms =
              value === undefined || value === 0 ? undefined : Math.max(1_000, Math.round(value * 60_000));
            act.run(t('saved'), 'setMinTime', { project: project.key, ...(ms === undefined ? {} : { ms }) });
          }}
        />
        {t('leastTimeUnit')}
      </label>
      <p class="small muted">{t('leastTimeWhy')}</p>
    </>
  );
}

/** How far an application to a platform has come, and whether its profile is complete. */
function Stages({ standing, today, act }: { standing: Standing; today: string; act: Act }) {
  const [state, setState] = useState<(typeof STAGES)[number]>('applied');
  const [on, setOn] = useState(today);
  return (
    <>
      <h3>{t('stages')}</h3>
      <ul class="plain entries">
        {standing.stages.map((one) => (
          <li key={one.id} class="row">
            <span class="grow">
              {t(`stage_${one.state}`)} <small class="muted">{dateText(one.on)}</small>
            </span>
            <RemoveButton
              name={t(`stage_${one.state}`)}
              onRemove={() =>
                act.run(undefined, 'removeEntry', { id: standing.id, list: 'stages', entry: one.id })
              }
            />
          </li>
        ))}
      </ul>
      <form
        class="row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          if (on !== '')
            act.run(undefined, 'putStage', { id: standing.id, entry: { id: newId(), state, on } });
        }}
      >
        <select
          class="grow"
          aria-label={t('stages')}
          value={state}
          onChange={(event) => setState(STAGES.find((one) => one === event.currentTarget.value) ?? 'applied')}
        >
          {STAGES.map((one) => (
            <option key={one} value={one}>
              {t(`stage_${one}`)}
            </option>
          ))}
        </select>
        <DayField label={t('entryOn')} value={on} onDay={setOn} />
        <button type="submit">{t('noteAdd')}</button>
      </form>
      <label class="row">
        <input
          type="checkbox"
          checked={standing.profileComplete === true}
          onChange={(event) =>
            act.run(undefined, 'setStanding', {
              id: standing.id,
              profileComplete: event.currentTarget.checked,
            })
          }
        />
        {t('profileComplete')}
      </label>
    </>
  );
}

/** How the worker stands with a project or a platform. */
export function StandingCard({ state, today, act }: StandingProps) {
  const { standing, place, project, pace, lock } = state;
  if (!place || place.kind === 'general') return null;
  return (
    <section class="card standing" aria-labelledby="standing">
      <h2 id="standing">{place.kind === 'project' ? t('standingProject') : t('standingPlatform')}</h2>
      <NotLocked lock={lock} />
      {place.kind === 'platform' ? (
        <Stages standing={standing} today={today} act={act} />
      ) : (
        <>
          <Trainings standing={standing} today={today} act={act} />
          <Scores standing={standing} today={today} pace={pace} act={act} />
          {project && <LeastTime project={project} act={act} />}
        </>
      )}
    </section>
  );
}
