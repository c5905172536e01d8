import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import type { Chromium } from '../harness/chromium.ts';
import type {} from './page/year.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let bundled: Promise<string> | undefined;

/** The script that fills the books, with the product's own books in it. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: ROOT,
    define: { __PRACTICE__: 'true' },
    publicDir: false,
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: {
        input: `${ROOT}/tests/e2e/support/page/year.ts`,
        output: { format: 'iife' },
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The script that fills the books was not built');
  return output.output[0].code;
}

/** A page of the extension in which the books can be filled. */
export async function fillingPage(chromium: Chromium): Promise<Page> {
  bundled ??= bundle();
  const page = await chromium.browser.newPage({ background: true });
  await page.goto(`chrome-extension://${chromium.extensionId}/manifest.json`);
  await page.evaluate(await bundled);
  return page;
}

/**
 * Puts a practice worker's history of `count` records in the last `days` into the books, with `rest` goals, a
 * mission, a bonus and scores too, and lets the worker start anew with them.
 */
export async function fillBooks(
  chromium: Chromium,
  count: number,
  days = 365,
  { rest = false }: { rest?: boolean } = {},
): Promise<void> {
  const page = await fillingPage(chromium);
  await page.evaluate((records, over, all) => year.fill(records, over, all), count, days, rest);
  await page.close();
  await chromium.worker.stop();
}
