import type { Browser, WxtBrowser } from 'wxt/browser';
import type { BooksReader } from '../books/books';
import { backupFile } from '../exchange/backup';
import { COPY_PAGE, COPY_PORT, parseCopyWord } from '../messages/copy';

type Port = Browser.runtime.Port;

/** `offscreen` is Chromium's alone. */
export type MakerApi = Pick<WxtBrowser, 'runtime'> & Partial<Pick<WxtBrowser, 'offscreen'>>;

/**
 * Makes a backup that a download can be asked of. Firefox's background has addresses for files itself; Chromium's
 * has none, and a `data:` address ends at 2 MB (older versions): there a page that nobody sees makes it.
 */
export class CopyMaker {
  private waiting: PromiseWithResolvers<string> | undefined;
  private url: string | undefined;

  constructor(private readonly api: MakerApi) {}

  /** Takes the connection of the page that makes the copy; false where it is none. */
  connect(port: Port): boolean {
    if (port.name !== COPY_PORT) return false;
    const { sender } = port;
    const { runtime } = this.api;
    const { waiting } = this;
    const isOurs = sender?.id === runtime.id && sender.url === runtime.getURL(COPY_PAGE);
    if (!isOurs || !waiting) {
      port.disconnect();
      return true;
    }
    port.onMessage.addListener((message: unknown) => {
      const word = parseCopyWord(message);
      if (word?.type === 'made') waiting.resolve(word.url);
      else if (word?.type === 'failed') waiting.reject(new Error(word.why));
    });
    port.onDisconnect.addListener(() => waiting.reject(new Error('The page that makes the copy is gone.')));
    return true;
  }

  /** The address of a fresh backup; it holds until `letGo`. */
  async make(books: BooksReader): Promise<string> {
    await this.letGo();
    const { offscreen } = this.api;
    if (!offscreen) {
      this.url = URL.createObjectURL(await backupFile(books));
      return this.url;
    }
    const waiting = Promise.withResolvers<string>();
    this.waiting = waiting;
    waiting.promise.catch(() => undefined);
    const justification = 'Makes the file of a backup, which is then saved into the downloads folder.';
    await offscreen.createDocument({ url: COPY_PAGE, reasons: ['BLOBS'], justification });
    return waiting.promise;
  }

  /** The file is saved, or never will be. A page that an earlier life of the background left behind goes too. */
  async letGo(): Promise<void> {
    if (this.url !== undefined) URL.revokeObjectURL(this.url);
    this.url = undefined;
    this.waiting = undefined;
    await this.api.offscreen?.closeDocument().catch(() => undefined);
  }
}
