import { browser } from 'wxt/browser';
import { Finder } from '../../../lib/screen/finder';
import { NotesClient } from '../../../lib/screen/notes-client';
import { Pane, type PaneState } from '../../../lib/screen/pane';
import { connectClient } from '../../../lib/screen/port';
import { notesDeps } from '../../sidepanel/deps';

type Listener = () => void;

/** Notes on the dashboard: one client for the page, shared by its views, with a port of its own. */
function openNotes() {
  const listeners = new Set<Listener>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const { send } = connectClient(
    (name) => browser.runtime.connect({ name }),
    () => undefined,
    undefined,
    {
      notes: (id) => {
        void pane.changed(id);
        void finder.changed(id).then(tell);
      },
    },
  );
  const client = new NotesClient({ ...notesDeps(), send });
  const finder = new Finder(client);
  const pane: Pane = new Pane(client, tell);
  return {
    pane,
    finder,
    /** Calls `listener` with every change until it is taken back. */
    listen(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get state(): PaneState {
      return pane.state;
    },
  };
}

let opened: ReturnType<typeof openNotes> | undefined;

export function dashNotes(): ReturnType<typeof openNotes> {
  opened ??= openNotes();
  return opened;
}
