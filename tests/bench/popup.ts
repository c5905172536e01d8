import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { startDisplay } from '../../scripts/display.ts';
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

interface Opened {
  chromium: Chromium;
  base: Page;
}

/** A browser takes the screen of the environment that it is launched in. */
async function onScreen<T>(screen: string | undefined, launch: () => Promise<T>): Promise<T> {
  if (screen === undefined) return launch();
  const { DISPLAY = screen } = process.env;
  process.env.DISPLAY = screen;
  try {
    return await launch();
  } finally {
    process.env.DISPLAY = DISPLAY;
  }
}

async function withBase<T>(
  profileDir: string,
  column: Column,
  task: (opened: Opened) => Promise<T>,
  screen?: string,
): Promise<T> {
  const chromium = await onScreen(screen, () =>
    launchChromium({ build: 'bench', profileDir, sqlite: column === 'SQLite' }),
  );
  try {
    const base = await chromium.newWindowPage(`chrome-extension://${chromium.extensionId}/empty.html`);
    return await task({ chromium, base });
  } finally {
    await chromium.close();
  }
}

/** Both popups of all browsers in turn, after a round that does not count; openings by browser. */
async function inTurn(
  browsers: Opened[],
  count: number,
  before: (one: Opened) => Promise<void>,
): Promise<Openings[]> {
  const all = browsers.map((): Openings => ({ 'popup.html': [], 'empty.html': [] }));
  for (let i = 0; i <= count; i++) {
    for (const [at, one] of browsers.entries()) {
      for (const name of ['popup.html', 'empty.html'] as const) {
        await before(one);
        const opening = await openOnce(one.chromium, one.base, name);
        if (i > 0) all[at]?.[name].push(opening);
      }
    }
  }
  return all;
}

/** Each the first popup of a new browser. */
async function cold(profileDir: string, column: Column, name: Name): Promise<Opening[]> {
  const all: Opening[] = [];
  for (let i = 0; i < COLD; i++) {
    all.push(await withBase(profileDir, column, ({ chromium, base }) => openOnce(chromium, base, name)));
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

const TASKS = ['ten tasks', 'all tasks'];

async function compare(table: Table, column: Column, browsers: Opened[]): Promise<void> {
  for (const { chromium } of browsers) await figuresStored(chromium);
  const warm = await inTurn(browsers, WARM, async () => {});
  const times = warm.map((openings, i) => put(table, column, `${TASKS[i]}, warm`, openings));
  const same = (times[1] ?? Number.NaN) / (times[0] ?? Number.NaN);
  table.put('popup with all tasks ÷ with ten, warm', column, same, { unit: '×', digits: 2, atMost: 1.1 });
  const asleep = await inTurn(browsers, ASLEEP, ({ chromium }) => chromium.worker.stop());
  asleep.forEach((openings, i) => {
    put(table, column, `${TASKS[i]}, worker asleep`, openings);
  });
}

/**
 * A browser for each profile at one time: what the machine does besides, it does to both. Each has a screen of
 * its own, where it keeps the focus.
 */
async function together(table: Table, column: Column, few: string, full: string): Promise<void> {
  const screen = process.platform === 'linux' ? await startDisplay() : undefined;
  try {
    await withBase(few, column, (one) =>
      withBase(full, column, (other) => compare(table, column, [one, other]), screen?.name),
    );
  } finally {
    await screen?.close();
  }
}

/** The product's popup with few tasks in the books and with many, each beside an empty one. */
export async function popup(table: Table, column: Column, many: SeededProfile): Promise<void> {
  const dirs = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'piecerate-bench-')));
  const [few = '', full = ''] = dirs;
  try {
    await withBase(few, column, async ({ chromium, base }) => {
      await base.goto(`chrome-extension://${chromium.extensionId}/bench.html`);
      await base.evaluate(() => bench.seed(10));
    });
    many.copyBooks(full);
    await together(table, column, few, full);
    const empty = await cold(few, column, 'empty.html');
    for (const [i, dir] of dirs.entries()) {
      const openings = { 'popup.html': await cold(dir, column, 'popup.html'), 'empty.html': empty };
      put(table, column, `${TASKS[i]}, new browser`, openings);
    }
  } finally {
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
