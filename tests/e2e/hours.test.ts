import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BookRecord, Extra, Project } from '../../lib/books/types.ts';
import type { Zone } from '../../lib/clock/types.ts';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { faultsInBoth, faultsOf } from './support/axe.ts';
import { dashboardUrl, goTo, painted, tabTo, textOf, textWhen } from './support/dashboard.ts';
import { DASHBOARD, FIRST, open, press, RUBRICS, startShift } from './support/dataannotation.ts';
import { work } from './support/moments.ts';
import { fillBooks } from './support/year.ts';

declare const chrome: Chrome;

/** Hours that a worker reports by themselves: the record of them, and the limits watched while working. */

const CARD = '[data-platform=dataannotation]';
const FIRST_ROW = `${CARD} tbody tr:first-child`;
const HOUR_MS = 3_600_000;

/** `Nov 24`: a day in the zone of its record. */
const dayOf = (at: number, { timeZone }: Zone) =>
  new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone }).format(at);

/** By project and day, summed by this test: what counts of each task that was submitted or is due, up to its cap. */
function owed(records: readonly BookRecord[]): Map<string, { ms: number; tasks: number }> {
  const sums = new Map<string, { ms: number; tasks: number }>();
  for (const { platform, pay, kind, outcome, segments, zone, endAt } of records) {
    if (platform !== 'dataannotation' || pay?.basis !== 'perHourReported' || kind !== 'task') continue;
    if (outcome !== 'submitted' && outcome !== 'timeOnly' && outcome !== 'unknown') continue;
    const counted = segments.filter((one) => one.decided ?? one.counted);
    const ms = counted.reduce((sum, one) => sum + one.endAt - one.startAt, 0);
    const day = dayOf(endAt, zone);
    const before = sums.get(day) ?? { ms: 0, tasks: 0 };
    const sure = outcome === 'unknown' ? 0 : Math.min(ms, pay.capMs ?? ms);
    sums.set(day, { ms: before.ms + sure, tasks: before.tasks + 1 });
  }
  return sums;
}

/** `Nov 24`, with what may stand behind it, as an ISO date. */
const dateOf = (text: string) =>
  new Date(`${/^\w+ \d+/.exec(text)?.[0]}, ${new Date().getFullYear()} 12:00`).toLocaleDateString('sv');

