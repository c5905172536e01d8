import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { BooksReader } from '../../lib/books/books';
import type { BooksTrouble } from '../../lib/books/errors';
import type { Dash } from '../../lib/dashboard/dash';

export const DashContext = createContext<Dash | undefined>(undefined);

/** The dashboard that a view is part of. */
export function useDash(): Dash {
  const dash = useContext(DashContext);
  if (!dash) throw new Error('A view of the dashboard stands outside of it');
  return dash;
}

/** What was read from the books; while it is read anew, what was read before stays. */
export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'trouble'; kind: BooksTrouble | undefined }
  | { state: 'ready'; value: T };

/** The kind of trouble with the books; anything else is a mistake of ours, and has none. */
function kindOf(error: unknown): BooksTrouble | undefined {
  const { name, kind } = Object(error) as { name?: unknown; kind?: BooksTrouble };
  return name === 'BooksError' ? kind : undefined;
}

/**
 * Reads from the books when the view opens, whenever the background wrote, and when one of `keys` changes. A
 * late answer to an earlier question is passed over.
 */
export function useBooks<T>(work: (books: BooksReader) => Promise<T>, keys: readonly unknown[]): Loaded<T> {
  const { read, revision } = useDash();
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    read(work)
      .then((value): Loaded<T> => ({ state: 'ready', value }))
      .catch((error: unknown): Loaded<T> => {
        console.warn('Piecerate:', error);
        return { state: 'trouble', kind: kindOf(error) };
      })
      .then((next) => {
        if (asked.current === mine) setLoaded(next);
      });
  }, [revision, ...keys]);
  return loaded;
}
