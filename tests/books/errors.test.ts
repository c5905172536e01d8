import { expect, test } from 'vitest';
import { asBooksError } from '../../lib/books/errors';

/** What browsers say when something is the matter, as it was seen. */
test.each([
  ['full', new DOMException('', 'QuotaExceededError')],
  [
    'full',
    new DOMException(
      'Connection is closing because of: IO error: …/000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)',
      'UnknownError',
    ),
  ],
  ['newer', new DOMException('', 'VersionError')],
  ['broken', new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')],
])('%s: %s', (kind, error) => {
  expect(asBooksError(error).kind).toBe(kind);
});
