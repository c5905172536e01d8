import { unwrap } from 'idb';
import type { BooksDb, BooksSchema, ReadTx, StoreName, WriteTx } from './schema';

/**
 * One transaction that is written whole or not at all: any error in `work` aborts it. Resolves when it is
 * complete.
 */
export async function write<T>(
  db: BooksDb,
  stores: StoreName[],
  durability: IDBTransactionDurability,
  work: (tx: WriteTx) => Promise<T> | T,
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite', { durability });
  tx.done.catch(() => undefined);
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // The failing request has aborted it already.
    }
    throw tx.error ?? error;
  }
}

/** A view of several stores at one instant. */
export function view(db: BooksDb, stores: StoreName[]): ReadTx {
  return db.transaction(stores, 'readonly');
}

type Value<S extends StoreName> = BooksSchema[S]['value'];

/**
 * Puts a row. Nothing to await: a request that fails aborts its transaction, which says so at its end. (A
 * promise for each of thousands of rows would cost more than the rows.)
 */
export function put<S extends StoreName>(tx: WriteTx, store: S, value: Value<S>, key?: string): void {
  unwrap(tx.objectStore(store)).put(value, key);
}

/** Deletes a row, or a range of them; see `put`. */
export function del<S extends StoreName>(
  tx: WriteTx,
  store: S,
  key: BooksSchema[S]['key'] | IDBKeyRange,
): void {
  unwrap(tx.objectStore(store)).delete(key);
}
