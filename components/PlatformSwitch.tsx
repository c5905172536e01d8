import { useId } from 'preact/hooks';
import { messageFor, t } from '../lib/i18n';
import type { PlatformRule } from '../lib/platforms/types';
import { dateText } from '../lib/screen/text';

export interface PlatformSwitchProps {
  id: string;
  name: string;
  hosts: readonly string[];
  rule: PlatformRule | undefined;
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

/** One platform: its switch, what it reads, and its rule. */
export function PlatformSwitch({ id, name, hosts, rule, on, refused, onSwitch }: PlatformSwitchProps) {
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
        <div role="status">
          {refused && <p class="small warn">{on ? t('switchStays') : t('switchRefused')}</p>}
        </div>
      </div>
    </li>
  );
}
