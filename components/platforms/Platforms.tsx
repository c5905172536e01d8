import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { SiteRule } from '../../lib/platforms/rule';
import type { SwitchesState } from '../../lib/screen/switches';
import type { Parsed } from '../../lib/taught/pack';
import { siteOf } from '../../lib/taught/site';
import { TOOL_IDS, TOOLS, type ToolId, toolRule } from '../../lib/taught/tools';
import { PlatformList } from '../PlatformList';
import type { PlatformCard } from '../Welcome';
import { FrameHosts } from './FrameHosts';
import { Packs } from './Packs';
import { type TaughtActions, TaughtPages, TaughtSite } from './TaughtSites';

export interface PlatformsActions extends TaughtActions {
  teach(host: string, http: boolean): void;
  read(text: string): Parsed;
  take(rules: readonly SiteRule[]): Promise<boolean>;
  /** Gives a host back for which nothing is taught. */
  giveBack(origin: string): void;
}

export interface PlatformsProps extends SwitchesState {
  platforms: readonly PlatformCard[];
  rules: readonly SiteRule[];
  /** Hosts that the browser lets us read and that belong to no platform, as match patterns. */
  loose: readonly string[];
  /** Hosts of the frames in which a platform's tasks were seen to be. */
  frames: Readonly<Record<string, readonly string[]>>;
  welcomeHref: string;
  act: PlatformsActions;
}

function BuiltIn({ platforms, rules, granted, refused, frames, act }: PlatformsProps) {
  return (
    <section class="card">
      <h2>{t('platformsBuiltIn')}</h2>
      <p class="muted">{t('welcomePlatformsHint')}</p>
      <PlatformList
        platforms={platforms}
        granted={granted}
        refused={refused}
        onSwitch={act.switchPlatform}
        moreOf={({ id, name, hosts }) => (
          <>
            <a
              class="small"
              href={act.teachHref(hosts[0] ?? '')}
              aria-label={t('teachPageOf', { platform: name })}
            >
              {t('teachOne')}
            </a>
            {granted.includes(id) && (
              <FrameHosts
                hosts={frames[id] ?? []}
                granted={granted}
                refused={refused}
                onSwitch={act.switchPlatform}
              />
            )}
          </>
        )}
      />
      {platforms.flatMap(({ id, name }) => {
        const rule = rules.find((one) => one.id === id);
        return rule
          ? [
              <div key={id} class="changed" data-testid={`taught-${id}`}>
                <h3>{t('platformChanged', { platform: name })}</h3>
                <TaughtPages rule={rule} act={act} builtIn />
              </div>,
            ]
          : [];
      })}
    </section>
  );
}

/** An address of the site, or its host alone; a tool that is known need not be taught. */
function TeachForm({ act }: { act: Pick<PlatformsActions, 'teach' | 'take'> }) {
  const [typed, setTyped] = useState('');
  const [tool, setTool] = useState<ToolId>();
  const [bad, setBad] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const site = siteOf(typed);
    setBad(!site);
    if (!site) return;
    if (!tool) act.teach(site.host, site.http);
    else if (await act.take([toolRule(tool, site)])) setTyped('');
  };
  return (
    <form noValidate onSubmit={submit}>
      <label class="field">
        {t('teachWhere')}
        <input
          name="address"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder="https://label.example.org/tasks/81"
          aria-invalid={bad}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setBad(false);
          }}
        />
      </label>
      {bad && (
        <p class="small warn" role="alert">
          {t('teachWhereBad')}
        </p>
      )}
      <label class="field">
        {t('teachTool')}
        <select
          name="tool"
          value={tool ?? ''}
          onChange={(event) => setTool(TOOL_IDS.find((id) => id === event.currentTarget.value))}
        >
          <option value="">{t('teachToolOther')}</option>
          {TOOL_IDS.map((id) => (
            <option key={id} value={id}>
              {TOOLS[id].name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" data-testid="teach-site">
        {tool ? t('teachAdd') : t('teachStart')}
      </button>
    </form>
  );
}

function Loose({ loose, act }: Pick<PlatformsProps, 'loose' | 'act'>) {
  if (loose.length === 0) return null;
  return (
    <div class="changed">
      <h3>{t('looseTitle')}</h3>
      <ul class="plain">
        {loose.map((origin) => (
          <li key={origin} class="row wrap">
            <code class="grow">{origin}</code>
            <button type="button" class="link" onClick={() => act.giveBack(origin)}>
              {t('looseGiveBack')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Which platforms are on, what was taught of them and of other sites, and packs. */
export function Platforms(props: PlatformsProps) {
  const { platforms, rules, granted, refused, loose, welcomeHref, act } = props;
  const own = rules.filter(({ id }) => !platforms.some((platform) => platform.id === id));
  return (
    <div class="platforms-view">
      <BuiltIn {...props} />
      <section class="card">
        <h2>{t('taughtTitle')}</h2>
        <p class="muted">{t('taughtHint')}</p>
        <ul class="plain">
          {own.map((rule) => (
            <TaughtSite
              key={rule.id}
              rule={rule}
              on={granted.includes(rule.id)}
              refused={refused === rule.id}
              act={act}
            />
          ))}
        </ul>
        <TeachForm act={act} />
        <Loose loose={loose} act={act} />
      </section>
      <Packs rules={rules} read={act.read} take={act.take} save={act.save} />
      <p>
        <a href={welcomeHref}>{t('welcomeAgain')}</a>
      </p>
    </div>
  );
}
