import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BookRecord, TotalsRow } from '../../lib/books/types.ts';
import type { Zone } from '../../lib/clock/types.ts';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import { faultsOf } from './support/axe.ts';
import { dashboardUrl, goTo, painted, tabTo, textOf, textWhen, viewsOf } from './support/dashboard.ts';
import { fillBooks } from './support/year.ts';

/** The dashboard as a worker finds it: with nothing in the books, and with weeks of work. */

/** By reported hours, tracked hours, and estimates that differ from task to task. */
const PROJECTS = [
  ['Write maths prompts v2', 'dataannotation:birch'],
  ['Hopper v2: rubric writing', 'outlier:6650a1'],
  ['Search results, experimental', 'raterhub:side'],
] as const;

const dayIn = (at: number, { timeZone }: Zone) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at);
const digits = (text = '') => text.replace(/[^\d.]/g, '');
/** All time of some records that counts. */
const msOf = (records: readonly BookRecord[]) =>
  records
    .flatMap(({ segments }) => segments)
    .reduce((sum, one) => sum + ((one.decided ?? one.counted) ? one.endAt - one.startAt : 0), 0);

const SCHEMES = ['light', 'dark'] as const;

async function faultsOfAll(page: Page, query: string): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const scheme of SCHEMES) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const view of await viewsOf(page)) {
      await goTo(page, `#/${view}${query}`);
      const found = await faultsOf(page, { colors: scheme === 'dark' });
      if (found.length > 0) faults[`${view}, ${scheme}`] = found;
    }
  }
  return faults;
}

describe('with nothing in the books', () => {
  let chromium: Chromium;
  let page: Page;
  beforeAll(async () => {
    chromium = await launchChromium();
    page = await chromium.newWindowPage(dashboardUrl(chromium));
    await painted(page);
  });
  afterAll(() => chromium.close());

  test('it says so, and what would make it otherwise', async () => {
    expect(await textOf(page, '[data-testid=nothing]')).toContain('Nothing in the books for these days');
  });

  test('axe-core finds nothing on any view', async () => {
    expect(await faultsOfAll(page, '')).toEqual({});
  });
});