const shown = (ms: number) => {
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(ms / 36_000) / 100;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} ${hours.toFixed(2)}`;
};

describe('the record of hours to report', () => {
  let chromium: Chromium;
  let page: Page;
  beforeAll(async () => {
    chromium = await launchChromium();
    await fillBooks(chromium, 400, 12);
    page = await chromium.newWindowPage(dashboardUrl(chromium, '#/report?range=year'));
    await painted(page);
  });
  afterAll(() => chromium.close());

  const rowTexts = () =>
    page.$$eval(`${CARD} tbody tr:not([hidden])`, (rows) =>
      rows.flatMap((row) =>
        row.childElementCount < 5
          ? []
          : [[...row.children].map((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim())],
      ),
    );

  test('each day is the sum of its tasks, never rounded up, in both ways of writing it', async () => {
    const records = ((await chromium.readBooks()).recent ?? []) as unknown as BookRecord[];
    const byDay = owed(records);
    const rows = await rowTexts();
    const said = Map.groupBy(rows, ([day = '']) => day);
    expect([...said.keys()].toSorted()).toEqual([...byDay.keys()].toSorted());
    for (const [day, own] of said) {
      expect(own.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(byDay.get(day)?.tasks);
      // Two projects of one day are two rows: each loses its own seconds.
      if (own.length === 1) expect(own[0]?.[2]).toBe(shown(byDay.get(day)?.ms ?? 0));
    }
    expect(rows.length).toBeGreaterThan(3);
  });

  test('by keyboard alone: what a figure is made of, what it means, and that it was reported', async () => {
    await tabTo(page, `${CARD} thead button`);
    await page.keyboard.press('Enter');
    await textWhen(page, `${CARD} .told`, (text) => text.includes('Never rounded up'));
    await tabTo(page, `${FIRST_ROW} button`);
    await page.keyboard.press('Enter');
    const made = await textWhen(page, `${CARD} .items`, (text) => /\d:\d\d [AP]M/.test(text));
    expect(made).toContain('Submitted');
    expect(await faultsOf(page)).toEqual([]);

    const [before = []] = await rowTexts();
    await tabTo(page, `${FIRST_ROW} [type=checkbox]`);
    await page.keyboard.press('Space');
    await page.waitForSelector(`${FIRST_ROW}.reported`);

    // Less counts since then: the row says so, and stays as it was reported.
    // The record has the days of the zone it was made in, the timeline those of this computer.
    const { recent = [], projects = [] } = await chromium.readBooks();
    const keys = (projects as Project[]).filter(({ name }) => name === before[1]).map(({ key }) => key);
    const [one] = (recent as unknown as BookRecord[]).filter(
      ({ project = '', outcome, endAt, zone }) =>
        keys.includes(project) && outcome === 'submitted' && dayOf(endAt, zone) === before[0],
    );
    const n = one?.n;
    await goTo(page, `#/timeline?day=${new Date(one?.startAt ?? 0).toLocaleDateString('sv')}`);
    await page.waitForSelector(`[data-n="${n}"]`);
    await page.focus(`[data-n="${n}"] [data-piece] input:checked`);
    await page.keyboard.press('Space');
    await page.waitForSelector('[data-testid=undo]');
    await goTo(page, '#/report?range=year');
    const since = await textWhen(page, `${FIRST_ROW} td:nth-of-type(2)`, (text) => /less since/.test(text));
    expect(since).toContain(before[2]);
    expect(await faultsOf(page)).toEqual([]);
    await page.click('[data-testid=undo]');
    await textWhen(page, `${FIRST_ROW} td:nth-of-type(2)`, (text) => text === before[2]);
  });

  test('limits of a day and a week stand beside the sums, and bad ones are refused', async () => {
    await tabTo(page, `${CARD} summary`);
    await page.keyboard.press('Enter');
    await tabTo(page, '[name=reportDayLimit]');
    await page.keyboard.type('25');
    await page.keyboard.press('Enter');
    await textWhen(page, `${CARD} [role=alert]`, (text) => text.includes('up to 24 a day'));
    expect(await faultsOf(page)).toEqual([]);
    for (const [name, hours] of [
      ['reportDayLimit', '0,5'],
      ['reportWeekLimit', '20'],
    ] as const) {
      await page.click(`[name=${name}]`, { count: 3 });
      await page.keyboard.type(hours);
    }
    await page.keyboard.press('Enter');
    const day = await textWhen(page, `${FIRST_ROW} th`, (text) => text.includes('that day'));
    expect(day).toMatch(/\d:\d\d of 30 min that day$/);
    expect(await textOf(page, `${CARD} .weeks`)).toContain('of 20 h 00 at most');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('it is copied as text, and saved with the intervals behind each figure', async () => {
    const [first = []] = await rowTexts();
    await page.click(`${CARD} > .row button`);
    await textWhen(page, '.toasts', (text) => text.includes('Copied'));
    await page.click(`${CARD} summary`);
    await page.waitForSelector('[name=reportDayLimit]', { visible: true });
    await page.click('[name=reportDayLimit]', { count: 3 });
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    const pasted = await page.$eval('[name=reportDayLimit]', (field) => (field as HTMLInputElement).value);
    const [time = '', decimal = ''] = (first[2] ?? '').split(' ');
    expect(pasted).toContain(`${first[1]}\t${time}\t${decimal}\t${first[5]}`);

    const session = await chromium.browser.target().createCDPSession();
    const downloadPath = join(chromium.profileDir, 'downloads');
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
    await page.click('[data-testid=report-csv]');
    const csv = await waitFor(
      async () => {
        const [name] = readdirSync(downloadPath).filter((one) => /^piecerate-hours.*\.csv$/.test(one));
        return name && readFile(join(downloadPath, name), 'utf8');
      },
      { message: 'the file is there' },
    );
    const line = csv.split(/\r?\n/).find((one) => one.includes('dataannotation'));
    expect(line).toContain(`,${time},${decimal},`);
    expect(line).toMatch(/\d{4}-\d\d-\d\dT[\d:.]+-0\d:00\/\d{4}-\d\d-\d\dT[\d:.]+-0\d:00/);
  });

  test('in the popup: the same hours are copied, and said to be reported', async () => {
    const rows = await rowTexts();
    const popup = await chromium.popupPage();
    const line = '[data-testid=report-dataannotation]';
    await popup.waitForSelector(line);
    expect(await faultsInBoth(popup)).toEqual([]);
    // Only a page in front may copy.
    await chromium.focus(popup);
    await popup.click(`${line} button[aria-label^=Copy]`);
    await popup.waitForFunction(() => document.body.innerText.includes('Copied.'));
    await chromium.focus(page);
    await page.click('[name=reportDayLimit]', { count: 3 });
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    const pasted = await page.$eval('[name=reportDayLimit]', (field) => (field as HTMLInputElement).value);
    const copied = [...pasted.matchAll(/(\d{4}-\d\d-\d\d)\t([^\t]+)\t([\d:]+)\t([\d.]+)\t(\d+)/g)];
    expect(copied.length).toBeGreaterThan(0);
    for (const [, date = '', name, time, decimal, tasks] of copied) {
      const own = rows.find(([day = '', project]) => dateOf(day) === date && project === name);
      expect([own?.[2], own?.[5]]).toEqual([`${time} ${decimal}`, tasks]);
    }
    const reported = () => page.$$eval(`${CARD} tbody tr.reported`, (all) => all.length);
    const before = await reported();
    await chromium.focus(popup);
    await popup.click(`${line} button[aria-label^=Reported]`);
    await popup.waitForFunction((gone) => document.querySelector(gone) === null, {}, line);
    await waitFor(async () => (await reported()) === before + copied.length, {
      message: 'the record has them as reported',
    });
  });
});

