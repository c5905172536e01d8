import type { PayTerms } from '../rates/types';
import type { RecordChanges } from './entry';
import type { Project, UndoKind } from './types';

/** A record as it was before the worker changed it. */
export interface Past {
  n: number;
  change: RecordChanges;
  /** It was open then: what was laid since is no part of what is undone. */
  sinceAt?: number;
}

/** One thing that the worker did and can take back; kept in `meta` under `DONE_KEY`, the latest last. */
export interface Done {
  what: UndoKind;
  at: number;
  records: Past[];
  projects: Project[];
  /** Pay that was set: records that ended under it since lose it again. */
  pay?: { project: string; pay: PayTerms };
}

export const DONE_KEY = 'undo';

/** The worker is promised 20. */
const KEPT = 40;

export const withDone = (all: readonly Done[], done: Done): Done[] => [...all, done].slice(-KEPT);

/** Deleted means deleted: nothing of these records stays to be put back. */
export function doneWithout(all: readonly Done[], gone: ReadonlySet<number>): Done[] {
  return all.flatMap((done) => {
    const records = done.records.filter(({ n }) => !gone.has(n));
    const isEmpty = records.length + done.projects.length === 0;
    return isEmpty ? [] : [{ ...done, records }];
  });
}
