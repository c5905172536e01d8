import type { WxtBrowser } from 'wxt/browser';

/** Set in the browser session's own storage: missing means that the browser has just started. */
const ALIVE_KEY = 'alive';

type SessionApi = { storage: Pick<WxtBrowser['storage'], 'session'> };

/** Is this the first life of the worker since the browser started? Says so once. */
export async function isBrowserStart(api: SessionApi): Promise<boolean> {
  const alive = (await api.storage.session.get(ALIVE_KEY))[ALIVE_KEY];
  if (alive !== true) await sayAlive(api);
  return alive !== true;
}

/** The worker has lived in this session of the browser. */
export const sayAlive = (api: SessionApi): Promise<void> => api.storage.session.set({ [ALIVE_KEY]: true });