test('caps are said at 80 and 100 % while working, and a mission that is reached brings its reward', async () => {
  const { shift, tab } = await startShift();
  await open(tab, DASHBOARD);
  await open(tab, FIRST);
  await work(600);
  await press(tab, 'submit');
  await shift.ended(1);

  const page = await shift.chromium.newTab(dashboardUrl(shift.chromium, '#/goals'));
  await page.waitForSelector('.mission-form');
  await page.select('.mission-form [name=project]', 'dataannotation:');
  await page.type('.mission-form [name=goal]', '2');
  await page.type('.mission-form [name=reward]', '50');
  await page.keyboard.press('Enter');
  expect(await textWhen(page, '[data-testid=mission]', (text) => text.includes('1 of 2'))).toContain(
    '$50.00',
  );

  await goTo(page, '#/pay');
  await page.click(`.project[data-key$="${RUBRICS.id}"] button[aria-expanded]`);
  await page.waitForSelector('[data-testid=pay-form] [name=limit]');
  await page.type('[data-testid=pay-form] [name=limit]', '0.03');
  await page.keyboard.press('Enter');
  await textWhen(page, '.toasts', (text) => text.includes('Saved'));

  await goTo(page, '#/report');
  await page.click(`${CARD} summary`);
  await page.type('[name=reportDayLimit]', '0.02');
  await page.keyboard.press('Enter');
  await textWhen(page, '.toasts', (text) => text.includes('Saved'));
  // A minute by hand is more than 80 % of it.
  await goTo(page, '#/tasks');
  await page.click('[data-testid=add]');
  const start = await page.waitForSelector('[data-testid=add-form] [name=start]');
  await start?.type('12:00AM');
  await page.type('[data-testid=add-form] [name=minutes]', '1');
  await page.keyboard.press('Enter');
  await textWhen(page, '.toasts', (text) => text.includes('Added'));

  await shift.chromium.focus(tab);
  let said = '';
  const wanted = async () => {
    const ids = await shift.chromium.worker.run(async () => Object.keys(await chrome.notifications.getAll()));
    said = ids.join(', ');
    return /cap\|\d+\|100/.test(said) && /day\|dataannotation\|[\d-]+\|80/.test(said);
  };
  await waitFor(wanted, { message: () => `the cap and the day's limit are said: ${said}` });
  await press(tab, 'submit');
  const rewards = () =>
    shift.chromium.readBooks().then(({ extras = [] }) => extras as Pick<Extra, 'kind' | 'amountMicros'>[]);
  await waitFor(async () => (await rewards()).length > 0, { message: 'the reward is in the books' });
  expect(await rewards()).toMatchObject([{ kind: 'mission', amountMicros: 50_000_000, state: 'expected' }]);
  await shift.chromium.focus(page);
  await goTo(page, '#/goals');
  await textWhen(page, '[data-testid=mission]', (text) => text.includes('of 2') && /expected/i.test(text));
  expect(await faultsOf(page)).toEqual([]);

  const [, capped] = (await shift.facts()).records.filter(
    ({ kind, outcome }) => kind === 'task' && outcome === 'submitted',
  );
  expect(capped?.earning?.amountMicros).toBe(Math.round((25_000_000 * 1_800) / HOUR_MS));
});
