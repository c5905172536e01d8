import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import type { BookRecord } from '../../lib/books/types.ts';
import * as driver from '../practice/driver.ts';
import { startPracticeServer } from '../practice/server.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { expectNoOverlaps, expectTimeline } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { expectClockSince, readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';

declare const chrome: Chrome;

/** Nothing is lost, whatever ends: the worker of the extension, the browser, or the books themselves. */

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

test('the worker stops three times in a task, and no second is missing', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  for (let stop = 1; stop <= 3; stop++) {
    await work(1_200);
    await shift.chromium.worker.stop();
  }
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
  await shift.figures();
});

test('the worker stops while the popup is open: task and popup go on', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  await shift.chromium.worker.stop();
  await work(2_000);
  await expectClockSince(popup, opened);
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
});

test('the worker stops while the task is away, and away goes on', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(500);
  const { left } = await shift.leave();
  await work(500);
  await shift.chromium.worker.stop();
  await work(1_000);
  const back = await moment(() => shift.chromium.focus(page));
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test('the browser is killed in a task: two seconds may be missing, and the task goes on', async () => {
  const site = await startPracticeServer();
  onTestFinished(() => site.close());
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-killed-'));
  onTestFinished(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));

  const before = await Shift.on(site, { profileDir });
  const { opened } = await before.open('boxes');
  await work(3_000);
  const killed = await moment(() => before.chromium.kill());

  const after = await Shift.on(site, { profileDir });
  const popup = await after.chromium.openPopup();
  await readWhen(popup, 'the task waits', ({ project }) => project === 'Street boxes');
  const { page, opened: again } = await after.open('boxes');
  const submitted = await after.finish(page, driver.doTask);

  const [task] = await after.ended(1);
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
  expectTimeline(task, [
    { kind: 'work', from: opened, to: { ...killed, fromAt: killed.fromAt - 2_000 } },
    { kind: 'gap', from: { ...killed, fromAt: killed.fromAt - 2_000 }, to: again, counted: false },
    { kind: 'work', from: again, to: submitted },
  ]);
  const { today } = await after.figures();
  expect(today.tasks).toBe(1);
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
