import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { type SeededProfile, seed } from './books.ts';
import { type Column, median, type Table } from './table.ts';

const OPENINGS = 5;
const FEW = 1_000;

/* Runs in the page: from the start of its document until the year's chart is painted. */
async function untilPainted(): Promise<number> {
  const chart = '[data-testid=rate-chart] canvas';
  await new Promise<void>((resolve) => {
    const look = () => (document.querySelector(chart) ? resolve() : requestAnimationFrame(look));
    look();
  });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now();
}

async function openings(chromium: Chromium): Promise<number[]> {
  const url = `chrome-extension://${chromium.extensionId}/dashboard.html#/overview?range=year`;
  const all: number[] = [];
  for (let i = 0; i <= OPENINGS; i++) {
    const page = await chromium.newTab(url);
    const ms = await page.evaluate(untilPainted);
    // The first one warms the browser up.
    if (i > 0) all.push(ms);
    await page.close();
  }
  return all;
}

/** The dashboard's year with few tasks in the books and with many. */
export async function dashboard(table: Table, column: Column, many: SeededProfile): Promise<void> {
  const few = await seed(table, column, FEW);
  // Books alone: a profile that had the extension before would take this build for an update.
  const dirs = [few, many].map((seeded) => {
    const dir = mkdtempSync(join(tmpdir(), 'piecerate-bench-'));
    seeded.copyBooks(dir);
    return dir;
  });
  const sqlite = column === 'SQLite';
  const middle: number[] = [];
  try {
    for (const [i, profileDir] of dirs.entries()) {
      const chromium = await launchChromium({ build: 'bench', profileDir, sqlite });
      try {
        middle.push(median(await openings(chromium)));
      } finally {
        await chromium.close();
      }
      const said = i === 0 ? `${FEW.toLocaleString('en')} tasks` : 'all tasks';
      table.put(`dashboard, a year, to its chart painted, ${said}`, column, middle[i] ?? Number.NaN, {
        unit: 'ms',
      });
    }
  } finally {
    few.remove();
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
  const times = (middle[1] ?? Number.NaN) / (middle[0] ?? Number.NaN);
  table.put('dashboard with all tasks ÷ with few', column, times, { unit: '×', digits: 2, atMost: 2 });
}
