import { vi } from 'vitest';

/** Far over what anything takes: beside the browsers' tests a file may wait long for its turn on the processor. */
const PATIENCE_MS = 60_000;

/** Asks again and again until `check` throws nothing any more. */
export function soon<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE_MS });
}
