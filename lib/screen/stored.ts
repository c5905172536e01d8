import type { Figures, Snapshot } from '../books/types';
import { SNAPSHOT_KEY } from './asked';
import { learnNames } from './platformName';
import { isSnapshot } from './port';

/** The part of a storage area that is read here. */
export interface Area {
  get(key: string): Promise<Record<string, unknown>>;
}

const NOTHING_YET: Figures = {
  onTasksMs: 0,
  searchingMs: 0,
  trainingMs: 0,
  lostMs: 0,
  allMs: 0,
  pricedMs: 0,
  tasks: 0,
  earned: [],
  approved: [],
  taskRate: [],
  allInRate: [],
};

/** The worker's calendar day of an instant, `2026-11-23`. */
function dayOf(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * What an earlier run of the browser left behind: the clock it showed has long stopped, and figures of
 * another day are not today's.
 */
export function fromEarlierRun(snapshot: Snapshot, at: number): Snapshot {
  const { now: _stopped, unknownPage: _gone, ...rest } = snapshot;
  return dayOf(at) === snapshot.day ? rest : { ...rest, day: dayOf(at), today: NOTHING_YET };
}

/** What the popup paints from before the worker answers; `undefined` where nothing was ever written. */
export async function readStored(session: Area, local: Area, at: number): Promise<Snapshot | undefined> {
  const fresh = (await session.get(SNAPSHOT_KEY))[SNAPSHOT_KEY];
  const old = isSnapshot(fresh) ? fresh : (await local.get(SNAPSHOT_KEY))[SNAPSHOT_KEY];
  if (!isSnapshot(old)) return undefined;
  learnNames(old.platforms);
  return old === fresh ? old : fromEarlierRun(old, at);
}
