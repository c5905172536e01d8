/** What a passphrase protects, as it lies in a file. */
export interface Sealed {
  cipher: 'AES-256-GCM';
  kdf: 'PBKDF2-SHA-256';
  iterations: number;
  /** Base64. */
  salt: string;
  iv: string;
  data: string;
}

/** A key made of a passphrase; kept so that automatic backups need not ask, and of no use to read it back. */
export interface PassphraseKey {
  key: CryptoKey;
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
}

/** OWASP's figure for PBKDF2 with SHA-256 (2023). */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
/** `String.fromCharCode` takes its bytes as arguments: not too many at once. */
const PIECE = 32_768;

/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** Base64 as bytes. Throws a `DOMException` where it is none. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

async function derived(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey']);
  const kdf = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(kdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** A key of a passphrase, with a salt of its own. */
export async function keyOf(passphrase: string): Promise<PassphraseKey> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { key: await derived(passphrase, salt, ITERATIONS), salt, iterations: ITERATIONS };
}

/** Protects a text. */
export async function seal({ key, salt, iterations }: PassphraseKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return {
    cipher: 'AES-256-GCM',
    kdf: 'PBKDF2-SHA-256',
    iterations,
    salt: base64Of(salt),
    iv: base64Of(iv),
    data: base64Of(new Uint8Array(data)),
  };
}

/** The protected text; `undefined` where the passphrase is another, or the data was changed. */
export async function unseal(passphrase: string, sealed: Sealed): Promise<string | undefined> {
  try {
    const key = await derived(passphrase, bytesOf(sealed.salt), sealed.iterations);
    const iv = bytesOf(sealed.iv);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytesOf(sealed.data));
    return new TextDecoder().decode(plain);
  } catch {
    return undefined;
  }
}
