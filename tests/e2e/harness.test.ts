import { afterEach, expect, test } from 'vitest';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { FIREFOX_ORIGIN, launchFirefox } from './harness/firefox.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';

declare const chrome: Chrome;

/** The harness itself: a driver that changes what it watches would make every other test pass for nothing. */
const PLATFORM = 'https://app.dataannotation.tech/*';
const open: Chromium[] = [];

async function chromium(options: Parameters<typeof launchChromium>[0] = {}): Promise<Chromium> {
  const started = await launchChromium(options);
  open.push(started);
  await started.routes.add(PLATFORM, (url) => ({ body: `<title>${url.pathname}</title><input>` }));
  return started;
}

afterEach(async () => {
  for (const started of open.splice(0).reverse()) await started.close();
});

test('of two tabs and a second window, exactly the one in front has focus', async () => {
  const { newTab, newWindowPage, focus } = await chromium();
  const first = await newTab('https://app.dataannotation.tech/one');
  const second = await newTab('https://app.dataannotation.tech/two');
  const other = await newWindowPage('https://app.dataannotation.tech/three');
  const pages = [first, second, other];
  const look = () => Promise.all(pages.map((page) => page.evaluate(() => document.hasFocus())));

  for (const page of [first, other, second, first]) {
    await focus(page);
    expect(await look()).toEqual(pages.map((candidate) => candidate === page));
  }
  expect(await second.evaluate(() => document.visibilityState)).toBe('hidden');
  expect(await other.evaluate(() => document.visibilityState)).toBe('visible');
});

test("the icon's popup takes focus from the page, and closes when the page gets it back", async () => {
  const { newTab, focus, openPopup, browser } = await chromium();
  const page = await newTab('https://app.dataannotation.tech/one');
  await focus(page);
  const popup = await openPopup();
  await waitFor(() => popup.evaluate(() => document.hasFocus()), { message: 'the popup has focus' });
  expect(await page.evaluate(() => [document.hasFocus(), document.visibilityState])).toEqual([
    false,
    'visible',
  ]);
  await focus(page);
  const gone = () => !browser.targets().some((target) => target.url() === popup.url());
  await waitFor(gone, { message: 'the popup closes' });
});

test('a worker left alone dies by itself, and wakes when asked', async () => {
  const { worker } = await chromium();
  await waitFor(() => worker.running(), { message: 'the worker runs after the install' });
  expect(await worker.run((a: number, b: number) => a + b, 2, 3)).toBe(5);

  await waitFor(() => worker.running() === undefined, {
    timeoutMs: 60_000,
    message: 'the worker goes to sleep although nobody talks to it',
  });
  const id = await worker.run(() => chrome.runtime.id);
  expect(id).toMatch(/^[a-p]{32}$/);
  expect(worker.running()).toBeDefined();
});

test('a stopped worker is gone at once and can be woken again', async () => {
  const { worker } = await chromium({ headless: true });
  const before = await worker.wake();
  await worker.stop();
  await waitFor(() => worker.running() === undefined, { message: 'the worker is gone' });
  expect(await worker.wake()).not.toBe(before);
});

test('pages of a platform come from fixtures, in tabs that pages open as well', async () => {
  const { newTab, browser } = await chromium({ headless: true });
  const page = await newTab('https://app.dataannotation.tech/workers/projects');
  expect(await page.title()).toBe('/workers/projects');
  const opened = browser.waitForTarget((target) => target.url().endsWith('/workers/tasks'));
  await page.evaluate(() => window.open('/workers/tasks'));
  const child = await (await opened).asPage();
  await waitFor(async () => (await child.title()) === '/workers/tasks', { message: 'the new tab is served' });
});

test.each([{ sqlite: false }, { sqlite: true }])(
  'what was stored outlives a killed browser (SQLite: $sqlite)',
  async ({ sqlite }) => {
    const first = await chromium({ sqlite, headless: true });
    await first.worker.run(async () => {
      const opening = indexedDB.open('harness', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('harnessProof');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const tx = opening.result.transaction('harnessProof', 'readwrite');
      tx.objectStore('harnessProof').put({ at: 7, bytes: new Uint8Array([1, 2]) }, 'key');
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      opening.result.close();
    });
    await first.kill();

    const again = await chromium({ sqlite, headless: true, profileDir: first.profileDir });
    expect(again.extensionId).toBe(first.extensionId);
    expect((await again.readBooks()).harnessProof).toEqual([{ at: 7, bytes: [1, 2] }]);
  },
);

test('Firefox takes the build and shows its pages', async () => {
  const firefox = await launchFirefox();
  try {
    expect(firefox.extensionId).toBe('piecerate@piecerate.example');
    const page = await firefox.openInside('manifest.json');
    expect(await page.evaluate(() => location.origin)).toBe(FIREFOX_ORIGIN);
  } finally {
    await firefox.close();
  }
});
