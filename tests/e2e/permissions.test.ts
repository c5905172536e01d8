import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { DATAANNOTATION, FIRST, open, press, serve, USUAL_PAGES } from './support/dataannotation.ts';
import { expectTimeline, factsOf } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { allow, decline } from './support/prompt.ts';
import { worldsOf } from './support/worlds.ts';

declare const chrome: Chrome;

/** What workers install holds no site: the welcome page asks for one, and gives it back, for real. */

const SWITCH = '[data-testid="platform-dataannotation"]';
const READ = '[data-testid="platform-outlier"]';
const BY_HAND = '[data-testid="platform-outlier-hand"]';
const ORIGIN = `${DATAANNOTATION}/*`;

async function start(): Promise<{ chromium: Chromium; welcome: Page; tab: Page }> {
  const chromium = await launchChromium({ build: 'release' });
  onTestFinished(() => chromium.close());
  await serve(chromium.routes, USUAL_PAGES);
  const url = `chrome-extension://${chromium.extensionId}/welcome.html`;
  const welcome = await (await chromium.browser.waitForTarget((target) => target.url() === url)).asPage();
  const tab = await chromium.newTab('about:blank');
  await open(tab, FIRST);
  return { chromium, welcome, tab };
}

const isGranted = (chromium: Chromium) =>
  chromium.worker.run((origin) => chrome.permissions.contains({ origins: [origin] }), ORIGIN);

const registered = (chromium: Chromium) =>
  chromium.worker.run(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));

/** A real click on the platform's switch. */
async function flip(chromium: Chromium, welcome: Page): Promise<void> {
  await chromium.focus(welcome);
  await welcome.click(SWITCH);
}

async function switchStands(welcome: Page, on: boolean): Promise<void> {
  const stands = () => welcome.$eval(SWITCH, (button) => button.getAttribute('aria-checked'));
  await waitFor(async () => (await stands()) === String(on), {
    message: `the switch stands ${on ? 'on' : 'off'}`,
  });
}

test('nothing is read before a platform is switched on, nor after the browser’s question is declined; a clock by hand stays one', async () => {
  const { chromium, welcome, tab } = await start();
  await switchStands(welcome, false);
  await flip(chromium, welcome);
  await decline(welcome);

  await welcome.waitForSelector('.platform .warn');
  await switchStands(welcome, false);
  await open(tab, FIRST);
  expect(await isGranted(chromium)).toBe(false);
  expect(await registered(chromium)).toEqual([]);
  expect(await worldsOf(tab, chromium.extensionId)).toBe(0);

  // Outlier stands on a clock by hand; reading its pages is the other choice, and is given back as easily.
  const chosen = async () => {
    const [read, hand] = await Promise.all(
      [READ, BY_HAND].map((choice) => welcome.$eval(choice, (radio) => (radio as HTMLInputElement).checked)),
    );
    return `${read ? 'read' : ''}${hand ? 'by hand' : ''}`;
  };
  const choose = async (choice: string) => {
    await chromium.focus(welcome);
    await welcome.click(choice);
  };
  expect(await chosen()).toBe('by hand');
  await choose(READ);
  await decline(welcome);
  expect(await chosen()).toBe('by hand');
  const granted = () =>
    welcome.evaluate(() => chrome.permissions.contains({ origins: ['https://app.outlier.ai/*'] }));
  await allow(welcome, () => choose(READ), granted);
  await waitFor(async () => (await registered(chromium)).join() === 'sensor-outlier', {
    message: 'Outlier is read',
  });
  expect(await chosen()).toBe('read');
  await choose(BY_HAND);
  await waitFor(async () => (await registered(chromium)).length === 0, { message: 'Outlier is left alone' });
  expect([await chosen(), await granted()]).toEqual(['by hand', false]);
});

test('switched on, a tab that was open before is timed at once; switched off, it is left alone', async () => {
  const { chromium, welcome, tab } = await start();
  await tab.evaluate(() => Reflect.set(window, 'sameDocument', true));
  expect(await worldsOf(tab, chromium.extensionId)).toBe(0);

  // The grant has to wake the worker.
  await chromium.worker.stop();
  const granted = () =>
    welcome.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), ORIGIN);
  await allow(welcome, () => flip(chromium, welcome), granted);
  await switchStands(welcome, true);
  const started = async () => (await worldsOf(tab, chromium.extensionId)) === 1;
  await waitFor(started, { message: 'the sensor is in the tab' });
  expect(await registered(chromium)).toEqual(['sensor-dataannotation']);

  const back = await moment(() => chromium.focus(tab));
  await work(1_200);
  expect(await tab.evaluate(() => Reflect.get(window, 'sameDocument'))).toBe(true);
  const submitted = await press(tab, 'submit');
  await work(700);
  const both = async () => {
    const { records } = await factsOf(chromium);
    return records.length === 2 && records;
  };
  const [task] = await waitFor(both, { message: 'one task is in, and the next one runs' });
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: back, to: submitted }]);

  await flip(chromium, welcome);
  await switchStands(welcome, false);
  await waitFor(async () => (await registered(chromium)).length === 0, {
    message: 'no script is registered',
  });
  expect(await isGranted(chromium)).toBe(false);
  await expectLeftAlone(chromium, tab);
});

/** Work in the platform's tab reaches nobody: no connection, no time; and a new tab gets no script. */
async function expectLeftAlone(chromium: Chromium, tab: Page): Promise<void> {
  const connections = 'connectionsHeard';
  await chromium.worker.run((name) => {
    Reflect.set(globalThis, name, 0);
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name === 'sensor') Reflect.set(globalThis, name, Reflect.get(globalThis, name) + 1);
    });
  }, connections);
  const before = await factsOf(chromium);
  await chromium.focus(tab);
  await tab.click('textarea');
  await tab.keyboard.type('more');
  await work(1_200);
  await press(tab, 'submit');
  await work(500);

  expect(await chromium.worker.run((name) => Reflect.get(globalThis, name), connections)).toBe(0);
  const after = await factsOf(chromium);
  expect(after.records.map(({ outcome }) => outcome)).toEqual(before.records.map(({ outcome }) => outcome));
  const workOf = ({ records }: typeof before) =>
    records.flatMap(({ segments }) => segments.filter(({ kind }) => kind === 'work'));
  expect(workOf(after)).toEqual(workOf(before));
  const fresh = await chromium.newTab(DATAANNOTATION + FIRST);
  expect(await worldsOf(fresh, chromium.extensionId)).toBe(0);
}
