import type { WxtBrowser } from 'wxt/browser';

/** Keys of what the popup's first figures are painted from, in the browser's storage. */
export const SNAPSHOT_KEY = 'snapshot';
export const DISCREET_KEY = 'discreet';

type Answer = Promise<Record<string, unknown>>;

/** What was asked of the browser's storage, still on its way. */
export interface Asked {
  session: Answer;
  local: Answer;
}

declare global {
  /** By `early.js`, in the popup alone. */
  var asked: Asked;
}

/** Asks for all that the first figures need. */
export function ask({ session, local }: WxtBrowser['storage']): Asked {
  return { session: session.get(SNAPSHOT_KEY), local: local.get([SNAPSHOT_KEY, DISCREET_KEY]) };
}
