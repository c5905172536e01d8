import type { ComponentChild } from 'preact';
import { PopupBeside } from '../../components/beside/PopupBeside';
import '../../components/beside/beside.css';
import { NotesClient } from '../../lib/screen/notes-client';
import { Pane } from '../../lib/screen/pane';
import { aboutOf } from '../../lib/screen/places';
import type { PopupState } from '../../lib/screen/popup';
import type { Client } from '../../lib/screen/port';
import { isInTask } from '../../lib/screen/view';
import { notesDeps } from '../sidepanel/deps';

/** Notes and checklist of the task in the popup: fetched once its figures are painted. */
export function createBeside(send: Client['send'], paint: () => void) {
  const pane = new Pane(new NotesClient({ ...notesDeps(), send }), paint);
  return {
    follow({ snapshot, tab }: PopupState): void {
      const now = snapshot?.now;
      if (isInTask(now)) void pane.follow(aboutOf(snapshot, tab?.id), now.n);
    },
    draw: (): ComponentChild => <PopupBeside state={pane.state} act={pane.act} />,
  };
}
