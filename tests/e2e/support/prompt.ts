import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { waitFor } from '../harness/wait.ts';
import { work } from './moments.ts';

const run = promisify(execFile);

/** Keys as a hand on the keyboard gives them, to whatever has the screen's focus. */
async function keys(...names: string[]): Promise<void> {
  await run('xdotool', ['key', ...names], { timeout: 10_000 });
}

/**
 * For its first half second the prompt keeps "Allow" disabled, so that nobody allows by accident, and no
 * event says when that is over: the worker's hand waits this long, and longer each time it was too early.
 */
const PATIENCE_MS = [1_000, 2_000, 4_000];

/** Waits until the browser's own prompt is there: it has taken the focus from the page that asked. */
async function shown(page: Page): Promise<void> {
  await waitFor(() => page.evaluate(() => !document.hasFocus()), { message: 'the browser asks' });
}

async function answered(page: Page): Promise<void> {
  await waitFor(() => page.evaluate(() => document.hasFocus()), { message: 'the prompt is gone' });
}

/**
 * Lets a page of ours ask the browser for a permission, and allows it by the keyboard. The prompt stands on
 * "Deny", with "Allow" beside it; pressed too early it is declined, and the page asks again.
 * @throws where the browser does not take the permission.
 */
export async function allow(
  page: Page,
  ask: () => Promise<void>,
  allowed: () => Promise<boolean>,
): Promise<void> {
  for (const patienceMs of PATIENCE_MS) {
    await ask();
    await shown(page);
    await work(patienceMs);
    await keys('Tab', 'space');
    await answered(page);
    if (await allowed()) return;
  }
  throw new Error('The browser did not take the permission.');
}

/** Closes the browser's prompt without allowing anything. */
export async function decline(page: Page): Promise<void> {
  await shown(page);
  await keys('Escape');
  await answered(page);
}
