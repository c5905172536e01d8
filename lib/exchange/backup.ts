import type { BooksReader } from '../books/books';
import { PASSPHRASE_KEY } from '../books/safe';
import type { BookRecord } from '../books/types';
import { jsonOf } from './bytes';
import { base64Of, type PassphraseKey, seal } from './crypt';
import { blobOf, filePieces, type Head } from './file';

/** Everything, to bring it back; notes only where the worker has set a passphrase. `onBatch`: it goes on. */
export async function backupFile(books: BooksReader, onBatch?: () => void): Promise<Blob> {
  const secret = await books.meta('secret');
  const key = (await books.meta(PASSPHRASE_KEY)) as PassphraseKey | undefined;
  const head: Head = {
    kind: 'backup',
    madeAt: new Date().toISOString(),
    ...(await books.rest()),
    ...(secret instanceof Uint8Array ? { secret: base64Of(secret) } : {}),
    ...(key ? { notes: await seal(key, jsonOf(await books.privateRows())) } : {}),
  };
  return blobOf(filePieces(head, told(books.batches(undefined, 'own'), onBatch)), 'application/json');
}

async function* told(
  batches: AsyncIterable<BookRecord[]>,
  onBatch: (() => void) | undefined,
): AsyncGenerator<BookRecord[]> {
  for await (const records of batches) {
    onBatch?.();
    yield records;
  }
}
