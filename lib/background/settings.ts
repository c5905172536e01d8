import type { Commands } from '../messages/commands';
import { SETTINGS_KEY, settingsFrom } from '../settings/settings';
import type { Desk } from './commands';
import { changeKept } from './kept';
import type { Ledger } from './ledger';
import type { Projects } from './projects';

const TARGET_KEY = 'target';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** Lets projects follow the limits that the worker fixed for all of them. */
export async function followSettings(ledger: Ledger, projects: Projects): Promise<void> {
  const kept = await ledger.reading(undefined, (books) => books.meta(SETTINGS_KEY));
  const { awayLimitMs, idleLimitMs } = settingsFrom(kept);
  projects.fix({ awayLimitMs, idleLimitMs });
}

/** Keeps the settings as they are given, whole. Limits hold from the next page on; the past keeps its own. */
export async function setSettings(desk: Desk, settings: Payload<'setSettings'>): Promise<void> {
  await changeKept(desk, 'settings', SETTINGS_KEY, () => settings);
  await followSettings(desk.ledger, desk.projects);
  await desk.edited();
}

/** Where the worker's day begins: all days are summed anew, no fact changes. */
export async function setDayStart(desk: Desk, { minutes }: Payload<'setDayStart'>): Promise<void> {
  await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const { dayStartMin } = books.calendar;
    await books.setDayStart(minutes);
    await books.remember({ what: 'settings', at: desk.now({}).at, records: [], projects: [], dayStartMin });
  });
  await desk.edited();
}

/** What an hour should earn. The first word on it is no change that could be taken back. */
export async function setTarget(desk: Desk, target: Payload<'setTarget'>): Promise<void> {
  const { keeper, ledger } = desk;
  const isFirst = (await ledger.books.meta(TARGET_KEY)) === undefined;
  if (isFirst) await keeper.inTurn(() => ledger.books.putMeta(TARGET_KEY, target));
  else await changeKept(desk, 'settings', TARGET_KEY, () => target);
  await desk.edited();
}
