import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TotalsRow } from '../../lib/books/types.ts';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import { faultsInBoth } from './support/axe.ts';
import { dashboardUrl, goTo, painted, tabTo, textOf, textWhen } from './support/dashboard.ts';
import { fillBooks } from './support/year.ts';

/** A worker holds what was tracked against what platforms paid: by sums, files and copied tables. */

const SAID = '[data-testid=statement-said]';
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  chromium = await launchChromium();
  await fillBooks(chromium, 700, 60);
  page = await chromium.newWindowPage(dashboardUrl(chromium, '#/reconcile?range=year'));
  await painted(page);
  await page.waitForSelector('[data-testid=statement]');
});
afterAll(() => chromium.close());

async function totals(): Promise<TotalsRow[]> {
  return ((await chromium.readBooks()).totals ?? []) as TotalsRow[];
}

/** What the books have earned on a platform, refused money out, in cents. */
async function earnedCents(platform: string): Promise<number> {
  const rows = (await totals()).filter((row) => row.span === 'l' && row.platform === platform);
  const micros = rows
    .flatMap(({ earned }) => Object.values(earned))
    .map(({ expected = 0, approved = 0, paid = 0 }) => expected + approved + paid);
  return Math.round(micros.reduce((sum, one) => sum + one, 0) / 10_000);
}

async function choose(name: string, text: string): Promise<void> {
  const path = join(chromium.profileDir, name);
  writeFileSync(path, text);
  const field = (await page.$('[data-testid=statement-file]')) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(path);
}

const onPlatform = (platform: string) =>
  page.select('[data-testid=reconcile] > label select[name=platform]', platform);
const undo = async () => {
  await page.click('.toast button.link');
  await textWhen(page, '.toast', (text) => text.includes('Taken back'));
};
const take = async () => {
  await (await page.waitForSelector('[data-testid=statement-take]'))?.click();
  return textWhen(page, SAID, (text) => /new lines|known before/.test(text));
};

/** What the column of days to payment says, of each platform. */
const paymentDays = () =>
  page.$eval('[data-testid=compare]', (table) => {
    const heads = [...table.querySelectorAll('thead th')].map(({ textContent }) => textContent);
    const at = heads.indexOf('Days to payment');
    return [...table.querySelectorAll('tbody tr')].map(({ children }) => children[at]?.textContent ?? '');
  });

/** A day as it is typed into the parts of a date field, in the order of the browser's language. */
const digitsOf = (at: number) =>
  page.evaluate((day) => {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    return new Date(day).toLocaleDateString(navigator.language, parts).replace(/\D/g, '');
  }, at);

test('by the keyboard: what was paid for a week and when it arrived, and back', async () => {
  const before = await totals();
  await tabTo(page, '[data-testid=paid-week] input[name=paid]');
  await page.keyboard.type('nothing');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-testid=paid-week] [role=alert]');
  for (let i = 0; i < 'nothing'.length; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type('123.45');
  await tabTo(page, '[data-testid=paid-week] input[name=arrived]');
  await page.keyboard.type(await digitsOf(Date.now()));
  // The last part is the year.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await textWhen(page, '[data-testid=paid-week] [role=alert]', (text) =>
    text.includes('before the first day'),
  );
  expect(await faultsInBoth(page)).toEqual([]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.toast');
  const said = await textWhen(page, '[data-testid=week-tracked]', (text) => text.includes('arrived on'));
  expect(said).toContain('123.45 was said to be paid');
  expect(await totals()).not.toEqual(before);
  await goTo(page, '#/compare?range=year');
  expect((await paymentDays()).filter((days) => /^\d+(\.\d)?$/.test(days))).toHaveLength(1);
  await undo();
  await waitFor(async () => (await paymentDays()).every((days) => days === '–'), {
    message: 'the day went with the sum',
  });
  expect(await totals()).toEqual(before);
  await goTo(page, '#/reconcile?range=year');
});

