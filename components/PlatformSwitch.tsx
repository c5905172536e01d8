import { useId } from 'preact/hooks';
import { messageFor, t } from '../lib/i18n';
import type { Platform, PlatformRule } from '../lib/platforms/types';
import { dateText } from '../lib/screen/text';

export interface PlatformSwitchProps {
  id: string;
  name: string;
  hosts: readonly string[];
  rule: PlatformRule | undefined;
  unverified: Platform['unverified'];
  on: boolean;
  /** The browser did not do what the switch asked for. */
  refused: boolean;
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

/** Where a reader could not be tried on the platform itself, and how old what is known of it is. */
function unverifiedText(unverified: Platform['unverified']): string | undefined {
  if (!unverified) return undefined;
  const { since } = unverified;
  return since === undefined ? t('readerUnverified') : t('readerUnverifiedSince', { year: String(since) });
}

/** One platform: its switch, what it reads, its rule, and how sure its reader is. */
export function PlatformSwitch(props: PlatformSwitchProps) {
  const { id, name, hosts, rule, on, refused, onSwitch } = props;
  const unverified = unverifiedText(props.unverified);
  const about = useId();
  return (
    <li class="platform">
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
      <div id={about}>
        <p class="row base">
          <b>{name}</b>
          <span class="small muted">{t('platformHosts', { hosts: hosts.join(', ') })}</span>
        </p>
        <p class="small muted">
          <Rule rule={rule} />
        </p>
        {unverified && <p class="small muted">{unverified}</p>}
        <div role="status">
          {refused && <p class="small warn">{on ? t('switchStays') : t('switchRefused')}</p>}
        </div>
      </div>
    </li>
  );
}
