import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { faultsOf } from './support/axe.ts';
import { expectTimeline, factsOf } from './support/facts.ts';
import { moment, now, work } from './support/moments.ts';
import { readWhen } from './support/popup.ts';
import { allow } from './support/prompt.ts';
import { worldsOf } from './support/worlds.ts';

declare const chrome: Chrome;

/** A site that nobody has a reader for is taught, granted for real, worked on, shared as a pack, and given back. */

const SITE = 'https://annotate.example';
const ORIGIN = `${SITE}/*`;

const taskPage = (n: number) => `<!doctype html><html><head><title>Bird sounds ${n}</title></head><body>
<h1>Bird sounds</h1><p class="project">Project: Bird sounds</p><p data-testid="reward">Pays $0.25 per task</p>
<form action="/work/${n + 1}"><p id="hint"></p><textarea></textarea>
<button id="send">Submit</button></form><form action="/work/${n + 1}"><button>Skip</button></form></body></html>`;

async function start(): Promise<Chromium> {
  const chromium = await launchChromium({ build: 'release' });
  onTestFinished(() => chromium.close());
  await chromium.routes.add(ORIGIN, ({ pathname }) => {
    const n = Number(/^\/work\/(\d+)$/.exec(pathname)?.[1]);
    return n > 0 ? { body: taskPage(n) } : { body: '<h1>Inbox</h1>' };
  });
  return chromium;
}

const page = (chromium: Chromium, path: string) =>
  chromium.newTab(`chrome-extension://${chromium.extensionId}/${path}`);

const registered = (chromium: Chromium) =>
  chromium.worker.run(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));

const granted = (dashboard: Page) =>
  dashboard.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), ORIGIN);

async function choose(dashboard: Page, label: string, value: string): Promise<void> {
  const select = `select[aria-label="${label}"]`;
  await dashboard.waitForSelector(select);
  await dashboard.select(select, value);
}

/** Teaches the site from the dashboard's list, with the browser's own question answered by hand. */
async function teach(chromium: Chromium): Promise<Page> {
  const dashboard = await page(chromium, 'dashboard.html#/platforms');
  await chromium.focus(dashboard);
  await dashboard.locator('[name=address]').fill(`${SITE}/work/1`);
  await dashboard.click('[data-testid=teach-site]');
  await dashboard.waitForSelector('[data-testid=teach-allow]');
  expect(await faultsOf(dashboard)).toEqual([]);
  await allow(
    dashboard,
    async () => {
      await chromium.focus(dashboard);
      await dashboard.click('[data-testid=teach-allow]');
    },
    () => granted(dashboard),
  );
  await choose(dashboard, 'What “Project: Bird sounds” is', 'project');
  await choose(dashboard, 'What “Pays $0.25 per task” is', 'pay');
  return dashboard;
}

const preview = (dashboard: Page) =>
  dashboard.$eval('[data-testid=preview]', (list) => (list as HTMLElement).innerText.replace(/\s+/g, ' '));

/** Waits for the file that the dashboard saves, and reads it. */
async function saved(chromium: Chromium, name: string, save: () => Promise<void>): Promise<string> {
  const downloads = await chromium.browser.target().createCDPSession();
  const downloadPath = join(chromium.profileDir, 'downloads');
  mkdirSync(downloadPath, { recursive: true });
  await downloads.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  await save();
  const file = join(downloadPath, name);
  return waitFor(() => readFile(file, 'utf8').catch(() => undefined), { message: `${name} is saved` });
}

