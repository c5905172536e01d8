import type { WxtBrowser } from 'wxt/browser';
import type { AllNotes, Books } from '../books/books';
import { t } from '../i18n';
import { type Draft, Drafts, ifGone } from '../notes/drafts';
import {
  type KeyBytes,
  keyOfBytes,
  LOCK_META,
  type Lock,
  NOTES_KEY,
  newLock,
  openText,
  putToRest,
  takeFromRest,
  unlock,
} from '../notes/lock';
import { mergeParts, replay } from '../notes/merge';
import {
  type AtRest,
  EMPTY_NOTE,
  type NoteParts,
  type NoteRow,
  type NoteVersion,
  type PartName,
  sameParts,
  withLine,
} from '../notes/types';
import { Refusal } from './refusal';

/** A change this long after the last one begins a new version: before it, the note is kept as it stood. */
const PAUSE_MS = 120_000;

type Session = Pick<WxtBrowser['storage']['session'], 'get' | 'set' | 'remove'>;

export interface NotesDeps {
  session: Session;
  /** The books, in turn with all else that is written. */
  inTurn<T>(work: (books: Books) => Promise<T>): Promise<T>;
  /** Tells every screen that a note changed; without an id, that any may have. */
  changed(id?: string): void;
  now(): number;
}

/** The one writer of notes: merges what several editors made of one, keeps versions, holds the lock. */
export class Notes {
  constructor(private readonly deps: NotesDeps) {}

  /** The key of locked notes; `undefined` where there is no lock. Refuses while they are closed. */
  private async key(books: Books): Promise<CryptoKey | undefined> {
    if ((await books.meta(LOCK_META)) === undefined) return undefined;
    const bytes = (await this.deps.session.get(NOTES_KEY))[NOTES_KEY] as KeyBytes | undefined;
    if (!bytes) throw new Refusal(t('notesLocked'));
    return keyOfBytes(bytes);
  }

  /** Changes a note's parts; what stood there is kept where it was left alone for a while, or `keep` says so. */
  private async change(
    id: string,
    make: (parts: NoteParts) => NoteParts,
    { project, keep = false }: { project?: string; keep?: boolean } = {},
  ): Promise<void> {
    const isChanged = await this.deps.inTurn(async (books) => {
      const key = await this.key(books);
      const row = await books.note(id);
      const before = row && (await takeFromRest(key, row));
      const parts = make(before ?? EMPTY_NOTE);
      if (sameParts(before ?? EMPTY_NOTE, parts)) return false;
      const changedAt = this.deps.now();
      const startedIn = row?.startedIn ?? project;
      const next: NoteRow = {
        ...(await putToRest(key, parts)),
        id,
        rev: (row?.rev ?? 0) + 1,
        changedAt,
        ...(startedIn === undefined ? {} : { startedIn }),
      };
      const isKept = row !== undefined && (keep || changedAt - row.changedAt > PAUSE_MS);
      await books.putNote(next, isKept ? versionOf(row) : undefined);
      return true;
    });
    if (isChanged) this.deps.changed(id);
  }

  /** See `saveNote` in `lib/messages/commands.ts`. */
  save(id: string, was: NoteParts, now: NoteParts, project?: string): Promise<void> {
    return this.change(id, (rest) => mergeParts(rest, was, now, t('noteBothKept')), projectOf(project));
  }

  /** Adds to the end of one part. */
  add(id: string, part: PartName, lines: string, project?: string): Promise<void> {
    return this.change(
      id,
      (rest) => ({
        ...rest,
        [part]: part === 'text' ? withParagraph(rest.text, lines) : withLine(rest[part], lines),
      }),
      projectOf(project),
    );
  }

  async restore(id: string, rev: number): Promise<void> {
    const parts = await this.deps.inTurn(async (books) => {
      const version = (await books.noteVersions(id)).find((one) => one.rev === rev);
      return version && takeFromRest(await this.key(books), version);
    });
    if (!parts) throw new Refusal(t('noteVersionGone'));
    await this.change(id, () => parts, { keep: true });
  }

