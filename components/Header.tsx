import type { NowCard } from '../lib/books/types';
import { t } from '../lib/i18n';
import { BY_HAND, platformName } from '../lib/screen/platformName';
import { Icon } from './Icon';
import { useWords } from './words';

interface HeaderProps {
  now: NowCard | undefined;
  discreet: boolean;
  onDiscreet(discreet: boolean): void;
  onDashboard(): void;
  onSettings(): void;
  onPanel(): void;
}

function stateText(now: NowCard): string {
  if (now.state === 'away') return t('stateAway');
  if (now.state === 'idle') return t('stateIdle');
  if (now.state === 'paused') return t('statePaused');
  if (now.kind === 'training') return t('stateTraining');
  if (now.kind === 'manual' && now.platform !== BY_HAND) return t('stateByHand');
  return now.kind === 'overhead' ? t('stateSearching') : t('stateRunning');
}

function State({ now }: { now: NowCard | undefined }) {
  const words = useWords();
  if (!now) return <b>{t('stateOff')}</b>;
  return (
    <>
      <b class="clip">{platformName(now.platform)}</b>
      <span class="muted">{stateText(now)}</span>
      {now.kind === 'overhead' && <span class="muted num">{words.clock(now.countedMs)}</span>}
    </>
  );
}

/** State and platform, and the two switches that hold for the whole popup. */
export function Header({ now, discreet, onDiscreet, onDashboard, onSettings, onPanel }: HeaderProps) {
  const shown = discreet ? t('discreetOff') : t('discreetOn');
  return (
    <header class="row head">
      <span class={`dot ${now ? now.state : 'off'}`} aria-hidden="true" />
      <h1 class="row state">
        <State now={now} />
      </h1>
      <span class="space" />
      <button
        type="button"
        class="sign"
        aria-pressed={discreet}
        title={shown}
        aria-label={shown}
        onClick={() => onDiscreet(!discreet)}
      >
        <Icon name={discreet ? 'eyeOff' : 'eye'} />
      </button>
      <button type="button" class="sign" title={t('panelOpen')} aria-label={t('panelOpen')} onClick={onPanel}>
        <Icon name="panel" />
      </button>
      <button
        type="button"
        class="sign"
        title={t('dashboard')}
        aria-label={t('dashboard')}
        onClick={onDashboard}
      >
        <Icon name="chart" />
      </button>
      <button
        type="button"
        class="sign"
        title={t('viewSettings')}
        aria-label={t('viewSettings')}
        onClick={onSettings}
      >
        <Icon name="sliders" />
      </button>
    </header>
  );
}