describe('with weeks of work in the books', () => {
  let chromium: Chromium;
  let page: Page;
  let rows: TotalsRow[];
  beforeAll(async () => {
    chromium = await launchChromium();
    await fillBooks(chromium, 1_200, 120);
    page = await chromium.newWindowPage(dashboardUrl(chromium, '#/overview?range=year'));
    await painted(page);
    rows = ((await chromium.readBooks()).totals ?? []) as TotalsRow[];
  });
  afterAll(() => chromium.close());

  test('the overview says what the totals say', async () => {
    const year = new Date().getFullYear();
    const days = rows.filter(({ span, date }) => span === 'd' && date.startsWith(`${year}-`));
    const micros = days.reduce((sum, { earned: { USD = {} } }) => {
      const { expected = 0, approved = 0, paid = 0 } = USD;
      return sum + expected + approved + paid;
    }, 0);
    const dollars = (micros / 1_000_000).toLocaleString('en', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    expect(await textOf(page, '[data-testid=earned]')).toContain(`$${dollars}`);
    const submitted = days.reduce((sum, { outcomes }) => sum + (outcomes.submitted ?? 0), 0);
    const cells = await page.$$eval('[data-testid=groups] tbody td:nth-of-type(2)', (all) =>
      all.map((cell) => Number(cell.textContent?.replace(/\D/g, ''))),
    );
    expect(cells.reduce((sum, n) => sum + n, 0)).toBe(submitted);
  });

  test('a project’s time, money and rates are the sums of its own records', async () => {
    const records = ((await chromium.readBooks()).recent ?? []) as unknown as BookRecord[];
    const year = String(new Date().getFullYear());
    const shown = await page.$$eval('[data-testid=groups] tbody tr', (lines) =>
      lines.map((line) => [...line.children].map((cell) => (cell as HTMLElement).innerText)),
    );
    for (const [name, key] of PROJECTS) {
      const own = records.filter(
        ({ project, endAt, zone }) => project === key && dayIn(endAt, zone).startsWith(year),
      );
      const line = shown.find(([first]) => first?.startsWith(name)) ?? [];
      const earning = own.filter(({ earning: one }) => one && one.state !== 'rejected');
      // Left with its time due, where nothing is paid for time: it is known to have earned nothing.
      const forNothing = own.filter(
        ({ outcome, pay }) => outcome === 'timeOnly' && pay?.basis === 'perEstimatedMinute',
      );
      const micros = earning.reduce((sum, { earning: one }) => sum + (one?.amountMicros ?? 0), 0);
      expect(line[2]).toBe(
        String(own.filter(({ kind, outcome }) => kind === 'task' && outcome === 'submitted').length),
      );
      expect(digits(line[4])).toBe((micros / 1e6).toFixed(2));
      expect(Number(digits(line[5]))).toBeCloseTo(
        (micros / 1e6 / msOf([...earning, ...forNothing])) * 3_600_000,
        2,
      );
      expect(Number(digits(line[6]))).toBeCloseTo((micros / 1e6 / msOf(own)) * 3_600_000, 2);
    }
  });

  test('behind the chart is a table with a row for each point', async () => {
    await page.click('[data-testid=rate-chart] summary');
    const lines = await page.$$eval('[data-testid=rate-chart] tbody tr', (all) => all.length);
    expect(lines).toBeGreaterThan(5);
    expect(await textOf(page, '[data-testid=rate-chart] tbody tr:last-child')).toMatch(/\/h|\$|–/);
  });

  test('axe-core finds nothing on any view', async () => {
    expect(await faultsOfAll(page, '?range=year')).toEqual({});
  });

  test('axe-core finds nothing on a project, an opened definition, a chosen range and a narrow screen', async () => {
    await goTo(page, '#/overview?range=year');
    await page.click('[data-testid=range] .kinds button:last-child');
    await page.click('.tile button.named');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewport({ width: 360, height: 800 });
    await page.click('button.menu');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewport(null);
    await goTo(page, '#/projects?range=year');
    await page.click('[data-testid=projects] tbody a');
    await page.waitForSelector('[data-testid=length-chart]');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('a worker without a mouse goes to a project, sets its type, and takes that back', async () => {
    await goTo(page, '#/overview?range=year');
    await tabTo(page, '#views a[href^="#/projects"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=projects]');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Projects');
    await tabTo(page, '[data-testid=projects] tbody a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=project]');
    await tabTo(page, '[name=work-type]');
    await page.keyboard.type('Vid');
    await page.keyboard.press('Enter');
    await textWhen(page, '[data-testid=projects]', (text) => text.includes('Video'));
    await page.waitForSelector('[data-testid=undo]');
    await tabTo(page, '[data-testid=undo]');
    await page.keyboard.press('Enter');
    await textWhen(page, '.toasts', (text) => text.includes('Taken back'));
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('[name=work-type]')?.value === '',
    );
  });

  test('a range is chosen by keyboard, and goes along to the next view', async () => {
    await goTo(page, '#/overview?range=year');
    await tabTo(page, '[data-testid=range] .kinds button:nth-of-type(3)');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('range=month'));
    await goTo(
      page,
      await page.$eval('#views a[href^="#/compare"]', (link) => (link as HTMLAnchorElement).hash),
    );
    const pressed = await textOf(page, '[data-testid=range] [aria-pressed=true]');
    expect(pressed).toBe('Month');
  });

  test('one currency: all sums follow what the worker says the others are worth', async () => {
    await goTo(page, '#/settings');
    await page.select('[name=display]', 'USD');
    await page.waitForSelector('[name=worth-EUR]');
    await page.type('[name=worth-EUR]', '1,1');
    await page.click('form:has([name=display]) button[type=submit]');
    await textWhen(page, '.toasts', (text) => text.includes('Saved'));
    await goTo(page, '#/overview?range=year');
    const earned = await textWhen(page, '[data-testid=earned]', (text) => !/[€£]/.test(text));
    expect(earned).toMatch(/^\$[\d,.]+$/);
  });

  test('the day begins when the worker says, and the books follow', async () => {
    await goTo(page, '#/settings');
    await page.select('[name=day-start]', '240');
    await waitFor(async () => (await chromium.readBooks()).meta?.includes(240), {
      message: 'the books begin the day at four',
    });
  });
});

test('the popup leads to the dashboard and to its settings', async () => {
  const chromium = await launchChromium();
  const popup = await chromium.popupPage();
  for (const [label, title] of [
    ['Dashboard', 'Overview'],
    ['Settings', 'Settings'],
  ] as const) {
    const opened = chromium.browser.waitForTarget((target) => target.url().includes('/dashboard.html'));
    await popup.locator(`button[aria-label="${label}"]`).click();
    const page = await (await opened).asPage();
    await painted(page);
    expect(await textOf(page, 'h1')).toBe(title);
    await page.close();
  }
  await chromium.close();
});
