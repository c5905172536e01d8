import type { Books } from '../../lib/books/books';
import { blobOf, filePieces, type Head } from '../../lib/exchange/file';
import { bringIn, checkFile, type Taker } from '../../lib/exchange/import';

/** A backup of some books, as a file. */
export async function backupOf(books: Books, more: Partial<Head> = {}): Promise<Blob> {
  const head: Head = { ...(await books.rest()), kind: 'backup', madeAt: '2026-11-25T12:00:00Z', ...more };
  return blobOf(filePieces(head, books.batches(undefined, 'own')), 'application/json');
}

export const takerOf = (books: Books): Taker => ({
  head: async (head) => {
    await books.importRest(head);
    for (const project of head.projects) await books.putProject(project);
  },
  records: (records) => books.importRecords(records),
});

/** Checks a file and brings it into books, as the product does. */
export async function restore(file: Blob, books: Books) {
  await checkFile(file);
  return bringIn(file, takerOf(books));
}

/** All that a screen can read of books. */
export async function factsIn(books: Books) {
  const records = await books.recordsBetween(0, Number.MAX_SAFE_INTEGER);
  const { deviceId: _, ...rest } = await books.rest();
  return {
    records: records.sort((a, b) => a.deviceId.localeCompare(b.deviceId) || a.n - b.n),
    totals: [
      await books.totals('d', '0000', '9999'),
      await books.totals('m', '0000', '9999'),
      await books.totals('l', 'all', 'all'),
    ],
    rest,
  };
}
