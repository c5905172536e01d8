import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Welcome } from '../../components/Welcome';
import '../../components/theme.css';
import '../../components/switches.css';
import { direction, locale, t } from '../../lib/i18n';
import { JOURNAL_MS } from '../../lib/journal/types';
import { platforms } from '../../lib/platforms/list';
import { dayOf } from '../../lib/screen/report';
import { readStored } from '../../lib/screen/stored';
import { createWelcome, type WelcomeState } from '../../lib/screen/welcome';
import { saveReport } from './report';
import './style.css';

const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];

function paint(state: WelcomeState): void {
  const root = document.getElementById('welcome');
  const days: [string, string] = [dayOf(Date.now() - JOURNAL_MS), dayOf(Date.now())];
  if (root)
    render(<Welcome {...state} platforms={platforms} act={act} days={days} onReport={onReport} />, root);
}

const onReport = (day: string) => saveReport(day, browser.runtime.getManifest().version);

document.documentElement.lang = locale();
document.documentElement.dir = direction();
document.title = t('welcomeTitle');
const act = createWelcome(
  {
    permissions: browser.permissions,
    notifications: optional.includes('notifications'),
    sites: platforms,
    open: (name) => browser.runtime.connect({ name }),
    stored: () => readStored(browser.storage.session, browser.storage.local, Date.now()),
  },
  paint,
);
