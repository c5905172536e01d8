import type { BooksDb, UpgradeTx } from './schema';

/**
 * One step of the schema, from version `place` to `place + 1`. Once shipped it is frozen: later needs are
 * later steps. A step awaits nothing but the database, or its transaction would end.
 */
export interface Step {
  name: string;
  run(db: BooksDb, tx: UpgradeTx): void | Promise<void>;
}

export const STEPS: readonly Step[] = [
  {
    name: 'lay the shelves',
    run(db) {
      db.createObjectStore('open');
      const recent = db.createObjectStore('recent', { keyPath: ['startAt', 'deviceId', 'n'] });
      recent.createIndex('identity', ['deviceId', 'n'], { unique: true });
      db.createObjectStore('volumes', { keyPath: 'id' });
      db.createObjectStore('volumeHeaders', { keyPath: 'id' });
      db.createObjectStore('overlays', { keyPath: 'id' });
      db.createObjectStore('totals', { keyPath: ['span', 'date', 'project'] });
      db.createObjectStore('projects', { keyPath: 'key' });
      db.createObjectStore('notes', { keyPath: 'id' });
      db.createObjectStore('checklists', { keyPath: 'id' });
      db.createObjectStore('meta');
    },
  },
  {
    name: 'begin a journal',
    run(db) {
      db.createObjectStore('journal', { keyPath: ['run', 'part'] });
    },
  },
  {
    name: 'keep money beside tasks, and each undo in a row',
    async run(db, tx) {
      db.createObjectStore('extras', { keyPath: 'id' });
      const undo = db.createObjectStore('undo', { keyPath: 'id' });
      const meta = tx.objectStore('meta');
      const kept: unknown = await meta.get('undo');
      const rows = Array.isArray(kept) ? (kept as object[]) : [];
      for (const [i, done] of rows.entries()) await undo.put({ ...done, id: i + 1 } as never);
      await meta.delete('undo');
    },
  },
  {
    name: 'keep earlier versions of notes, and how the worker stands',
    run(db) {
      db.createObjectStore('noteVersions', { keyPath: ['id', 'rev'] });
      db.createObjectStore('standings', { keyPath: 'id' });
    },
  },
];

/** Runs the steps above `oldVersion`, one after the other; the error of a failing one names it. */
export async function runSteps(
  steps: readonly Step[],
  oldVersion: number,
  db: BooksDb,
  tx: UpgradeTx,
): Promise<void> {
  for (const step of steps.slice(oldVersion)) {
    try {
      await step.run(db, tx);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The step "${step.name}" failed (${why}); the books are as they were.`, { cause });
    }
  }
}
