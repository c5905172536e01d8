import type { Listen } from './events';
import { pageAddress } from './subject';

/**
 * Tells of changes of address within the document. `currententrychange` fires once per committed change,
 * with `location` already new, and never for downloads or cancelled navigations (`navigate` does). Where
 * it is missing (Firefox before 147), this returns what is to be called with every beat.
 */
export function navigation(
  win: Window,
  listen: Listen,
  turned: (at: number) => void,
): { look(at: number): void } | undefined {
  let address = pageAddress(win.location.href);
  const look = (at: number) => {
    const now = pageAddress(win.location.href);
    if (now === address) return;
    address = now;
    turned(at);
  };
  const { navigation: entries } = win as Window & { navigation?: EventTarget };
  if (!(entries instanceof EventTarget)) {
    listen(win, ['popstate', 'hashchange'], (_event, at) => look(at));
    return { look };
  }
  listen(entries, ['currententrychange'], (_event, at) => look(at));
  return undefined;
}
