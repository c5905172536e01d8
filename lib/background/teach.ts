import type { Commands } from '../messages/commands';
import { faultText, parsePack } from '../taught/pack';
import type { Desk } from './commands';
import { Refusal } from './refusal';

/** Takes a pack's sites: stored, registered, and at work in the tabs that show them. */
export async function teach(desk: Desk, { pack }: Parameters<Commands['teach']>[0]): Promise<void> {
  const { rules, faults } = parsePack(pack);
  if (faults) throw new Refusal(faultText(faults));
  await change(desk, (at) => desk.sites.teach(rules, at));
}

export async function forget(desk: Desk, { platform }: Parameters<Commands['forget']>[0]): Promise<void> {
  await change(desk, (at) => desk.sites.forget(platform, at));
}

async function change(desk: Desk, work: (at: number) => Promise<void>): Promise<void> {
  const { keeper, ledger, sites, sitesChanged, now } = desk;
  await work(now({}).at);
  await keeper.inTurn(() => ledger.reading(undefined, (books) => sites.keepIn(books)));
  await sitesChanged();
}
