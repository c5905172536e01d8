import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPage, peakOf } from './books.ts';
import type {} from './page/bench.ts';
import type { FileTimes } from './page/files.ts';
import type { Column, Table } from './table.ts';

/** Ten times the rows must not take much more memory: files are written and read as they come. */
const FLAT = 2;
const perSecond = { unit: 'rows/s' };
const mb = { unit: 'MB', digits: 1 };

/** Backups written and brought in at several sizes: rows per second, and memory at its peak. */
export async function files(table: Table, column: Column, sizes: readonly number[]): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'piecerate-bench-'));
  const peaks = { out: [] as number[], in: [] as number[] };
  try {
    await onPage(dir, column, async (page) => {
      const session = await page.createCDPSession();
      for (const count of sizes) {
        const [from, into] = [`files-${count}`, `files-into-${count}`];
        await page.evaluate((tasks, name) => bench.seed(tasks, name), count, from);
        const put = (what: string, times: FileTimes | undefined, peak: number) => {
          const said = `${what}, ${count.toLocaleString('en')} tasks`;
          const { records, ms } = times ?? { records: Number.NaN, ms: Number.NaN };
          table.put(said, column, (records / ms) * 1_000, perSecond);
          table.put(`  memory at its peak, over before: ${said}`, column, peak, mb);
        };
        let times: FileTimes | undefined;
        peaks.out.push(
          await peakOf(session, async () => {
            times = await page.evaluate((name) => bench.writeOut(name), from);
          }),
        );
        put('backup written', times, peaks.out.at(-1) ?? Number.NaN);
        peaks.in.push(
          await peakOf(session, async () => {
            times = await page.evaluate((name) => bench.bringBack(name), into);
          }),
        );
        put('backup brought in', times, peaks.in.at(-1) ?? Number.NaN);
      }
    });
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
  for (const [way, all] of Object.entries(peaks)) {
    const times = (all.at(-1) ?? Number.NaN) / (all[0] ?? Number.NaN);
    const said = way === 'out' ? 'written' : 'brought in';
    table.put(`memory of a backup ${said}, many tasks ÷ few`, column, times, {
      unit: '×',
      digits: 2,
      atMost: FLAT,
    });
  }
}
