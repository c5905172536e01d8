import type { Page } from 'puppeteer-core';
import type { Project } from '../../../lib/books/types.ts';
import { waitFor } from '../../e2e/harness/wait.ts';
import { factsOf } from '../../e2e/support/facts.ts';
import type { Shift } from '../../e2e/support/shift.ts';

/* Runs in a page of the extension, so it is one function that needs nothing from this file. */
function change(key: string, members: Partial<Project>): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('piecerate');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('projects', 'readwrite');
      const projects = tx.objectStore('projects');
      const reading = projects.get(key);
      reading.onsuccess = () => projects.put({ ...reading.result, ...members });
      tx.onabort = () => reject(tx.error);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}

/** Sets what a worker can set for a project, shorter than any screen allows; the next task follows it. */
export async function setProject(shift: Shift, key: string, members: Partial<Project>): Promise<void> {
  const { chromium } = shift;
  const known = async () =>
    ((await chromium.readBooks()).projects as Project[]).some((project) => project.key === key);
  await waitFor(known, { message: `the books know the project ${key}` });
  const page = await insidePage(shift);
  await page.evaluate(change, key, members);
  await page.close();
  // The worker reads projects once a life.
  await chromium.worker.stop();
}

/** A page of the extension's origin that runs none of its code and takes no focus. */
async function insidePage({ chromium }: Shift): Promise<Page> {
  const page = await chromium.browser.newPage({ background: true });
  await page.goto(`chrome-extension://${chromium.extensionId}/manifest.json`);
  return page;
}

/** Waits until the clock was told something at `at` or later: what goes on without a page is known up to then. */
export async function heardSince(shift: Shift, at: number): Promise<void> {
  const heard = async () => (await factsOf(shift.chromium)).clock.heardAt >= at;
  await waitFor(heard, { timeoutMs: 60_000, message: 'the clock hears a tick' });
}
