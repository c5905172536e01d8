import type { Books } from './books';
import type { Entry } from './entry';

/** The part of `storage.local` that the ring needs. */
export interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

export const RING_KEY = 'ring';

/** Weeks of work, and well below what `storage.local` takes: each change writes the ring whole. */
const KEPT = 2_000;

interface Kept {
  /** The oldest first. */
  entries: Entry[];
  /** Records taken back that may be in the books. */
  removed: number[];
  /** How many of the oldest had to make room. */
  lost: number;
}

/**
 * Where ended records wait while the books cannot be opened. When it is full the oldest make room, and the
 * ring says how many did.
 */
export class Ring {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly area: Area,
    private readonly size = KEPT,
  ) {}

  /** Adds what one event came to; a record that is in the ring already takes its former place. */
  add(change: { ended?: readonly Entry[]; removed?: readonly { n: number }[] }): Promise<void> {
    return this.inTurn(async () => {
      const kept = await this.read();
      const { ended = [], removed = [] } = change;
      const gone = new Set([...removed, ...ended].map(({ n }) => n));
      const back = new Set(ended.map(({ n }) => n));
      const entries = [...kept.entries.filter(({ n }) => !gone.has(n)), ...ended];
      const over = Math.max(0, entries.length - this.size);
      await this.write({
        entries: entries.slice(over),
        removed: [...new Set([...kept.removed, ...removed.map(({ n }) => n)])].filter((n) => !back.has(n)),
        lost: kept.lost + over,
      });
    });
  }

  /**
   * Brings all that waits into the books and empties the ring. Stopped in between it is done again: the
   * same records take the same places. Returns how many were brought, and how many had been lost before.
   */
  drainInto(books: Pick<Books, 'commit'>): Promise<{ brought: number; lost: number }> {
    return this.inTurn(async () => {
      const { entries, removed, lost } = await this.read();
      if (entries.length + removed.length > 0) {
        await books.commit({ ended: entries, removed: removed.map((n) => ({ n })) });
      }
      await this.area.remove(RING_KEY);
      return { brought: entries.length, lost };
    });
  }

  /**
   * Gives entries numbered `from` or higher (begun while the books could not be read), and `more` of them,
   * numbers of the books' own from `next` on. Returns them and the number after the last.
   */
  renumber(from: number, next: number, more: readonly Entry[]): Promise<{ n: number; entries: Entry[] }> {
    return this.inTurn(async () => {
      const kept = await this.read();
      const old = [...kept.entries.filter((entry) => entry.n >= from), ...more];
      const entries = old.map((entry, i) => ({ ...entry, n: next + i }));
      const stay = kept.entries.filter((entry) => entry.n < from);
      await this.write({
        ...kept,
        entries: [...stay, ...entries],
        removed: kept.removed.filter((n) => n < from),
      });
      return { n: next + entries.length, entries };
    });
  }

  /** Forgets records that were deleted. */
  forget(numbers: readonly number[]): Promise<void> {
    return this.inTurn(async () => {
      const kept = await this.read();
      const gone = new Set(numbers);
      await this.write({ ...kept, entries: kept.entries.filter(({ n }) => !gone.has(n)) });
    });
  }

  /** How many records wait. */
  async waiting(): Promise<number> {
    return (await this.read()).entries.length;
  }

  private async read(): Promise<Kept> {
    const kept = (await this.area.get(RING_KEY))[RING_KEY] as Partial<Kept> | undefined;
    return { entries: kept?.entries ?? [], removed: kept?.removed ?? [], lost: kept?.lost ?? 0 };
  }

  private async write(kept: Kept): Promise<void> {
    await this.area.set({ [RING_KEY]: kept });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }
}
