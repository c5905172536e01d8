import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { BookRecord } from '../../lib/books/types.ts';
import * as driver from '../practice/driver.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { expectNoOverlaps, expectTimeline } from './support/facts.ts';
import { readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';

declare const chrome: Chrome;

/** The install, and books that cannot be used. What else can end or fail is tried in tests/faults. */

test('the install opens the welcome page, which says what to do', async () => {
  const { chromium } = await Shift.start();
  const url = `chrome-extension://${chromium.extensionId}/welcome.html`;
  const target = await chromium.browser.waitForTarget((one) => one.url() === url);
  const page = await target.asPage();
  const heading = await page.waitForSelector('h1');
  expect(await heading?.evaluate((element) => element.textContent)).toBe('Welcome to Piecerate');
  const practice = await page.waitForSelector('[data-testid="platform-practice"]');
  expect(await practice?.evaluate((element) => element.getAttribute('aria-checked'))).toBe('true');
});

/** Opens the books at a version that only a later Piecerate would give them. */
function makeNewer(extensionPage: Page): Promise<number> {
  return extensionPage.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('piecerate', 1_000);
        opening.onupgradeneeded = () => opening.result.createObjectStore('later');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const { version } = opening.result;
          opening.result.close();
          resolve(version);
        };
      }),
  );
}

function deleteBooks(extensionPage: Page): Promise<void> {
  return extensionPage.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('piecerate');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
}

test('books of a newer version are left alone, timing goes on, and what waited goes in', async () => {
  const shift = await Shift.start();
  const { chromium } = shift;
  const inside = await chromium.newTab(`chrome-extension://${chromium.extensionId}/manifest.json`);
  const first = await shift.open('boxes');
  await shift.finish(first.page, driver.doTask);
  await shift.ended(1);
  await first.page.close();
  await chromium.worker.stop();
  expect(await makeNewer(inside)).toBe(1_000);

  const popup = await chromium.openPopup();
  const note = /written by a newer version of Piecerate, so this one leaves them untouched/;
  await readWhen(popup, 'the popup says what is the matter', ({ text }) => note.test(text));
  const { page, opened } = await shift.open('names');
  const submitted = await shift.finish(page, driver.doTask);
  const waiting = await waitFor(
    async () => {
      const { ring } = await chromium.worker.run(() => chrome.storage.local.get('ring'));
      const entries = (ring as { entries?: BookRecord[] } | undefined)?.entries ?? [];
      return entries.length > 0 && entries;
    },
    { message: 'the task waits outside the books' },
  );
  expect(waiting).toMatchObject([{ outcome: 'submitted', project: 'practice:names' }]);
  const kept = (await chromium.readBooks()).recent as BookRecord[];
  expect(kept).toMatchObject([{ outcome: 'submitted', project: 'practice:boxes' }]);

  await page.goto('about:blank');
  await chromium.worker.stop();
  await deleteBooks(inside);
  await chromium.worker.wake();
  const records = await shift.recordsWhen('what waited is in the books', (all) =>
    all.some(({ project, outcome }) => project === 'practice:names' && outcome === 'submitted'),
  );
  expectNoOverlaps(records);
  expectTimeline(
    records.find(({ outcome }) => outcome === 'submitted'),
    [{ kind: 'work', from: opened, to: submitted }],
  );
});
