import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { waitFor } from '../harness/wait.ts';
import type { Moment } from './moments.ts';

/** What a worker reads in the popup; parts that are not there are missing. */
export interface Read {
  /** State and platform, e.g. `Practice on the clock`. */
  head: string;
  project?: string;
  /** Text by test id: `task-clock`, `task-pay`, `today-earned`… */
  by: Partial<Record<string, string>>;
  /** All of its text. */
  text: string;
}

/** Reads an open popup as it stands. */
export function read(popup: Page): Promise<Read> {
  return popup.evaluate(() => {
    const textOf = (element: Element | null) =>
      element instanceof HTMLElement ? element.innerText.replace(/\s+/g, ' ').trim() : undefined;
    const named = [...document.querySelectorAll<HTMLElement>('[data-testid]')];
    return {
      head: textOf(document.querySelector('h1')) ?? '',
      project: textOf(document.querySelector('h2.project')),
      by: Object.fromEntries(named.map((element) => [element.dataset.testid ?? '', textOf(element)])),
      text: textOf(document.body) ?? '',
    };
  });
}

/** Waits until the popup says what `wanted` asks for, and gives what it then says. */
export async function readWhen(popup: Page, message: string, wanted: (read: Read) => boolean): Promise<Read> {
  let last: Read | undefined;
  const look = async () => {
    last = await read(popup);
    return wanted(last) && last;
  };
  return waitFor(look, { message: () => `${message}; the popup says: ${last?.text}` });
}

/** Milliseconds of `12:34` or `1:02:03`. */
export function clockMs(text: string | undefined): number {
  const parts = (text ?? '').split(':').map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0) * 1_000;
}

/** The number in an amount such as `$1,234.50/h`. */
export function amountOf(text: string | undefined): number {
  return Number((text ?? '').replace(/[^\d.]/g, ''));
}

/** The popup's clock stands at whole seconds; it paints once a second. */
const PAINT_MS = 1_500;

/** Checks that a popup's running clock shows the time since `from`, but for what was not counted. */
export async function expectClockSince(popup: Page, from: Moment, uncountedMs = 0): Promise<void> {
  const fromAt = Date.now();
  const shown = clockMs((await read(popup)).by['task-clock']);
  const said = `The clock shows ${shown} ms`;
  expect(shown, said).toBeGreaterThanOrEqual(fromAt - from.toAt - uncountedMs - PAINT_MS);
  expect(shown, said).toBeLessThanOrEqual(Date.now() - from.fromAt - uncountedMs + 300);
}

/** Presses a button of the popup by its label. */
export async function press(popup: Page, label: string): Promise<void> {
  await popup.locator(`::-p-xpath(//button[normalize-space(.)="${label}"])`).click();
}
