import { LOCK_META } from '../notes/lock';
import { same } from './overlay';
import type { BooksDb, StoreName } from './schema';
import { put, view, write } from './transactions';

/** Stores that hold the worker's own words on guidelines: they leave the device only under a passphrase. */
const PRIVATE_STORES: readonly StoreName[] = ['notes', 'noteVersions', 'checklists', 'standings'];

/** Rows of the private stores, by store; and the lock that notes are under, where they are. */
export type PrivateRows = Readonly<Record<string, unknown[]>>;

export async function privateRows(db: BooksDb): Promise<PrivateRows> {
  const tx = view(db, [...PRIVATE_STORES, 'meta']);
  const lock: unknown = await tx.objectStore('meta').get(LOCK_META);
  const rows = await Promise.all(PRIVATE_STORES.map((store) => tx.objectStore(store).getAll()));
  return {
    ...Object.fromEntries(PRIVATE_STORES.map((store, i) => [store, rows[i] ?? []])),
    ...(lock === undefined ? {} : { [LOCK_META]: [lock] }),
  };
}

/**
 * Puts rows of a backup where these books have none of that key. False, and nothing changed, where notes of both
 * are under different locks: one passphrase could not open all of them. See `Books.importNotes`.
 */
export async function importPrivate(db: BooksDb, rows: PrivateRows): Promise<boolean> {
  const stores = PRIVATE_STORES.filter((store) => (rows[store] ?? []).length > 0);
  if (stores.length === 0) return true;
  const [lock] = rows[LOCK_META] ?? [];
  const here: unknown = await db.get('meta', LOCK_META);
  const hasNotes = (await db.count('notes')) > 0 || here !== undefined;
  if (hasNotes && stores.includes('notes') && !same(lock, here)) return false;
  await write(db, [...stores, 'meta'], 'strict', async (tx) => {
    if (!hasNotes && lock !== undefined) put(tx, 'meta', lock, LOCK_META);
    for (const store of stores) {
      const known = new Set((await tx.objectStore(store).getAllKeys()).map((key) => JSON.stringify(key)));
      const { keyPath } = tx.objectStore(store);
      for (const row of rows[store] ?? []) {
        const key = keyIn(row, keyPath as string | string[]);
        if (key !== undefined && !known.has(JSON.stringify(key))) put(tx, store, row as never);
      }
    }
  });
  return true;
}

/** The key of a row; `undefined` where it has none, as in a file that somebody wrote by hand. */
function keyIn(row: unknown, keyPath: string | string[]): unknown {
  const members = (row ?? {}) as Record<string, unknown>;
  const isKey = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  if (typeof keyPath === 'string') return isKey(members[keyPath]) ? members[keyPath] : undefined;
  const parts = keyPath.map((name) => members[name]);
  return parts.every(isKey) ? parts : undefined;
}
