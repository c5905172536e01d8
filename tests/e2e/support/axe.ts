import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

declare const axe: { run(options: object): Promise<AxeResults> };

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe-core finds wrong on a page by WCAG 2.2 AA and its own best practices: a line for each element. What
 * was looked at in one scheme is looked at in another for its colours alone.
 */
export async function faultsOf(page: Page, { colors = false } = {}): Promise<string[]> {
  await page.evaluate(await source);
  const { violations } = await page.evaluate(
    (runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }),
    colors ? ['color-contrast'] : ALL,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${help}): ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** The same in light, and for its colours in dark. */
export async function faultsInBoth(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    faults.push(...(await faultsOf(page, { colors: scheme === 'dark' })));
  }
  return faults;
}
