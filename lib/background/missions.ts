import type { Books } from '../books/books';
import type { MissionRow } from '../books/due';
import { shownName } from '../books/shown';
import type { Extra } from '../books/types';
import type { Commands } from '../messages/commands';
import { MISSIONS_KEY, type Mission, missionsFrom, progressOf, rewardId } from '../settings/missions';
import type { Desk } from './commands';
import { changeKept } from './kept';
import type { Ledger } from './ledger';
import type { Projects } from './projects';
import { zoneNow } from './windows';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

async function changeMissions(desk: Desk, change: (all: Mission[]) => Mission[]): Promise<void> {
  await changeKept(desk, 'mission', MISSIONS_KEY, (before) => change(missionsFrom(before)));
  await desk.edited();
}

/** Adds a mission, or changes it (by `id`). */
export function putMission(desk: Desk, mission: Payload<'putMission'>): Promise<void> {
  return changeMissions(desk, (all) => [...all.filter(({ id }) => id !== mission.id), mission]);
}

/** Takes a mission away; a reward that it has brought stays in the books. */
export function dropMission(desk: Desk, { id }: Payload<'dropMission'>): Promise<void> {
  return changeMissions(desk, (all) => all.filter((mission) => mission.id !== id));
}

/** Rewards to take away once missions stand as `meta` says: those that a mission brought which then is no more. */
export async function rewardsWithout(
  books: Books,
  meta: Readonly<Record<string, unknown>>,
): Promise<{ id: string }[]> {
  if (!(MISSIONS_KEY in meta)) return [];
  const left = new Set(missionsFrom(meta[MISSIONS_KEY]).map(({ id }) => id));
  const gone = missionsFrom(await books.meta(MISSIONS_KEY)).filter(({ id }) => !left.has(id));
  const brought = new Set(gone.map(rewardId));
  return (await books.extras()).filter(({ id, state }) => brought.has(id) && state === 'expected');
}

/** Missions that hold on `day`, with how far they have come. */
export async function missionsNow(books: Books, day: string) {
  const missions = missionsFrom(await books.meta(MISSIONS_KEY)).filter(
    ({ fromDate, toDate }) => fromDate <= day && day <= toDate,
  );
  if (missions.length === 0) return [];
  const from = missions.reduce((first, { fromDate }) => (fromDate < first ? fromDate : first), day);
  const rows = await books.totals('d', from, day);
  return missions.map((mission) => ({ mission, ...progressOf(mission, rows) }));
}

/** The same as the popup shows it. */
export function missionRows(
  missions: Awaited<ReturnType<typeof missionsNow>>,
  projects: Projects,
): MissionRow[] {
  return missions.map(({ mission, done, goal }) => {
    const { id, name, project, toDate, reward, timeMs } = mission;
    const projectName = shownName(projects.get(project));
    return {
      ...{ id, project, done, goal, toDate, byTime: timeMs !== undefined },
      ...(name === undefined ? {} : { name }),
      ...(projectName === undefined ? {} : { projectName }),
      ...(reward ? { reward } : {}),
    };
  });
}

function rewardOf(mission: Mission, date: string): Omit<Extra, 'stamp'> | undefined {
  const { reward, project, name } = mission;
  if (!reward) return undefined;
  const note = name === undefined ? {} : { note: name };
  return { id: rewardId(mission), project, date, kind: 'mission', state: 'expected', ...reward, ...note };
}

/**
 * A mission that is reached brings its reward, expected, on the day that it is seen; one that falls back
 * (a task was taken out) loses it again while that money is still expected. True where money changed.
 */
export async function checkMissions(ledger: Ledger): Promise<boolean> {
  const at = Date.now();
  const day = ledger.calendar.dateAt(at, zoneNow(at));
  return ledger.reading(false, async (books) => {
    const missions = await missionsNow(books, day);
    if (missions.length === 0) return false;
    const known = new Map((await books.extras()).map((extra) => [extra.id, extra]));
    const changes = missions.flatMap(
      ({ mission, reached }): { id: string; after?: Omit<Extra, 'stamp'> }[] => {
        const before = known.get(rewardId(mission));
        if (!reached) return before?.state === 'expected' ? [{ id: before.id }] : [];
        const after = before ? undefined : rewardOf(mission, day);
        return after ? [{ id: after.id, after }] : [];
      },
    );
    if (changes.length > 0) await books.amend({ extras: changes });
    return changes.length > 0;
  });
}
