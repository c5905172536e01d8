/** How many hashed keys are remembered, so that a report a second does not hash the same key anew. */
const KEPT = 500;

/**
 * Hashes platforms' task keys: HMAC-SHA-256 with this install's own key, so that the books hold no id a
 * platform could be searched by. Made in the worker, since pages on plain http have no `crypto.subtle`.
 */
export class TaskKeys {
  private readonly known = new Map<string, string>();
  private constructor(private key: CryptoKey) {}

  static async from(secret: Uint8Array<ArrayBuffer>): Promise<TaskKeys> {
    return new TaskKeys(await keyOf(secret));
  }

  /** Goes on with another secret: a backup's, so that its tasks are known again. */
  async use(secret: Uint8Array<ArrayBuffer>): Promise<void> {
    this.key = await keyOf(secret);
    this.known.clear();
  }

  /** 128 bits of the hash, in base64url. */
  async hash(platform: string, taskKey: string): Promise<string> {
    const text = `${platform}\n${taskKey}`;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const bytes = await crypto.subtle.sign('HMAC', this.key, new TextEncoder().encode(text));
    const hashed = btoa(String.fromCharCode(...new Uint8Array(bytes).subarray(0, 16)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    if (this.known.size >= KEPT) this.known.clear();
    this.known.set(text, hashed);
    return hashed;
  }
}

function keyOf(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
}

/** A new install's secret: 32 random bytes. */
export const newSecret = () => crypto.getRandomValues(new Uint8Array(32));
