import type { Commands } from '../messages/commands';
import { SETTINGS_KEY, settingsFrom } from '../settings/settings';
import type { Desk } from './commands';
import type { Ledger } from './ledger';
import type { Projects } from './projects';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** Lets projects follow the limits that the worker fixed for all of them. */
export async function followSettings(ledger: Ledger, projects: Projects): Promise<void> {
  const kept = await ledger.reading(undefined, (books) => books.meta(SETTINGS_KEY));
  const { awayLimitMs, idleLimitMs } = settingsFrom(kept);
  projects.fix({ awayLimitMs, idleLimitMs });
}

/** Keeps the settings as they are given, whole. Limits hold from the next page on; the past keeps its own. */
export async function setSettings(desk: Desk, settings: Payload<'setSettings'>): Promise<void> {
  const { keeper, ledger, projects, edited } = desk;
  await keeper.inTurn(() => ledger.books.putMeta(SETTINGS_KEY, settings));
  await followSettings(ledger, projects);
  await edited();
}

/** Where the worker's day begins: all days are summed anew, no fact changes. */
export async function setDayStart(desk: Desk, { minutes }: Payload<'setDayStart'>): Promise<void> {
  await desk.keeper.inTurn(() => desk.ledger.books.setDayStart(minutes));
  await desk.edited();
}
