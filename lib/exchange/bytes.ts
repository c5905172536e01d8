import { base64Of, bytesOf } from './crypt';

const NAME = '$bytes';

/** JSON with bytes in it: they stand as `{"$bytes": base64}`. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner instanceof Uint8Array ? { [NAME]: base64Of(inner) } : inner,
  );
}

/** What such a JSON says. Throws where it is none. */
export function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  const bytes = (value as Record<string, unknown>)[NAME];
  if (typeof bytes === 'string') return bytesOf(bytes);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withBytes(inner)]));
}
