import type { Browser } from 'wxt/browser';
import { running } from '../clock/lay';
import { ADD_NOTE, type Capture } from './capture';
import type { Desk } from './commands';

/** The clock's own commands in the manifest; which keys they have is the worker's choice. */
const PAUSE = 'pause';
const LINK_TAB = 'link-tab';

/**
 * Does what a key asks for over a tab: pauses the task on the clock or lets it go on, links the tab to it or lets
 * go of it, adds the selected text to the notes.
 */
export async function shortcut(
  { keeper, now }: Pick<Desk, 'keeper' | 'now'>,
  capture: Pick<Capture, 'shortcut'>,
  command: string,
  tab: Pick<Browser.tabs.Tab, 'id' | 'url' | 'title'> | undefined,
): Promise<void> {
  const { state } = keeper;
  if (command === ADD_NOTE) await capture.shortcut(tab);
  if (command === PAUSE && state.paused) await keeper.take(() => now({ type: 'resume' }));
  else if (command === PAUSE && running(state)) await keeper.take(() => now({ type: 'pause' }));
  if (command !== LINK_TAB || tab?.id === undefined) return;
  const { id: tabId } = tab;
  // A platform's own page is a task of its own, or time around one.
  if (Object.values(state.pages).some((page) => page.connected && page.tabId === tabId)) return;
  await keeper.take(() => now({ type: 'link', tabId, on: state.links[tabId] === undefined }));
}
