import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { expectTimeline, type Fact, factsOf } from './support/facts.ts';
import { expectWithin, moment, seenInPlace, work } from './support/moments.ts';
import { allow } from './support/prompt.ts';

declare const chrome: Chrome;

/** Two labeling tools on hosts of the worker's own: the site is added by its address alone, nothing is taught. */

const STUDIO = 'https://labels.example.org';
const CVAT = 'https://cvat.example.org';
const FRONT_END = new URL('../../node_modules/label-studio/build/static/', import.meta.url);

let chromium: Chromium;
beforeAll(async () => {
  chromium = await launchChromium({ build: 'release' });
});
afterAll(() => chromium.close());

/** Says in the dashboard what runs at the address, and switches the site on. */
async function add(origin: string, tool: string): Promise<void> {
  const dashboard = await chromium.newTab(
    `chrome-extension://${chromium.extensionId}/dashboard.html#/platforms`,
  );
  await chromium.focus(dashboard);
  await dashboard.locator('[name=address]').fill(origin);
  await dashboard.select('[name=tool]', tool);
  await dashboard.click('[data-testid=teach-site]');
  const toggle = `[data-testid="platform-site:${new URL(origin).hostname}"]`;
  await dashboard.waitForSelector(toggle);
  const granted = () =>
    dashboard.evaluate((site) => chrome.permissions.contains({ origins: [site] }), `${origin}/*`);
  const ask = async () => {
    await chromium.focus(dashboard);
    await dashboard.click(toggle);
  };
  await allow(dashboard, ask, granted);
  const id = `taught-site:${new URL(origin).hostname}`;
  const registered = () =>
    chromium.worker.run(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).map((script) => script.id),
    );
  await waitFor(async () => (await registered()).includes(id), { message: `${tool} is read` });
  await dashboard.close();
}

/** The records of a site once they are as `wanted` says. */
async function recordsWhen(origin: string, message: string, wanted: (all: Fact[]) => boolean) {
  let last: Fact[] = [];
  const look = async () => {
    last = (await factsOf(chromium)).records.filter(
      ({ platform }) => platform === `site:${new URL(origin).hostname}`,
    );
    return wanted(last) && last;
  };
  const told = () => last.map(({ kind, outcome }) => `${kind} ${outcome ?? 'open'}`).join(', ');
  return waitFor(look, { message: () => `${message}; there are ${told()}` });
}

const outcomes = (all: Fact[]) =>
  all.filter(({ kind }) => kind === 'task').map(({ outcome }) => outcome ?? 'open');

/** Runs in the page: Label Studio's own editor, in the place that its data manager gives it. */
function runStudio(): void {
  const config = `<View><Text name="text" value="$text"/><Choices name="kind" toName="text" required="true">
    <Choice value="Bee"/><Choice value="Wasp"/></Choices></View>`;
  const make = Reflect.get(window, 'LabelStudio');
  let n = 81;
  const begin = (store: { annotationStore: Record<string, (value: unknown) => { id: string }> }) => {
    const annotation = store.annotationStore.addAnnotation?.({ userGenerate: true });
    store.annotationStore.selectAnnotation?.(annotation?.id);
  };
  // The data manager awaits its server, then shows that it loads.
  const next = async () => {
    await fetch('/api/tasks');
    n++;
    editor.setFlags({ isLoading: true });
    editor.resetState();
    editor.assignTask({ id: n, data: { text: `Sentence ${n}` } });
    editor.initializeStore({ annotations: [], predictions: [] });
    begin(editor);
    editor.setFlags({ isLoading: false });
    if (location.search.includes('task=')) history.pushState({}, '', `?tab=3&task=${n}`);
  };
  const editor = new make('label-studio', {
    config,
    interfaces: ['panel', 'controls', 'submit', 'skip', 'update', 'side-column'],
    user: { pk: 1, firstName: 'A', lastName: 'Worker' },
    task: { id: n, annotations: [], predictions: [], data: { text: `Sentence ${n}` } },
    onLabelStudioLoad: begin,
    onSubmitAnnotation: next,
    onSkipTask: next,
  });
}

function studioPage({ pathname, search }: URL): string {
  if (!/[?&](?:task|labeling)=/.test(search))
    return `<h1>Tasks</h1><a href="${pathname}?labeling=1">Label all tasks</a>`;
  return `<!doctype html><link rel="stylesheet" href="/static/css/main.css"><div id="label-studio"></div>
<script src="/static/js/main.js"></script><script>(${runStudio})()</script>`;
}

async function routeStudio(): Promise<void> {
  await chromium.routes.add(`${STUDIO}/*`, (url) => {
    const [, file] = /^\/static\/((?:js|css)\/main\.(?:js|css))$/.exec(url.pathname) ?? [];
    if (file === undefined) return { body: studioPage(url) };
    const contentType = file.endsWith('css') ? 'text/css' : 'text/javascript';
    return { body: readFileSync(new URL(file, FRONT_END), 'utf8'), contentType };
  });
}

const choose = (tab: Page, label: string) =>
  tab.locator(`::-p-xpath(//label[contains(., "${label}")])`).click();
const press = (tab: Page, label: string) =>
  moment(() => tab.locator(`::-p-xpath(//button[starts-with(normalize-space(.), "${label}")])`).click());

