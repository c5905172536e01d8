import type { PublicPath, WxtBrowser } from 'wxt/browser';
import { platforms } from '../platforms/list';
import type { Platform } from '../platforms/types';

/** What the browser must offer; the same in Chromium and Firefox. */
export type ScriptingApi = Pick<WxtBrowser, 'scripting' | 'permissions' | 'tabs'>;

const idOf = (platform: Platform) => `sensor-${platform.id}`;
type ScriptPath = Extract<PublicPath, `${string}.js`>;
const filesOf = (platform: Platform) => ['/sensor.js', `/reader-${platform.id}.js`] as ScriptPath[];

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes the registered sensors what the granted hosts allow: nothing is loaded anywhere else. A withheld
 * host is a platform switched off. Returns the platforms that are on. One after the other: a grant wakes the
 * worker, which reconciles at its start too, and of two that look at once the second fails to register.
 */
export function reconcile(api: ScriptingApi): Promise<Platform[]> {
  const turn = last.then(() => reconcileNow(api));
  last = turn.catch(() => undefined);
  return turn;
}

async function reconcileNow(api: ScriptingApi): Promise<Platform[]> {
  const granted: Platform[] = [];
  for (const platform of platforms)
    if (await api.permissions.contains({ origins: [...platform.matches] })) granted.push(platform);
  const registered = await api.scripting.getRegisteredContentScripts();
  const wanted = new Set(granted.map(idOf));
  const surplus = registered.map((script) => script.id).filter((id) => !wanted.has(id));
  if (surplus.length > 0) await api.scripting.unregisterContentScripts({ ids: surplus });
  const known = new Set(registered.map((script) => script.id));
  const missing = granted.filter((platform) => !known.has(idOf(platform)));
  if (missing.length > 0)
    await api.scripting.registerContentScripts(
      missing.map((platform) => ({
        id: idOf(platform),
        js: filesOf(platform),
        matches: [...platform.matches],
        runAt: 'document_start',
        allFrames: false,
        persistAcrossSessions: true,
      })),
    );
  return granted;
}

/**
 * Starts the sensor in tabs that are open already: after a grant, an install or an update. A tab that
 * refuses (an error page, a discarded tab) gets it with its next load.
 */
export async function startInOpenTabs(api: ScriptingApi, platform: Platform): Promise<void> {
  const tabs = await api.tabs.query({ url: [...platform.matches] });
  await Promise.allSettled(
    tabs.flatMap((tab) =>
      tab.id === undefined
        ? []
        : [api.scripting.executeScript({ target: { tabId: tab.id }, files: filesOf(platform) })],
    ),
  );
}
