import { execFileSync } from 'node:child_process';
import type { Page } from 'puppeteer-core';
import { waitFor } from '../harness/wait.ts';

const xdotool = (...args: string[]) => execFileSync('xdotool', args, { encoding: 'utf8' });

/** Windows on the screen, menus among them. */
function windows(): string[] {
  return xdotool('search', '--onlyvisible', '--name', '.*').split('\n').filter(Boolean);
}

/**
 * Opens the browser's own menu of what is selected in `selector`, and takes our entry: it stands above
 * "Inspect", the last one. No driver reaches into that menu; keys on the screen itself do.
 */
export async function addByMenu(page: Page, selector: string): Promise<void> {
  await page.$eval(selector, (element) => getSelection()?.selectAllChildren(element));
  const before = new Set(windows());
  await page.click(selector, { button: 'right' });
  await waitFor(() => windows().some((id) => !before.has(id)), { message: 'the menu is open' });
  xdotool('key', '--delay', '60', 'Up', 'Up', 'Return');
}

/** Presses a key, such as `alt+shift+u`, on the screen itself: no driver's key reaches the browser's own shortcuts. */
export function press(key: string): void {
  xdotool('key', key);
}

/** Selects all of `selector`, and presses our shortcut on the screen itself. */
export async function addByKeys(page: Page, selector: string): Promise<void> {
  await page.$eval(selector, (element) => getSelection()?.selectAllChildren(element));
  press('alt+shift+k');
}
