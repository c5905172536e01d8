import { browser } from 'wxt/browser';
import { openReader } from '../../lib/books/books';
import { Drafts } from '../../lib/notes/drafts';
import { type KeyBytes, NOTES_KEY } from '../../lib/notes/lock';
import type { NotesDeps } from '../../lib/screen/notes-client';

/** What every page of ours with notes hands to them. */
export function notesDeps(): Omit<NotesDeps, 'send'> {
  const { session } = browser.storage;
  return {
    openReader: () => openReader(),
    drafts: new Drafts(),
    locks: navigator.locks,
    newId: () => crypto.randomUUID(),
    key: async () => (await session.get(NOTES_KEY))[NOTES_KEY] as KeyBytes | undefined,
  };
}
