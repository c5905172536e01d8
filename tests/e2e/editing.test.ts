import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import type { BookRecord } from '../../lib/books/types.ts';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import { faultsOf } from './support/axe.ts';
import { fillBooks } from './support/year.ts';

let chromium: Chromium;
afterEach(() => chromium.close());

const DAY_MS = 86_400_000;
/** A day long before all others: nothing was timed there. */
const FREE_DAY = new Date(Date.now() - 60 * DAY_MS).toISOString().slice(0, 10);

async function dashboard(view: string, count = 60): Promise<Page> {
  chromium = await launchChromium();
  await fillBooks(chromium, count, 10);
  const page = await chromium.newTab(`chrome-extension://${chromium.extensionId}/dashboard.html#/${view}`);
  await chromium.focus(page);
  return page;
}

async function toast(page: Page, text: string): Promise<void> {
  let said = '';
  const look = async () => {
    said = (await page.$$eval('.toast > span', ([one]) => one?.textContent)) ?? '';
    return said.includes(text);
  };
  await waitFor(look, { message: () => `it says "${text}"; it said "${said}"` });
}

async function undo(page: Page): Promise<void> {
  await page.click('[data-testid=undo]');
  await toast(page, 'Taken back.');
}

const recent = async () => ((await chromium.readBooks()).recent ?? []) as unknown as BookRecord[];
const countShown = (page: Page) =>
  page.$eval('[data-testid=task-count]', (p) =>
    Number.parseInt((p.textContent ?? '').replace(/\D/g, ''), 10),
  );

async function counted(page: Page, count: number): Promise<void> {
  await waitFor(async () => (await countShown(page)) === count, { message: `${count} tasks are listed` });
}

