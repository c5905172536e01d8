import type { BooksReader } from '../books/books';
import { t } from '../i18n';
import { type Draft, type Drafts, lockOf } from '../notes/drafts';
import { type KeyBytes, keyOfBytes, LOCK_META, sealText, takeFromRest } from '../notes/lock';
import type { NoteParts, NoteRow, NoteVersion } from '../notes/types';
import { type EditorState, NoteEditor } from './note-editor';
import type { Client } from './port';

/** What screens with notes need of the browser. */
export interface NotesDeps {
  send: Client['send'];
  /** Opens the books for looking. */
  openReader(): Promise<BooksReader>;
  /** The key of notes that are open, from the browser session's memory. */
  key(): Promise<KeyBytes | undefined>;
  drafts: Pick<Drafts, 'put' | 'remove' | 'ready'>;
  locks: LockManager;
  newId(): string;
}

/** `none`: there is no passphrase. `open`: it was given. `closed`: it is asked for. */
export type LockState = 'none' | 'open' | 'closed';

/** Notes as a screen reads and writes them: one connection to the books, opened anew where it was lost. */
export class NotesClient {
  private reader: Promise<BooksReader> | undefined;
  private readonly page: string;
  /** What drafts are sealed with; asked for once, so that a key stroke is on the disk at once. */
  private sealing: Promise<CryptoKey | undefined> | undefined;
  private readonly editors = new Map<string, NoteEditor>();

  constructor(private readonly deps: NotesDeps) {
    this.page = deps.newId();
    // Held for as long as this page lives: drafts of an editor without it are brought in by others.
    void deps.locks.request(lockOf(this.page), () => new Promise<void>(() => undefined));
    void deps.drafts.ready().catch(() => undefined);
  }

  get send(): Client['send'] {
    return this.deps.send;
  }

  /** Reads from the books; once more where the connection turns out to be closed. */
  async read<T>(work: (reader: BooksReader) => Promise<T>): Promise<T> {
    const reader = this.connect();
    try {
      return await work(await reader);
    } catch {
      if (this.reader === reader) this.reader = undefined;
      return work(await this.connect());
    }
  }

  private connect(): Promise<BooksReader> {
    this.reader ??= this.deps.openReader();
    return this.reader;
  }

  async lockState(): Promise<LockState> {
    const lock = await this.read((reader) => reader.meta(LOCK_META));
    if (lock === undefined) return 'none';
    return (await this.deps.key()) === undefined ? 'closed' : 'open';
  }

  /** The lock may have changed: the next draft asks for the key anew. */
  forgetKey(): void {
    this.sealing = undefined;
  }

  private async key(): Promise<CryptoKey | undefined> {
    const bytes = await this.deps.key();
    return bytes && keyOfBytes(bytes);
  }

  /** A note's row with its parts; `parts` is `undefined` while it is locked. */
  async note(id: string): Promise<{ row: NoteRow; parts: NoteParts | undefined } | undefined> {
    const row = await this.read((reader) => reader.note(id));
    return row && { row, parts: await takeFromRest(await this.key(), row) };
  }

  /** All notes that can be read now. */
  async all(): Promise<{ row: NoteRow; parts: NoteParts }[]> {
    const [rows, key] = await Promise.all([this.read((reader) => reader.notes()), this.key()]);
    const opened = await Promise.all(rows.map(async (row) => ({ row, parts: await takeFromRest(key, row) })));
    return opened.flatMap(({ row, parts }) => (parts ? [{ row, parts }] : []));
  }

  /** Earlier versions, the latest first; without those that are locked. */
  async versions(id: string): Promise<(Pick<NoteVersion, 'rev' | 'changedAt'> & { parts: NoteParts })[]> {
    const [rows, key] = await Promise.all([this.read((reader) => reader.noteVersions(id)), this.key()]);
    const opened = await Promise.all(
      rows.map(async ({ rev, changedAt, ...rest }) => ({
        rev,
        changedAt,
        parts: await takeFromRest(key, rest as NoteVersion),
      })),
    );
    return opened.flatMap(({ parts, ...rest }) => (parts ? [{ ...rest, parts }] : []));
  }

  /**
   * The editor of one note, painted by `paint` from now on. A page has one of each note, for as long as it lives:
   * what is not saved yet goes on being saved while another note is on the screen.
   */
  editor(
    id: string,
    parts: NoteParts | undefined,
    project: string | undefined,
    paint: (state: EditorState) => void,
  ): NoteEditor {
    const known = this.editors.get(id);
    if (known) {
      known.paintBy(paint);
      return known;
    }
    const about = project === undefined ? {} : { project };
    const whose = { editor: `${this.page} ${id}`, page: this.page, note: id, ...about };
    const editor = new NoteEditor(
      parts,
      {
        save: (was, now) => this.deps.send('saveNote', { id, was, now, ...about }),
        read: async () => (await this.note(id))?.parts,
        draft: (chain) => this.draft({ ...whose, at: Date.now() }, chain),
        mark: t('noteBothKept'),
        later: (run, ms) => void setTimeout(run, ms),
      },
      paint,
    );
    this.editors.set(id, editor);
    return editor;
  }

  private async draft(draft: Omit<Draft, 'chain'>, chain: readonly NoteParts[]): Promise<void> {
    if (chain.length === 0) return this.deps.drafts.remove(draft.editor);
    this.sealing ??= this.key();
    const key = await this.sealing;
    await this.deps.drafts.put({ ...draft, chain: key ? await sealText(key, JSON.stringify(chain)) : chain });
  }
}
