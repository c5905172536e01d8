import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import * as driver from '../practice/driver.ts';
import { waitFor } from './harness/wait.ts';
import {
  DASHBOARD,
  DATAANNOTATION,
  FIRST,
  open,
  press,
  SECOND,
  startShift,
  USUAL_PAGES,
} from './support/dataannotation.ts';
import { expectTimeline, type Facts } from './support/facts.ts';
import { loadOf, type Moment, moment, now, SLACK_MS, work } from './support/moments.ts';
import { readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';
import { worldsOf } from './support/worlds.ts';

/** A page that wants to know of the extension, to mislead it or to stop it; and what it must never see. */

const noticed = (page: Page) => page.evaluate(() => Reflect.get(window, 'noticed') as unknown[]);

/** Two looks of the page at itself, with a round of its false clicks, keys and events between them. */
async function scanned(page: Page): Promise<void> {
  await driver.hostileScanned(page);
  await work(800);
  await driver.hostileScanned(page);
}

const lastInput = ({ clock }: Facts) =>
  Math.max(...clock.trail.flatMap(({ inputs }) => inputs.map(([, toAt]) => toAt)));

/** Focus as the browser sees it: what the page's own world says of it is a lie. */
async function focus(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  await page.bringToFront();
  const asked = { expression: 'document.hasFocus()', contextId: executionContextId };
  const focused = async () => (await session.send('Runtime.evaluate', asked)).result.value === true;
  await waitFor(focused, { message: 'the hostile page gets focus' });
  await session.detach();
}

async function openHostile(level: number): Promise<{ shift: Shift; page: Page; opened: Moment }> {
  const shift = await Shift.start();
  const url = new URL(`/hostile/${level}`, shift.site.url);
  for (const file of ['manifest.json', 'sensor.js', 'reader-practice.js', 'popup.html', 'icon-128.png'])
    url.searchParams.append('probe', `chrome-extension://${shift.chromium.extensionId}/${file}`);
  const page = await shift.chromium.newTab(url.href);
  return { shift, page, opened: await loadOf(page) };
}

describe.each([1, 2])('a hostile page, level %i', (level) => {
  test('notices nothing, and its time is recorded all the same', async () => {
    const { shift, page, opened } = await openHostile(level);
    await scanned(page);
    const popup = await shift.chromium.openPopup();
    await readWhen(popup, 'the clock runs', ({ head }) => head === 'Practice on the clock');
    await focus(page);
    const { left } = await shift.leave();
    const back = await moment(() => focus(page));
    await scanned(page);
    expect(await noticed(page)).toEqual([]);

    const submitted = await moment(() => Promise.all([page.waitForNavigation(), page.click('#submit')]));
    await scanned(page);
    expect(await noticed(page)).toEqual([]);
    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ outcome: 'submitted', confirmed: true, project: 'practice:hostile' });
    expectTimeline(task, [
      { kind: 'work', from: opened, to: left },
      { kind: 'away', from: left, to: back },
      { kind: 'work', from: back, to: submitted },
    ]);
    expectTimeline((await shift.facts()).records[1], [{ kind: 'work', from: submitted, to: now() }]);
  });

  test('submits nothing by false clicks and keys, and they are no input', async () => {
    const { shift, page, opened } = await openHostile(level);
    await scanned(page);
    const quiet = await shift.facts();
    expect(quiet.records).toMatchObject([{ kind: 'task' }]);
    expect(quiet.records[0]?.outcome).toBeUndefined();
    expect(Object.values(quiet.clock.open).map(({ intent }) => intent)).toEqual([undefined]);
    expect(lastInput(quiet)).toBeLessThanOrEqual(opened.toAt + SLACK_MS);

    const typed = await moment(() => page.keyboard.press('a'));
    const heard = async () => lastInput(await shift.facts()) >= typed.fromAt - SLACK_MS;
    await waitFor(heard, { message: 'a real key is input' });
    expect(await noticed(page)).toEqual([]);
  });
});

describe('what the extension leaves alone', () => {
  test('a site that is no platform gets no script at all', async () => {
    const { shift, tab } = await startShift();
    const { chromium } = shift;
    await chromium.routes.add('https://other.example/*', () => ({
      body: '<h1>Another site</h1><form></form>',
    }));
    await chromium.routes.add('https://www.dataannotation.tech/*', () => ({ body: '<h1>Marketing</h1>' }));
    for (const url of [
      'https://other.example/workers/tasks/1',
      'https://www.dataannotation.tech/workers/projects',
    ]) {
      const page = await chromium.newTab(url);
      await chromium.focus(page);
      await page.mouse.click(50, 50);
      expect(await worldsOf(page, chromium.extensionId), url).toBe(0);
    }
    await open(tab, FIRST);
    expect(await worldsOf(tab, chromium.extensionId)).toBe(1);
  });

  test('no request of its own leaves it, and its own policy would let none out', async () => {
    const { shift, tab } = await startShift();
    const { chromium } = shift;
    const asked: string[] = [];
    await chromium.routes.add('http*', ({ href, origin, pathname, search }) => {
      asked.push(href);
      const body = origin === DATAANNOTATION ? USUAL_PAGES[pathname + search] : undefined;
      return body === undefined ? undefined : { body };
    });
    for (const path of [DASHBOARD, FIRST]) await open(tab, path);
    await work(1_000);
    const popup = await chromium.openPopup();
    await readWhen(popup, 'the clock runs', ({ head }) => head === 'DataAnnotation on the clock');
    await chromium.focus(tab);
    await press(tab, 'submit');
    await shift.ended(1);
    const welcome = await chromium.newTab(`chrome-extension://${chromium.extensionId}/welcome.html`);
    await welcome.waitForSelector('[role="switch"]');
    const visited = [DASHBOARD, FIRST, SECOND, '/favicon.ico'].map((path) => DATAANNOTATION + path);
    expect([...new Set(asked)].sort()).toEqual(visited.sort());

    const leak = 'https://leak.example/';
    await expect(chromium.worker.run((url) => fetch(url).then(() => true), leak)).rejects.toThrow(
      'Failed to fetch',
    );
    expect(asked).not.toContain(leak);
    // The list would have told: a request of the page itself is in it.
    await tab.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(() => true), leak);
    expect(asked).toContain(leak);
  });
});
