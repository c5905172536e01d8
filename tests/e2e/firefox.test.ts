import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import type { BookRecord } from '../../lib/books/types.ts';
import type { NoteRow } from '../../lib/notes/types.ts';
import * as driver from '../practice/driver.ts';
import { startPracticeServer } from '../practice/server.ts';
import type { PracticeTask } from '../practice/state.ts';
import { readStores } from './harness/books.ts';
import { type Firefox, type FirefoxOptions, launchFirefox } from './harness/firefox.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { DATAANNOTATION, FIRST, press, USUAL_PAGES } from './support/dataannotation.ts';
import { expectTimeline } from './support/facts.ts';
import { ALOUD, saidAloud, uncaught } from './support/firefox-console.ts';
import { loadOf, type Moment, moment, work } from './support/moments.ts';
import { readWhen } from './support/popup.ts';

declare const browser: Chrome;

interface Started {
  firefox: Firefox;
  /** What was said by `console.warn` and the like. */
  said: string[];
  /** A page of the add-on's own that runs none of its code: a window into its storage and its rights. */
  inside: Page;
}

/**
 * The same product in Firefox. An add-on that WebDriver BiDi installs is granted the hosts that its manifest
 * requires, so the test build needs no prompt. What workers install asks: there the preference
 * `extensions.webextOptionalPermissionPrompts` lets Firefox grant what a real click asks for, since no driver
 * reaches its prompt (seen in Firefox 153).
 */
async function start({ preferences, ...options }: FirefoxOptions = {}): Promise<Started> {
  const firefox = await launchFirefox({ ...options, preferences: { ...ALOUD, ...preferences } });
  onTestFinished(() => firefox.close());
  const said = saidAloud(firefox.browser);
  return { firefox, said, inside: await firefox.openInside('manifest.json') };
}

/** Nothing went wrong in the background, in our pages or in content scripts; and a fault would have told. */
async function expectNoTrouble({ firefox, said, inside }: Started): Promise<void> {
  expect([...said, ...(await uncaught(firefox.browser))]).toEqual([]);
  await inside.evaluate(() => {
    console.warn('a warning');
    setTimeout(() => {
      throw new Error('a fault');
    });
  });
  const told = async () => said.length > 0 && (await uncaught(firefox.browser)).length > 0;
  await waitFor(told, { message: 'a warning and a fault are told' });
}

/** The one ended record; read through a page that stays in the background. */
async function endedOne(inside: Page): Promise<BookRecord> {
  const ended = async () => {
    const { recent = [] } = await readStores(inside);
    return (recent as BookRecord[]).filter(({ outcome, confirmed }) => outcome !== undefined && confirmed);
  };
  const [record, ...more] = await waitFor(async () => (await ended()).length > 0 && ended(), {
    message: 'a task is in the books',
  });
  expect(more).toEqual([]);
  if (!record) throw new Error('there is no record');
  return record;
}

