import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useBooks, useDash } from '../../../components/dashboard/dash';
import { WhenReady } from '../../../components/dashboard/States';
import { Platforms } from '../../../components/platforms/Platforms';
import { saveText } from '../../../lib/screen/save';
import '../../../components/switches.css';
import { readRules } from '../../../lib/dashboard/rules';
import { t } from '../../../lib/i18n';
import { platforms } from '../../../lib/platforms/list';
import type { SiteRule } from '../../../lib/platforms/rule';
import { matchesOf } from '../../../lib/platforms/taught';
import { createSwitches, type SwitchesState } from '../../../lib/screen/switches';
import { packOf, parsePack } from '../../../lib/taught/pack';
import { PageReportView } from './page-report';
import './platforms.css';
import { TeachView } from './teach';

const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];

/** Every platform and taught site with the match patterns of its permission. */
function sitesOf(rules: readonly SiteRule[]) {
  const own = rules.filter(({ id }) => !platforms.some((platform) => platform.id === id));
  return [...platforms, ...own.map((rule) => ({ id: rule.id, matches: matchesOf(rule) }))];
}

/** What the browser allows; `loose`: what it allows and no platform needs. */
function useGrants(rules: readonly SiteRule[]) {
  const [state, setState] = useState<SwitchesState & { loose: string[] }>({
    granted: [],
    refused: undefined,
    loose: [],
  });
  const sites = useRef(sitesOf(rules));
  sites.current = sitesOf(rules);
  const switches = useMemo(
    () =>
      createSwitches(
        {
          permissions: browser.permissions,
          notifications: optional.includes('notifications'),
          sites: () => sites.current,
        },
        (change) => {
          setState((before) => ({ ...before, ...change }));
          void looseOrigins().then((loose) => setState((before) => ({ ...before, loose })));
        },
      ),
    [],
  );
  const looseOrigins = async () => {
    const { origins = [] } = await browser.permissions.getAll();
    const needed = new Set(sites.current.flatMap(({ matches }) => matches));
    return origins.filter((origin) => !needed.has(origin));
  };
  useEffect(() => void switches.refresh(), [rules]);
  return { ...state, switchPlatform: switches.switchPlatform };
}

function PlatformsList({ rules }: { rules: readonly SiteRule[] }) {
  const { run, go, href } = useDash();
  const { switchPlatform, ...grants } = useGrants(rules);
  const put = (changed: readonly SiteRule[], said: string) =>
    run({ name: 'teach', payload: { pack: packOf(changed) }, said });
  return (
    <Platforms
      {...grants}
      platforms={platforms}
      rules={rules}
      welcomeHref={browser.runtime.getURL('/welcome.html')}
      act={{
        switchPlatform,
        teachHref: (host, page) => href('platforms', { site: host, page: page?.toString() }),
        removePage: (rule, at) =>
          void put([{ ...rule, pages: rule.pages.filter((_, i) => i !== at) }], t('ruleSaved')),
        setOff: (rule, off) => void put([{ ...rule, off }], t(off ? 'ruleStopped' : 'ruleUsed')),
        forget: (rule) =>
          void run({ name: 'forget', payload: { platform: rule.id }, said: t('ruleForgotten') }),
        teach: (host, http) => go('platforms', { site: host, http: http ? '1' : undefined }),
        read: parsePack,
        take: (found) => put(found, t('packTaken')),
        save: (chosen) => saveText('piecerate-pack.json', packOf(chosen)),
        giveBack: (origin) => void browser.permissions.remove({ origins: [origin] }),
      }}
    />
  );
}

export default function PlatformsView() {
  const { route } = useDash();
  const loaded = useBooks(readRules, []);
  const { site, report } = route.params;
  if (report !== undefined) return <PageReportView tabId={Number(report)} />;
  return (
    <WhenReady loaded={loaded}>
      {(rules) =>
        site === undefined ? (
          <PlatformsList rules={rules} />
        ) : (
          <TeachView key={site} rules={rules} host={site} />
        )
      }
    </WhenReady>
  );
}
