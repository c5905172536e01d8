import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { launchChromium } from '../e2e/harness/chromium.ts';
import type { Readers } from './page/readers.ts';
import { median, type Table } from './table.ts';

/** In the page. */
declare const benchReaders: Readers;

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ELEMENTS = 10_000;
const READINGS = 200;
const ms = { unit: 'ms', digits: 2, atMost: 2 };

/** All readers in one script, for a page. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { __PRACTICE__: 'false' },
    build: {
      write: false,
      rollupOptions: {
        input: join(HERE, 'page/readers.ts'),
        output: { format: 'iife' },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  return outputs.flatMap(({ output }) => output.map((file) => ('code' in file ? file.code : ''))).join('\n');
}

/** The longest of a platform's saved or reconstructed pages, with its address. */
function largestPage(platform: string): { html: string; address: string } {
  const pages = globSync(join(HERE, `../fixtures/${platform}/*.html`)).map((file) =>
    readFileSync(file, 'utf8'),
  );
  const html = pages.reduce((a, b) => (b.length > a.length ? b : a), '');
  return { html, address: /^<!-- (\S+)/.exec(html)?.[1] ?? '' };
}

/** What one reading takes on each platform's largest fixture, in a page padded to 10,000 elements. */
export async function readers(table: Table): Promise<void> {
  const code = await script();
  const chromium = await launchChromium({ build: 'bench' });
  try {
    const page = await chromium.newTab('about:blank');
    await page.evaluate(code);
    for (const { id, name } of await page.evaluate(() => benchReaders.platforms)) {
      const { html, address } = largestPage(id);
      await page.setContent(html);
      await page.evaluate(code);
      await page.evaluate((elements) => benchReaders.pad(elements), ELEMENTS);
      const measure = (platform: string, url: string, count: number) =>
        benchReaders.times(platform, url, count);
      const all = await page.evaluate(measure, id, address, READINGS);
      table.put(`reading a page of ${name}, median`, 'any', median(all), ms);
    }
  } finally {
    await chromium.close();
  }
}
