import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { type Standing, TRAINING_STATES, type Training } from '../../lib/notes/standing';
import { newId } from '../../lib/screen/ready';
import { dateText } from '../../lib/screen/text';
import { type Act, RemoveButton } from './entry';

/** Trainings and qualifications of a project: how each went, when it is due, and whether its time is paid. */
export function Trainings({ standing, today, act }: { standing: Standing; today: string; act: Act }) {
  const [name, setName] = useState('');
  const [state, setState] = useState<Training['state']>('passed');
  const [on, setOn] = useState(today);
  const [due, setDue] = useState('');
  const [paid, setPaid] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    if (name.trim() === '' || on === '') return;
    const entry = { id: newId(), name: name.trim(), state, on, paid, ...(due === '' ? {} : { dueOn: due }) };
    act.run(undefined, 'putTraining', { id: standing.id, entry });
    setName('');
    setDue('');
  };
  return (
    <>
      <h3>{t('trainings')}</h3>
      <ul class="plain entries">
        {standing.trainings.map((one) => (
          <li key={one.id} class="row">
            <span class="grow">
              {one.name}
              <small class="muted item-note">
                {t(`training_${one.state}`)} · {dateText(one.on)} ·{' '}
                {one.paid ? t('trainingPaid') : t('trainingUnpaid')}
                {one.dueOn !== undefined && (
                  <span class={one.dueOn <= today ? 'warn' : undefined}>
                    {' · '}
                    {t('checklistDue', { day: dateText(one.dueOn) })}
                  </span>
                )}
              </small>
            </span>
            <RemoveButton
              name={one.name}
              onRemove={() =>
                act.run(undefined, 'removeEntry', { id: standing.id, list: 'trainings', entry: one.id })
              }
            />
          </li>
        ))}
      </ul>
      <details class="fold">
        <summary>{t('trainingAdd')}</summary>
        <form class="row wrap" onSubmit={add}>
          <input
            class="grow"
            value={name}
            aria-label={t('trainingName')}
            placeholder={t('trainingName')}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <select
            aria-label={t('trainingState')}
            value={state}
            onChange={(event) =>
              setState(TRAINING_STATES.find((one) => one === event.currentTarget.value) ?? 'passed')
            }
          >
            {TRAINING_STATES.map((one) => (
              <option key={one} value={one}>
                {t(`training_${one}`)}
              </option>
            ))}
          </select>
          <label class="row small">
            {t('entryOn')}
            <input type="date" value={on} onInput={(event) => setOn(event.currentTarget.value)} />
          </label>
          <label class="row small">
            {t('trainingDue')}
            <input type="date" value={due} onInput={(event) => setDue(event.currentTarget.value)} />
          </label>
          <label class="row small">
            <input
              type="checkbox"
              checked={paid}
              onChange={(event) => setPaid(event.currentTarget.checked)}
            />
            {t('trainingPaid')}
          </label>
          <button type="submit">{t('noteAdd')}</button>
        </form>
      </details>
    </>
  );
}
