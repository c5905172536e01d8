import type { EarningState } from '../rates/types';
import { type Calendar, dayOf } from './calendar';
import type { BookRecord } from './types';

/**
 * One fact about many records: all that ended on one day in one project and earned something are now
 * `state`. It reaches records whose own state is older than it, and among them those in `from`.
 */
export interface Settlement {
  stamp: number;
  state: EarningState;
  from: EarningState[];
}

/** At rest: the settlements of one day and project, oldest first. */
export interface Settled {
  id: [date: string, project: string];
  entries: Settlement[];
}

/** What a settlement moves where it doesn't say: money still open, or all of it back to open. */
export function movedBy(state: EarningState): EarningState[] {
  if (state === 'approved') return ['expected'];
  return state === 'expected' ? ['approved', 'paid', 'rejected'] : ['expected', 'approved'];
}

/** The state of an earning after the settlements of its day and project. */
export function settledState(
  state: EarningState,
  stateStamp: number,
  entries: readonly Settlement[] | undefined,
): EarningState {
  let now = state;
  for (const entry of entries ?? [])
    if (entry.stamp > stateStamp && entry.from.includes(now)) now = entry.state;
  return now;
}

/** All settlements, by project and day. */
export class Settlements {
  private readonly byProject = new Map<string, Map<number, Settlement[]>>();

  constructor(rows: readonly Settled[] = []) {
    for (const row of rows) this.put(row);
  }

  /** Takes the place of what was known of that day and project. */
  put({ id: [date, project], entries }: Settled): void {
    const days = this.byProject.get(project) ?? new Map<number, Settlement[]>();
    this.byProject.set(project, days);
    days.set(dayOf(date), entries);
  }

  /** Another text after any change: stamps are given once. */
  get mark(): string {
    let [count, sum] = [0, 0];
    for (const days of this.byProject.values())
      for (const { stamp } of [...days.values()].flat()) {
        count += 1;
        sum += stamp;
      }
    return `${count}/${sum}`;
  }

  ofProject(project: string): ReadonlyMap<number, readonly Settlement[]> | undefined {
    return this.byProject.get(project);
  }

  entries(date: string, project: string): Settlement[] {
    return [...(this.byProject.get(project)?.get(dayOf(date)) ?? [])];
  }

  /** The record with its earning as it stands after all settlements. */
  applyTo(record: BookRecord, calendar: Calendar): BookRecord {
    const { earning } = record;
    const days = earning && this.byProject.get(projectKeyOf(record));
    if (!earning || !days) return record;
    const day = calendar.clockOf(record.zone).dayAt(record.endAt);
    const state = settledState(earning.state, record.stateStamp ?? record.stamp, days.get(day));
    return state === earning.state ? record : { ...record, earning: { ...earning, state } };
  }
}

/** The project that a record is summed under: `platform:` where it is unknown. */
export function projectKeyOf(record: { platform: string; project?: string }): string {
  return record.project ?? `${record.platform}:`;
}