test('Label Studio: its list is overhead; refused, submitted and skipped tasks of a stream, and tasks of the list', async () => {
  await routeStudio();
  await add(STUDIO, 'labelstudio');
  const tab = await chromium.newTab(`${STUDIO}/projects/7/data?tab=3`);
  await chromium.focus(tab);
  await work(700);
  await tab.click('a');
  await tab.waitForSelector('.ls-submit-btn');
  await work(1_000);
  await press(tab, 'Submit');
  await tab.waitForSelector('.ant-modal-confirm-warning');
  await work(700);
  expect(outcomes((await factsOf(chromium)).records)).toEqual(['open']);
  await tab.click('.ant-modal-confirm-btns button');
  await tab.waitForFunction(() => document.querySelector('.ant-modal-mask') === null);
  await choose(tab, 'Bee');
  await work(700);
  const submitted = await press(tab, 'Submit');
  await work(1_500);
  const skipped = await press(tab, 'Skip');
  await work(1_500);
  const stream = await recordsWhen(
    STUDIO,
    'one is in, one was skipped, the third runs',
    (all) => outcomes(all).join() === 'submitted,skipped,open',
  );
  expect(stream.map(({ kind }) => kind)).toEqual(['overhead', 'task', 'task', 'task']);
  expect(stream[1]).toMatchObject({ confirmed: true, project: 'site:labels.example.org:7' });
  expectTimeline(stream[2], [{ kind: 'work', from: seenInPlace(submitted), to: seenInPlace(skipped) }]);

  // From the list each task has its own address; the first one there is left for it.
  await tab.goto(`${STUDIO}/projects/7/data?tab=3&task=81`);
  await tab.waitForSelector('.ls-submit-btn');
  await choose(tab, 'Wasp');
  await work(1_000);
  await press(tab, 'Submit');
  await work(1_000);
  const all = await recordsWhen(
    STUDIO,
    'its submit brought the next',
    (records) => outcomes(records).slice(3).join() === 'submitted,open',
  );
  const [first, second] = all.filter(({ kind }) => kind === 'task').slice(3);
  expect(first).toMatchObject({ confirmed: true, project: 'site:labels.example.org:7' });
  expect(first?.key).toBeDefined();
  expect(second?.key).not.toBe(first?.key);
  await tab.close();
});

/** CVAT's own classes and words, as far as its rule reads them. */
function cvatPage({ pathname }: URL): string {
  if (!/\/jobs\/\d+$/.test(pathname))
    return `<div id="root"><h1>Task</h1><a href="/tasks/5/jobs/13">Job 13</a></div>`;
  return `<!doctype html><div id="root"><header class="cvat-annotation-header">
<button class="ant-btn cvat-annotation-header-save-button">Save</button>
<button class="ant-btn cvat-annotation-header-menu-button">Menu</button></header><canvas></canvas></div>
<script>(${runCvat})()</script>`;
}

function runCvat(): void {
  const put = (className: string, html: string) => {
    const div = document.createElement('div');
    div.className = className;
    div.innerHTML = html;
    document.body.append(div);
    return div;
  };
  document.querySelector('.cvat-annotation-header-menu-button')?.addEventListener('click', () => {
    const modal = put(
      'ant-modal ant-modal-confirm cvat-modal-content-finish-job',
      '<button class="ant-btn ant-btn-default">Cancel</button><button class="ant-btn ant-btn-primary">Continue</button>',
    );
    modal.querySelector('.ant-btn-default')?.addEventListener('click', () => modal.remove());
    modal.querySelector('.ant-btn-primary')?.addEventListener('click', () => {
      modal.remove();
      if (location.search === '?broken') {
        put(
          'ant-notification-notice cvat-notification-notice-save-annotations-failed',
          'Could not save annotations',
        );
        return;
      }
      const said = put('ant-message cvat-annotation-job-finished-success', 'You tagged the job as completed');
      setTimeout(() => said.remove(), 1000);
    });
  });
}

test('CVAT: a job ends where it is finished and left, not by a save, a question or a failure', async () => {
  await chromium.routes.add(`${CVAT}/*`, (url) => ({ body: cvatPage(url) }));
  await add(CVAT, 'cvat');
  const tab = await chromium.newTab('about:blank');
  await chromium.focus(tab);
  const opened = await moment(() => tab.goto(`${CVAT}/tasks/5/jobs/12?broken`));
  await tab.click('.cvat-annotation-header-save-button');
  await tab.click('.cvat-annotation-header-menu-button');
  await tab.click('.ant-btn-default');
  await tab.click('.cvat-annotation-header-menu-button');
  await tab.click('.ant-btn-primary');
  await work(1_000);
  await tab.goto(`${CVAT}/tasks/5`);
  await work(700);
  expect(outcomes(await recordsWhen(CVAT, 'the job goes on', (all) => all.length > 0))).toEqual(['open']);
  await tab.goto(`${CVAT}/tasks/5/jobs/12`);
  await tab.click('.cvat-annotation-header-menu-button');
  await tab.click('.ant-btn-primary');
  await work(700);
  const left = await moment(() => tab.goto(`${CVAT}/tasks/5`));
  await work(700);
  const ended = await recordsWhen(CVAT, 'the job is finished', (all) => outcomes(all).join() === 'submitted');
  expect(ended[0]).toMatchObject({ kind: 'task', confirmed: true, project: 'site:cvat.example.org:5' });
  expect(ended[0]?.startAt).toBeGreaterThanOrEqual(opened.fromAt);
  expect(ended[0]?.endAt).toBeLessThanOrEqual(left.toAt + 300);

  await Promise.all([tab.waitForNavigation(), tab.click('a')]);
  await work(700);
  const after = await recordsWhen(
    CVAT,
    'the next job runs',
    (all) => outcomes(all).join() === 'submitted,open',
  );
  const [first, next] = after.filter(({ kind }) => kind === 'task');
  expect(next?.key).not.toBe(first?.key);
  const between = after.find(({ kind }) => kind === 'overhead');
  expectWithin('The look at the list', between?.startAt ?? 0, left);
});
