/**
 * `npm run pictures`: a practice worker's year in a real browser, and every view of the dashboard in light and
 * dark at three widths, into `.output/pictures`. Views can be named: `-- overview settings`; one width:
 * `--width=360`; nothing in the books: `--empty`; what a worker sees where something is wrong: `--bad`, and in a run of
 * all. A view that is wider than its window is named, and fails the run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { type Chromium, launchChromium } from '../tests/e2e/harness/chromium.ts';
import { BAD_STATES } from '../tests/e2e/support/bad-states.ts';
import { dashboardUrl } from '../tests/e2e/support/dashboard.ts';
import { fillBooks } from '../tests/e2e/support/year.ts';
import { startDisplay } from './display.ts';
import { provide } from './machine.ts';

const OUT = fileURLToPath(new URL('../.output/pictures', import.meta.url));
const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'] as const;
const TASKS = 9_000;

const DAY_MS = 86_400_000;
/** The last day but one, or two where that is the day off of the practice worker's week. */
const lately = [1, 2].map((back) => new Date(Date.now() - back * DAY_MS)).find((day) => day.getDay() !== 0);
/** What a view looks at closely. */
const CLOSELY: Readonly<Record<string, string>> = {
  timeline: `&day=${lately?.toLocaleDateString('sv')}`,
  projects: `&project=${encodeURIComponent('dataannotation:birch')}`,
};

const options = process.argv.slice(2);
const named = options.filter((option) => !option.startsWith('--'));
const only = Number(options.find((option) => option.startsWith('--width='))?.slice(8));
const widths = only > 0 ? [only] : WIDTHS;
const empty = options.includes('--empty');
const onlyBad = options.includes('--bad');
const bad = onlyBad || options.length === 0;

/* Runs in the dashboard. */
function viewsOf(): string[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('#views a')].map(
    ({ hash }) => /^#\/([\w-]+)/.exec(hash)?.[1] ?? '',
  );
}

/** Until the view has read and painted. */
async function painted(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main && main.childElementCount > 1 && !main.querySelector('.loading');
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/* Runs in the dashboard: what reaches out of the window sideways, if anything does. */
function tooWide(): string | undefined {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return undefined;
  const far = [...document.querySelectorAll('main *')].findLast(
    (one) => one.getBoundingClientRect().right > clientWidth && !one.closest('.scroll, .unseen'),
  );
  return far?.outerHTML.slice(0, 120) ?? 'something';
}

let count = 0;

/** A picture of what the page shows; what is wider than its window is said. */
async function take(page: Page, name: string): Promise<void> {
  const far = await page.evaluate(tooWide);
  if (far !== undefined) {
    console.log(`${name} is wider than its window: ${far}`);
    process.exitCode = 1;
  }
  await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: true });
  count += 1;
}

/** Takes pictures at all widths in light and dark; `ready` brings the page there, once for each. */
async function inAll(page: Page, each: (suffix: string) => Promise<void>): Promise<void> {
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    for (const scheme of SCHEMES) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await each(`${width}-${scheme}`);
    }
  }
}

async function pictures(page: Page, root: string): Promise<void> {
  await page.goto(`${root}#/overview`);
  await painted(page);
  const views = (await page.evaluate(viewsOf)).filter((view) => named.length === 0 || named.includes(view));
  await inAll(page, async (suffix) => {
    for (const view of views) {
      await page.goto('about:blank');
      await page.goto(`${root}#/${view}?range=year${CLOSELY[view] ?? ''}`);
      await painted(page);
      await take(page, `${view}-${suffix}${empty ? '-empty' : ''}`);
    }
  });
}

/** What a worker sees where something is wrong; a state stays while the window changes. */
async function badPictures(chromium: Chromium): Promise<void> {
  const page = await chromium.newTab('about:blank');
  for (const { name, show } of BAD_STATES) {
    await show(chromium, page);
    await inAll(page, (suffix) => take(page, `bad-${name}-${suffix}`));
  }
}

/** The books as a browser leaves them that lost them, and one that cannot open its store. */
async function withoutBooks(): Promise<void> {
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-pictures-'));
  const store = join(profileDir, 'Default', 'IndexedDB');
  const life = async (work: (chromium: Chromium) => Promise<void>) => {
    const chromium = await launchChromium({ profileDir });
    try {
      await work(chromium);
    } finally {
      await chromium.close();
    }
  };
  const look = (name: string) => async (chromium: Chromium) => {
    const page = await chromium.newTab(dashboardUrl(chromium, '#/data'));
    await page.waitForSelector('[data-testid=trouble]');
    await inAll(page, (suffix) => take(page, `bad-${name}-${suffix}`));
  };
  try {
    await life(async (chromium) => {
      await fillBooks(chromium, 100, 10);
      // The snapshot of the next life says whose books these are.
      await chromium.newTab(dashboardUrl(chromium));
      await chromium.worker.wake();
    });
    rmSync(store, { recursive: true });
    await life(look('books-lost'));
    rmSync(store, { recursive: true });
    writeFileSync(store, 'no folder');
    await life(look('books-broken'));
  } finally {
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

const lack = provide(['chromium', 'letters', 'screen', 'windows']);
if (lack !== undefined) console.log(lack);
const display = process.platform === 'linux' ? await startDisplay() : undefined;
if (display) process.env.DISPLAY = display.name;
if (options.length === 0) rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const chromium = await launchChromium();
try {
  if (!empty) await fillBooks(chromium, TASKS, 365, { rest: true });
  if (!onlyBad)
    await pictures(
      await chromium.newTab('about:blank'),
      `chrome-extension://${chromium.extensionId}/dashboard.html`,
    );
  if (bad) await badPictures(chromium);
  await chromium.close();
  if (bad) await withoutBooks();
  console.log(`${count} pictures in .output/pictures`);
} finally {
  await chromium.close();
  await display?.close();
}
