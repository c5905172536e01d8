import type { AtRest, NoteParts, Sealed } from './types';

/** How the key comes from the passphrase; in the books beside the notes. Without a lock there is none. */
export interface Lock {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  /** Opens with the right passphrase only. */
  check: Sealed;
}

/** Name in the books' `meta` of the lock that the notes are under; not there while they have none. */
export const LOCK_META = 'noteLock';
/** Name in `storage.session` of the key while they are open: memory, for this session of the browser. */
export const NOTES_KEY = 'notesKey';

/** OWASP's figure of 2023 for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;
const CHECK = 'Piecerate notes';
/** What a passphrase must have at least. */
export const MIN_PASSPHRASE = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Raw bytes of a notes key, for memory alone: `storage.session` is never on disk. */
export type KeyBytes = number[];

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const secret = encoder.encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, 256));
}

function importedKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A key as kept in memory, ready for use. */
export function keyOfBytes(bytes: KeyBytes): Promise<CryptoKey> {
  return importedKey(new Uint8Array(bytes));
}

/** Seals a text; every seal has a nonce of its own. */
export async function sealText(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(text));
  return { iv, data: new Uint8Array(data) };
}

/** Throws where the key is not the one it was sealed with, or the bytes were changed. */
export async function openText(key: CryptoKey, { iv, data }: Sealed): Promise<string> {
  return decoder.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data));
}

/** Makes a lock of a passphrase, with the key that it stands for. */
export async function newLock(
  passphrase: string,
  iterations: number = ITERATIONS,
): Promise<{ lock: Lock; bytes: KeyBytes; key: CryptoKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const raw = await keyFrom(passphrase, salt, iterations);
  const key = await importedKey(raw);
  return { lock: { salt, iterations, check: await sealText(key, CHECK) }, bytes: [...raw], key };
}

/** The key of a lock; `undefined` where the passphrase is not the right one. */
export async function unlock(
  { salt, iterations, check }: Lock,
  passphrase: string,
): Promise<{ bytes: KeyBytes; key: CryptoKey } | undefined> {
  const raw = await keyFrom(passphrase, salt, iterations);
  const key = await importedKey(raw);
  const said = await openText(key, check).catch(() => undefined);
  return said === CHECK ? { bytes: [...raw], key } : undefined;
}

/** Parts as they go to rest: sealed where there is a key. */
export async function putToRest(key: CryptoKey | undefined, parts: NoteParts): Promise<AtRest> {
  return key ? { sealed: await sealText(key, JSON.stringify(parts)) } : { parts };
}

/** Parts from rest; `undefined` where they are sealed and there is no key. */
export async function takeFromRest(key: CryptoKey | undefined, row: AtRest): Promise<NoteParts | undefined> {
  if (row.parts) return row.parts;
  return key && (JSON.parse(await openText(key, row.sealed)) as NoteParts);
}
