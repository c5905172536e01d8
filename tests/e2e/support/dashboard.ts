import type { Page } from 'puppeteer-core';
import type { Chromium } from '../harness/chromium.ts';
import { waitFor } from '../harness/wait.ts';

/** The dashboard's address in this browser, at a view. */
export const dashboardUrl = ({ extensionId }: Chromium, hash = '') =>
  `chrome-extension://${extensionId}/dashboard.html${hash}`;

/** Until the view has read and painted, and says its title. */
export async function painted(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main !== null && main.childElementCount > 1 && main.querySelector('.loading') === null;
  });
}

/** Goes to a view by its address, as a link does. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForFunction(
    (view) => document.querySelector(`#views a[aria-current]`)?.getAttribute('href')?.startsWith(`#/${view}`),
    {},
    hash.replace(/^#\/([\w-]+).*/, '$1'),
  );
  await painted(page);
}

/** Ids of all views, in the order of the navigation. */
export function viewsOf(page: Page): Promise<string[]> {
  return page.$$eval('#views a', (links) =>
    links.map((link) => /^#\/([\w-]+)/.exec((link as HTMLAnchorElement).hash)?.[1] ?? ''),
  );
}

/** What a worker reads of an element, spaces evened out. */
export async function textOf(page: Page, selector: string): Promise<string> {
  const text = await page.$eval(selector, (element) => (element as HTMLElement).innerText);
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

/** Waits until an element says something. */
export function textWhen(page: Page, selector: string, wanted: (text: string) => boolean): Promise<string> {
  let last = '';
  return waitFor(
    async () => {
      last = await textOf(page, selector).catch(() => '');
      return wanted(last) && last;
    },
    { message: () => `${selector} says it; it says: ${last}` },
  );
}

/** Presses Tab until the element has focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached by Tab`);
}
