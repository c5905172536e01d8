import { type IDBPDatabase, openDB } from 'idb';
import type { NoteParts, Sealed } from './types';

/**
 * What was typed and is not in the books yet. A screen writes here by itself, with every key stroke: the books'
 * only writer may be asleep, and the browser may be killed before it has woken. Nothing else is kept here, and
 * nothing for longer than that.
 */
export interface Draft {
  /** The page it was typed in, and the note: there is one draft of each. */
  editor: string;
  /** That page; it holds a lock of this name for as long as it lives. */
  page: string;
  note: string;
  at: number;
  /** The project it was typed under. */
  project?: string;
  /** As begun, as last sent, as it is: see `replay`. Sealed while the notes have a passphrase. */
  chain: readonly NoteParts[] | Sealed;
}

const NAME = 'piecerate-drafts';
const STORE = 'drafts';

async function open(): Promise<IDBPDatabase> {
  const db = await openDB(NAME, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(STORE, { keyPath: 'editor' }),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  });
  return db;
}

/** The drafts of this installation; pages and the background share them. */
export class Drafts {
  private opened: Promise<IDBPDatabase> | undefined;

  /** Opens the database ahead of the first key stroke. */
  ready(): Promise<IDBPDatabase> {
    this.opened ??= open();
    this.opened.catch(() => {
      this.opened = undefined;
    });
    return this.opened;
  }

  /** Keeps a draft; on its way to the disk when this returns, so that a page can close at once. */
  async put(draft: Draft): Promise<void> {
    const tx = (await this.ready()).transaction(STORE, 'readwrite', { durability: 'relaxed' });
    void tx.store.put(draft);
    tx.commit();
    await tx.done;
  }

  async remove(editor: string): Promise<void> {
    await (await this.ready()).delete(STORE, editor);
  }

  async all(): Promise<Draft[]> {
    return (await (await this.ready()).getAll(STORE)) as Draft[];
  }
}

/** The lock that says that a page with editors lives. */
export const lockOf = (page: string): string => `editors ${page}`;

/** Runs `work` for a page that is no more; not at all for one that lives. */
export async function ifGone(locks: LockManager, page: string, work: () => Promise<void>): Promise<void> {
  await locks.request(lockOf(page), { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
