import type { Page } from 'puppeteer-core';

/** Everything in the extension's databases, by store name; binary values become arrays of numbers. */
export type Stores = Record<string, unknown[]>;

/* Runs in the page, so it is one function that needs nothing from this file. */
async function readAll(): Promise<Stores> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const plain = (value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
    if (ArrayBuffer.isView(value)) return [...(value as Uint8Array)];
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };
  const stores: Stores = {};
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const opening = indexedDB.open(name);
    // Deleted since it was listed: it must not come into being by being looked at.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    const db = await settle(opening).catch(() => undefined);
    if (!db) continue;
    const names = [...db.objectStoreNames];
    const tx = names.length > 0 ? db.transaction(names) : undefined;
    for (const store of names) {
      stores[store] = ((await settle(tx?.objectStore(store).getAll() as IDBRequest<unknown[]>)) ?? []).map(
        plain,
      );
    }
    db.close();
  }
  return stores;
}

/** Reads all records of the extension's IndexedDB through one of its own pages; changes nothing. */
export function readStores(extensionPage: Page): Promise<Stores> {
  return extensionPage.evaluate(readAll);
}
