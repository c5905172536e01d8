import { browser } from 'wxt/browser';
import { openReader } from '../../lib/books/books';
import { createReading } from '../../lib/dashboard/reading';
import { backupFile } from '../../lib/exchange/backup';
import { COPY_PORT, type CopyWord } from '../../lib/messages/copy';

/**
 * A page that nobody sees: Chromium's background has no addresses for files that it makes (`createObjectURL`), a
 * page has. It makes a backup, and the background saves it and closes the page.
 */
const port = browser.runtime.connect({ name: COPY_PORT });
const tell = (word: CopyWord) => port.postMessage(word);

createReading(() => openReader())
  .read((books) => backupFile(books, () => tell({ type: 'going' })))
  .then(
    (file) => tell({ type: 'made', url: URL.createObjectURL(file) }),
    (error: unknown) => tell({ type: 'failed', why: String(error) }),
  );
