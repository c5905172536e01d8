import type { Snapshot } from '../books/types';
import { decimalOf } from '../rates/money';
import type { Money } from '../rates/types';
import type { PermissionsArea, Site } from './grants';
import { connectClient, type UiPort } from './port';
import { createSwitches, type SwitchesState } from './switches';

/** What the welcome page's model needs of the browser. */
export interface WelcomeDeps {
  permissions: PermissionsArea;
  /** Optional in this build, so that they may be asked for. */
  notifications: boolean;
  sites: readonly Site[];
  open(name: string): UiPort;
  stored(): Promise<Snapshot | undefined>;
}

export interface WelcomeState extends SwitchesState {
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
  const { refresh, switchPlatform } = createSwitches({ ...deps, sites: () => deps.sites }, set);
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
