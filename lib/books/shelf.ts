import { Calendar } from './calendar';
import { asBooksError, BooksError, isClosed, isFull } from './errors';
import type { JournalTail } from './journal';
import { type OpenOptions, openDatabase } from './open';
import type { BooksDb } from './schema';
import { type Settled, Settlements } from './settled';
import { put, write } from './transactions';

/** Running numbers of the books, kept in `meta` and written with what they count. */
export interface Counters {
  /** The last change stamp given. */
  stamp: number;
  /** Records in `recent`: counting them would cost more than all else on a commit. */
  recent: number;
  /** The longest record in `recent`, from start to end: how far before a day its records may begin. */
  longestMs: number;
  nextVolume: number;
  /** The highest sealed `n` of each device: later ones need not be looked for in volumes. */
  sealedTo: Record<string, number>;
}

const NO_COUNTERS: Counters = { stamp: 0, recent: 0, longestMs: 0, nextVolume: 1, sealedTo: {} };

export interface ShelfOptions extends OpenOptions {
  /** How many ended records make a volume. */
  sealAt?: number;
}

const SEAL_AT = 5_000;

type Work<T> = (db: BooksDb) => Promise<T>;

/**
 * The open database with what every operation needs: one turn after the other, a new connection where the
 * browser closed the old one, and errors in the books' own words.
 */
export class Shelf {
  readonly sealAt: number;
  deviceId = '';
  calendar = new Calendar();
  /** Where the journal is written on; nothing before the first event, and after a deletion. */
  journal?: JournalTail | undefined;
  private connection?: Promise<BooksDb>;
  private isClosed = false;
  private settled?: Settlements;
  private tail: Promise<unknown> = Promise.resolve();

  private constructor(private readonly options: ShelfOptions) {
    this.sealAt = options.sealAt ?? SEAL_AT;
  }

  /** Throws a `BooksError` where the books cannot be opened. */
  static async open(options: ShelfOptions): Promise<Shelf> {
    const shelf = new Shelf(options);
    await shelf.use((db) => shelf.introduce(db));
    return shelf;
  }

  /** Who writes here, and where the worker's day starts; a new installation gets its id. */
  private async introduce(db: BooksDb): Promise<void> {
    const kept = await db.get('meta', 'deviceId');
    this.deviceId = typeof kept === 'string' ? kept : crypto.randomUUID();
    if (kept !== this.deviceId) {
      await write(db, ['meta'], 'strict', (tx) => put(tx, 'meta', this.deviceId, 'deviceId'));
    }
    const dayStartMin = await db.get('meta', 'dayStartMin');
    this.calendar = new Calendar(typeof dayStartMin === 'number' ? dayStartMin : 0);
  }

  /** Runs `work` when all work before it is done: nothing else writes meanwhile. */
  inTurn<T>(work: Work<T>): Promise<T> {
    const turn = this.tail.then(() => this.use(work));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Runs `work` on the open database, once more where its connection turns out to be closed. */
  async use<T>(work: Work<T>): Promise<T> {
    const connection = this.connect();
    let first: unknown;
    try {
      return await work(await connection);
    } catch (error) {
      first = translated(error);
      if (!isClosed(error)) throw first;
      this.lose(connection);
    }
    try {
      return await work(await this.connect());
    } catch (error) {
      // A disk that filled up closes the connection, and then cannot be opened for a reason that names nothing.
      throw isFull(first) ? first : translated(error);
    }
  }

  private connect(): Promise<BooksDb> {
    if (this.isClosed) return Promise.reject(new BooksError('broken', 'These books were closed.'));
    if (this.connection) return this.connection;
    const connection: Promise<BooksDb> = openDatabase({
      ...this.options,
      onLost: () => {
        this.lose(connection);
        this.options.onLost?.();
      },
    });
    connection.catch(() => this.lose(connection));
    this.connection = connection;
    return connection;
  }

  private lose(connection: Promise<BooksDb>): void {
    if (this.connection !== connection) return;
    this.connection = undefined;
    this.settled = undefined;
  }

  /** All settlements; read once, as only this shelf writes them. */
  async settlements(db: BooksDb): Promise<Settlements> {
    this.settled ??= await readSettlements(db);
    return this.settled;
  }

  /** They are read anew when they are next needed. */
  forgetSettlements(): void {
    this.settled = undefined;
  }

  async close(): Promise<void> {
    await this.tail;
    this.isClosed = true;
    const connection = this.connection;
    this.connection = undefined;
    (await connection?.catch(() => undefined))?.close();
  }
}

/** Only what the database throws is trouble with the books; a mistake of ours stays what it is. */
function translated(error: unknown): unknown {
  return error instanceof DOMException || error instanceof BooksError ? asBooksError(error) : error;
}

export async function readSettlements(db: BooksDb): Promise<Settlements> {
  const rows = await db.getAll('overlays', IDBKeyRange.lowerBound([]));
  return new Settlements(rows as Settled[]);
}

export async function readCounters(db: BooksDb): Promise<Counters> {
  return { ...NO_COUNTERS, ...((await db.get('meta', 'counters')) as Partial<Counters> | undefined) };
}
