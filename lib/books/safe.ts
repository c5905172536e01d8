import type { Zone } from '../clock/types';
import { type Calendar, dayOf } from './calendar';

/** Names in `meta`: when a backup was last saved, the key that notes go under, and copies that are saved unasked. */
export const SAFE_COPY_KEY = 'safeCopy';
export const PASSPHRASE_KEY = 'passphraseKey';
export const AUTO_COPY_KEY = 'autoCopy';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A safe copy older than this is old: the popup says so. */
const OLD_MS = 14 * DAY_MS;
/** After a copy that failed, the next try. */
const AGAIN_MS = 6 * HOUR_MS;

export const COPY_RHYTHMS = ['day', 'week'] as const;
export type CopyRhythm = (typeof COPY_RHYTHMS)[number];

/** Why a copy that was due is not there. The words for each are messages `copyFault_…`. */
export type CopyFault =
  /** Leave to save was taken back. */
  | 'permission'
  /** The folder is gone or cannot be written. */
  | 'folder'
  /** No room is left on the disk. */
  | 'full'
  /** It began and did not come to its end. */
  | 'stopped';

/** Copies that are saved by themselves, and how the last one went. */
export interface AutoCopy {
  every: CopyRhythm;
  /** The last one that is whole: when its content was read. */
  doneAt?: number;
  triedAt?: number;
  /** The browser's number of a download that is under way. */
  downloadId?: number;
  fault?: CopyFault;
}

/** What is kept of it; `undefined` where no copies are saved by themselves. */
export function autoCopyFrom(kept: unknown): AutoCopy | undefined {
  const auto = kept as AutoCopy | undefined;
  return auto && COPY_RHYTHMS.includes(auto.every) ? auto : undefined;
}

/** Is the next copy due? By the worker's days; after a fault, some hours later. */
export function isCopyDue(auto: AutoCopy, at: number, zone: Zone, calendar: Calendar): boolean {
  const { every, doneAt, triedAt, fault } = auto;
  // Leave that was given again, or a clock that was set back, must not wait.
  const isWaiting = fault !== undefined && fault !== 'permission' && triedAt !== undefined && triedAt <= at;
  if (isWaiting && at - triedAt < AGAIN_MS) return false;
  if (doneAt === undefined || doneAt > at) return true;
  const days = dayOf(calendar.dateAt(at, zone)) - dayOf(calendar.dateAt(doneAt, zone));
  return days >= (every === 'day' ? 1 : 7);
}

/** Is the last safe copy old? Without one: is the first work of the books? */
export function isSafeCopyOld(
  safeCopyAt: number | undefined,
  firstWorkAt: number | undefined,
  at: number,
): boolean {
  const since = safeCopyAt ?? firstWorkAt;
  return since !== undefined && at - since >= OLD_MS;
}
