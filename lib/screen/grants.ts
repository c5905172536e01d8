/** What is asked for at once: one site, and leave to notify where that is optional. */
export interface Asked {
  origins: string[];
  permissions?: 'notifications'[];
}

/** The part of `browser.permissions` that the switches need. */
export interface PermissionsArea {
  contains(asked: Asked): Promise<boolean>;
  request(asked: Asked): Promise<boolean>;
  remove(asked: Asked): Promise<boolean>;
  onAdded: { addListener(listener: () => void): void };
  onRemoved: { addListener(listener: () => void): void };
}

/** A platform's hosts, as its switch grants and withdraws them: all or none. */
export interface Site {
  id: string;
  matches: readonly string[];
}

/**
 * Asks the browser for a platform's hosts. Must be called in the click itself, before anything is awaited:
 * the prompt needs the worker's gesture. Where notifications are optional they are asked for in the same
 * prompt. False where the worker or the browser declined.
 */
export function switchOn(area: PermissionsArea, site: Site, notifications: boolean): Promise<boolean> {
  const origins = [...site.matches];
  const asked: Asked = notifications ? { origins, permissions: ['notifications'] } : { origins };
  return area.request(asked).catch(() => false);
}

/** Gives a platform's hosts back. False where the browser holds on to them (hosts that a build requires). */
export function switchOff(area: PermissionsArea, site: Site): Promise<boolean> {
  return area.remove({ origins: [...site.matches] }).catch(() => false);
}

/** Which platforms the browser lets us read. */
export async function grantedIds(area: PermissionsArea, sites: readonly Site[]): Promise<string[]> {
  const granted = await Promise.all(sites.map(({ matches }) => area.contains({ origins: [...matches] })));
  return sites.filter((_, i) => granted[i]).map((site) => site.id);
}

/** Tells of every change, whoever made it: our switch, or the browser's own settings. */
export function onGrantsChanged(area: PermissionsArea, changed: () => void): void {
  area.onAdded.addListener(changed);
  area.onRemoved.addListener(changed);
}
