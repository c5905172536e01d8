import { type Books, type Change, openBooks } from '../books/books';
import { Calendar } from '../books/calendar';
import { BooksError, isFull } from '../books/errors';
import { type Area, Ring } from '../books/ring';
import type { ShelfOptions } from '../books/shelf';
import { bare, CARRIED, running } from '../clock/lay';
import { type ClockState, emptyClock } from '../clock/state';

/** What is kept of the clock between two lives of the worker; in the books, `ended` lies apart. */
interface KeptClock {
  v: 1;
  state: ClockState;
}

/** What an event comes to: the clock's state, and what goes into the books. */
export interface Step extends Omit<Change, 'clock' | 'lately'> {
  state: ClockState;
}

const CLOCK_KEY = 'clock';
/** Whose the books are that held work last: kept outside them. */
const BOOKS_KEY = 'booksOf';

/**
 * Numbers of records that were begun while the books could not even be read start here: they get numbers of
 * the books' own before they go in.
 */
const UNREAD_FROM = 1_000_000_000;

/**
 * The books as the background uses them, and what stands in for them while they cannot be used: ended records
 * wait in a ring in `storage.local`, and so does the clock's state. Nothing is lost but what cannot be shown.
 */
export class Ledger {
  /** Does the clock's state wait in the area? */
  private waits = false;
  /** The list of ended records that the books have. */
  private lately: ClockState['ended'] | undefined;
  private lost = false;

  private constructor(
    private readonly open: Books | undefined,
    private readonly ring: Ring,
    private readonly area: Area,
    private trouble: BooksError | undefined,
  ) {}

  /** Opens the books; where that fails, `troubled` says why and everything waits. */
  static async open(area: Area, options: ShelfOptions = {}): Promise<Ledger> {
    const ring = new Ring(area);
    try {
      const ledger = new Ledger(await openBooks(options), ring, area, undefined);
      await ledger.bringIn();
      return ledger;
    } catch (error) {
      if (!(error instanceof BooksError)) throw error;
      return new Ledger(undefined, ring, area, error);
    }
  }

  get troubled(): BooksError | undefined {
    return this.trouble;
  }

  /** Are these other books than those that held work before? Then the browser lost those. */
  get isLost(): boolean {
    return this.lost;
  }

  /** The worker has brought back what was lost, or goes on without it. */
  async goOn(): Promise<void> {
    this.lost = false;
    await this.area.set({ [BOOKS_KEY]: this.books.deviceId });
  }

  /**
   * A store that is damaged is often not refused: the browser puts an empty one in its place and says nothing
   * (Chromium does so for LevelDB). So whose books they were is remembered elsewhere.
   */
  private async compare(books: Books): Promise<void> {
    const { deviceId } = books;
    const before = (await this.area.get(BOOKS_KEY))[BOOKS_KEY];
    this.lost = typeof before === 'string' && before !== deviceId;
    if (before !== undefined) return;
    const hasWork = (await books.totals('l', 'all', 'all')).length > 0;
    if (hasWork) await this.area.set({ [BOOKS_KEY]: deviceId });
  }

  get calendar(): Calendar {
    return this.open?.calendar ?? new Calendar();
  }

  /** The books, for what only they can do. Throws the `BooksError` while they cannot be used. */
  get books(): Books {
    if (!this.open) throw this.trouble ?? new BooksError('broken', 'The books cannot be used.');
    return this.open;
  }

  /** Lets go of the books. */
  async close(): Promise<void> {
    await this.open?.close();
  }

  /** Runs `read` on the books; `otherwise` while they cannot be read. */
  async reading<T>(otherwise: T, read: (books: Books) => Promise<T>): Promise<T> {
    return this.open ? read(this.open) : otherwise;
  }

  /** The clock's state as last kept, or an empty clock. */
  async loadClock(at: number): Promise<ClockState> {
    const waiting = await this.waitingClock();
    this.waits = waiting !== undefined;
    const state = waiting ?? (this.open ? await this.clockIn(this.open, at) : emptyClock(UNREAD_FROM, at));
    if (this.open) await this.compare(this.open);
    return state;
  }

  private async clockIn(books: Books, at: number): Promise<ClockState> {
    const kept = (await books.loadClock()) as KeptClock | undefined;
    if (!kept) return emptyClock(1, at);
    this.lately = (await books.loadLately()) as ClockState['ended'];
    return { ...kept.state, ended: this.lately };
  }

  /** Writes a step into the books, or into what stands in for them. Says whether the books took it. */
  async commit(step: Step): Promise<boolean> {
    const refused = this.open ? await this.tryBooks(this.open, step) : this.trouble;
    if (!refused) return true;
    const { ended = [], removed = [] } = step;
    // What cannot be opened after the disk filled up says no more than that.
    this.trouble = isFull(this.trouble) && refused.kind === 'broken' ? this.trouble : refused;
    this.waits = true;
    if (ended.length + removed.length > 0) await this.ring.add({ ended, removed });
    await this.area.set({ [CLOCK_KEY]: { v: 1, state: step.state } satisfies KeptClock });
    return false;
  }

  private async tryBooks(books: Books, step: Step): Promise<BooksError | undefined> {
    const { state, ...change } = step;
    const { ended } = state;
    const clock: KeptClock = { v: 1, state: { ...state, ended: [] } };
    try {
      if (this.trouble) await this.ring.drainInto(books);
      await books.commit({ ...change, clock, ...(ended === this.lately ? {} : { lately: ended }) });
    } catch (error) {
      if (error instanceof BooksError) return error;
      throw error;
    }
    if (this.waits) await this.area.remove(CLOCK_KEY);
    this.waits = false;
    this.trouble = undefined;
    this.lately = ended;
    return undefined;
  }

  private async waitingClock(): Promise<ClockState | undefined> {
    const kept = (await this.area.get(CLOCK_KEY))[CLOCK_KEY] as KeptClock | undefined;
    return kept?.state;
  }

  /**
   * Brings into the books what waited for them. Records that were begun without them are numbered first, and
   * those still open end unknown: the worker is asked. Stopped in between, it is done again.
   */
  private async bringIn(): Promise<void> {
    const waiting = await this.waitingClock();
    if (waiting && waiting.n >= UNREAD_FROM) {
      const state = await this.numbered(waiting);
      await this.books.commit({ clock: { v: 1, state: { ...state, ended: [] } } satisfies KeptClock });
      await this.area.remove(CLOCK_KEY);
    }
    await this.ring.drainInto(this.books);
  }

  private async numbered(waiting: ClockState): Promise<ClockState> {
    const kept = await this.clockIn(this.books, waiting.heardAt);
    const open = Object.values(waiting.open).map((record) => ({
      ...bare(record),
      outcome: 'unknown' as const,
    }));
    const { n, entries } = await this.ring.renumber(UNREAD_FROM, kept.n, open);
    const coveredTo = Math.max(kept.coveredTo, ...entries.map((entry) => entry.endAt));
    // What the background carries on would run from where it stood, over all that was timed since.
    const carried = CARRIED.has(running(kept)?.mode ?? 'attended') && entries.length > 0;
    return { ...kept, n, coveredTo, ...(carried ? { running: false } : {}) };
  }
}
