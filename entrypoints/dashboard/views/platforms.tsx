import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useBooks, useDash } from '../../../components/dashboard/dash';
import { WhenReady } from '../../../components/dashboard/States';
import { Platforms } from '../../../components/platforms/Platforms';
import { saveText } from '../../../lib/screen/save';
import '../../../components/switches.css';
import { readRules } from '../../../lib/dashboard/rules';
import { t } from '../../../lib/i18n';
import { FRAMES_KEY, frameSite, framesSeen } from '../../../lib/platforms/frames';
import { platforms } from '../../../lib/platforms/list';
import type { SiteRule } from '../../../lib/platforms/rule';
import { matchesOf } from '../../../lib/platforms/taught';
import { createSwitches, type SwitchesState } from '../../../lib/screen/switches';
import { packOf, parsePack } from '../../../lib/taught/pack';
import { PageReportView } from './page-report';
import './platforms.css';
import { TeachView } from './teach';

const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];

type FramesOf = Record<string, string[]>;

/** Every platform, taught site and host of a platform's frames with the match patterns of its permission. */
function sitesOf(rules: readonly SiteRule[], frames: FramesOf) {
  const own = rules.filter(({ id }) => !platforms.some((platform) => platform.id === id));
  const hosts = Object.values(frames).flat();
  return [
    ...platforms,
    ...own.map((rule) => ({ id: rule.id, matches: matchesOf(rule) })),
    ...hosts.map((host) => ({ id: frameSite(host), matches: matchesOf({ hosts: [host] }) })),
  ];
}

/** Hosts of frames, as task pages show them while this view is open. */
function useFrames(): FramesOf {
  const [frames, setFrames] = useState<FramesOf>({});
  useEffect(() => {
    const read = async () => {
      const kept = await browser.storage.local.get(FRAMES_KEY);
      setFrames(framesSeen(kept[FRAMES_KEY]));
    };
    const changed = (changes: object) => {
      if (FRAMES_KEY in changes) void read();
    };
    void read();
    browser.storage.local.onChanged.addListener(changed);
    return () => browser.storage.local.onChanged.removeListener(changed);
  }, []);
  return frames;
}

/** What the browser allows; `loose`: what it allows and no platform needs. */
function useGrants(rules: readonly SiteRule[], frames: FramesOf) {
  const [state, setState] = useState<SwitchesState & { loose: string[] }>({
    granted: [],
    refused: undefined,
    loose: [],
  });
  const sites = useRef(sitesOf(rules, frames));
  sites.current = sitesOf(rules, frames);
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
  useEffect(() => void switches.refresh(), [rules, frames]);
  return { ...state, switchPlatform: switches.switchPlatform };
}

function PlatformsList({ rules }: { rules: readonly SiteRule[] }) {
  const { run, go, href } = useDash();
  const frames = useFrames();
  const { switchPlatform, ...grants } = useGrants(rules, frames);
  const put = (changed: readonly SiteRule[], said: string) =>
    run({ name: 'teach', payload: { pack: packOf(changed) }, said });
  return (
    <Platforms
      {...grants}
      platforms={platforms}
      rules={rules}
      frames={frames}
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