const text = (page: Page, selector: string) =>
  page.$$eval(selector, (all) =>
    all.map((one) => (one as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
  );

const field = (name: string) => `[data-testid=add-form] [name=${name}]`;

/** Fills a field as a worker would; date and time fields take no typed text in one form everywhere. */
async function fill(page: Page, selector: string, value: string): Promise<void> {
  await page.$eval(
    selector,
    (element, given) => {
      (element as HTMLInputElement).value = given;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    value,
  );
}

async function addByHand(page: Page, values: Record<string, string>): Promise<void> {
  if ((await page.$('[data-testid=add-form]')) === null) await page.click('[data-testid=add]');
  await page.waitForSelector('[data-testid=add-form]');
  for (const [name, value] of Object.entries(values)) await fill(page, field(name), value);
  await page.click('[data-testid=add-form] button[type=submit]');
}

test('tasks are walked, picked, changed and taken back by keyboard alone', async () => {
  const page = await dashboard('tasks');
  await page.waitForSelector('[data-testid=task-table] [data-line="2"]');
  expect(await faultsOf(page)).toEqual([]);
  await page.focus('[data-testid=task-table] [data-line="0"]');
  for (const key of ['Space', 'ArrowDown', 'Space', 'End', 'Home'] as const) await page.keyboard.press(key);
  expect(await page.$$eval('[aria-selected=true]', (rows) => rows.length)).toBe(2);
  expect(await page.$eval(':focus', (row) => row.getAttribute('data-line'))).toBe('0');
  expect(await faultsOf(page)).toEqual([]);

  const before = await text(page, '[data-testid=task-table] [data-line] .outcome');
  await page.select('[data-testid=bulk] form .labelled:nth-of-type(2) select', 'expired');
  await page.focus('[data-testid=bulk] form [type=submit]');
  await page.keyboard.press('Enter');
  await toast(page, 'Saved.');
  const outcomes = () => text(page, '[data-testid=task-table] [data-line] .outcome');
  await waitFor(async () => (await outcomes()).slice(0, 2).join() === 'Expired,Expired', {
    message: 'both expired',
  });
  await page.focus('[data-testid=undo]');
  await page.keyboard.press('Enter');
  await toast(page, 'Taken back.');
  await waitFor(async () => (await outcomes()).join() === before.join(), { message: 'all as before' });

  await page.focus('[data-testid=task-table] [data-line="0"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-testid=edits]');
  expect(await faultsOf(page)).toEqual([]);
});

test('the list is narrowed and sorted', async () => {
  const page = await dashboard('tasks');
  await page.waitForSelector('[data-testid=task-table] [data-line="2"]');
  const all = await countShown(page);
  const [name = ''] = await text(page, '[data-line="0"] .project .clip');
  await page.type('[name=text]', name);
  await waitFor(async () => (await countShown(page)) < all, { message: 'fewer are listed' });
  const names = await text(page, '[data-testid=task-table] .project .clip:first-child');
  expect(new Set(names)).toEqual(new Set([name]));
  await fill(page, '[name=text]', '');
  await counted(page, all);
  await page.click('th.amount button');
  await page.waitForSelector('th.amount[aria-sort=descending]');
  await page.select('[name=state]', 'none');
  await waitFor(async () => (await text(page, '[data-line] .amount')).every((one) => one === '–'), {
    message: 'only what earned nothing that is known',
  });
});

test('a batch is added by hand, may not lie over what is there, and deleted is gone for good', async () => {
  const page = await dashboard('tasks');
  await page.waitForSelector('[data-testid=task-table]');
  const all = await countShown(page);
  const batch = { day: FREE_DAY, start: '10:00', minutes: '30', count: '3', amount: '6' };
  await addByHand(page, { ...batch, minutes: 'x' });
  await page.waitForSelector('[data-testid=add-form] [role=alert]');
  expect(await faultsOf(page)).toEqual([]);
  await addByHand(page, batch);
  await toast(page, 'Added.');
  await counted(page, all + 3);
  const added = (await recent()).filter(
    ({ kind, earning }) => kind === 'manual' && earning?.amountMicros === 2e6,
  );
  expect(added.map(({ startAt, endAt }) => endAt - startAt)).toEqual([600_000, 600_000, 600_000]);

  await addByHand(page, { ...batch, start: '10:20' });
  await toast(page, 'is in the books already');
  await counted(page, all + 3);
  await page.click('[data-testid=add]');

  await fill(page, '[name=to]', FREE_DAY);
  await counted(page, 3);
  await page.click('[data-line="0"] [type=checkbox]');
  await page.click('[data-testid=bulk] > .row > button:last-of-type');
  await page.waitForSelector('dialog[open]');
  expect(await faultsOf(page)).toEqual([]);
  await page.click('[data-testid=confirm]');
  await toast(page, 'Deleted for good.');
  await counted(page, 2);
  expect((await recent()).filter(({ n }) => added.some((one) => one.n === n))).toHaveLength(2);
  expect(await page.$('[data-testid=undo]')).toBeNull();
});

test('a day’s stretches are decided, split and given away, by keyboard, and all is taken back', async () => {
  const page = await dashboard('tasks');
  await page.waitForSelector('[data-testid=task-table]');
  await addByHand(page, { day: FREE_DAY, start: '10:00', minutes: '30', count: '1' });
  await toast(page, 'Added.');
  await page.goto(page.url().replace(/#.*/, `#/timeline?day=${FREE_DAY}`));
  await page.waitForSelector('[data-testid=strip] .piece');
  expect(await faultsOf(page)).toEqual([]);
  const totals = () => text(page, '.list-tools b');
  expect(await totals()).toEqual(['30 min']);

  await page.focus('[data-piece] input');
  await page.keyboard.press('Space');
  await toast(page, 'It does not count.');
  await waitFor(async () => (await totals())[0]?.startsWith('0 '), { message: 'nothing counts' });
  await undo(page);
  await waitFor(async () => (await totals())[0] === '30 min', { message: 'it counts again' });

  await page.focus('[data-testid=edit]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-testid=edits]');
  expect(await faultsOf(page)).toEqual([]);
  await fill(page, '[data-testid=edits] [name=at]', '10:10');
  await page.focus('[data-testid=edits] form:nth-of-type(2) button');
  await page.keyboard.press('Enter');
  await toast(page, 'Split in two.');
  await waitFor(async () => (await page.$$('.record')).length === 2, { message: 'two records' });
  const pieces = () => text(page, '[data-piece] .muted');
  expect(await pieces()).toEqual(['10 min', '20 min']);

  await page.click('.daystrip .piece');
  await page.waitForSelector('[data-piece].chosen input:focus');
  // Also when the page was closed since, and its toast with it.
  await page.reload();
  const last = await page.waitForSelector('[data-testid=undo-last]');
  expect(await last?.evaluate((button) => button.textContent)).toBe('Undo last split');
  expect(await faultsOf(page)).toEqual([]);
  await last?.click();
  await toast(page, 'Taken back.');
  await waitFor(async () => (await page.$$('.record')).length === 1, { message: 'one record' });
  expect(await pieces()).toEqual(['30 min']);

  // It cannot be stretched over what comes after it: nothing changes.
  await addByHand(page, { day: FREE_DAY, start: '10:30', minutes: '10', count: '1' });
  await waitFor(async () => (await page.$$('.record')).length === 2, { message: 'a second record' });
  if ((await page.$('[data-testid=edits]')) === null) await page.click('.record [data-testid=edit]');
  await page.waitForSelector('[data-testid=edits] [name=end]');
  await fill(page, '[data-testid=edits] [name=end]', '10:35');
  await page.click('[data-testid=edits] form:first-of-type button');
  await toast(page, 'belongs to another record');
  expect(await pieces()).toEqual(['30 min', '10 min']);
});

test('pay holds from a day on, money is settled, and a bonus is in the sums', async () => {
  const page = await dashboard('pay');
  await page.waitForSelector('.project');
  expect(await faultsOf(page)).toEqual([]);
  await page.click('.project button[aria-expanded]');
  await page.waitForSelector('[data-testid=pay-form]');
  expect(await faultsOf(page)).toEqual([]);
  const [project = ''] = await page.$$eval('.project', (all) =>
    all.map((one) => (one as HTMLElement).dataset.key ?? ''),
  );
  await page.select('[data-testid=pay-form] [name=basis]', 'task');
  await fill(page, '[data-testid=pay-form] [name=amount]', '3.25');
  await page.click('[data-testid=pay-form] [type=submit]');
  await toast(page, 'Saved.');
  await waitFor(async () => (await text(page, '.project'))[0]?.includes('$3.25 per task'), {
    message: 'the new pay is shown',
  });
  expect((await recent()).some(({ pay }) => pay?.basis === 'perTask' && pay.amountMicros === 3.25e6)).toBe(
    false,
  );
  await undo(page);

  // "From the beginning" prices the past anew; a cent says which tasks.
  const priced = async () =>
    (await recent()).filter(({ project: key, pay }) => key === project && pay?.basis === 'perTask').length;
  expect(await priced()).toBe(0);
  await page.waitForSelector('[data-testid=pay-form]');
  await page.select('[data-testid=pay-form] [name=basis]', 'task');
  await fill(page, '[data-testid=pay-form] [name=amount]', '0.01');
  await page.select('[data-testid=pay-form] [name=since]', 'ever');
  await page.click('[data-testid=pay-form] [type=submit]');
  await toast(page, 'Saved.');
  await waitFor(async () => (await priced()) > 0, { message: 'past tasks are priced anew' });
  await undo(page);
  await waitFor(async () => (await priced()) === 0, { message: 'they have their own pay again' });

  await page.goto(page.url().replace(/#.*/, '#/money?range=year'));
  await page.waitForSelector('[data-testid=money-days]');
  const first = '[data-testid=money-days] tbody tr:first-child';
  const settled = async (state: string) => {
    await page.click(`${first} [type=checkbox]`);
    await page.select('[name=settle]', state);
    await page.click('[data-testid=money-days] form [type=submit]');
    await waitFor(
      async () =>
        new Set(await text(page, `${first} .state`)).symmetricDifference(new Set([state])).size === 0,
      {
        message: `all of that day is ${state}`,
      },
    );
  };
  await settled('expected');
  expect(await faultsOf(page)).toEqual([]);
  await settled('rejected');
  await undo(page);

  // "1 of n rejected", the rest approved: of a day on which several tasks earned.
  const several = await page.$$eval(
    '[data-testid=money-days] tbody tr',
    (rows) => rows.findIndex((row) => Number(row.querySelector('td.r')?.textContent) > 1) + 1,
  );
  const row = `[data-testid=money-days] tbody tr:nth-child(${several})`;
  await page.focus(`${row} [type=checkbox]`);
  await page.keyboard.press('Space');
  await page.waitForSelector('[name=rejected]');
  expect(await faultsOf(page)).toEqual([]);
  await page.type('[name=rejected]', '1');
  await page.keyboard.press('Enter');
  await toast(page, 'Saved.');
  await waitFor(async () => (await text(page, `${row} .state`)).includes('rejected'), {
    message: 'one is rejected',
  });
  const states = await text(page, `${row} .state`);
  expect(states).toContain('approved');
  expect(states).not.toContain('expected');
  await undo(page);
  await page.click('[data-testid=extras] button[aria-expanded]');
  await page.waitForSelector('[data-testid=extra-form]');
  expect(await faultsOf(page)).toEqual([]);
  await fill(page, '[data-testid=extra-form] [name=amount]', '12.50');
  await page.click('[data-testid=extra-form] [type=submit]');
  await toast(page, 'Added.');
  await waitFor(async () => (await text(page, '[data-testid=extras] td.r'))[0] === '$12.50', {
    message: 'the bonus is listed',
  });
  const { extras = [] } = await chromium.readBooks();
  expect(extras).toMatchObject([{ kind: 'bonus', amountMicros: 12_500_000, state: 'expected' }]);
  expect(project).not.toBe('');
});
