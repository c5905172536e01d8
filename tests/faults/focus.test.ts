import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitFor } from '../e2e/harness/wait.ts';
import { moment, work } from '../e2e/support/moments.ts';
import { expectClockSince, readWhen } from '../e2e/support/popup.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { restingPlace } from '../trials/hand.ts';
import { click, keys } from './support/desk.ts';
import { judge } from './support/judge.ts';

/** Focus that leaves the page for a part of the browser: our own popup goes with the task, all else is away. */

const hasFocus = (page: Page) => page.evaluate(() => document.hasFocus());

/** Leaves the page by a key of the browser's own, and comes back by a click in the page. */
async function leftBy(shift: Shift, page: Page, ...names: string[]) {
  // DevTools change what the window says of its size.
  const place = await restingPlace(page);
  const left = await moment(async () => {
    await keys(...names);
    await waitFor(async () => !(await hasFocus(page)), { message: `${names} takes the focus` });
  });
  await work(1_500);
  const back = await moment(async () => {
    await click(place);
    await waitFor(() => hasFocus(page), { message: 'the page has the focus again' });
  });
  await work(500);
  const submitted = await shift.finish(page, driver.doTask);
  return { left, back, submitted };
}

test.each([
  { name: 'address bar', key: 'ctrl+l' },
  { name: 'DevTools', key: 'F12' },
])('$name: away until the page has the focus again', async ({ name, key }) => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const { left, back, submitted } = await leftBy(shift, page, key);
  const [task] = await shift.ended(1);
  await judge(shift, name, task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test('our own popup over the task is part of it, three times in a row', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  for (let time = 1; time <= 3; time++) {
    const popup = await shift.chromium.openPopup();
    await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
    expect(await hasFocus(page)).toBe(false);
    await work(1_000);
    await expectClockSince(popup, opened);
    await shift.chromium.focus(page);
    await work(500);
  }
  const submitted = await shift.finish(page, driver.doTask);
  const [task] = await shift.ended(1);
  await judge(shift, 'own popup open', task, [{ kind: 'work', from: opened, to: submitted }]);
});

test('our own side panel beside the task is part of it', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const panel = await shift.chromium.openPanel();
  const field = await panel.waitForSelector('textarea');
  await field?.click();
  await waitFor(() => hasFocus(panel), { message: 'the panel has the focus' });
  expect(await hasFocus(page)).toBe(false);
  await work(2_000);
  await page.click('h1');
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);
  const [task] = await shift.ended(1);
  await judge(shift, 'own side panel open', task, [{ kind: 'work', from: opened, to: submitted }]);
});
