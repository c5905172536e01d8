import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openBooks } from '../../lib/books/books';

/** Gives the next test an empty browser profile. */
export function freshProfile(): void {
  globalThis.indexedDB = new IDBFactory();
}

let names = 0;

/** Books of their own, sealed at 20 records, with what was opened to be closed at the end. */
export async function someBooks(sealAt = 20) {
  names += 1;
  return openBooks({ name: `books-${names}`, sealAt });
}
