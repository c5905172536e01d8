import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

/**
 * When something happened, as the test itself saw it: not before the one, not after the other instant. A busy
 * machine makes a moment longer, never wrong.
 */
export interface Moment {
  fromAt: number;
  toAt: number;
}

/** How far a fact in the books may lie outside the test's own moment. */
export const SLACK_MS = 300;

/** Notes when `act` was done. */
export async function moment(act: () => Promise<unknown>): Promise<Moment> {
  const fromAt = Date.now();
  await act();
  return { fromAt, toAt: Date.now() };
}

export function now(): Moment {
  const at = Date.now();
  return { fromAt: at, toAt: at };
}

/** The same moment by a clock that is ahead of the test's. */
export function ahead({ fromAt, toAt }: Moment, ms: number): Moment {
  return { fromAt: fromAt + ms, toAt: toAt + ms };
}

/** When the page's document began, by the browser's own log of its load. */
export async function loadOf(page: Page): Promise<Moment> {
  return page.evaluate(() => {
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (!load) throw new Error('the page has no log of its load');
    const { timeOrigin } = performance;
    return { fromAt: timeOrigin + load.responseStart, toAt: timeOrigin + load.domInteractive };
  });
}

/** When the page before this one, in the same tab, ended: the browser had its answer, and the next began. */
export async function pageEnd(page: Page): Promise<Moment> {
  const { fromAt } = await loadOf(page);
  const timeOrigin = await page.evaluate(() => performance.timeOrigin);
  return { fromAt: timeOrigin, toAt: fromAt };
}

/** A page that changes in place, at the same address, is read twice a second: it is seen that much later. */
export function seenInPlace({ fromAt, toAt }: Moment): Moment {
  return { fromAt, toAt: toAt + 500 };
}

/** Lets the worker work: real time passes, which is what is measured. */
export function work(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Says in words where an instant lies that should be within a moment. */
export function expectWithin(what: string, at: number, { fromAt, toAt }: Moment, slackMs = SLACK_MS): void {
  const length = toAt - fromAt;
  const offMs = Math.round(at - fromAt);
  const said = `${what} lies ${offMs} ms after the start of its moment of ${Math.round(length)} ms`;
  expect(at, said).toBeGreaterThanOrEqual(fromAt - slackMs);
  expect(at, said).toBeLessThanOrEqual(toAt + slackMs);
}

/** Checks a duration against the two moments that it ran between. */
export function expectSpan(what: string, ms: number, from: Moment, to: Moment, slackMs = SLACK_MS): void {
  const said = `${what} is ${Math.round(ms)} ms`;
  expect(ms, said).toBeGreaterThanOrEqual(to.fromAt - from.toAt - slackMs);
  expect(ms, said).toBeLessThanOrEqual(to.toAt - from.fromAt + slackMs);
}
