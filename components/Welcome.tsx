import { t } from '../lib/i18n';
import type { Platform } from '../lib/platforms/types';
import type { Saved } from '../lib/screen/report';
import { listText } from '../lib/screen/text';
import type { WelcomeActions, WelcomeState } from '../lib/screen/welcome';
import { PlatformList } from './PlatformList';
import { ProblemReport } from './ProblemReport';
import { TargetForm } from './TargetForm';

export type PlatformCard = Pick<Platform, 'id' | 'name' | 'hosts' | 'rule' | 'unverified' | 'offersByHand'>;

export interface WelcomeProps extends WelcomeState {
  platforms: readonly PlatformCard[];
  act: WelcomeActions;
  /** The journal's first day and today, as a date field writes them. */
  days: [first: string, today: string];
  onReport(day: string): Promise<Saved>;
}

/** How it works, in three sentences. */
function How() {
  return (
    <ul class="how">
      <li>{t('welcomeHow1')}</li>
      <li>{t('welcomeHow2')}</li>
      <li>{t('welcomeHow3')}</li>
    </ul>
  );
}

function Platforms({ platforms, granted, refused, act }: WelcomeProps) {
  return (
    <section class="card">
      <h2>{t('welcomePlatforms')}</h2>
      <p class="muted">{t('welcomePlatformsHint')}</p>
      <PlatformList platforms={platforms} granted={granted} refused={refused} onSwitch={act.switchPlatform} />
      <p class="small muted">{t('welcomeOther')}</p>
    </section>
  );
}

function Privacy() {
  return (
    <section class="card">
      <h2>{t('storedTitle')}</h2>
      <ul class="how">
        <li>{t('storedYes')}</li>
        <li>{t('storedNo')}</li>
        <li>{t('storedOut')}</li>
      </ul>
      <h2>{t('focusTitle')}</h2>
      <p>{t('focusNote')}</p>
    </section>
  );
}

function Finished({ platforms, granted, finished }: WelcomeProps) {
  if (finished === 'failed') return <p class="note bad">{t('notDone')}</p>;
  if (finished === 'no') return null;
  const on = platforms.filter((platform) => granted.includes(platform.id)).map((platform) => platform.name);
  return (
    <p class="note">
      {on.length > 0 ? `${t('allSet', { platforms: listText(on) })} ${t('openTask')}` : t('allSetNone')}
    </p>
  );
}

/** The page shown on install: what this is, which platforms, what is stored, the target. */
export function Welcome(props: WelcomeProps) {
  const { target, act, days, onReport } = props;
  return (
    <main>
      <h1>{t('welcomeTitle')}</h1>
      <p class="lead">{t('welcomeLead')}</p>
      <How />
      <Platforms {...props} />
      <Privacy />
      <section class="card">
        <h2>{t('targetTitle')}</h2>
        <p class="muted">{t('targetHint')}</p>
        <TargetForm
          likelyCurrency={target.currency}
          amount={target.amount}
          submitText={t('done')}
          onTarget={act.done}
        />
        <div role="status">
          <Finished {...props} />
        </div>
      </section>
      <ProblemReport firstDay={days[0]} today={days[1]} onSave={onReport} />
    </main>
  );
}
