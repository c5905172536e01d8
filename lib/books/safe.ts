/** Names in `meta`: when a backup was last saved, and the key that notes go under. */
export const SAFE_COPY_KEY = 'safeCopy';
export const PASSPHRASE_KEY = 'passphraseKey';

const DAY_MS = 86_400_000;
/** A safe copy older than this is old: the popup says so. */
const OLD_MS = 14 * DAY_MS;

/** Is the last safe copy old? Without one: is the first work of the books? */
export function isSafeCopyOld(
  safeCopyAt: number | undefined,
  firstWorkAt: number | undefined,
  at: number,
): boolean {
  const since = safeCopyAt ?? firstWorkAt;
  return since !== undefined && at - since >= OLD_MS;
}
