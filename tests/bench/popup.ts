import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import type { SeededProfile } from './books.ts';
import type {} from './page/bench.ts';
import { type Column, median, type Table } from './table.ts';

declare const chrome: Chrome;

const WARM = 9;
const ASLEEP = 5;
const COLD = 3;

/** The popup, and a popup of the same extension with nothing in it but a dash. */
type Name = 'popup.html' | 'empty.html';

/** One opening of a real popup, in ms. The popup paints nothing before it has figures. */
interface Opening {
  /** From the start of its document to its first paint with something in it. */
  paint: number;
  /** From the press on the icon to that paint. */
  press: number;
}

type Openings = Record<Name, Opening[]>;

/* Runs in the popup. */
async function firstPaint(): Promise<{ originAt: number; paintMs: number }> {
  const entry = await new Promise<PerformanceEntry>((resolve) => {
    new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName('first-contentful-paint');
      if (first) resolve(first);
    }).observe({ type: 'paint', buffered: true });
  });
  return { originAt: performance.timeOrigin, paintMs: entry.startTime };
}

/* Runs in a page of the extension. */
async function press(): Promise<number> {
  const at = performance.timeOrigin + performance.now();
  await chrome.action.openPopup();
  return at;
}

/**
 * Opens the icon's popup over `base`, and closes it again. `base` is a page of the extension: it can press the
 * icon while the worker sleeps.
 */
async function openOnce(chromium: Chromium, base: Page, name: Name): Promise<Opening> {
  const { browser, extensionId, focus } = chromium;
  await focus(base);
  await base.evaluate((popup) => chrome.action.setPopup({ popup }), name);
  const known = new Set(browser.targets());
  const url = `chrome-extension://${extensionId}/${name}`;
  const opened = browser.waitForTarget((target) => !known.has(target) && target.url() === url);
  // The page can have focus a moment before the browser calls its window the active one.
  const pressedAt = await waitFor(() => base.evaluate(press), { message: 'the icon can be pressed' });
  const target = await opened;
  const popup = await target.asPage();
  if (name === 'popup.html') await popup.waitForSelector('[data-testid="live-rate"]');
  const { originAt, paintMs } = await popup.evaluate(firstPaint);
  await focus(base);
  await waitFor(() => !browser.targets().includes(target), { message: 'the popup closes' });
  return { paint: paintMs, press: originAt + paintMs - pressedAt };
}

async function withBase<T>(
  profileDir: string,
  column: Column,
  task: (chromium: Chromium, base: Page) => Promise<T>,
): Promise<T> {
  const chromium = await launchChromium({ build: 'bench', profileDir, sqlite: column === 'SQLite' });
  try {
    const base = await chromium.newWindowPage(`chrome-extension://${chromium.extensionId}/empty.html`);
    return await task(chromium, base);
  } finally {
    await chromium.close();
  }
}

/** Both popups in turn, after one of each that does not count. */
async function inTurn(
  chromium: Chromium,
  base: Page,
  count: number,
  before: () => Promise<void>,
): Promise<Openings> {
  const all: Openings = { 'popup.html': [], 'empty.html': [] };
  for (let i = 0; i <= count; i++) {
    for (const name of ['popup.html', 'empty.html'] as const) {
      await before();
      const one = await openOnce(chromium, base, name);
      if (i > 0) all[name].push(one);
    }
  }
  return all;
}

/** Each the first popup of a new browser. */
async function cold(profileDir: string, column: Column, name: Name): Promise<Opening[]> {
  const all: Opening[] = [];
  for (let i = 0; i < COLD; i++) {
    all.push(await withBase(profileDir, column, (chromium, base) => openOnce(chromium, base, name)));
  }
  return all;
}

function put(table: Table, column: Column, what: string, openings: Openings): number {
  const of = (name: Name, part: keyof Opening) => median(openings[name].map((one) => one[part]));
  const times = of('popup.html', 'paint') / of('empty.html', 'paint');
  table.put(`popup painted ÷ an empty popup, ${what}`, column, times, { unit: '×', digits: 2, atMost: 1.5 });
  table.put(`  from the press to its figures, ${what}`, column, of('popup.html', 'press'), { unit: 'ms' });
  return times;
}

/** Until the worker has written the figures that screens paint from. */
async function figuresStored({ worker }: Chromium): Promise<void> {
  const written = () =>
    worker.run(async () => {
      const { snapshot } = await chrome.storage.session.get('snapshot');
      const { week } = Object(snapshot) as { week?: { countedMs: number }[] };
      return week?.some((day) => day.countedMs > 0);
    });
  await waitFor(written, { message: 'the worker writes its figures' });
}

interface Profile {
  dir: string;
  tasks: string;
  /** First popups of new browsers that have nothing in them: the books do not matter to these. */
  coldEmpty: Opening[];
}

/** Returns the ratio while all is warm. */
async function ofProfile(table: Table, column: Column, { dir, tasks, coldEmpty }: Profile): Promise<number> {
  const warm = await withBase(dir, column, async (chromium, base) => {
    await figuresStored(chromium);
    const times = put(table, column, `${tasks}, warm`, await inTurn(chromium, base, WARM, async () => {}));
    const asleep = await inTurn(chromium, base, ASLEEP, () => chromium.worker.stop());
    put(table, column, `${tasks}, worker asleep`, asleep);
    return times;
  });
  const first = { 'popup.html': await cold(dir, column, 'popup.html'), 'empty.html': coldEmpty };
  put(table, column, `${tasks}, new browser`, first);
  return warm;
}

/** The product's popup with few tasks in the books and with many, each beside an empty one. */
export async function popup(table: Table, column: Column, many: SeededProfile): Promise<void> {
  const dirs = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'piecerate-bench-')));
  const [few = '', full = ''] = dirs;
  try {
    await withBase(few, column, async (chromium, base) => {
      await base.goto(`chrome-extension://${chromium.extensionId}/bench.html`);
      await base.evaluate(() => bench.seed(10));
    });
    many.copyBooks(full);
    const coldEmpty = await cold(few, column, 'empty.html');
    const small = await ofProfile(table, column, { dir: few, tasks: 'ten tasks', coldEmpty });
    const large = await ofProfile(table, column, { dir: full, tasks: 'all tasks', coldEmpty });
    table.put('popup with all tasks ÷ with ten, warm', column, large / small, {
      unit: '×',
      digits: 2,
      atMost: 1.1,
    });
  } finally {
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
