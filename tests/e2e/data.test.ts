import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { TotalsRow } from '../../lib/books/types.ts';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { faultsInBoth, faultsOf } from './support/axe.ts';
import { BAD_STATES } from './support/bad-states.ts';
import { allow } from './support/prompt.ts';
import { fillBooks } from './support/year.ts';

declare const chrome: Chrome;

/** More than one volume holds. */
const TASKS = 7_000;

let chromium: Chromium;

async function filled(count: number): Promise<Page> {
  chromium = await launchChromium();
  await fillBooks(chromium, count);
  return dataPage();
}

async function dataPage(): Promise<Page> {
  const session = await chromium.browser.target().createCDPSession();
  const downloadPath = join(chromium.profileDir, 'downloads');
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  const page = await chromium.newTab(
    `chrome-extension://${chromium.extensionId}/dashboard.html#/data?range=year`,
  );
  await page.waitForSelector('[data-testid=safe-copy]');
  return page;
}

/** The file that is saved once `act` was done. */
async function saved(pattern: RegExp, act: () => Promise<void>): Promise<string> {
  const folder = join(chromium.profileDir, 'downloads');
  const there = () => {
    try {
      const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      return all.filter((name) => pattern.test(basename(name)));
    } catch {
      return [];
    }
  };
  const before = new Set(there());
  await act();
  const name = await waitFor(() => there().find((one) => !before.has(one)), {
    message: `a file like ${pattern} is saved`,
  });
  return join(folder, name);
}

async function choose(page: Page, file: string): Promise<void> {
  const field = (await page.$('[data-testid=import-file]')) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(file);
}

const said = (page: Page) =>
  page.$eval('[data-testid=import-state]', (state) => (state as HTMLElement).innerText.trim());

async function restore(page: Page, file: string): Promise<string> {
  await choose(page, file);
  await (await page.waitForSelector('[data-testid=import-take]'))?.click();
  let last = '';
  const done = async () => {
    last = await said(page);
    return last.startsWith('Imported') && last;
  };
  return waitFor(done, { message: () => `the import is done; it says: ${last}` });
}

/** Totals as the database holds them. */
async function totals(): Promise<TotalsRow[]> {
  return ((await chromium.readBooks()).totals ?? []) as TotalsRow[];
}

/* Runs in the page: turns a byte of every volume around. */
async function damageVolumes(): Promise<number> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await settle(indexedDB.open('piecerate'));
  const store = db.transaction('volumes', 'readwrite').objectStore('volumes');
  const volumes: { bytes: Uint8Array }[] = await settle(store.getAll());
  for (const { bytes } of volumes) {
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  }
  await Promise.all(volumes.map((volume) => settle(store.put(volume))));
  db.close();
  return volumes.length;
}

