import type { Page } from 'puppeteer-core';

/**
 * How many worlds for the extension's scripts a tab holds: none where it is not wanted. Chromium carries an
 * empty one over to a tab's next page, so a tab that once had a script says nothing of the page it shows now.
 */
export async function worldsOf(page: Page, extensionId: string): Promise<number> {
  const session = await page.createCDPSession();
  const origins: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
  // Tells of every world that is there before it answers.
  await session.send('Runtime.enable');
  await session.detach();
  return origins.filter((origin) => origin === `chrome-extension://${extensionId}`).length;
}
