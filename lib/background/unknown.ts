import type { WxtBrowser } from 'wxt/browser';
import type { ClockState } from '../clock/state';
import type { Sites } from './sites';

type TabsApi = Pick<WxtBrowser, 'tabs' | 'windows'>;

/**
 * The platform whose page is in front and says nothing that its reader knows; `undefined` on any other page.
 * The address is readable only where the worker granted the host.
 */
export async function unknownPage(
  api: TabsApi,
  state: ClockState,
  sites: Pick<Sites, 'idOf'>,
  on: readonly string[],
) {
  const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
  if (!tab?.url || !URL.canParse(tab.url)) return undefined;
  const platform = sites.idOf(new URL(tab.url).hostname);
  if (platform === undefined || !on.includes(platform)) return undefined;
  const known = Object.values(state.pages).some(
    (page) => page.connected && page.tabId === tab.id && page.subject.kind !== 'other',
  );
  return known ? undefined : { platform };
}
