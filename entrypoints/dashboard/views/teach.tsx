import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useDash } from '../../../components/dashboard/dash';
import { type OpenTab, Teach } from '../../../components/platforms/Teach';
import { t } from '../../../lib/i18n';
import { platformOf } from '../../../lib/platforms/list';
import type { PageRule, SiteRule } from '../../../lib/platforms/rule';
import { matchesOf } from '../../../lib/platforms/taught';
import { switchOn } from '../../../lib/screen/grants';
import type { Look } from '../../../lib/taught/look';
import { packOf, parsePack } from '../../../lib/taught/pack';
import { proposePage } from '../../../lib/taught/propose';
import { withPage } from '../../../lib/taught/site';
import { look, tabsOf } from './look';

const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];
const BLANK: PageRule = { kind: 'task', at: '/' };

/** Is the site granted? Follows the browser's word. */
function useGranted(matches: readonly string[]): boolean {
  const [granted, setGranted] = useState(false);
  useEffect(() => {
    const ask = () => void browser.permissions.contains({ origins: [...matches] }).then(setGranted);
    ask();
    browser.permissions.onAdded.addListener(ask);
    browser.permissions.onRemoved.addListener(ask);
    return () => {
      browser.permissions.onAdded.removeListener(ask);
      browser.permissions.onRemoved.removeListener(ask);
    };
  }, [matches.join()]);
  return granted;
}

/** The open tabs of the site, and the one that is looked at. */
function useTabs(matches: readonly string[], granted: boolean, wanted: number) {
  const [tabs, setTabs] = useState<OpenTab[]>([]);
  const [chosen, setChosen] = useState(wanted);
  const find = () => void (granted ? tabsOf(matches).then(setTabs) : setTabs([]));
  useEffect(() => {
    find();
    addEventListener('focus', find);
    return () => removeEventListener('focus', find);
  }, [granted, matches.join()]);
  const tabId = tabs.some(({ id }) => id === chosen) ? chosen : tabs[0]?.id;
  return { tabs, tabId, chooseTab: setChosen };
}

export function TeachView({ rules, host }: { rules: readonly SiteRule[]; host: string }) {
  const { route, run, go } = useDash();
  const builtIn = platformOf(host);
  const before = rules.find((rule) => rule.hosts.includes(host));
  const at = route.params.page === undefined ? undefined : Number(route.params.page);
  const http = before?.http ?? route.params.http === '1';
  const matches = builtIn?.matches ?? matchesOf({ hosts: before?.hosts ?? [host], http });
  const [name, setName] = useState(before?.name ?? builtIn?.name ?? host);
  const [page, setPage] = useState<PageRule | undefined>(at === undefined ? undefined : before?.pages[at]);
  const [refused, setRefused] = useState(false);
  const [seen, setSeen] = useState<Look>();
  const [times, setTimes] = useState(0);
  const granted = useGranted(matches);
  const { tabs, tabId, chooseTab } = useTabs(matches, granted, Number(route.params.tab));
  const rule = useMemo(
    () => withPage(before, { host, http, name: name.trim() }, page ?? BLANK, at),
    [before, host, http, name, page, at],
  );
  const { faults = [] } = useMemo(() => parsePack(packOf([rule])), [rule]);

  useEffect(() => {
    if (tabId === undefined) {
      setSeen(undefined);
      return;
    }
    let late = false;
    const ask = { survey: true, ...(page && faults.length === 0 && { rule }) };
    void look(tabId, ask).then((found) => {
      if (late) return;
      setSeen(found);
      if (!page && found?.survey) setPage(proposePage(new URL(found.url), found.survey));
    });
    return () => {
      late = true;
    };
  }, [tabId, rule, times]);

  const save = async () => {
    const payload = { pack: packOf([rule]) };
    if (await run({ name: 'teach', payload, said: t('ruleSaved') })) go('platforms');
  };
  return (
    <Teach
      host={host}
      name={name}
      builtIn={builtIn !== undefined}
      granted={granted}
      refused={refused}
      tabs={tabs}
      tabId={tabId}
      look={seen && page && faults.length > 0 ? { ...seen, sighting: undefined } : seen}
      page={page ?? BLANK}
      faults={page ? faults : []}
      act={{
        allow: () => {
          setRefused(false);
          const site = { id: rule.id, matches };
          void switchOn(browser.permissions, site, optional.includes('notifications')).then((allowed) =>
            setRefused(!allowed),
          );
        },
        chooseTab,
        again: () => setTimes(times + 1),
        rename: setName,
        change: setPage,
        save: () => void save(),
        cancel: () => go('platforms'),
      }}
    />
  );
}
