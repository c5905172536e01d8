import type { EarningState } from '../rates/types';

/** What a line of a platform's own statement pays for. */
export type PaidFor =
  /** A task, or the part of it within its paid limit. */
  | 'task'
  /** The part of a task beyond its limit. */
  | 'exceeded'
  /** Hours that the worker reported. */
  | 'time'
  | 'mission'
  | 'adjustment';

/** One line of a platform's own statement, as it is kept. No line holds a platform's own id: it is hashed. */
export interface PaidRow {
  /** The same line, brought in again, has the same. */
  id: string;
  of: PaidFor;
  /** The platform's day, ISO. */
  date: string;
  /** The project as the platform names it. */
  name?: string;
  /** Key of the project that the books know it as. */
  project?: string;
  /** Hashed key of the task, as records have it. */
  key?: string;
  amountMicros: number;
  currency: string;
  state: EarningState;
  /** The time that was paid. */
  ms?: number;
}

/** What was paid for some days of a platform, by the worker's word. */
export interface PaidSum {
  id: string;
  of: 'sum';
  /** First and last day, both in. */
  date: string;
  toDate: string;
  amountMicros: number;
  currency: string;
  /** The day on which the money arrived, ISO; the worker may not say it. */
  arrivedOn?: string;
}

/** What the books had of it before the platform's word was taken over. */
export interface TrackedRow {
  id: string;
  of: 'tracked';
  date: string;
  project: string;
  /** The one task, where the platform's line named it. */
  n?: number;
  deviceId?: string;
  /** Its hashed key, as lines have it. */
  key?: string;
  /** When it ended. */
  endAt?: number;
  tasks: number;
  ms: number;
  /** What the worker could expect; unknown where a task's pay was. */
  amountMicros?: number;
  currency?: string;
}

export type PaidEntry = PaidRow | PaidSum | TrackedRow;

/** A change of what is kept of one platform. */
export interface PaidChange {
  platform: string;
  /** Rows as they are to be, by id. */
  put: PaidEntry[];
  /** Ids of rows that are to go. */
  drop: string[];
}

const PREFIX = 'paid:';
/** Name in `meta` of what a platform has said that it pays. */
export const paidName = (platform: string) => `${PREFIX}${platform}`;
export const platformOfPaid = (name: string) => name.slice(PREFIX.length);
export const isPaidName = (name: string) => name.startsWith(PREFIX);

/** What is kept under such a name. */
export const paidFrom = (kept: unknown): PaidEntry[] => (Array.isArray(kept) ? (kept as PaidEntry[]) : []);

export const isPaidRow = (entry: PaidEntry): entry is PaidRow => entry.of !== 'sum' && entry.of !== 'tracked';

/** Rows after a change; and the change that takes it back. */
export function withPaid(
  rows: readonly PaidEntry[],
  { platform, put, drop }: PaidChange,
): { rows: PaidEntry[]; back: PaidChange } {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const touched = [...new Set([...put.map(({ id }) => id), ...drop])];
  const back: PaidChange = {
    platform,
    put: touched.flatMap((id) => byId.get(id) ?? []),
    drop: touched.filter((id) => !byId.has(id)),
  };
  for (const id of drop) byId.delete(id);
  for (const row of put) byId.set(row.id, row);
  return { rows: [...byId.values()], back };
}
