import type { Books } from '../../../lib/books/books';
import { backupFile } from '../../../lib/exchange/backup';
import { bringIn, checkFile } from '../../../lib/exchange/import';

/** What one way of a file took. */
export interface FileTimes {
  ms: number;
  records: number;
  bytes: number;
}

let kept: Blob | undefined;

/** Writes a backup of books, and keeps it for `bringBack`. */
export async function writeOut(books: Books): Promise<FileTimes> {
  const from = performance.now();
  const file = await backupFile(books);
  const ms = performance.now() - from;
  kept = file;
  const { records } = await checkFile(file);
  return { ms, records, bytes: file.size };
}

/** Brings the file that was written last into books, as the product does: read to its end first. */
export async function bringBack(into: Books): Promise<FileTimes> {
  if (!kept) throw new Error('No file was written');
  const from = performance.now();
  await checkFile(kept);
  const sum = await bringIn(kept, {
    head: (head) => into.importRest(head),
    records: (records) => into.importRecords(records),
  });
  return { ms: performance.now() - from, records: sum.added, bytes: kept.size };
}
