import { render } from 'preact';
import { browser } from 'wxt/browser';
import { SidePanel } from '../../components/beside/SidePanel';
import '../../components/theme.css';
import '../../components/beside/beside.css';
import { direction, locale } from '../../lib/i18n';
import { SNAPSHOT_KEY } from '../../lib/screen/asked';
import { createPanel, type PanelState } from '../../lib/screen/panel';
import type { About } from '../../lib/screen/places';
import { readStored } from '../../lib/screen/stored';
import { notesDeps } from './deps';
import './style.css';

/** What the panel is fixed to, for this session of the browser. */
const FIXED_KEY = 'panelFixed';
const { session, local } = browser.storage;

function paint(state: PanelState): void {
  const root = document.getElementById('panel');
  if (root) render(<SidePanel state={state} act={panel.act} />, root);
}

document.documentElement.lang = locale();
document.documentElement.dir = direction();
const panel = createPanel(
  {
    open: (name) => browser.runtime.connect({ name }),
    stored: () => readStored(session, local, Date.now()),
    ...notesDeps(),
    activeTab: async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id,
    windowId: async () => (await browser.windows.getCurrent()).id,
    hasFocus: () => document.hasFocus() && document.visibilityState === 'visible',
    readFixed: async () => (await session.get(FIXED_KEY))[FIXED_KEY] as About | undefined,
    keepFixed: (about) => void (about ? session.set({ [FIXED_KEY]: about }) : session.remove(FIXED_KEY)),
  },
  paint,
);
for (const name of ['focus', 'blur']) window.addEventListener(name, panel.focusChanged);
document.addEventListener('visibilitychange', panel.focusChanged);
browser.tabs.onActivated.addListener(panel.tabChanged);
browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'session' && SNAPSHOT_KEY in changes) panel.wake();
});
