import type { WxtBrowser } from 'wxt/browser';
import type { ClockEvent } from '../clock/state';

type WindowsApi = Pick<WxtBrowser, 'windows' | 'tabs'>;

/** Where the browser says attention is. Neither member: another program, or a window of none of ours. */
export interface Attention {
  tabId?: number;
  windowId?: number;
}

/**
 * Reads the windows anew. Events' own payload is not trusted: a stale "no window" can come last. Needs no
 * `tabs` permission: ids are free to read.
 */
export async function readAttention(api: WindowsApi): Promise<Attention> {
  const window = await api.windows.getLastFocused().catch(() => undefined);
  if (!window?.focused || window.id === undefined) return {};
  const [tab] = await api.tabs.query({ active: true, windowId: window.id });
  return tab?.id === undefined ? { windowId: window.id } : { tabId: tab.id, windowId: window.id };
}

/** The worker's own place in time, now. */
export function zoneNow(at: number) {
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    utcOffsetMin: -new Date(at).getTimezoneOffset(),
  };
}

/** An event for the clock, with when and where the worker is. */
export function stamped<E>(event: E, at: number) {
  return { ...event, at, zone: zoneNow(at) } as E & ClockEvent;
}
