import { useState } from 'preact/hooks';
import type { Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { platformName } from '../lib/screen/platformName';
import { Icon } from './Icon';

export interface StartProps {
  recent: Snapshot['recentProjects'];
  platforms: Snapshot['platforms'];
  onStart: PopupActions['startByHand'];
  onTeach(): void;
}

function Recent({ recent, onStart }: Pick<StartProps, 'recent' | 'onStart'>) {
  return (
    <>
      <h2>{t('startRecent')}</h2>
      <ul class="plain recent">
        {recent.map((project) => (
          <li key={project.key}>
            <button type="button" class="row" onClick={() => onStart({ project: project.key })}>
              <Icon name="play" />
              <span class="clip">{project.name ?? t('projectUnnamed')}</span>
              <span class="space" />
              <span class="muted small">{platformName(project.platform)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function NewProject({ platforms, onStart }: Pick<StartProps, 'platforms' | 'onStart'>) {
  const [name, setName] = useState('');
  const [platform, setPlatform] = useState(platforms.find((one) => one.on)?.id ?? '');
  const submit = (event: Event) => {
    event.preventDefault();
    onStart({ platform: platform || undefined, name: name.trim() || undefined });
  };
  return (
    <form onSubmit={submit} class="row wrap">
      <input
        class="grow"
        name="project"
        autocomplete="off"
        maxLength={200}
        placeholder={t('startNew')}
        aria-label={t('startNew')}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <select
        aria-label={t('startPlatform')}
        value={platform}
        onChange={(event) => setPlatform(event.currentTarget.value)}
      >
        {platforms.map(({ id }) => (
          <option key={id} value={id}>
            {platformName(id)}
          </option>
        ))}
        <option value="">{t('platformOther')}</option>
      </select>
      <button type="submit" class="primary">
        {t('start')}
      </button>
    </form>
  );
}

/** A recent project in one click, or a new one by its name. */
export function StartForm(props: StartProps) {
  return (
    <div class="card">
      {props.recent.length > 0 && <Recent {...props} />}
      <NewProject {...props} />
      <p class="small muted teach-hint">
        {t('teachHint')}{' '}
        <button type="button" class="link" onClick={props.onTeach}>
          {t('teachPage')}
        </button>
      </p>
    </div>
  );
}
