import { browser } from 'wxt/browser';
import type { OpenTab } from '../../../components/platforms/Teach';
import { ASK, type Ask, type Look, parseLook } from '../../../lib/taught/look';

/** Tabs that show one of these sites, the one used last first. Their titles are readable once the site is granted. */
export async function tabsOf(matches: readonly string[]): Promise<OpenTab[]> {
  const tabs = await browser.tabs.query({ url: [...matches] });
  return tabs
    .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id, url, title }) => (id === undefined ? [] : [{ id, title: title || (url ?? '') }]));
}

/** Looks at a tab's page as it stands; `undefined` where the browser does not let us. */
export async function look(tabId: number, ask: Ask): Promise<Look | undefined> {
  const target = { tabId };
  try {
    // The question waits in the world of our scripts, which no page sees.
    await browser.scripting.executeScript({
      target,
      func: (name: string, value: string) => {
        Object.defineProperty(globalThis, name, { value: JSON.parse(value), configurable: true });
      },
      args: [ASK, JSON.stringify(ask)],
    });
    const [answer] = await browser.scripting.executeScript({ target, files: ['/look.js'] });
    return parseLook(answer?.result);
  } catch {
    return undefined;
  }
}
