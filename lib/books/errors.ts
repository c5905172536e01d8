export type BooksTrouble = 'newer' | 'broken' | 'full' | 'blocked';

/** Why the books cannot be used, with a sentence that can be shown. */
export class BooksError extends Error {
  override readonly name = 'BooksError';
  readonly kind: BooksTrouble;

  constructor(kind: BooksTrouble, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * What a failure of the database means for the worker. "Internal error opening backing store" and its kin
 * are permanent in practice (Expensify/App#87862, dexie#543): nothing is retried for them.
 */
export function asBooksError(error: unknown): BooksError {
  if (error instanceof BooksError) return error;
  const name = nameOf(error);
  // A disk that fills up under LevelDB closes the connection by another name (tried with Chromium 156).
  if (name === 'QuotaExceededError' || /NO_SPACE/.test(messageOf(error)))
    return new BooksError('full', 'The disk is full: nothing can be added to the books.', error);
  if (name === 'VersionError')
    return new BooksError('newer', 'These books were written by a newer version of Piecerate.', error);
  return new BooksError('broken', `The books cannot be used: ${messageOf(error)}`, error);
}

export const isFull = (error: unknown) => error instanceof BooksError && error.kind === 'full';

/** Was the connection closed under our hands? Then opening it again is worth one try. */
export function isClosed(error: unknown): boolean {
  return nameOf(error) === 'InvalidStateError' || /connection is clos/i.test(messageOf(error));
}
