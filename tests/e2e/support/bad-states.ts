import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { CopyFault } from '../../../lib/books/safe.ts';
import type { Chromium } from '../harness/chromium.ts';
import { dashboardUrl } from './dashboard.ts';

/** What a worker sees of the dashboard where something is wrong: made on purpose, for looking at. */
export interface BadState {
  name: string;
  /** In a tab that nobody else needs; there once this is done. The books are left whole. */
  show(chromium: Chromium, page: Page): Promise<void>;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]);

/** Opens a view of its own; the address alone would be a change of the hash. */
async function open(chromium: Chromium, page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(dashboardUrl(chromium, hash));
}

async function upload(
  page: Page,
  { profileDir }: Chromium,
  field: string,
  name: string,
  content: Buffer | string,
) {
  const path = join(profileDir, name);
  writeFileSync(path, content);
  const input = (await page.waitForSelector(`[data-testid=${field}]`)) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}

/* Run in a page of the extension. */
function putMeta([key, value]: [string, unknown]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('piecerate');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const tx = opening.result.transaction('meta', 'readwrite');
      tx.objectStore('meta').put(value, key);
      tx.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}
function refuseStore(): void {
  indexedDB.open = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  };
}

/** A backup that was due is not there. */
const copyFault = (fault: CopyFault): BadState => ({
  name: `copy-${fault}`,
  show: async (chromium, page) => {
    await open(chromium, page, '#/data');
    await page.waitForSelector('[data-testid=safe-copy]');
    const auto = { every: 'day', triedAt: Date.now(), fault };
    await page.evaluate(putMeta, ['autoCopy', auto] as [string, unknown]);
    await page.reload();
    await page.waitForSelector('[data-testid=auto-copy-again]');
  },
});

const viewFailed: BadState = {
  name: 'view-failed',
  show: async (chromium, page) => {
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    const block = (urls: string[]) => session.send('Network.setBlockedURLs', { urls });
    await block(['*chunks/compare-*.js']);
    await open(chromium, page, '#/compare');
    await page.waitForSelector('[data-testid=trouble]');
    await block([]);
    await session.detach();
  },
};

const unread: BadState = {
  name: 'books-unread',
  show: async (chromium, page) => {
    const { identifier } = await page.evaluateOnNewDocument(refuseStore);
    await open(chromium, page, '#/overview');
    await page.waitForSelector('[data-testid=trouble]');
    await page.removeScriptToEvaluateOnNewDocument(identifier);
  },
};

const importRefused: BadState = {
  name: 'import-refused',
  show: async (chromium, page) => {
    await open(chromium, page, '#/data');
    await upload(page, chromium, 'import-file', 'picture.json', PNG);
    await page.waitForSelector('[data-testid=import-state] .bad');
    // What is typed can be wrong at the same time.
    await page.click('.more summary');
    await page.type('[name=passphrase]', 'short');
    await page.keyboard.press('Enter');
    await page.type('[name=word]', 'nonsense');
    await page.keyboard.press('Enter');
    await page.waitForSelector('form.delete [role=alert]');
  },
};

const statementRefused: BadState = {
  name: 'statement-refused',
  show: async (chromium, page) => {
    await open(chromium, page, '#/reconcile?range=year');
    await page.waitForSelector('[data-testid=statement]');
    await page.select('[data-testid=reconcile] > label select[name=platform]', 'outlier');
    const header = 'Work Date,Item ID,Project Name,Duration,Rate,Payable,Type,Status';
    const line = `2026-11-02,${'0'.repeat(24)},hopper_v2,1h 0m 0s,$15.00/hr,fifteen,Task,paid`;
    await upload(page, chromium, 'statement-file', 'wrong.csv', `${header}\n${line}\n`);
    await page.waitForSelector('[data-testid=statement-said] .bad');
  },
};

/** Of a browser with some history in its books. */
export const BAD_STATES: readonly BadState[] = [
  viewFailed,
  unread,
  importRefused,
  statementRefused,
  copyFault('permission'),
  copyFault('full'),
];
