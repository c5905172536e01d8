import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { frameSite } from '../../lib/platforms/frames';
import type { SwitchesState } from '../../lib/screen/switches';
import { Switch } from '../PlatformSwitch';

interface FrameHostsProps extends SwitchesState {
  hosts: readonly string[];
  onSwitch(id: string, on: boolean): void;
}

/** Tasks that are done in a frame of another host are counted where the worker allows that host, and it alone. */
export function FrameHosts({ hosts, granted, refused, onSwitch }: FrameHostsProps) {
  const about = useId();
  if (hosts.length === 0) return null;
  return (
    <div class="frames">
      <p class="small muted" id={about}>
        {t('framesHint')}
      </p>
      <ul class="plain">
        {hosts.map((host) => {
          const id = frameSite(host);
          const on = granted.includes(id);
          const name = t('frameCount', { host });
          return (
            <li key={host} class="row">
              <Switch id={id} name={name} on={on} about={about} onSwitch={(next) => onSwitch(id, next)} />
              <span class="small grow">{name}</span>
              <span role="status" class="small warn">
                {refused === id && (on ? t('switchStays') : t('switchRefused'))}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