  async lock(passphrase: string): Promise<void> {
    await this.deps.inTurn(async (books) => {
      if ((await books.meta(LOCK_META)) !== undefined) throw new Refusal(t('notesLockedAlready'));
      const { lock, bytes, key } = await newLock(passphrase);
      const all = await books.allNotes();
      await this.deps.session.set({ [NOTES_KEY]: bytes });
      await books.putAllNotes(await each(all, (row) => putToRest(key, opened(row))), lock);
    });
    this.deps.changed();
  }

  async open(passphrase: string): Promise<void> {
    const found = await this.deps.inTurn(async (books) => {
      const lock = (await books.meta(LOCK_META)) as Lock | undefined;
      return lock && unlock(lock, passphrase);
    });
    if (!found) throw new Refusal(t('notesWrongPassphrase'));
    await this.deps.session.set({ [NOTES_KEY]: found.bytes });
    this.deps.changed();
    await this.recover();
  }

  async close(): Promise<void> {
    await this.deps.session.remove(NOTES_KEY);
    this.deps.changed();
  }

  /** Takes the passphrase off: notes lie open again. */
  async unlock(passphrase: string): Promise<void> {
    await this.deps.inTurn(async (books) => {
      const lock = (await books.meta(LOCK_META)) as Lock | undefined;
      const found = lock && (await unlock(lock, passphrase));
      if (!found) throw new Refusal(t('notesWrongPassphrase'));
      const all = await each(await books.allNotes(), async (row) => {
        const parts = await takeFromRest(found.key, row);
        return { parts: parts ?? EMPTY_NOTE };
      });
      await books.putAllNotes(all, undefined);
      await this.deps.session.remove(NOTES_KEY);
    });
    this.deps.changed();
  }

  /**
   * What was typed in editors that are no more, and never arrived, goes into the books. What cannot yet, waits:
   * a locked note's until it is opened.
   */
  async recover(drafts = new Drafts(), locks: LockManager = navigator.locks): Promise<void> {
    for (const draft of await drafts.all())
      await ifGone(locks, draft.page, () => this.bringIn(draft, drafts)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) console.warn('Piecerate: a draft waits', error);
      });
  }

  /** What was typed for notes that are deleted goes with them. */
  async forget(isMeant: (note: string) => boolean, drafts = new Drafts()): Promise<void> {
    for (const { editor, note } of await drafts.all()) if (isMeant(note)) await drafts.remove(editor);
  }

  private async bringIn(draft: Draft, drafts: Drafts): Promise<void> {
    const chain = await this.chainOf(draft);
    await this.change(draft.note, (rest) => replay(rest, chain, t('noteBothKept')), projectOf(draft.project));
    await drafts.remove(draft.editor);
  }

  /** Of a sealed draft only with the key; it waits until the notes are opened. */
  private async chainOf({ chain }: Draft): Promise<readonly NoteParts[]> {
    if (!('iv' in chain)) return chain;
    const key = await this.deps.inTurn((books) => this.key(books));
    if (!key) throw new RangeError('A sealed draft of notes that have no lock');
    return JSON.parse(await openText(key, chain)) as NoteParts[];
  }
}

const projectOf = (project: string | undefined) => (project === undefined ? {} : { project });

function versionOf({ startedIn: _, ...version }: NoteRow): NoteVersion {
  return version;
}

function opened({ parts }: AtRest): NoteParts {
  if (!parts) throw new RangeError('A note without a lock is sealed');
  return parts;
}

async function each(all: AllNotes, make: (row: AtRest) => Promise<AtRest>): Promise<AllNotes> {
  const notes: NoteRow[] = [];
  const versions: NoteVersion[] = [];
  for (const row of all.notes) {
    const { parts: _, sealed: __, ...rest } = row;
    notes.push({ ...rest, ...(await make(row)) });
  }
  for (const version of all.versions) {
    const { parts: _, sealed: __, ...rest } = version;
    versions.push({ ...rest, ...(await make(version)) });
  }
  return { notes, versions };
}

/** Text with a paragraph more at its end. */
function withParagraph(text: string, paragraph: string): string {
  const before = text.trimEnd();
  return before === '' ? `${paragraph}\n` : `${before}\n\n${paragraph}\n`;
}
