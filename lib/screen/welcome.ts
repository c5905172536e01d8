import { type ReadonlySignal, signal } from '@preact/signals';
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

export interface WelcomeModel {
  granted: ReadonlySignal<readonly string[]>;
  refused: ReadonlySignal<string | undefined>;
  finished: ReadonlySignal<'no' | 'yes' | 'failed'>;
  /** The target in force; settles with `ready`. */
  target: { amount: string; currency: string };
  ready: Promise<void>;
  onSwitch(id: string, on: boolean): void;
  onDone(target: Money | undefined): void;
}

const DEFAULT_CURRENCY = 'USD';

/** The switches follow the browser's own word, whoever changed it. */
function createSwitches({ permissions, notifications, sites }: WelcomeDeps) {
  const granted = signal<readonly string[]>([]);
  const refused = signal<string | undefined>(undefined);
  const refresh = async () => {
    granted.value = await grantedIds(permissions, sites);
  };
  onGrantsChanged(permissions, () => void refresh());
  const onSwitch = (id: string, on: boolean) => {
    const site = sites.find((one) => one.id === id);
    if (!site) return;
    refused.value = undefined;
    const asked = on ? switchOn(permissions, site, notifications) : switchOff(permissions, site);
    void asked.then(async (followed) => {
      await refresh();
      if (!followed) refused.value = id;
    });
  };
  return { granted, refused, refresh, onSwitch };
}

/**
 * The welcome page's model. It opens a port to the worker only to tell the target: an open port of ours
 * says that the worker's attention is with us.
 */
export function createWelcome(deps: WelcomeDeps): WelcomeModel {
  const { granted, refused, refresh, onSwitch } = createSwitches(deps);
  const finished = signal<'no' | 'yes' | 'failed'>('no');
  const target = { amount: '', currency: DEFAULT_CURRENCY };
  let had = false;

  const readTarget = async () => {
    const known = (await deps.stored())?.targetMicrosPerHour;
    if (!known) return;
    had = true;
    target.amount = decimalOf(known.amountMicros);
    target.currency = known.currency;
  };
  const onDone = async (chosen: Money | undefined) => {
    if (chosen === undefined && !had) {
      finished.value = 'yes';
      return;
    }
    const client = connectClient(deps.open, () => undefined);
    const { ok } = await client.send('setTarget', chosen);
    client.close();
    had = ok ? chosen !== undefined : had;
    finished.value = ok ? 'yes' : 'failed';
  };
  return {
    granted,
    refused,
    finished,
    target,
    ready: Promise.all([refresh(), readTarget()]).then(
      () => undefined,
      () => undefined,
    ),
    onSwitch,
    onDone: (chosen) => void onDone(chosen),
  };
}
