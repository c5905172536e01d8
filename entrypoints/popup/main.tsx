import { browser } from '@wxt-dev/browser';
import { render } from 'preact';
import { Popup } from '../../components/Popup';
import '../../components/theme.css';
import '../../components/figures.css';
import { direction, locale } from '../../lib/i18n';
import { DISCREET_KEY } from '../../lib/screen/asked';
import { painted } from '../../lib/screen/painted';
import { createPopup, type PopupState } from '../../lib/screen/popup';
import { readStored } from '../../lib/screen/stored';
import './style.css';

/** The window under the popup: opening a panel must follow the click at once, so it is known before. */
let windowId: number | undefined;
void browser.windows.getCurrent().then(({ id }) => {
  windowId = id;
});

/** Firefox's name for it, which the types lack. */
const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };

function openPanel(): void {
  const opened = import.meta.env.FIREFOX
    ? sidebarAction?.open()
    : windowId === undefined
      ? undefined
      : browser.sidePanel.open({ windowId });
  void opened?.then(() => window.close());
}

let shown: PopupState | undefined;
let onScreen = false;
let beside: ReturnType<typeof import('./beside').createBeside> | undefined;

/** What is new before the first figures are on the screen is drawn right after them. */
function paint(state: PopupState): void {
  const first = shown === undefined;
  shown = state;
  beside?.follow(state);
  if (first || onScreen) draw();
}

function draw(): void {
  const root = document.getElementById('popup');
  if (root && shown) render(<Popup {...shown} act={popup.act} beside={beside?.draw()} />, root);
}

function open(page: `/dashboard.html#/${string}`): void {
  void browser.tabs.create({ url: browser.runtime.getURL(page) });
}

async function frontTab() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** The rule editor, or a report, of the page in front. Its address is ours to see where the worker opened us on it. */
async function openEditor(what: 'teach' | 'report'): Promise<void> {
  const [tab, { editorHash }] = await Promise.all([frontTab(), import('../../lib/screen/editor')]);
  open(`/dashboard.html${editorHash(what, tab?.id, tab?.url)}`);
}

document.documentElement.lang = locale();
document.documentElement.dir = direction();
const popup = createPopup(
  {
    open: (name) => browser.runtime.connect({ name }),
    stored: () => readStored({ get: () => asked.session }, { get: () => asked.local }, Date.now()),
    activeTab: async () => {
      const tab = await frontTab();
      return tab?.id === undefined ? undefined : { id: tab.id, openerTabId: tab.openerTabId };
    },
    openPlatforms: () => open('/dashboard.html#/platforms'),
    openEditor: (what) => void openEditor(what),
    openDashboard: (view = '') => open(`/dashboard.html#/${view}`),
    openPanel: () => openPanel(),
    readDiscreet: async () => (await asked.local)[DISCREET_KEY] === true,
    keepDiscreet: (discreet) => {
      void browser.storage.local.set({ [DISCREET_KEY]: discreet });
    },
  },
  paint,
);

// What lies beside the task comes after the figures.
void painted
  .then(() => {
    onScreen = true;
    draw();
    return import('./beside');
  })
  .then(({ createBeside }) => {
    beside = createBeside(popup.send, draw);
    if (shown) beside.follow(shown);
  });