test('a site is taught, worked on and shown; as a pack it works in a fresh profile; given back, it is left alone', async () => {
  const chromium = await start();
  const tab = await chromium.newTab(`${SITE}/work/1`);
  await tab.evaluate(() => Reflect.set(window, 'sameDocument', true));
  const dashboard = await teach(chromium);
  const all = 'Page A task Project Bird sounds Task id 1 Pay $0.25, per task';
  let shown = '';
  const reads = async () => {
    shown = await preview(dashboard);
    return shown === all;
  };
  await waitFor(reads, { message: () => `the rule reads the page; the preview says: ${shown}` });
  expect(await faultsOf(dashboard)).toEqual([]);
  expect(await registered(chromium)).toEqual([]);
  await dashboard.click('[data-testid=teach-save]');

  // The tab that was open before is timed at once, and nothing in it has changed.
  const started = async () => (await registered(chromium)).join() === 'taught-site:annotate.example';
  await waitFor(started, { message: 'the taught reader is registered' });
  const back = await moment(() => chromium.focus(tab));
  expect(await tab.evaluate(() => Reflect.get(window, 'sameDocument'))).toBe(true);
  await work(1_500);
  const { fromAt } = now();
  await Promise.all([tab.waitForNavigation(), tab.click('#send')]);
  const submitted = { fromAt, toAt: Date.now() };
  await work(700);
  const both = async () => {
    const { records } = await factsOf(chromium);
    return records.length === 2 && records;
  };
  const [task] = await waitFor(both, { message: 'one task is in, and the next one runs' });
  expect(task).toMatchObject({
    platform: 'site:annotate.example',
    outcome: 'submitted',
    confirmed: true,
    earning: { amountMicros: 250_000, currency: 'USD' },
  });
  expectTimeline(task, [{ kind: 'work', from: back, to: submitted }]);
  const popup = await chromium.openPopup();
  const said = await readWhen(popup, 'the next task runs', ({ by }) => by['today-tasks'] === '1 task');
  expect(said).toMatchObject({ head: 'annotate.example on the clock', project: 'Bird sounds' });
  expect(said.by).toMatchObject({ 'task-pay': 'Pays $0.25', 'today-earned': '$0.25' });

  await chromium.focus(dashboard);
  expect(await faultsOf(dashboard)).toEqual([]);
  const pack = await saved(chromium, 'piecerate-pack.json', () => dashboard.click('[data-testid=pack-save]'));
  expect(JSON.parse(pack)).toMatchObject({
    format: 'piecerate-pack',
    sites: [{ hosts: ['annotate.example'], pages: [{ kind: 'task', at: '/work/{task}' }] }],
  });

  const flip = async () => {
    await chromium.focus(dashboard);
    await dashboard.click('[data-testid="platform-site:annotate.example"]');
  };
  await flip();
  await waitFor(async () => (await registered(chromium)).length === 0, {
    message: 'no script is registered',
  });
  expect(await granted(dashboard)).toBe(false);
  const before = await factsOf(chromium);
  await chromium.focus(tab);
  await tab.click('textarea');
  await tab.keyboard.type('more');
  await work(1_000);
  await Promise.all([tab.waitForNavigation(), tab.click('#send')]);
  await work(500);
  const after = await factsOf(chromium);
  expect(after.records.map(({ outcome }) => outcome)).toEqual(before.records.map(({ outcome }) => outcome));
  const fresh = await chromium.newTab(`${SITE}/work/9`);
  expect(await worldsOf(fresh, chromium.extensionId)).toBe(0);

  await takenIn(join(chromium.profileDir, 'downloads/piecerate-pack.json'));
});

