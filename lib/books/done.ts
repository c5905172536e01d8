import type { PayTerms } from '../rates/types';
import type { SettleRef } from './edit';
import type { RecordChanges } from './entry';
import { type Identity, identityOf } from './find';
import type { PaidChange } from './paid';
import type { WriteTx } from './schema';
import { del, put } from './transactions';
import type { BookRecord, Extra, Project, UndoKind } from './types';

/** A record as it was before the worker changed it. */
export interface Past {
  n: number;
  /** This device's where it is missing. */
  deviceId?: string;
  change: RecordChanges;
  /** It was open then, or could come back: what was laid since is no part of what is undone. */
  sinceAt?: number;
}

/** What the books keep by name, or one member of it, as it was; nothing: it was not there. */
export interface Kept {
  name: string;
  member?: string;
  before?: unknown;
}

/** One thing that the worker did and can take back. */
export interface Done {
  what: UndoKind;
  at: number;
  records: Past[];
  projects: Project[];
  /** Pay that was set: records that ended under it since lose it again. */
  pay?: { project: string; pay: PayTerms };
  /** Records that were made. */
  made?: Identity[];
  /** Records that were taken away, whole. */
  taken?: BookRecord[];
  /** Settlements that were made. */
  settled?: SettleRef[];
  /** Money beside tasks as it was; nothing: it was not there. */
  extras?: { id: string; before?: Extra }[];
  /** What brings a platform's statement back to what it was. */
  paid?: PaidChange;
  /** Missions, settings and what was reported, as they were. */
  kept?: Kept[];
  /** Where the worker's day began. */
  dayStartMin?: number;
}

export interface DoneRow extends Done {
  id: number;
}

/** The worker is promised as many. */
export const UNDO_KEPT = 100;

/** Puts one more thing to take back behind the others; `last` is the highest id so far. */
export function putDone(tx: WriteTx, done: Done, last: number): void {
  put(tx, 'undo', { ...done, id: last + 1 });
  del(tx, 'undo', IDBKeyRange.upperBound(last + 1 - UNDO_KEPT));
}

/** What is left to take back once records are deleted, and what must go with them. */
export interface Without {
  kept: DoneRow[];
  /** Records that share time with deleted ones by a split or a merge: no undo of theirs is left. */
  linked: Identity[];
  /** Records that were merged into deleted ones: deleted too. */
  taken: BookRecord[];
}

/** Deleted means deleted: nothing of these records stays to be put back. `own` is this device. */
export function doneWithout(all: readonly DoneRow[], gone: readonly Identity[], own: string): Without {
  const names = new Set(gone.map(identityOf));
  const linked = new Map<string, Identity>();
  const taken: BookRecord[] = [];
  // The latest first: a record that was merged may have been split before.
  for (const done of all.toReversed()) {
    if (!done.made && !done.taken) continue;
    const touched = touchedBy(done, own);
    if (!touched.some((one) => names.has(identityOf(one)))) continue;
    for (const one of touched) {
      names.add(identityOf(one));
      linked.set(identityOf(one), one);
    }
    taken.push(...(done.taken ?? []));
  }
  const kept = all.flatMap((done): DoneRow[] => {
    const isStructural = done.made ?? done.taken;
    if (isStructural && touchedBy(done, own).some((one) => names.has(identityOf(one)))) return [];
    const records = done.records.filter((past) => !names.has(identityOf(identified(past, own))));
    const wasAboutThem = records.length < done.records.length;
    const isEmpty = records.length + done.projects.length === 0 && wasAboutThem;
    return isEmpty ? [] : [{ ...done, records }];
  });
  return { kept, linked: [...linked.values()], taken };
}

const identified = ({ n, deviceId }: Past, own: string): Identity => ({ n, deviceId: deviceId ?? own });

function touchedBy({ records, made = [], taken = [] }: Done, own: string): Identity[] {
  return [
    ...records.map((past) => identified(past, own)),
    ...[...made, ...taken].map(({ deviceId, n }) => ({ deviceId, n })),
  ];
}
