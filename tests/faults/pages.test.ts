import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import {
  DATAANNOTATION,
  FIRST,
  open,
  page as pageOf,
  press,
  SECOND,
  startShift,
} from '../e2e/support/dataannotation.ts';
import { loadOf, type Moment, moment, pageEnd, work } from '../e2e/support/moments.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { judge, judgeAll } from './support/judge.ts';

declare const chrome: Chrome;

/** From the load of a page until it has the focus: a tab that was gone gets it late. */
async function inFront(shift: Shift, page: Page): Promise<Moment> {
  await shift.chromium.focus(page);
  const toAt = Date.now();
  return { ...(await loadOf(page)), toAt };
}

/** What can happen to a task's page: no time of it is lost, and none is there twice. */

test('two windows side by side: each has the time of its own attention', async () => {
  const shift = await Shift.start();
  const { chromium, site } = shift;
  const boxes = await shift.open('boxes');
  await work(700);
  const second = await chromium.newWindowPage('about:blank');
  await driver.openProject(second, site.url, 'names');
  const names = await loadOf(second);
  const visible = () => document.visibilityState;
  expect(await Promise.all([boxes.page.evaluate(visible), second.evaluate(visible)])).toEqual([
    'visible',
    'visible',
  ]);
  await work(1_000);
  const toFirst = await moment(() => chromium.focus(boxes.page));
  await work(1_000);
  const toSecond = await moment(() => chromium.focus(second));
  await work(1_000);
  const back = await moment(() => chromium.focus(boxes.page));
  const submitted = await shift.finish(boxes.page, driver.doTask);

  const [ended] = await shift.ended(1);
  const { records } = await shift.facts();
  const open = records.find(({ project }) => project === 'practice:names');
  const left = { fromAt: boxes.opened.toAt + 700, toAt: names.fromAt };
  await judgeAll(shift, 'two windows side by side', [
    {
      record: ended,
      stretches: [
        { kind: 'work', from: boxes.opened, to: left },
        { kind: 'away', from: left, to: names, counted: false },
        { kind: 'work', from: toFirst, to: toSecond },
        { kind: 'work', from: back, to: submitted },
      ],
    },
    {
      record: open,
      stretches: [
        { kind: 'work', from: names, to: toFirst },
        { kind: 'work', from: toSecond, to: back },
      ],
    },
  ]);
});

test('a tab is discarded: coming back is coming back from away', async () => {
  const shift = await Shift.start();
  const { chromium, site } = shift;
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const left = await moment(() => chromium.newTab('about:blank'));
  const task = await driver.taskId(page);
  const tabId = await chromium.worker.run(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    return (await chrome.tabs.discard(tab?.id))?.id;
  }, `${site.url}/*`);
  await waitFor(() => page.isClosed(), { message: 'the page is gone' });
  await work(1_000);
  await chromium.worker.run(async (id) => {
    await chrome.tabs.update(id ?? -1, { active: true });
  }, tabId);
  const again = await waitFor(
    async () => (await chromium.browser.pages()).find((one) => one.url().startsWith(`${site.url}/tasks/`)),
    { message: 'the tab loads again' },
  );
  await again.waitForSelector('#submit');
  const back = await inFront(shift, again);
  expect(await driver.taskId(again)).toBe(task);
  const submitted = await shift.finish(again, driver.doTask);

  const [record] = await shift.ended(1);
  await judge(shift, 'tab discarded', record, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test('into the back-forward cache and back: the same document goes on', async () => {
  const shift = await Shift.start({ storable: true });
  const { page, opened } = await shift.open('topics');
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'cameBack', persisted)),
  );
  await work(1_000);
  await page.goto(`${shift.site.url}/projects`);
  const left = await pageEnd(page);
  await work(1_000);
  const back = await moment(() => page.goBack());
  const cameBack = () => page.evaluate(() => Reflect.get(window, 'cameBack') === true);
  await waitFor(cameBack, { message: 'the same document is back' });
  const submitted = await shift.finish(page, driver.doTask);

  const [record] = await shift.ended(1);
  await judge(shift, 'back-forward cache', record, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test("a task's renderer crashes: away until it is loaded again", async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_500);
  const session = await page.createCDPSession();
  const crashed = await moment(async () => {
    session.send('Page.crash').catch(() => undefined);
    const isGone = async () =>
      Object.values((await shift.facts()).clock.pages).every(({ connected }) => !connected);
    await waitFor(isGone, { message: 'the worker hears that the page is gone' });
  });
  await work(500);
  await page.reload();
  const again = await inFront(shift, page);
  const submitted = await shift.finish(page, driver.doTask);

  const [record] = await shift.ended(1);
  await judge(shift, 'renderer crashed', record, [
    { kind: 'work', from: opened, to: crashed },
    { kind: 'away', from: crashed, to: again },
    { kind: 'work', from: again, to: submitted },
  ]);
});

test('a page that blocks its thread 2.5 s of every 3 s is at work all the time', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const timer = await page.evaluate(() => {
    const block = () => {
      const until = performance.now() + 2_500;
      while (performance.now() < until);
    };
    return Number(setInterval(block, 3_000));
  });
  await work(13_000);
  await page.evaluate((id) => clearInterval(id), timer);
  const submitted = await shift.finish(page, driver.doTask);

  const [record] = await shift.ended(1);
  await judge(shift, 'page blocks 2.5 s of 3 s', record, [{ kind: 'work', from: opened, to: submitted }]);
});

/** With focus in a frame of another site nothing tells of leaving and returning: the page looks once a second. */
const LOOK_MS = 1_000;

const looked = ({ fromAt, toAt }: Moment): Moment => ({ fromAt, toAt: toAt + LOOK_MS });

/** Puts the focus into the page's frame by a click in it. */
async function clickInFrame(page: Page): Promise<void> {
  const frame = await page.waitForSelector('iframe');
  await frame?.click();
  const isInFrame = () => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement);
  await waitFor(isInFrame, { message: 'the frame has the focus' });
}

test('focus in a frame of another site: leaving and returning are seen', async () => {
  const framed = pageOf('task-input', { submit: SECOND }).replace(
    '</body>',
    '<iframe src="https://tool.example/" width="400" height="200"></iframe></body>',
  );
  expect(framed).toContain('<iframe');
  const { shift, tab } = await startShift({ [FIRST]: framed });
  await shift.chromium.routes.add('https://tool.example/*', () => ({ body: '<input autofocus>' }));
  await shift.chromium.focus(tab);
  const opened = await open(tab, FIRST);
  await clickInFrame(tab);
  await work(1_000);
  const { left } = await shift.leave();
  await work(2_500);
  const back = await moment(() => shift.chromium.focus(tab));
  await work(1_500);
  const submitted = await press(tab, 'submit');

  const [record] = await shift.ended(1);
  expect(tab.url()).toBe(DATAANNOTATION + SECOND);
  await judge(shift, 'focus in a frame of another site', record, [
    { kind: 'work', from: opened, to: looked(left) },
    { kind: 'away', from: looked(left), to: looked(back) },
    { kind: 'work', from: looked(back), to: submitted },
  ]);
});
