import { grantedIds, onGrantsChanged, type PermissionsArea, type Site, switchOff, switchOn } from './grants';

export interface SwitchesState {
  /** Ids of the platforms that the browser lets us read. */
  granted: readonly string[];
  /** The platform whose last switch the browser did not follow. */
  refused: string | undefined;
}

export interface SwitchesDeps {
  permissions: PermissionsArea;
  /** Optional in this build, so that they may be asked for. */
  notifications: boolean;
  /** Asked anew each time: taught sites come and go. */
  sites(): readonly Site[];
}

/** The switches follow the browser's own word, whoever changed it. */
export function createSwitches(
  { permissions, notifications, sites }: SwitchesDeps,
  set: (change: Partial<SwitchesState>) => void,
) {
  const refresh = async () => set({ granted: await grantedIds(permissions, sites()) });
  onGrantsChanged(permissions, () => void refresh());
  const switchPlatform = (id: string, on: boolean) => {
    const site = sites().find((one) => one.id === id);
    if (!site) return;
    const asked = on ? switchOn(permissions, site, notifications) : switchOff(permissions, site);
    set({ refused: undefined });
    void asked.then(async (followed) => {
      await refresh();
      if (!followed) set({ refused: id });
    });
  };
  return { refresh, switchPlatform };
}
