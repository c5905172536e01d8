import type { BooksReader } from '../books/books';
import { asBooksError, BooksError, isClosed } from '../books/errors';

/** Reads from the books; throws a `BooksError` where they cannot be read. */
export type Read = <T>(work: (books: BooksReader) => Promise<T>) => Promise<T>;

export interface Reading {
  read: Read;
  /** Opens anew with the next read: the calendar in the books was changed. */
  renew(): void;
}

/** The background lays the books out within moments of its first start; until then a page waits for it. */
const LAID_OUT_MS = 250;
const TRIES = 40;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * A reader that stays open between reads, and is opened anew where the browser or an update closed it. Books
 * that are not laid out yet are waited for, some ten seconds.
 */
export function createReading(open: () => Promise<BooksReader>, wait = pause): Reading {
  let reader: Promise<BooksReader> | undefined;

  async function opened(): Promise<BooksReader> {
    for (let left = TRIES; ; left--) {
      try {
        return await open();
      } catch (error) {
        if (left <= 1 || !(error instanceof BooksError) || error.kind !== 'blocked') throw error;
        await wait(LAID_OUT_MS);
      }
    }
  }

  function get(): Promise<BooksReader> {
    if (reader) return reader;
    const fresh = opened();
    fresh.catch(() => {
      if (reader === fresh) reader = undefined;
    });
    reader = fresh;
    return fresh;
  }

  async function read<T>(work: (books: BooksReader) => Promise<T>): Promise<T> {
    const first = get();
    try {
      return await work(await first);
    } catch (error) {
      if (!isClosed(error)) throw error instanceof DOMException ? asBooksError(error) : error;
      if (reader === first) reader = undefined;
      return work(await get());
    }
  }

  const renew = () => {
    const old = reader;
    reader = undefined;
    void old?.then((books) => books.close()).catch(() => undefined);
  };
  return { read, renew };
}
