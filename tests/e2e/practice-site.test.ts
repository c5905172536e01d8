import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as driver from '../practice/driver.ts';
import { type PracticeServer, startPracticeServer } from '../practice/server.ts';
import type { PracticeTask } from '../practice/state.ts';

/** The practice site by itself, without the extension: every tool takes a real worker's input. */
let site: PracticeServer;
let browser: Browser;
let page: Page;
let foreign: string[];

beforeAll(async () => {
  site = await startPracticeServer();
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  await fetch(`${site.url}/reset`, { method: 'POST' });
  page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  foreign = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(?:data|blob):/.test(request.url())) {
      foreign.push(request.url());
    }
  });
});
afterEach(() => page.close());

async function state(): Promise<{ tasks: PracticeTask[]; refused: string[] }> {
  return (await fetch(`${site.url}/state`)).json();
}

describe('labeling', () => {
  test.each([
    ['boxes', { rectanglelabels: ['Car'] }],
    ['topics', { choices: ['Delivery'] }],
    ['voices', { text: ['low middle high low'] }],
    ['clips', { choices: ['Circle'] }],
    ['names', { text: 'Mira Holt', labels: ['Person'] }],
  ])('%s: refused when empty, then taken', async (project, value) => {
    await driver.openProject(page, site.url, project);
    if (project === 'clips') await driver.acceptTask(page);
    const id = await driver.taskId(page);

    await driver.failSubmit(page);
    expect(await driver.taskId(page)).toBe(id);
    await driver.doTask(page);
    expect(await driver.taskId(page)).not.toBe(id);

    const { tasks, refused } = await state();
    expect(refused).toEqual([id]);
    expect(tasks[0]).toMatchObject({ id, outcome: 'submitted' });
    expect(tasks[0]?.answer).toEqual(
      expect.arrayContaining([expect.objectContaining({ value: expect.objectContaining(value) })]),
    );
    expect(foreign).toEqual([]);
  });

  test.each(['boxes', 'voices', 'names'])('%s: task after task in one document', async (project) => {
    await driver.openProject(page, site.url, project);
    await page.evaluate(() => Reflect.set(window, 'sameDocument', true));
    const urls = new Set([page.url()]);
    for (const step of [driver.doTask, driver.skipTask, driver.doTask]) {
      await step(page);
      urls.add(page.url());
    }
    expect(await page.evaluate(() => Reflect.get(window, 'sameDocument'))).toBe(true);
    expect(urls.size).toBe(project === 'voices' ? 1 : 4);
    const { tasks } = await state();
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['submitted', 'skipped', 'submitted', undefined]);
  });

  test('the sound plays', async () => {
    await driver.openProject(page, site.url, 'voices');
    await driver.playSound(page);
  });

  test('the escape hatch and the way back', async () => {
    await driver.openProject(page, site.url, 'voices');
    await driver.hatchTask(page);
    await driver.openProject(page, site.url, 'clips');
    await driver.acceptTask(page);
    await driver.returnTask(page);
    const { tasks } = await state();
    expect(tasks.flatMap(({ outcome }) => outcome ?? [])).toEqual(['timeOnly', 'returned']);
  });
});

describe.each([1, 2])('the hostile page, level %i', (level) => {
  const noticed = () => page.evaluate(() => Reflect.get(window, 'noticed') as { what: string }[]);
  /** Its first look at the document is done: from then on it looks twice a second. */
  const scanned = () => driver.hostileScanned(page);

  test('notices nothing where there is nothing, and goes on by a real click only', async () => {
    await page.goto(`${site.url}/hostile/${level}`);
    await scanned();
    await scanned();
    expect(await noticed()).toEqual([]);
    expect(page.url()).toBe(`${site.url}/hostile/${level}`);
    await Promise.all([page.waitForNavigation(), page.click('#submit')]);
    expect(page.url()).toBe(`${site.url}/hostile/${level}?task=2`);
  });

  test('notices what a careless content script leaves', async () => {
    await page.goto(`${site.url}/hostile/${level}`);
    await scanned();
    const world = await page.createCDPSession();
    const { frameTree } = await world.send('Page.getFrameTree');
    const { executionContextId } = await world.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    });
    const expression = `{
      document.documentElement.dataset.extension = 'on';
      document.body.append(document.createElement('div'));
      postMessage({ from: 'extension' }, '*');
      document.dispatchEvent(new CustomEvent('wxt:locationchange'));
    }`;
    await world.send('Runtime.evaluate', { contextId: executionContextId, expression });
    await scanned();
    const kinds = new Set((await noticed()).map(({ what }) => what));
    expect([...kinds].sort()).toEqual(['document', 'event', 'message', 'mutation']);
  });
});
