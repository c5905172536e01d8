import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { builtIn } from './lib/platforms/built-in';

/**
 * Three builds of one product. `production` is what workers install: every host is optional. `practice`
 * adds the practice platform and its loopback host. `e2e` also holds the built-in platforms' hosts and
 * notifications, so that tests need no prompt.
 */
const PRACTICE_HOST = 'http://127.0.0.1/*';
const PERMISSIONS = [
  'storage',
  'unlimitedStorage',
  'alarms',
  'idle',
  'scripting',
  'contextMenus',
  'activeTab',
];
const E2E_HOSTS = builtIn.flatMap(({ matches }) => matches);

/** A worker waits while the popup opens: with all that they need, these are one script and one style sheet, not eleven. */
const OF_THE_POPUP =
  /components[\\/](Popup\.tsx|theme\.css|figures\.css)$|wxt-html-plugins$|lib[\\/]screen[\\/](popup|stored)\.ts$/;

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: ({ mode }) => ({
    plugins: [preact({ devToolsEnabled: false })],
    define: { __PRACTICE__: JSON.stringify(mode === 'practice' || mode === 'e2e') },
    build: { sourcemap: false, modulePreload: { polyfill: false } },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, { build }) => {
      const output = build?.rollupOptions?.output;
      if (!entrypoints.some(({ name }) => name === 'popup') || !output || Array.isArray(output)) return;
      output.codeSplitting = { groups: [{ name: 'figures', test: OF_THE_POPUP }] };
    },
    'entrypoints:found': (wxt, infos) => {
      const release = wxt.config.mode === 'production';
      const at = infos.findIndex((info) => info.name === 'reader-practice');
      if (release && at >= 0) infos.splice(at, 1);
    },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    short_name: 'Piecerate',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      ...PERMISSIONS,
      // Backups that are saved by themselves are made in a page that nobody sees; Firefox's background does it.
      ...(browser === 'firefox' ? [] : ['offscreen']),
      ...(mode === 'e2e' ? ['notifications'] : []),
    ],
    optional_permissions: [...(mode === 'e2e' ? [] : ['notifications']), 'downloads'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    host_permissions: mode === 'production' ? [] : [PRACTICE_HOST, ...(mode === 'e2e' ? E2E_HOSTS : [])],
    incognito: 'not_allowed',
    commands: {
      // Alt+Shift+N is Chromium's own now (seen in 156): an extension that suggests it gets no key at all.
      _execute_action: {},
      pause: { suggested_key: { default: 'Alt+Shift+U' }, description: '__MSG_pauseCommand__' },
      'link-tab': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_linkCommand__' },
      'add-note': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_captureCommand__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'piecerate@piecerate.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120', externally_connectable: { ids: [] } }),
  }),
});
