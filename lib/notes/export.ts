import { type Lock, newLock, openText, sealText, unlock } from './lock';
import type { NoteParts, Sealed } from './types';

/** Notes in a file: whoever has the passphrase reads them, nobody else. */
export interface SealedNotes {
  format: 'piecerate-notes';
  version: 1;
  /** Base64, like `data`: what the passphrase is tried on. */
  lock: { salt: string; iterations: number; iv: string; check: string };
  iv: string;
  data: string;
}

export interface ExportedNote {
  id: string;
  changedAt: number;
  parts: NoteParts;
}

const inText = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8_192) text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(text);
};
const inBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/**
 * Notes as they may leave the device: under a passphrase (PBKDF2, AES-GCM), and not at all without one. The
 * caller leaves them out of its file where this gives `undefined`.
 */
export async function sealNotes(
  notes: readonly ExportedNote[],
  passphrase: string | undefined,
  iterations?: number,
): Promise<SealedNotes | undefined> {
  if (!passphrase) return undefined;
  const { lock, key } = await newLock(passphrase, iterations);
  const { iv, data } = await sealText(key, JSON.stringify(notes));
  const said = { salt: inText(lock.salt), iterations: lock.iterations };
  return {
    format: 'piecerate-notes',
    version: 1,
    lock: { ...said, iv: inText(lock.check.iv), check: inText(lock.check.data) },
    iv: inText(iv),
    data: inText(data),
  };
}

/** Opens what `sealNotes` made; `undefined` where the passphrase is not the right one. Throws where bytes changed. */
export async function openSealedNotes(
  { lock, iv, data }: SealedNotes,
  passphrase: string,
): Promise<ExportedNote[] | undefined> {
  const check: Sealed = { iv: inBytes(lock.iv), data: inBytes(lock.check) };
  const kept: Lock = { salt: inBytes(lock.salt), iterations: lock.iterations, check };
  const found = await unlock(kept, passphrase);
  if (!found) return undefined;
  return JSON.parse(await openText(found.key, { iv: inBytes(iv), data: inBytes(data) })) as ExportedNote[];
}
