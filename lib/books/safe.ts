/** Names in `meta`: when a backup was last saved, how often one saves itself, and the key that notes go under. */
export const SAFE_COPY_KEY = 'safeCopy';
export const BACKUP_KEY = 'backup';
export const PASSPHRASE_KEY = 'passphraseKey';

/** How often a backup is saved by itself; nothing: never. */
export interface BackupPlan {
  everyDays?: number;
}

const DAY_MS = 86_400_000;
/** A safe copy older than this is old: the popup says so. */
const OLD_MS = 14 * DAY_MS;

/** Is it time for a backup that saves itself? */
export function isBackupDue(
  plan: BackupPlan | undefined,
  safeCopyAt: number | undefined,
  at: number,
): boolean {
  const { everyDays } = plan ?? {};
  return everyDays !== undefined && at - (safeCopyAt ?? 0) >= everyDays * DAY_MS;
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
