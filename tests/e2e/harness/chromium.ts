import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findChromium } from '../../../scripts/machine.ts';
import { readStores, type Stores } from './books.ts';
import { type Build, buildDir } from './builds.ts';
import { type Routes, routesOf } from './routes.ts';
import { waitFor } from './wait.ts';
import { type Chrome, type WorkerHandle, workerActivated, workerOf } from './worker.ts';

declare const chrome: Chrome;

/** How a Chromium is started. */
export interface ChromiumOptions {
  /** Default `e2e`: it holds the hosts of the platforms that tests use. */
  build?: Build;
  /** A profile to go on with; by default a new one, removed by `close`. */
  profileDir?: string;
  /** Default false: headless gives focus to every window at once, so attention can't be tested there. */
  headless?: boolean;
  /** IndexedDB on SQLite instead of LevelDB: Chromium is moving to it. */
  sqlite?: boolean;
  /** How long one call to the browser may take. Default 40 s: under a test's own limit, so that the call is named. */
  answerMs?: number;
  args?: string[];
  /** Beside the variables of this process. */
  env?: Record<string, string>;
  /** A folder to install from, instead of the finished build's own. */
  dir?: string;
  /** Leave out the bar that says that the browser is driven: for a person's own trial. */
  byHand?: boolean;
}

/** A Chromium with the extension in it. */
export interface Chromium {
  browser: Browser;
  extensionId: string;
  profileDir: string;
  worker: WorkerHandle;
  routes: Routes;
  /** The real popup of the toolbar's icon, over the window that has focus; it closes when that page gets it. */
  openPopup(): Promise<Page>;
  /** The side panel of the window that has focus, opened as by a click of the worker's. */
  openPanel(): Promise<Page>;
  /** The popup as a page in a window of its own, for reading its figures; it takes focus as a window does. */
  popupPage(): Promise<Page>;
  /** A page in a window of its own, in front. */
  newWindowPage(url: string): Promise<Page>;
  /** A tab in the window in front. */
  newTab(url: string): Promise<Page>;
  /** Brings a tab and its window to the front, and waits until it really has focus. */
  focus(page: Page): Promise<void>;
  readBooks(): Promise<Stores>;
  /** Ends the browser's own process by SIGKILL: nothing is said, nothing is flushed. The profile stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Puppeteer's own choices that would make hidden pages run like visible ones. */
const UNREAL = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Forces new databases on SQLite (tried with Chromium 156). */
const SQLITE =
  '--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout:UseSqliteForNewStores/true/UseSqliteForNewDatabases/true';

function flags(options: ChromiumOptions): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-component-update',
    '--disable-quic',
    '--disable-gpu',
    '--hide-crash-restore-bubble',
    '--window-size=1100,900',
    ...(options.sqlite === true ? [SQLITE] : []),
    ...(options.args ?? []),
  ];
}

/** A killed browser leaves its lock behind, and the next one would wait for its owner. */
function unlock(profileDir: string): void {
  for (const name of readdirSync(profileDir)) {
    if (name.startsWith('Singleton')) rmSync(join(profileDir, name), { force: true });
  }
}

/** Installs the extension, and waits for the page that greets: a tab that opens later would hide the test's own. */
async function install(browser: Browser, dir: string, greets: boolean): Promise<string> {
  const known = [...(await browser.extensions()).values()].find((extension) => extension.path === dir);
  if (known) return known.id;
  const extensionId = await browser.installExtension(dir);
  await workerActivated(browser, extensionId);
  const welcome = `chrome-extension://${extensionId}/welcome.html`;
  if (greets) await browser.waitForTarget((target) => target.url() === welcome);
  return extensionId;
}

async function hasFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => document.hasFocus() && document.visibilityState === 'visible');
}

/** Pages of one browser, by what tests do with them. */
function pagesOf(browser: Browser, extensionId: string, worker: WorkerHandle) {
  const inside = (path: string) => `chrome-extension://${extensionId}/${path}`;
  let quiet: Promise<Page> | undefined;

  async function focus(page: Page): Promise<void> {
    await page.bringToFront();
    await waitFor(() => hasFocus(page), { message: `${page.url()} gets focus` });
  }

  async function open(url: string, type: 'tab' | 'window'): Promise<Page> {
    const page = await browser.newPage({ type });
    await page.goto(url);
    return page;
  }

  /** A page of the extension's origin that runs none of its code and never comes to the front. */
  async function openQuiet(): Promise<Page> {
    const page = await browser.newPage({ background: true });
    await page.goto(inside('manifest.json'));
    return page;
  }

  async function newWindowPage(url: string): Promise<Page> {
    const page = await open(url, 'window');
    await focus(page);
    return page;
  }

  async function openPopup(): Promise<Page> {
    const known = new Set(browser.targets());
    const opened = browser.waitForTarget(
      (target) => !known.has(target) && target.url() === inside('popup.html'),
    );
    await worker.run(() => chrome.action.openPopup());
    return (await opened).asPage();
  }

  async function openPanel(): Promise<Page> {
    const known = new Set(browser.targets());
    const opened = browser.waitForTarget(
      (target) => !known.has(target) && target.url() === inside('sidepanel.html'),
    );
    const windowId = await worker.run(async () => (await chrome.windows.getLastFocused()).id ?? -1);
    quiet ??= openQuiet();
    // The driver says that a page's evaluation is a gesture of the user's; a worker's can't be one.
    await (await quiet).evaluate((id) => chrome.sidePanel.open({ windowId: id }), windowId);
    return (await opened).asPage();
  }

  async function readBooks(): Promise<Stores> {
    // A reload of the extension closes its pages.
    if (!quiet || (await quiet).isClosed()) quiet = openQuiet();
    return readStores(await quiet);
  }

  return {
    focus,
    newWindowPage,
    openPopup,
    openPanel,
    readBooks,
    newTab: (url: string) => open(url, 'tab'),
    popupPage: () => open(inside('popup.html'), 'window'),
  };
}

/**
 * Starts Chromium with a finished build in it.
 * @throws where there is no Chromium, or the build was not made.
 */
export async function launchChromium(options: ChromiumOptions = {}): Promise<Chromium> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('No Chromium found: install it, or let CHROMIUM name it.');
  const dir = options.dir ?? buildDir('chrome', options.build ?? 'e2e');
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'piecerate-profile-'));
  unlock(profileDir);
  const browser = await puppeteer.launch({
    executablePath,
    pipe: true,
    protocolTimeout: options.answerMs ?? 40_000,
    headless: options.headless ?? false,
    enableExtensions: true,
    userDataDir: profileDir,
    env: { ...process.env, ...options.env },
    defaultViewport: null,
    args: flags(options),
    ignoreDefaultArgs: options.byHand === true ? [...UNREAL, '--enable-automation'] : UNREAL,
  });
  // The books alone, for the bench, have no background.
  const extensionId = await install(browser, dir, options.build !== 'bench-books').catch(async (error) => {
    await browser.close();
    throw error;
  });
  const worker = workerOf(browser, extensionId);
  const remove = () => {
    if (options.profileDir === undefined) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    browser,
    extensionId,
    profileDir,
    worker,
    routes: routesOf(browser),
    ...pagesOf(browser, extensionId, worker),
    kill: async () => {
      const process = browser.process();
      if (process === null || process.exitCode !== null || process.signalCode !== null) return;
      const gone = once(process, 'exit');
      process.kill('SIGKILL');
      await gone;
    },
    close: async () => {
      await browser.close();
      remove();
    },
  };
}
