import { useState } from 'preact/hooks';
import type { NowCard, Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';

interface ProjectFormProps {
  now: NowCard;
  recent: Snapshot['recentProjects'];
  act: Pick<PopupActions, 'moveTo' | 'setOutsideWork'>;
  onMoved(): void;
}

/** Another project for the task on the clock, and what holds for the project's family. */
export function ProjectForm({ now, recent, act, onMoved }: ProjectFormProps) {
  const { project, outsideWork = false } = now;
  const others = recent.filter(
    ({ key, platform }) => key !== project && (platform === now.platform || now.kind === 'manual'),
  );
  const [to, setTo] = useState(others[0]?.key ?? '');
  const [name, setName] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (!to && !name.trim()) return;
    act.moveTo(now.n, to ? { project: to } : { name: name.trim() });
    onMoved();
  };
  return (
    <div class="panel">
      <form class="row wrap" noValidate onSubmit={submit}>
        <select
          class="grow"
          aria-label={t('moveTo')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        >
          {others.map((one) => (
            <option key={one.key} value={one.key}>
              {one.name ?? t('projectUnnamed')}
            </option>
          ))}
          <option value="">{t('startNew')}</option>
        </select>
        {to === '' && (
          <input
            class="grow"
            name="project"
            autocomplete="off"
            maxLength={200}
            placeholder={t('startNew')}
            aria-label={t('startNew')}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
        <button type="submit">{t('move')}</button>
      </form>
      {project !== undefined && (
        <label class="row small">
          <input
            type="checkbox"
            checked={outsideWork}
            onChange={(event) => act.setOutsideWork(project, event.currentTarget.checked)}
          />
          {t('outsideWork')}
        </label>
      )}
    </div>
  );
}
