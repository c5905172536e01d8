import { LOCK_META, type Lock } from '../notes/lock';
import type { NoteRow, NoteVersion } from '../notes/types';
import type { BooksDb } from './schema';
import { del, put, write } from './transactions';

/** Earlier versions of one note that are kept; the oldest go first. */
const VERSIONS_KEPT = 60;

export const readNotes = (db: BooksDb): Promise<NoteRow[]> => db.getAll('notes') as Promise<NoteRow[]>;

export async function readNote(db: BooksDb, id: string): Promise<NoteRow | undefined> {
  return (await db.get('notes', id)) as NoteRow | undefined;
}

const ofNote = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** Earlier versions of a note, the latest first. */
export async function readNoteVersions(db: BooksDb, id: string): Promise<NoteVersion[]> {
  return (await db.getAll('noteVersions', ofNote(id))).reverse();
}

/** Puts a note as it is now, and how it stood before where that is to be kept; one transaction. */
export async function putNote(db: BooksDb, row: NoteRow, before: NoteVersion | undefined): Promise<void> {
  await write(db, ['notes', 'noteVersions'], 'relaxed', async (tx) => {
    put(tx, 'notes', row);
    if (!before) return;
    put(tx, 'noteVersions', before);
    const keys = await tx.objectStore('noteVersions').getAllKeys(ofNote(row.id));
    for (const key of keys.slice(0, Math.max(0, keys.length - VERSIONS_KEPT))) del(tx, 'noteVersions', key);
  });
}

/** Every note with its versions, to be put under a lock or taken from it. */
export interface AllNotes {
  notes: NoteRow[];
  versions: NoteVersion[];
}

export async function readAllNotes(db: BooksDb): Promise<AllNotes> {
  const [notes, versions] = await Promise.all([readNotes(db), db.getAll('noteVersions')]);
  return { notes, versions };
}

/** Writes all of them anew, with their lock or without one (strict): all or nothing. */
export async function putAllNotes(
  db: BooksDb,
  { notes, versions }: AllNotes,
  lock: Lock | undefined,
): Promise<void> {
  await write(db, ['notes', 'noteVersions', 'meta'], 'strict', async (tx) => {
    for (const row of notes) put(tx, 'notes', row);
    for (const version of versions) put(tx, 'noteVersions', version);
    if (lock) put(tx, 'meta', lock, LOCK_META);
    else del(tx, 'meta', LOCK_META);
  });
}

/** Deletes a note with all its versions (strict). */
export async function removeNote(db: BooksDb, id: string): Promise<void> {
  await write(db, ['notes', 'noteVersions'], 'strict', async (tx) => {
    del(tx, 'notes', id);
    del(tx, 'noteVersions', ofNote(id));
  });
}
