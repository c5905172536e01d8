import { DAY_MS, dayOf } from '../books/calendar';
import { REPORT_RULES_KEY, type ReportRules } from '../books/report-rules';
import type { BookRecord } from '../books/types';
import type { Commands } from '../messages/commands';
import { placeOf } from '../notes/places';
import { MISSIONS_KEY, missionsFrom } from '../settings/missions';
import type { Desk } from './commands';
import { forgetNames, forgetPaid } from './payments';
import { forgetReported } from './report';

type Wanted = Parameters<Commands['deleteRecords']>[0];

/**
 * Deletes what ended on some days, or all of a platform, for good: from the books, the journal, what could be undone
 * and the clock's memory. A platform's projects go too, with what is on the clock there.
 */
export async function deleteRecords(desk: Desk, wanted: Wanted): Promise<number> {
  const { keeper, edited } = desk;
  const count = await keeper.inTurn(() =>
    'platform' in wanted ? deletePlatform(desk, wanted.platform) : deleteDays(desk, wanted.dates),
  );
  await edited();
  return count;
}

async function deletePlatform(desk: Desk, platform: string): Promise<number> {
  const { keeper, ledger, projects, notes } = desk;
  const { books } = ledger;
  const isTheirs = (one: { platform: string }) => one.platform === platform;
  await keeper.forget(Object.values(keeper.state.open).filter(isTheirs));
  const count = await deleteAllOf(desk, books.batches(), isTheirs);
  const isOfIt = ({ project }: { project: string }) => project.startsWith(`${platform}:`);
  await books.removeBeside(isOfIt);
  await forgetReported(desk, isOfIt);
  await forgetPaid(books, (of) => of === platform);
  await forgetNames(books, platform);
  await forgetSet(desk, platform);
  await notes.forget((id) => platformIn(id) === platform);
  const keys = projects.all().flatMap((project) => (isTheirs(project) ? project.key : []));
  projects.forget(keys);
  await books.removeProjects([...keys, `${platform}:`]);
  return count;
}

/** Missions, the platform's own week and limits, what its reader no longer finds, and its frames. */
async function forgetSet({ ledger: { books }, lost, frames }: Desk, platform: string): Promise<void> {
  await frames.forget(platform);
  const missions = missionsFrom(await books.meta(MISSIONS_KEY));
  const left = missions.filter(({ project }) => !project.startsWith(`${platform}:`));
  if (left.length < missions.length) await books.putMeta(MISSIONS_KEY, left);
  const rules = ((await books.meta(REPORT_RULES_KEY)) ?? {}) as ReportRules;
  const { [platform]: rule, ...others } = rules;
  if (rule) await books.putMeta(REPORT_RULES_KEY, others);
  if (lost.forget(platform)) await books.putMeta('lost', lost.state);
}

function platformIn(id: string): string | undefined {
  const place = placeOf(id);
  return place && place.kind !== 'general' ? place.platform : undefined;
}

/** A record belongs to the day it ended on, where that was: as in every figure. */
async function deleteDays(desk: Desk, { from, to }: { from: string; to: string }): Promise<number> {
  const { books } = desk.ledger;
  const { calendar } = books;
  const isIn = (date: string) => from <= date && date <= to;
  const around = { fromAt: (dayOf(from) - 2) * DAY_MS, toAt: (dayOf(to) + 3) * DAY_MS };
  const isMeant = ({ endAt, zone }: BookRecord) => isIn(calendar.dateAt(endAt, zone));
  const count = await deleteAllOf(desk, books.batches(around), isMeant);
  const isOnThem = ({ date }: { date: string }) => isIn(date);
  await books.removeBeside(isOnThem);
  await forgetReported(desk, isOnThem);
  await forgetPaid(books, undefined, isIn);
  return count;
}

async function deleteAllOf(
  { keeper, ledger: { books } }: Desk,
  batches: AsyncIterable<BookRecord[]>,
  isMeant: (record: BookRecord) => boolean,
): Promise<number> {
  let count = 0;
  for await (const records of batches) {
    const gone = records.filter(isMeant);
    if (gone.length === 0) continue;
    await keeper.forget(gone.filter(({ deviceId }) => deviceId === books.deviceId));
    await books.remove(gone);
    count += gone.length;
  }
  return count;
}

/** Deletes everything, as if Piecerate had just been installed. Sites that are on stay on. */
export async function deleteAll({ renew, notes }: Desk): Promise<void> {
  await notes.forget(() => true);
  await renew(true);
}
