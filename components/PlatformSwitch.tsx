import type { ComponentChild } from 'preact';
import { useId } from 'preact/hooks';
import { messageFor, t } from '../lib/i18n';
import type { Platform, PlatformRule } from '../lib/platforms/types';
import { dateText } from '../lib/screen/text';

export interface PlatformSwitchProps {
  id: string;
  name: string;
  hosts: readonly string[];
  rule?: PlatformRule;
  unverified?: Platform['unverified'];
  offersByHand?: boolean;
  on: boolean;
  /** The browser did not do what the switch asked for. */
  refused: boolean;
  /** Stands in place of the platform's rule: a site that the worker taught has none. */
  children?: ComponentChild;
  /** Stands below it. */
  more?: ComponentChild;
  onSwitch(on: boolean): void;
}

/** The platform's rule on tools like this one, with where it is from; "no rule found" is said as such. */
function Rule({ rule }: { rule: PlatformRule | undefined }) {
  const text = rule && messageFor(rule.messageKey);
  if (!rule || !text) return <>{t('ruleNone')}</>;
  return (
    <>
      {text}{' '}
      <a href={rule.source} target="_blank" rel="noreferrer">
        {t('ruleSource', { date: dateText(rule.asOf) })}
      </a>
    </>
  );
}

function Unverified({ unverified }: Pick<PlatformSwitchProps, 'unverified'>) {
  if (!unverified) return null;
  const { since } = unverified;
  return (
    <span class="badge">{since === undefined ? t('unverified') : t('unverifiedSince', { year: since })}</span>
  );
}

type Control = Pick<PlatformSwitchProps, 'id' | 'name' | 'on' | 'onSwitch'> & { about: string };

/** Something that is on or off; `about`: the id of what describes it. */
export function Switch({ id, name, on, about, onSwitch }: Control) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={name}
      aria-describedby={about}
      data-testid={`platform-${id}`}
      onClick={() => onSwitch(!on)}
    >
      <span class="track" aria-hidden="true">
        <span class="knob" />
      </span>
    </button>
  );
}

/** Two equal choices. The browser's own answer decides which one stands. */
function Choices({ id, name, on, about, onSwitch }: Control) {
  const choice = (reads: boolean, testId: string, text: string) => (
    <label class="row">
      <input
        type="radio"
        name={`way-${id}`}
        data-testid={testId}
        checked={on === reads}
        aria-describedby={about}
        onClick={(event) => {
          if (on === reads) return;
          // The choice moves when the browser has followed, not before.
          event.preventDefault();
          onSwitch(reads);
        }}
      />
      {text}
    </label>
  );
  return (
    <div class="choices" role="radiogroup" aria-label={t('wayOf', { platform: name })}>
      {choice(false, `platform-${id}-hand`, t('wayByHand'))}
      {choice(true, `platform-${id}`, t('wayRead'))}
    </div>
  );
}

/** One platform: its switch, what it reads, and its rule. */
export function PlatformSwitch(props: PlatformSwitchProps) {
  const {
    id,
    name,
    hosts,
    rule,
    unverified,
    offersByHand = false,
    on,
    refused,
    children,
    more,
    onSwitch,
  } = props;
  const about = useId();
  const control = { id, name, on, about, onSwitch };
  return (
    <li class={offersByHand ? 'platform chosen' : 'platform'}>
      {!offersByHand && <Switch {...control} />}
      <div class="grow">
        <div id={about}>
          <p class="row base wrap">
            <b>{name}</b>
            <Unverified unverified={unverified} />
          </p>
          <p class="small muted hosts">{t('platformHosts', { hosts: hosts.join(', ') })}</p>
          <div class="small muted">{children ?? <Rule rule={rule} />}</div>
        </div>
        {more}
        {offersByHand && <Choices {...control} />}
        <div role="status">
          {refused && <p class="small warn">{on ? t('switchStays') : t('switchRefused')}</p>}
        </div>
      </div>
    </li>
  );
}

/** What the marks beside the names mean, where any stands. */
export function UnverifiedNote({ platforms }: { platforms: readonly Pick<Platform, 'unverified'>[] }) {
  if (!platforms.some(({ unverified }) => unverified)) return null;
  return <p class="small muted marks">{t('readerUnverified')}</p>;
}
