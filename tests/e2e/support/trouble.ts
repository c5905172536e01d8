import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Chromium } from '../harness/chromium.ts';

/** Errors and warnings of a page, its content scripts, or the background worker, as they are said. */
export interface Trouble {
  said: string[];
}

const LOUD = new Set(['error', 'warn', 'warning', 'assert']);

/** Listens to a page: what it throws and what it says aloud; its content scripts are part of it. */
export function listenTo(page: Page, trouble: Trouble): void {
  page.on('pageerror', (error) => trouble.said.push(`${page.url()}: ${error}`));
  page.on('console', (message) => {
    if (LOUD.has(message.type())) trouble.said.push(`${page.url()}: ${message.text()}`);
  });
}

/** Listens to the worker too; from then on it does not sleep. */
export async function troubleOf(chromium: Chromium, pages: Page[]): Promise<Trouble> {
  const trouble: Trouble = { said: [] };
  for (const page of pages) listenTo(page, trouble);
  const session = await (await chromium.worker.wake()).createCDPSession();
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    trouble.said.push(`worker: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (LOUD.has(type))
      trouble.said.push(`worker: ${args.map(({ value, description }) => value ?? description)}`);
  });
  await session.send('Runtime.enable');
  return trouble;
}

export function expectNoTrouble({ said }: Trouble): void {
  expect(said).toEqual([]);
}