/** Another worker takes the pack in, and switches its site on. */
async function takenIn(file: string): Promise<void> {
  const chromium = await start();
  const dashboard = await page(chromium, 'dashboard.html#/platforms');
  await dashboard.waitForSelector('[data-testid=pack-file]');
  const field = (await dashboard.$('[data-testid=pack-file]')) as ElementHandle<HTMLInputElement>;
  // A fault anywhere in it, and nothing is taken.
  const broken = file.replace('.json', '-broken.json');
  await writeFile(broken, (await readFile(file, 'utf8')).replace('"/work/{task}"', '"/**"'));
  await field.uploadFile(broken);
  await dashboard.waitForSelector('[data-testid=pack-faults]');
  expect(await dashboard.$eval('[data-testid=pack-faults]', ({ textContent }) => textContent)).toContain(
    'sites[0].pages[0].at',
  );
  expect(await dashboard.$('[data-testid=pack-take]')).toBeNull();
  await field.uploadFile(file);
  await dashboard.locator('[data-testid=pack-take]').click();
  const toggle = '[data-testid="platform-site:annotate.example"]';
  await dashboard.waitForSelector(toggle);
  expect(await registered(chromium)).toEqual([]);
  const tab = await chromium.newTab(`${SITE}/work/5`);
  await allow(
    dashboard,
    async () => {
      await chromium.focus(dashboard);
      await dashboard.click(toggle);
    },
    () => granted(dashboard),
  );
  await waitFor(async () => (await worldsOf(tab, chromium.extensionId)) === 1, {
    message: 'the sensor is in the tab that was open',
  });
  await chromium.focus(tab);
  await work(1_000);
  await Promise.all([tab.waitForNavigation(), tab.click('#send')]);
  await work(500);
  const ended = async () => (await factsOf(chromium)).records.find(({ outcome }) => outcome === 'submitted');
  const task = await waitFor(ended, { message: 'the task is in the books' });
  expect(task.pay).toEqual({ basis: 'perTask', amountMicros: 250_000, currency: 'USD' });
}

test('a page that lies to the taught reader gets nowhere: no false submit, no markup, nothing noticed', async () => {
  const chromium = await start();
  const hostile = `<script>
    window.seen = [];
    new MutationObserver((all) => window.seen.push(...all.map(({ type }) => type))).observe(document, {
      subtree: true, childList: true, attributes: true, characterData: true,
    });
    addEventListener('message', (event) => window.seen.push('message ' + event.data));
    Object.defineProperty(Object.prototype, 'piecerate', { get() { window.seen.push('looked'); return {}; } });
    setInterval(() => document.getElementById('send').dispatchEvent(new MouseEvent('click', { bubbles: true })), 200);
    document.addEventListener('submit', (event) => event.preventDefault());
  </script>`;
  const name = '&lt;img src=x onerror=alert(1)&gt; birds';
  await chromium.routes.add(`${SITE}/work/1`, () => ({
    body: taskPage(1).replace('<head>', `<head>${hostile}`).replaceAll('Bird sounds</p>', `${name}</p>`),
  }));
  const tab = await chromium.newTab(`${SITE}/work/1`);
  const dashboard = await page(chromium, 'dashboard.html#/platforms');
  await chromium.focus(dashboard);
  await dashboard.locator('[name=address]').fill(`${SITE}/work/1`);
  await dashboard.click('[data-testid=teach-site]');
  await dashboard.waitForSelector('[data-testid=teach-allow]');
  await tab.evaluate(() => Reflect.set(window, 'seen', []));
  await allow(
    dashboard,
    async () => {
      await chromium.focus(dashboard);
      await dashboard.click('[data-testid=teach-allow]');
    },
    () => granted(dashboard),
  );
  await choose(dashboard, 'What “Project: <img src=x onerror=alert(1)> birds” is', 'project');
  await waitFor(async () => (await preview(dashboard)).includes('<img src=x onerror=alert(1)> birds'), {
    message: 'the preview shows the name as text',
  });
  expect(await dashboard.$('img')).toBeNull();
  await dashboard.click('[data-testid=teach-save]');
  await waitFor(async () => (await registered(chromium)).length === 1, { message: 'it is registered' });
  await chromium.focus(tab);
  await work(2_000);
  const { records, clock } = await factsOf(chromium);
  expect(records).toMatchObject([{ kind: 'task', platform: 'site:annotate.example' }]);
  expect(records[0]?.outcome).toBeUndefined();
  expect(Object.values(clock.open).map(({ intent }) => intent)).toEqual([undefined]);
  expect(await tab.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
});