/** The add-on's sidebar; no driver sees into it, another page of the add-on does. */
async function openSidebar(inside: Page) {
  await inside.bringToFront();
  // Firefox opens a sidebar for nothing less than a click.
  await inside.evaluate(() => {
    const { sidebarAction } = browser as unknown as { sidebarAction: { open(): Promise<void> } };
    addEventListener('click', () => void sidebarAction.open(), { once: true });
  });
  await inside.mouse.click(100, 100);
  const said = () =>
    inside.evaluate(() => {
      const [view] = browser.extension.getViews({
        type: 'sidebar' as 'tab',
      }) as unknown as (typeof globalThis)[];
      const fields = [...(view?.document.querySelectorAll('textarea') ?? [])].map(({ value }) => value);
      return [view?.document.body.innerText ?? '', ...fields].join(' ');
    });
  const saysWhen = async (words: string) => {
    let last = '';
    const look = async () => {
      last = await said();
      return last.includes(words) && last;
    };
    return waitFor(look, { message: () => `the sidebar says “${words}”; it says: ${last}` });
  };
  const typeNote = (text: string) =>
    inside.evaluate((words) => {
      const [view] = browser.extension.getViews({
        type: 'sidebar' as 'tab',
      }) as unknown as (typeof globalThis)[];
      const field = view?.document.querySelector<HTMLTextAreaElement>('[data-testid="note-editor"]');
      if (!field) throw new Error('The sidebar has no editor');
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  return { saysWhen, typeNote };
}

/** A record of that project that ended with its submit. */
async function submittedIn(inside: Page, project: string): Promise<BookRecord> {
  const found = async () => {
    const { recent = [] } = await readStores(inside);
    return (recent as BookRecord[]).find((record) => record.project === project && record.outcome);
  };
  return waitFor(found, { message: `a task of ${project} is in the books` });
}

const granted = (inside: Page) =>
  inside.evaluate(async () => {
    const { origins = [] } = await browser.permissions.getAll();
    const scripts = await browser.scripting.getRegisteredContentScripts();
    return { origins: [...origins].sort(), scripts: scripts.map(({ id }) => id).sort() };
  });

test('a task of the practice site is timed and stored, and a submit ends it', async () => {
  const site = await startPracticeServer();
  onTestFinished(() => site.close());
  const started = await start();
  const { firefox, inside } = started;
  const registered = async () => (await granted(inside)).scripts.length > 1;
  await waitFor(registered, { message: 'the sensors are registered' });

  const page = await firefox.browser.newPage();
  await driver.openProject(page, site.url, 'topics');
  const opened = await loadOf(page);
  await work(1_000);
  const other = await moment(() => firefox.browser.newPage());
  await work(1_000);
  const back = await moment(() => page.bringToFront());
  await driver.doTask(page);
  const { tasks } = (await (await fetch(`${site.url}/state`)).json()) as { tasks: PracticeTask[] };
  const submitted: Moment = { fromAt: tasks[0]?.endedAt ?? 0, toAt: Date.now() };

  const task = await endedOne(inside);
  expect(task).toMatchObject({
    project: 'practice:topics',
    outcome: 'submitted',
    confirmed: true,
    earning: { amountMicros: 45_000, currency: 'USD', state: 'expected' },
  });
  expectTimeline(task, [
    { kind: 'work', from: opened, to: other },
    { kind: 'away', from: other, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);

  const popup = await firefox.openInside('popup.html');
  const said = await readWhen(popup, 'one task is in', ({ by }) => by['today-tasks'] === '1 task');
  expect(said.by).toMatchObject({ 'today-earned': '$0.045', 'task-pay': 'Pays $0.045' });
  expect(said.project).toBe('Message topics');
  expect(said.by['task-rate']).toMatch(/^\$\d+\.\d\d\/h$/);

  const sidebar = await openSidebar(inside);
  await page.bringToFront();
  await sidebar.saysWhen('Message topics');
  await sidebar.typeNote('One topic a message');
  const kept = async () =>
    ((await readStores(inside)).notes as NoteRow[]).map(({ id, parts }) => [id, parts?.text]);
  await waitFor(async () => (await kept()).join() === 'family:practice:message topics,One topic a message', {
    message: 'the note is in the books',
  });
  const voices = await firefox.browser.newPage();
  await driver.openProject(voices, site.url, 'voices');
  expect(await sidebar.saysWhen('Tone transcription')).not.toContain('One topic a message');
  await page.bringToFront();
  await sidebar.saysWhen('One topic a message');
  await expectNoTrouble(started);
});

const OWN = 'https://annotate.example';
const TAUGHT = '/workers/lab/81';
const taughtPage = `<!doctype html><h1 id="project-name">Bees of Ohio</h1><p class="pay">Pays $0.25 per task</p>
<form action="/done"><button id="send">Submit</button></form>`;

/** Teaches the page that the tab shows, works on it, and submits. */
async function teachAndWork({ firefox }: Started, tab: Page, address: string): Promise<Page> {
  await tab.goto(address);
  const { hostname } = new URL(address);
  const dashboard = await firefox.openInside(`dashboard.html#/platforms?site=${hostname}`);
  const project = 'select[aria-label="What “Bees of Ohio” is"]';
  const allow = '[data-testid=teach-allow]';
  await dashboard.waitForSelector(`${project}, ${allow}`);
  await (await dashboard.$(allow))?.click();
  await dashboard.waitForSelector(project);
  await dashboard.select(project, 'project');
  const reads = () =>
    dashboard.$eval('[data-testid=preview]', ({ textContent }) => textContent).catch(() => '');
  await waitFor(async () => (await reads())?.includes('Bees of Ohio'), {
    message: 'the preview says the name',
  });
  await dashboard.click('[data-testid=teach-save]');
  await dashboard.waitForSelector('[data-testid=pack-save]');
  await tab.bringToFront();
  await work(1_000);
  await Promise.all([tab.waitForNavigation(), tab.click('#send')]);
  return dashboard;
}

/** Backups are switched on in the dashboard; the first one is a file of its own folder. */
async function saveUnasked({ firefox }: Started, downloads: string): Promise<void> {
  const data = await firefox.openInside('dashboard.html#/data');
  await data.waitForSelector('[data-testid=auto-copy]');
  await data.click('[data-testid=auto-copy] button:last-of-type');
  await data.waitForFunction(() =>
    document.querySelector('[data-testid=auto-copy-state]')?.textContent?.startsWith('Last saved into'),
  );
  const [file = '', ...more] = readdirSync(join(downloads, 'Piecerate'));
  expect([file, more]).toEqual([expect.stringMatching(/^piecerate-backup-\d{4}-\d\d-\d\d\.json$/), []]);
  const text = readFileSync(join(downloads, 'Piecerate', file), 'utf8');
  expect(text).toContain('dataannotation:bees of ohio');
}

test('what workers install asks for a platform, times a tab that was open before, is taught, and lets go of it', async () => {
  const downloads = mkdtempSync(join(tmpdir(), 'piecerate-downloads-'));
  onTestFinished(() => rmSync(downloads, { recursive: true, force: true }));
  const preferences = {
    'extensions.webextOptionalPermissionPrompts': false,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
  };
  const started = await start({ build: 'release', preferences });
  const { firefox, inside } = started;
  expect(await granted(inside)).toEqual({ origins: [], scripts: [] });
  const tab = await firefox.browser.newPage();
  await tab.setRequestInterception(true);
  tab.on('request', (request) => {
    const { origin, pathname, search } = new URL(request.url());
    const usual = origin === DATAANNOTATION ? USUAL_PAGES[pathname + search] : undefined;
    const body = usual ?? (pathname === TAUGHT ? taughtPage : undefined);
    void request.respond({
      status: body === undefined ? 404 : 200,
      body: body ?? '',
      contentType: 'text/html',
    });
  });
  await tab.goto(DATAANNOTATION + FIRST);

  const welcome = await firefox.openInside('welcome.html');
  const stands = (on: boolean) => welcome.waitForSelector(`[role="switch"][aria-checked="${on}"]`);
  await (await stands(false))?.click();
  await stands(true);
  const sensor = async () => (await granted(inside)).scripts.join() === 'sensor-dataannotation';
  await waitFor(sensor, { message: 'the sensor is registered' });
  const back = await moment(() => tab.bringToFront());
  await work(1_000);
  const submitted = await press(tab, 'submit');
  const task = await endedOne(inside);
  expect(task).toMatchObject({ platform: 'dataannotation', outcome: 'submitted', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: back, to: submitted }]);

  // One of its pages is taught, and reset; then a site of the worker's own is taught.
  const dashboard = await teachAndWork(started, tab, DATAANNOTATION + TAUGHT);
  await submittedIn(inside, 'dataannotation:bees of ohio');
  expect((await granted(inside)).scripts).toEqual([]);
  await dashboard.bringToFront();
  await dashboard.click('[data-testid=forget-dataannotation]');
  await waitFor(sensor, { message: 'it is reset' });
  const own = await teachAndWork(started, tab, OWN + TAUGHT);
  await submittedIn(inside, 'site:annotate.example:bees of ohio');
  await own.bringToFront();
  await own.click('[data-testid="platform-site:annotate.example"]');
  await waitFor(sensor, { message: 'the own site is given back' });
  await saveUnasked(started, downloads);

  await welcome.bringToFront();
  await (await stands(true))?.click();
  await stands(false);
  const none = async () => (await granted(inside)).scripts.length === 0;
  await waitFor(none, { message: 'no script is registered' });
  expect((await granted(inside)).origins).toEqual([]);
  await expectNoTrouble(started);
});
