import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { BENCH_SCRIPT } from './builds.ts';
import { cached, copyBooks, keepBooks } from './cache.ts';
import type {} from './page/bench.ts';
import { type Column, median, quantile, type Table } from './table.ts';

const MB = 1_000_000;
const OPENINGS = 3;
const REBUILDS = 3;
const COMMITS = 150;
const ms = { unit: 'ms' };
const fineMs = { unit: 'ms', digits: 1 };
const seconds = { unit: 's', digits: 2 };

/** A profile with books in it, of the extension without its background. */
export interface SeededProfile {
  dir: string;
  /** Puts its books into another profile; both must be closed. */
  copyBooks(toProfileDir: string): void;
  remove(): void;
}

function seededProfile(): SeededProfile {
  const dir = mkdtempSync(join(tmpdir(), 'piecerate-bench-'));
  return {
    dir,
    copyBooks: (to) => copyBooks(dir, to),
    remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }),
  };
}

interface Heap {
  usedSize: number;
  /** Buffers outside the heap, which is where volumes are. */
  backingStorageSize?: number;
}

/** The highest memory in use while `work` runs, over what it began with, in MB. */
export async function peakOf(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const used = async () => {
    const { usedSize, backingStorageSize = 0 }: Heap = await session.send('Runtime.getHeapUsage');
    return (usedSize + backingStorageSize) / MB;
  };
  await session.send('HeapProfiler.collectGarbage');
  const before = await used();
  let peak = before;
  let running = true;
  const watch = (async () => {
    while (running) peak = Math.max(peak, await used());
  })();
  await work();
  running = false;
  await watch;
  return peak - before;
}

/** Time on the processor of the page's own process up to now. */
async function processorMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN) * 1_000;
}

/** A million tasks are put into the books by one call. */
const FILL_MS = 10 * 60_000;

/** A page of the extension without its background, in a profile. */
export async function onPage(
  profileDir: string,
  column: Column,
  task: (page: Page) => Promise<void>,
): Promise<void> {
  const sqlite = column === 'SQLite';
  const chromium = await launchChromium({ build: 'bench-books', profileDir, sqlite, answerMs: FILL_MS });
  try {
    await task(await chromium.newTab(`chrome-extension://${chromium.extensionId}/bench.html`));
  } finally {
    await chromium.close();
  }
}

async function rebuilds(table: Table, column: Column, page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const all: { read: number; check: number; rebuild: number; busy: number }[] = [];
  for (let i = 0; i < REBUILDS; i++) {
    const read = await page.evaluate(() => bench.readVolumes());
    const check = await page.evaluate(() => bench.check());
    const before = await processorMs(session);
    const rebuild = await page.evaluate(() => bench.rebuild());
    const busy = (await processorMs(session)) - before;
    all.push({ read, check, rebuild, busy });
  }
  // One more for its memory: asking for that again and again takes the page's own time.
  const peak = await peakOf(session, () => page.evaluate(() => bench.rebuild()));
  const of = (name: keyof (typeof all)[number]) => median(all.map((one) => one[name]));
  table.put('totals rebuilt from all tasks', column, of('rebuild') / 1_000, { ...seconds, atMost: 2 });
  table.put('  processor time of it, in the page', column, of('busy') / 1_000, seconds);
  table.put('  memory at its peak, over before', column, peak, { unit: 'MB' });
  table.put('  summed and compared only', column, of('check') / 1_000, seconds);
  table.put('  the same volumes only read', column, of('read') / 1_000, seconds);
}

async function work(table: Table, column: Column, page: Page): Promise<void> {
  const small = await page.evaluate(async (count) => {
    await bench.seed(10, 'small');
    return bench.commits(count, 'small');
  }, COMMITS);
  const large = await page.evaluate((count) => bench.commits(count), COMMITS);
  table.put('a report written, median', column, median(large.reports), fineMs);
  table.put('  95 of 100', column, quantile(large.reports, 0.95), fineMs);
  table.put('  ÷ with 10 tasks in the books', column, median(large.reports) / median(small.reports), {
    unit: '×',
    digits: 2,
  });
  table.put('an ended task written with the totals, median', column, median(large.ends), fineMs);
  table.put('  95 of 100 ', column, quantile(large.ends, 0.95), fineMs);
  table.put('  ÷ with 10 tasks in the books ', column, median(large.ends) / median(small.ends), {
    unit: '×',
    digits: 2,
  });
  const shown = await page.evaluate(() => bench.show(7));
  table.put('snapshot after a task, read, built and stored', column, median(shown.ended), ms);
  table.put('  for a popup that opens', column, median(shown.opened), ms);
  table.put('5,000 tasks sealed', column, await page.evaluate(() => bench.seal()), ms);
}

const LISTS = [1_000, 100_000];

/** The list of tasks at several sizes: its first rows at once, and any filter in a blink. */
async function lists(table: Table, column: Column, page: Page): Promise<void> {
  for (const count of [...LISTS, undefined]) {
    const times = await page.evaluate(async (tasks) => {
      if (tasks === undefined) return bench.list();
      const name = `list-${tasks}`;
      await bench.seed(tasks, name);
      return bench.list(name);
    }, count);
    const said = `of ${times.count.toLocaleString('en')} tasks`;
    table.put(`list ${said}: first rows`, column, times.first, ms);
    table.put(`  all read, ${said}`, column, times.all, ms);
    table.put(`  any filter and order, ${said}`, column, times.filter, { ...ms, atMost: 500 });
    table.put(`  read anew, ${said}`, column, times.again, ms);
  }
}

/**
 * A profile with `count` tasks, seeded in an extension page without the background, or as an earlier run left it. The
 * caller removes it.
 */
export async function seed(table: Table, column: Column, count: number): Promise<SeededProfile> {
  const said = `${count.toLocaleString('en')} tasks written`;
  const earlier = cached(column, count, BENCH_SCRIPT);
  if (earlier) {
    const { dir, writtenMs } = earlier;
    table.put(`${said}, in an earlier run`, column, writtenMs / 1_000, seconds);
    return { dir, copyBooks: (to) => copyBooks(dir, to), remove: () => undefined };
  }
  const seeded = seededProfile();
  let writtenMs = Number.NaN;
  await onPage(seeded.dir, column, async (page) => {
    writtenMs = await page.evaluate((tasks) => bench.seed(tasks), count);
  });
  table.put(said, column, writtenMs / 1_000, seconds);
  keepBooks(seeded.dir, column, count, BENCH_SCRIPT, writtenMs);
  return seeded;
}

/** The books alone, with what `seeded` holds; it is left as it is. */
export async function books(table: Table, column: Column, seeded: SeededProfile): Promise<void> {
  const copy = seededProfile();
  const openings: number[] = [];
  for (let i = 1; i <= OPENINGS; i++) {
    rmSync(copy.dir, { recursive: true, force: true });
    seeded.copyBooks(copy.dir);
    await onPage(copy.dir, column, async (page) => {
      openings.push(await page.evaluate(() => bench.open()));
      if (i < OPENINGS) return;
      await rebuilds(table, column, page);
      await lists(table, column, page);
      await work(table, column, page);
    });
  }
  copy.remove();
  table.put('books opened first in a new browser', column, median(openings), ms);
}
