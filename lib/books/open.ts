import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { asBooksError, BooksError } from './errors';
import { BOOKS_NAME, type BooksDb, type BooksSchema, type UpgradeTx } from './schema';
import { runSteps, STEPS, type Step } from './steps';

export interface OpenOptions {
  name?: string;
  /** For tests of the runner; the product runs `STEPS`. */
  steps?: readonly Step[];
  /** How long another page may hold an old version open before `blocked` is said. */
  blockedMs?: number;
  /** The connection is gone: closed for a newer version, or by the browser. */
  onLost?: () => void;
}

const BLOCKED_MS = 3_000;

/**
 * Opens the books and brings their schema up to date. Only the background calls this. Throws a `BooksError`:
 * `newer` (written by a later version), `blocked` (a page holds an old one), `full`, or `broken` (the store
 * cannot be opened, or a step failed and everything was left as it was).
 */
export async function openDatabase(options: OpenOptions = {}): Promise<BooksDb> {
  const steps = options.steps ?? STEPS;
  const failure: { error?: unknown } = {};
  const blocked = Promise.withResolvers<never>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gaveUp = false;
  const opening = openDB<BooksSchema>(options.name ?? BOOKS_NAME, steps.length, {
    upgrade(db, oldVersion, _newVersion, tx) {
      const upgradeTx = tx as unknown as UpgradeTx;
      upgradeTx.done.catch(() => undefined);
      // idb does not await this: a step that fails late would leave the new version with stores missing.
      runSteps(steps, oldVersion, db, upgradeTx).catch((error: unknown) => {
        failure.error = error;
        abort(upgradeTx);
      });
    },
    blocked() {
      timer = setTimeout(() => blocked.reject(blockedError()), options.blockedMs ?? BLOCKED_MS);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase | null)?.close();
      options.onLost?.();
    },
    terminated: () => options.onLost?.(),
  });
  opening.then((db) => gaveUp && db.close()).catch(() => undefined);
  try {
    return await Promise.race([opening, blocked.promise]);
  } catch (error) {
    gaveUp = true;
    throw failure.error === undefined ? asBooksError(error) : asBooksError(failure.error);
  } finally {
    clearTimeout(timer);
  }
}

function abort(tx: UpgradeTx): void {
  try {
    tx.abort();
  } catch {
    // The failing request has aborted it already.
  }
}

function blockedError(): BooksError {
  return new BooksError('blocked', 'Another page of Piecerate holds older books open: close it.');
}

/**
 * Deletes the books with all that is in them; pages that look at them let go by themselves. Throws a
 * `BooksError` where even that cannot be done.
 */
export async function deleteBooks(name: string = BOOKS_NAME): Promise<void> {
  try {
    await deleteDB(name);
  } catch (error) {
    throw asBooksError(error);
  }
}

/**
 * Opens the books for looking only, as our pages do; never upgrades. Throws a `BooksError`: `blocked` where
 * the background has not brought them up to date yet, `newer` where they are ahead of this page.
 */
export async function openForReading(name: string = BOOKS_NAME): Promise<BooksDb> {
  let fresh = false;
  const opening: Promise<IDBPDatabase<BooksSchema>> = openDB<BooksSchema>(name, undefined, {
    upgrade(_db, _old, _new, tx) {
      fresh = true;
      tx.done.catch(() => undefined);
      tx.abort();
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  });
  const db = await opening.catch((error: unknown) => {
    throw fresh ? new BooksError('blocked', 'The books are not laid out yet.') : asBooksError(error);
  });
  if (db.version === STEPS.length) return db;
  db.close();
  if (db.version > STEPS.length) throw asBooksError(new DOMException('', 'VersionError'));
  throw new BooksError('blocked', 'The books wait for the background to bring them up to date.');
}
