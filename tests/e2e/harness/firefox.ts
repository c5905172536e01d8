import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/machine.ts';
import { readStores, type Stores } from './books.ts';
import { type Build, buildDir } from './builds.ts';
import { waitFor } from './wait.ts';

/** A Firefox with the extension in it, driven by WebDriver BiDi. */
export interface Firefox {
  browser: Browser;
  /** The add-on's id, from its manifest. */
  extensionId: string;
  /** One of the add-on's own pages (`popup.html`, or `manifest.json`, which runs no code), in a tab. */
  openInside(path: string): Promise<Page>;
  readBooks(): Promise<Stores>;
  close(): Promise<void>;
}

/** How a Firefox is started. */
export interface FirefoxOptions {
  build?: Build;
  headless?: boolean;
  preferences?: Record<string, string | number | boolean>;
}

/** The address of extension pages: Firefox makes one per install, unless this preference names it. */
export const FIREFOX_ORIGIN = 'moz-extension://5b4bd93c-0f0a-4c5e-9b1e-6a2f3c8d7e10';
const ADDON_ID = 'piecerate@piecerate.example';

async function openInside(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage();
  const url = `${FIREFOX_ORIGIN}/${path}`;
  // The load is never announced: the page moves to the process of extensions (Firefox 153).
  await page.goto(url, { waitUntil: [] });
  const loaded = () => location.href !== 'about:blank' && document.readyState === 'complete';
  await waitFor(() => page.evaluate(loaded), { message: `${url} loads` });
  return page;
}

/**
 * Starts Firefox with a finished build in it; `--remote-allow-system-access` lets tests look into the
 * add-on's own pages at `FIREFOX_ORIGIN`.
 * @throws where there is no Firefox, or the build was not made.
 */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('No Firefox found: install it, or let FIREFOX name it.');
  const dir = buildDir('firefox', options.build ?? 'e2e');
  const uuid = new URL(FIREFOX_ORIGIN).host;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: uuid }),
      'app.update.enabled': false,
      ...options.preferences,
    },
  });
  const extensionId = await browser.installExtension(dir);
  return {
    browser,
    extensionId,
    openInside: (path) => openInside(browser, path),
    readBooks: async () => readStores(await openInside(browser, 'manifest.json')),
    close: () => browser.close(),
  };
}