describe('with more than one volume in the books', () => {
  let page: Page;
  let before: TotalsRow[];
  let file: string;
  beforeAll(async () => {
    page = await filled(TASKS);
    before = await totals();
    file = await saved(/^piecerate-backup-.*\.json$/, () => page.click('[data-testid=backup]'));
  });
  afterAll(() => chromium.close());

  test('a backup brings everything back after everything was deleted', async () => {
    expect(before.length).toBeGreaterThan(100);
    await page.waitForFunction(() =>
      /^Last safe copy: /.test(document.querySelector('[data-testid=safe-copy]')?.textContent ?? ''),
    );

    // By the keyboard alone, to the typed word and the button.
    await page.focus('input[name=doomed][value=range]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    for (let i = 0; i < 3; i++) {
      const name = await page.evaluate(() => (document.activeElement as HTMLInputElement).name);
      if (name === 'word') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('nonsense');
    await page.keyboard.press('Enter');
    await page.waitForSelector('form.delete [role=alert]');
    expect(await totals()).toEqual(before);
    await page.focus('input[name=word]');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('delete');
    await page.keyboard.press('Enter');
    await waitFor(async () => (await totals()).length === 0, { message: 'everything is deleted' });

    expect(await restore(page, file)).toMatch(/^Imported: [\d,]+ new, 0 brought/);
    expect(await totals()).toEqual(before);
    expect(await restore(page, file)).toMatch(/^Imported: 0 new, 0 brought/);
    expect(await totals()).toEqual(before);
  });

  test('a damaged part is found, taken out, and brought back', async () => {
    expect(await page.evaluate(damageVolumes)).toBeGreaterThan(0);
    await page.click('[data-testid=check-books]');
    await (await page.waitForSelector('[data-testid=drop-damaged]'))?.click();
    await page.waitForFunction(() => !document.querySelector('[data-testid=drop-damaged]'));
    await restore(page, file);
    await page.click('[data-testid=check-books]');
    await page.waitForSelector('[data-testid=verdict] .note:not(.bad)');
    expect(await totals()).toEqual(before);
  });
});

/** A profile whose downloads go into a folder of its own: what the driver offers for it names the files anew. */
function profileWith(downloads: string): string {
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-copies-'));
  onTestFinished(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  mkdirSync(join(profileDir, 'Default'));
  const download = { default_directory: join(profileDir, downloads), prompt_for_download: false };
  writeFileSync(join(profileDir, 'Default', 'Preferences'), JSON.stringify({ download }));
  return profileDir;
}

const textOf = (page: Page, id: string) =>
  page.$eval(`[data-testid=${id}]`, (element) => (element as HTMLElement).innerText.trim());

/** Overwrites every file of the store, as a failing disk does. */
function spoilStore(profileDir: string, extensionId: string): void {
  const store = join(
    profileDir,
    'Default',
    'IndexedDB',
    `chrome-extension_${extensionId}_0.indexeddb.leveldb`,
  );
  for (const name of readdirSync(store)) writeFileSync(join(store, name), 'spoiled '.repeat(500));
}

test('a backup is saved unasked; the store is spoiled on the disk, and that backup brings all of it back', async () => {
  const profileDir = profileWith('downloads');
  onTestFinished(() => chromium.close());
  chromium = await launchChromium({ profileDir });
  await fillBooks(chromium, TASKS);
  const { extensionId, worker } = chromium;
  const address = `chrome-extension://${extensionId}/dashboard.html#/data?range=year`;
  const page = await chromium.newTab(address);
  await page.waitForSelector('[data-testid=auto-copy]');
  const before = await totals();
  const click = async () => {
    await chromium.focus(page);
    await page.click('[data-testid=auto-copy] button:last-of-type');
  };
  const granted = () =>
    worker.run(() => chrome.permissions.contains({ permissions: ['downloads'] }) as Promise<boolean>);
  // What has the folder's name is no folder: nothing can be saved there, nor by root.
  const folder = join(profileDir, 'downloads', 'Piecerate');
  mkdirSync(join(profileDir, 'downloads'));
  writeFileSync(folder, '');
  await allow(page, click, granted);
  const stands = async (like: RegExp, id = 'auto-copy-state') => {
    let last = '';
    const isSaid = async () => {
      last = await textOf(page, id);
      return like.test(last);
    };
    await waitFor(isSaid, { message: () => `${id} says ${like}; it says: ${last}` });
  };
  await stands(/the downloads folder is gone or cannot be written/);
  expect(await faultsInBoth(page)).toEqual([]);
  expect(await textOf(page, 'safe-copy')).not.toMatch(/^Last safe copy: /);
  rmSync(folder);
  await page.focus('[data-testid=auto-copy-again]');
  await page.keyboard.press('Enter');
  await stands(/^Last saved into/);
  await stands(/^Last safe copy: /, 'safe-copy');
  const [file = '', ...more] = readdirSync(folder);
  expect([file, more]).toEqual([expect.stringMatching(/^piecerate-backup-\d{4}-\d\d-\d\d\.json$/), []]);

  // Leave is taken back in the browser's own settings, and given again by a click.
  await worker.run(() => chrome.permissions.remove({ permissions: ['downloads'] }));
  await stands(/leave to save .* was taken back/);
  await page.click('[data-testid=auto-copy-again]');
  await stands(/^Last saved into/);
  // The first snapshot that says whose books these are is that of the next life.
  await worker.stop();
  await page.reload();
  await page.waitForSelector('[data-testid=auto-copy]');
  await chromium.kill();

  spoilStore(profileDir, extensionId);
  chromium = await launchChromium({ profileDir });
  const again = await dataPage();
  await again.waitForSelector('[data-testid=books-lost]');
  expect(await textOf(again, 'trouble')).toMatch(/lost your books/);
  expect(await faultsInBoth(again)).toEqual([]);
  expect(await restore(again, join(folder, file))).toMatch(/^Imported: [\d,]+ new/);
  expect(await totals()).toEqual(before);
  await again.waitForFunction(() => !document.querySelector('[data-testid=books-lost]'));
});

describe('with some work in the books', () => {
  let page: Page;
  beforeAll(async () => {
    page = await filled(600);
  });
  afterAll(() => chromium.close());

  test('the tasks are saved as a table whose sums are those of the books', async () => {
    await page.click('input[name=which]:not(:checked)');
    const csv = await saved(/\.csv$/, () => page.click('[data-testid=export-csv]'));
    const { data, meta } = Papa.parse<Record<string, string>>(await readFile(csv, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(meta.fields?.[0]).toBe('id');
    const lifetime = (await totals()).filter(({ span }) => span === 'l');
    const counted = lifetime.flatMap(({ countedMs }) => Object.values(countedMs)).reduce((a, b) => a + b, 0);
    expect(data.reduce((sum, row) => sum + Number(row.counted_ms), 0)).toBe(counted);

    await page.click('input[name=stand-ins]');
    const json = await saved(/^piecerate-tasks.*\.json$/, () => page.click('[data-testid=export-json]'));
    const text = await readFile(json, 'utf8');
    expect(text).toContain('"aliased":true');
    expect(text).not.toMatch(/Hopper|cedar|secret/i);
  });

  test('a file of the wrong kind is refused in words, and nothing is changed', async () => {
    const before = await totals();
    const wrong = join(chromium.profileDir, 'picture.json');
    writeFileSync(wrong, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    await choose(page, wrong);
    await waitFor(async () => (await said(page)).includes('no text file'), { message: 'it is refused' });
    expect(await said(page)).toContain('Nothing was changed.');
    expect(await totals()).toEqual(before);
  });

  test('axe-core finds nothing at any width, nor where something is wrong', async () => {
    for (const width of [360, 768, 1440]) {
      await page.setViewport({ width, height: 900 });
      expect(await faultsOf(page), `at ${width}`).toEqual([]);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('.data *')]
          .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth)
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      );
      expect(wide, `Nothing is cut off at ${width}`).toEqual([]);
    }
    const bad: Record<string, string[]> = {};
    for (const { name, show } of BAD_STATES) {
      await show(chromium, page);
      bad[name] = await faultsInBoth(page);
    }
    expect(bad).toEqual(Object.fromEntries(BAD_STATES.map(({ name }) => [name, []])));
  });
});
