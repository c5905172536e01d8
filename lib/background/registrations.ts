import type { PublicPath, WxtBrowser } from 'wxt/browser';
import type { Site } from './sites';

/** What the browser must offer; the same in Chromium and Firefox. */
export type ScriptingApi = Pick<WxtBrowser, 'scripting' | 'permissions' | 'tabs'>;

/** A site that is read otherwise than before is registered anew: its scripts are in the id. */
const idOf = ({ id, taught }: Site) => `${taught ? 'taught' : 'sensor'}-${id}`;
type ScriptPath = Extract<PublicPath, `${string}.js`>;

/** The taught reader goes before the built-in one: it starts the sensor with both. */
function filesOf({ id, builtIn, taught }: Site): ScriptPath[] {
  const readers = [...(taught ? ['/reader-taught.js'] : []), ...(builtIn ? [`/reader-${id}.js`] : [])];
  return ['/sensor.js', ...readers] as ScriptPath[];
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes the registered sensors what the granted hosts allow: nothing is loaded anywhere else. A withheld
 * host is a platform switched off. Returns the platforms that are on. One after the other: a grant wakes the
 * worker, which reconciles at its start too, and of two that look at once the second fails to register.
 */
export function reconcile(api: ScriptingApi, sites: readonly Site[]): Promise<Site[]> {
  const turn = last.then(() => reconcileNow(api, sites));
  last = turn.catch(() => undefined);
  return turn;
}

async function reconcileNow(api: ScriptingApi, sites: readonly Site[]): Promise<Site[]> {
  const granted: Site[] = [];
  for (const platform of sites)
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
 * refuses (an error page, a discarded tab) gets it with its next load. A page that is still loading has it
 * at once: the sensor waits for it, and counts from there.
 */
export async function startInOpenTabs(api: ScriptingApi, platform: Site): Promise<void> {
  const tabs = await api.tabs.query({ url: [...platform.matches] });
  await Promise.allSettled(
    tabs.flatMap((tab) =>
      tab.id === undefined
        ? []
        : [
            api.scripting.executeScript({
              target: { tabId: tab.id },
              files: filesOf(platform),
              injectImmediately: true,
            }),
          ],
    ),
  );
}