test('Outlier’s own file: tracked against paid, twice is once, and one undo', async () => {
  await onPlatform('outlier');
  const before = await totals();
  const days = before.filter(({ span, project }) => span === 'd' && project === 'outlier:6650a1').slice(-6);
  const lines = days.map(({ date, taskEarned: { USD = {} } }, i) => {
    const micros = (USD.expected ?? 0) + (USD.approved ?? 0) + (USD.paid ?? 0);
    const dollars = (micros / 1e6 + (i === 0 ? 1 : 0)).toFixed(6);
    return `${date},${String(i).padStart(24, '0')},hopper_v2,1h 0m 0s,$15.00/hr,$${dollars},Task,paid`;
  });
  const header = 'Work Date,Item ID,Project Name,Duration,Rate,Payable,Type,Status';
  const mission = `${days.at(-1)?.date},-,hopper_v2,-,-,$50.00,Mission Reward,pending`;
  const file = `${[header, ...lines, mission].join('\n')}\n`;

  const wrong = file.replace('$50.00', 'fifty');
  await choose('wrong.csv', wrong);
  expect(await textWhen(page, SAID, (text) => text.includes('Nothing was changed'))).toContain(
    'Line 8, column “Payable”: “fifty” cannot be read.',
  );
  expect(await totals()).toEqual(before);

  await choose('earnings.csv', file);
  await page.waitForSelector('[data-testid=statement-checked] fieldset');
  expect(await faultsInBoth(page)).toEqual([]);
  await page.select('[data-testid=statement-checked] fieldset select', 'outlier:6650a1');
  expect(await take()).toContain('7 new lines, 0 changed, 0 known before.');
  const card = await textWhen(page, '[data-testid=reconciled-outlier]', (text) =>
    text.includes('lines match'),
  );
  expect(card).toContain('1 line beside tasks');
  expect(card).toContain('not match');
  expect(await faultsInBoth(page)).toEqual([]);
  const after = await totals();
  const paid = (rows: readonly TotalsRow[]) =>
    rows
      .filter(
        ({ span, project, date }) =>
          span === 'd' && project === 'outlier:6650a1' && days.some((day) => day.date === date),
      )
      .reduce((sum, { taskEarned: { USD = {} } }) => sum + (USD.paid ?? 0), 0);
  const wanted = days.reduce(
    (sum, { taskEarned: { USD = {} } }) => sum + (USD.expected ?? 0) + (USD.approved ?? 0) + (USD.paid ?? 0),
    1e6,
  );
  expect(paid(after)).toBe(wanted);

  await undo();
  expect(await totals()).toEqual(before);

  // What was said of the name went with it: it may have been the mistake.
  await choose('earnings.csv', file);
  await page.waitForSelector('[data-testid=statement-checked] fieldset');
  await page.select('[data-testid=statement-checked] fieldset select', 'outlier:6650a1');
  expect(await take()).toContain('7 new lines, 0 changed, 0 known before.');
  expect(await totals()).toEqual(after);
  await choose('earnings.csv', file);
  await page.waitForSelector('[data-testid=statement-checked]');
  expect(await page.$('[data-testid=statement-checked] fieldset'), 'the name is remembered').toBeNull();
  await (await page.waitForSelector('[data-testid=statement-take]'))?.click();
  await textWhen(page, SAID, (said) => said.includes('All 7 lines were known before'));
  expect(await totals()).toEqual(after);
});

test('any table: its columns are asked once, and remembered', async () => {
  await onPlatform('toloka');
  const before = await earnedCents('toloka');
  const text =
    'Paid on;Pool;Betrag;Zustand\n25.10.2026;Search;2,50;paid\n26.10.2026;Search;1.234,50;rejected\n';
  await choose('table.csv', text);
  await page.waitForSelector('[data-testid=column-mapper]');
  await page.select('select[name=column-date]', 'Paid on');
  await page.select('select[name=column-amount]', 'Betrag');
  await page.select('select[name=column-project]', 'Pool');
  await page.select('select[name=column-state]', 'Zustand');
  expect(await faultsInBoth(page)).toEqual([]);
  await page.click('[data-testid=column-mapper] button[type=submit]');
  await page.waitForSelector('[data-testid=statement-checked]');
  expect(await textOf(page, '[data-testid=statement-checked]')).toContain('$2.50');
  expect(await take()).toContain('2 new lines');
  expect(await earnedCents('toloka'), 'nobody tracked it').toBe(before);
  await choose('table.csv', text.replace('26.10.2026', '13/13/2026'));
  expect(await textWhen(page, '[data-testid=column-mapper] [role=alert]', (said) => said !== '')).toContain(
    'Line 3, column “Paid on”',
  );
  await choose('table.csv', text.replace('2,50', '3,75'));
  await page.waitForSelector('[data-testid=statement-checked]');
  expect(await textOf(page, '[data-testid=statement-checked]')).toContain('$3.75');
});

test('DataAnnotation’s payments, copied from its page', async () => {
  await onPlatform('dataannotation');
  const day = new Date(Date.now() - 3 * 86_400_000).toLocaleDateString('en', {
    month: 'short',
    day: 'numeric',
  });
  await page.type(
    'textarea[name=pasted]',
    `${day} $66.00\nRate and Review: chat answers $66.00\nTime Entry $66.00 3h 0 min Pending Approval · 1 day ago`,
  );
  await page.click('form.paste button');
  await page.waitForSelector('[data-testid=statement-checked]');
  expect(await take()).toContain('1 new lines, 0 changed, 0 known before.');
  const kept = await waitFor(async () => (await page.$('[data-testid=reconciled-dataannotation]')) !== null, {
    message: 'it is listed',
  });
  expect(kept).toBe(true);
});
