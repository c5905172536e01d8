import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Welcome } from '../../components/Welcome';
import '../../components/theme.css';
import { direction, locale, t } from '../../lib/i18n';
import { platforms } from '../../lib/platforms/list';
import { readStored } from '../../lib/screen/stored';
import { createWelcome } from '../../lib/screen/welcome';
import './style.css';

const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];

const welcome = createWelcome({
  permissions: browser.permissions,
  notifications: optional.includes('notifications'),
  sites: platforms,
  open: (name) => browser.runtime.connect({ name }),
  stored: () => readStored(browser.storage.session, browser.storage.local, Date.now()),
});

function App() {
  return (
    <Welcome
      platforms={platforms}
      granted={welcome.granted.value}
      refused={welcome.refused.value}
      target={welcome.target}
      finished={welcome.finished.value}
      onSwitch={welcome.onSwitch}
      onDone={welcome.onDone}
    />
  );
}

document.documentElement.lang = locale();
document.documentElement.dir = direction();
document.title = t('welcomeTitle');
const root = document.getElementById('welcome');
if (root) void welcome.ready.then(() => render(<App />, root));
