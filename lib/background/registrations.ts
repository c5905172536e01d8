import type { PublicPath, WxtBrowser } from 'wxt/browser';
import { platformById } from '../platforms/list';
import { PLACE } from '../sensor/meeting';
import type { Site, Sites } from './sites';

/** What the browser must offer; the same in Chromium and Firefox. */
export type ScriptingApi = Pick<WxtBrowser, 'scripting' | 'permissions' | 'tabs'>;

/** A site that is read otherwise than before is registered anew: its scripts are in the id. */
const idOf = ({ id, taught, frameOf }: Site) =>
  frameOf ? `${id}-${frameOf}` : `${taught ? 'taught' : 'sensor'}-${id}`;
type ScriptPath = Extract<PublicPath, `${string}.js`>;

/** The sensor, and the one reader that a page needs; in a frame, what counts there. */
function filesOf({ id, frameOf }: Site, taught: boolean): ScriptPath[] {
  if (frameOf) return [`/frame-${frameOf}.js`] as ScriptPath[];
  return ['/sensor.js', taught ? '/reader-taught.js' : `/reader-${id}.js`] as ScriptPath[];
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
  const allowed: Site[] = [];
  for (const platform of sites)
    if (await api.permissions.contains({ origins: [...platform.matches] })) allowed.push(platform);
  // In frames nothing is counted unless the page around them is read.
  const granted = allowed.filter(({ frameOf }) => !frameOf || allowed.some(({ id }) => id === frameOf));
  const registered = await api.scripting.getRegisteredContentScripts();
  // Where the address decides, nothing can be registered: see `turned`.
  const whole = granted.filter(({ names }) => !names);
  const wanted = new Set(whole.map(idOf));
  const surplus = registered.map((script) => script.id).filter((id) => !wanted.has(id));
  if (surplus.length > 0) await api.scripting.unregisterContentScripts({ ids: surplus });
  const known = new Set(registered.map((script) => script.id));
  const missing = whole.filter((platform) => !known.has(idOf(platform)));
  if (missing.length > 0)
    await api.scripting.registerContentScripts(
      missing.map((platform) => ({
        id: idOf(platform),
        js: filesOf(platform, platform.taught),
        matches: [...platform.matches],
        runAt: 'document_start',
        allFrames: platform.frameOf !== undefined,
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
  const { frameOf } = platform;
  const tabs = await api.tabs.query({ url: [...(platformById(frameOf ?? '') ?? platform).matches] });
  await Promise.allSettled(
    tabs.flatMap(({ id, url = '' }) => {
      const taught = platform.names && URL.canParse(url) ? platform.names(new URL(url)) : platform.taught;
      return id === undefined
        ? []
        : [
            api.scripting.executeScript({
              target: { tabId: id, ...(frameOf && { allFrames: true }) },
              files: filesOf(platform, taught),
              injectImmediately: true,
            }),
          ];
    }),
  );
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * A tab shows another address. On a built-in platform that the worker taught something of: where the rule names it,
 * the taught reader is put into the page, else the built-in one, and the other is stopped: no page carries both. A
 * page that has the right one is left alone, and so is one that the browser keeps from us. One after the other: a
 * load is told of several times.
 */
export async function turned(
  api: ScriptingApi,
  sites: Promise<Pick<Sites, 'all'>>,
  tabId: number,
  address: string | undefined,
): Promise<void> {
  // Known only where the host is granted.
  if (address === undefined || !URL.canParse(address)) return;
  const url = new URL(address);
  const platform = (await sites).all().find(({ names, hosts }) => names && hosts.includes(url.hostname));
  if (!platform) return;
  const taught = platform.names?.(url) ?? platform.taught;
  const turn = lastTurn.then(async () => {
    const target = { tabId };
    const [seen] = await api.scripting.executeScript({ target, func: readerIn, args: [PLACE] });
    if (seen?.result === taught) return;
    await api.scripting.executeScript({ target, files: filesOf(platform, taught), injectImmediately: true });
  });
  lastTurn = turn.catch(() => undefined);
  await lastTurn;
}

/** In the page: is its reader the taught one? `null`: it has none. */
function readerIn(place: string): boolean | null {
  const meeting = Object.getOwnPropertyDescriptor(globalThis, place)?.value;
  return meeting ? meeting.taught === true : null;
}
