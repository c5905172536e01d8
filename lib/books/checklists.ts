import type { ChecklistRow } from '../notes/checklists';
import type { BooksDb } from './schema';
import { del, put, write } from './transactions';

/** Puts and removes rows of checklists in one transaction. */
export async function changeChecklists(
  db: BooksDb,
  rows: readonly ChecklistRow[],
  removed: readonly string[] = [],
): Promise<void> {
  await write(db, ['checklists'], 'relaxed', (tx) => {
    for (const row of rows) put(tx, 'checklists', row);
    for (const id of removed) del(tx, 'checklists', id);
  });
}
