import { asBooksError } from './errors';
import { openVolume } from './find';
import { rebuildTotals } from './rebuild';
import type { BooksDb } from './schema';
import { putRewriting, REWRITE_STORES } from './seal';
import type { Shelf } from './shelf';
import { write } from './transactions';

/**
 * Takes volumes out that cannot be read, and sums what is left: then the books can be used, and a backup can
 * bring back what is missing. How many records went. See `Books.dropDamaged`.
 */
export async function dropDamaged(shelf: Shelf, db: BooksDb): Promise<number> {
  let lost = 0;
  for (const { id, count } of await db.getAll('volumeHeaders')) {
    try {
      await openVolume(db, id, { keys: true });
    } catch (error) {
      if (asBooksError(error).kind !== 'broken') throw error;
      await write(db, REWRITE_STORES, 'strict', (tx) => putRewriting(tx, { id }));
      lost += count;
    }
  }
  await rebuildTotals(shelf, db);
  return lost;
}
