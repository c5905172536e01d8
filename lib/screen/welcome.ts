import type { Snapshot } from '../books/types';
import { decimalOf } from '../rates/money';
import type { Money } from '../rates/types';
import { grantedIds, onGrantsChanged, type PermissionsArea, type Site, switchOff, switchOn } from './grants';
import { connectClient, type UiPort } from './port';

/** What the welcome page's model needs of the browser. */
export interface WelcomeDeps {
  permissions: PermissionsArea;
  /** Optional in this build, so that they may be asked for. */
  notifications: boolean;
  sites: readonly Site[];
  open(name: string): UiPort;
  stored(): Promise<Snapshot | undefined>;
}

export interface WelcomeState {
  /** Ids of the platforms that the browser lets us read. */
  granted: readonly string[];
  /** The platform whose last switch the browser did not follow. */
  refused: string | undefined;
  /** Done was said; `failed` where the target could not be kept. */
  finished: 'no' | 'yes' | 'failed';
  /** The target in force, as an amount that a field can show. */
  target: { amount: string; currency: string };
}

export interface WelcomeActions {
  switchPlatform(id: string, on: boolean): void;
  done(target: Money | undefined): void;
}

type Change = Partial<WelcomeState>;

const NO_TARGET = { amount: '', currency: 'USD' };

/** The switches follow the browser's own word, whoever changed it. */
function createSwitches({ permissions, notifications, sites }: WelcomeDeps, set: (change: Change) => void) {
  const refresh = async () => set({ granted: await grantedIds(permissions, sites) });
  onGrantsChanged(permissions, () => void refresh());
  const switchPlatform = (id: string, on: boolean) => {
    const site = sites.find((one) => one.id === id);
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

/** Keeps the target over a port of its own, open no longer than that: it says that we have the attention. */
async function keepTarget(deps: WelcomeDeps, target: Money | undefined): Promise<boolean> {
  const client = connectClient(deps.open, () => undefined);
  const { ok } = await client.send('setTarget', target);
  client.close();
  return ok;
}

/** The welcome page's model; `paint` is first called once the switches are known. */
export function createWelcome(deps: WelcomeDeps, paint: (state: WelcomeState) => void): WelcomeActions {
  let state: WelcomeState = { granted: [], refused: undefined, finished: 'no', target: NO_TARGET };
  let started = false;
  const set = (change: Change) => {
    state = { ...state, ...change };
    if (started) paint(state);
  };
  const { refresh, switchPlatform } = createSwitches(deps, set);
  const readTarget = async () => {
    const known = (await deps.stored())?.targetMicrosPerHour;
    if (known) set({ target: { amount: decimalOf(known.amountMicros), currency: known.currency } });
  };
  void Promise.allSettled([refresh(), readTarget()]).then(() => {
    started = true;
    set({});
  });
  const done = async (chosen: Money | undefined) => {
    const nothingToKeep = chosen === undefined && state.target === NO_TARGET;
    const kept = nothingToKeep || (await keepTarget(deps, chosen));
    set({ finished: kept ? 'yes' : 'failed' });
  };
  return { switchPlatform, done: (chosen) => void done(chosen) };
}
