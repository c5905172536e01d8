import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { faultsOf } from './support/axe.ts';
import { DASHBOARD, open, RUBRICS, startShift } from './support/dataannotation.ts';
import { work } from './support/moments.ts';
import { press, readWhen } from './support/popup.ts';
import type { Shift } from './support/shift.ts';

declare const chrome: Chrome;

/** A page of a built-in platform that its reader does not know: reported without a word of it, taught, and reset. */

const LAB = '/workers/lab/81';
const SECRET = 'Evaluate the secret bees of Ohio';
const LAB_PAGE = `<!doctype html><html><head><title>${SECRET}</title></head><body><h1>${SECRET}</h1>
<p id="project-name">Bees of Ohio</p><textarea>${SECRET}</textarea><img alt="${SECRET}">
<form action="/workers/lab/82"><button id="submit-lab">Submit</button></form></body></html>`;

const OUTLIER = 'https://app.outlier.ai/en/expert/brand-new';

/** Waits until a page of the tab loads that script of ours, and says all that were loaded since the last time. */
async function loadsOf(tab: Page): Promise<(last: string) => Promise<string[]>> {
  const session = await tab.createCDPSession();
  let loaded: string[] = [];
  session.on('Debugger.scriptParsed', ({ url }) => {
    const [, file] = /^chrome-extension:\/\/[a-z]+\/(.+)$/.exec(url) ?? [];
    // What looks at a page while the worker teaches it is there for that look alone.
    if (file !== undefined && file !== 'look.js') loaded.push(file);
  });
  await session.send('Debugger.enable');
  return async (last) => {
    await waitFor(async () => loaded.at(-1) === last, { message: () => `${last} is loaded; now: ${loaded}` });
    const all = loaded;
    loaded = [];
    return all;
  };
}

async function expectUnknown(shift: Shift, tab: Page, platform: string): Promise<Page> {
  await shift.chromium.focus(tab);
  const popup = await shift.chromium.openPopup();
  const said = await readWhen(popup, 'the page is not known', ({ by }) => by['unknown-page'] !== undefined);
  expect(said.by['unknown-page']).toContain(`This ${platform} page isn’t known yet`);
  return popup;
}

/** Saves the report that the dashboard shows, and gives its text. */
async function savedReport({ chromium }: Shift, dashboard: Page): Promise<string> {
  const downloads = await chromium.browser.target().createCDPSession();
  const downloadPath = join(chromium.profileDir, 'downloads');
  mkdirSync(downloadPath, { recursive: true });
  await downloads.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  await dashboard.click('[data-testid=page-report-save]');
  const file = join(downloadPath, 'piecerate-page-report.json');
  return waitFor(() => readFile(file, 'utf8').catch(() => undefined), { message: 'it is saved' });
}

test('an unknown page says so; its report holds nothing that only the page knows; taught, it is timed, until reset', async () => {
  const { shift, tab } = await startShift({ [LAB]: LAB_PAGE, '/workers/lab/82': LAB_PAGE });
  const { chromium } = shift;
  await chromium.routes.add(OUTLIER, () => ({ body: LAB_PAGE }));
  const loads = await loadsOf(tab);
  await tab.goto(OUTLIER);
  await expectUnknown(shift, tab, 'Outlier');
  expect(await loads('reader-outlier.js')).toEqual(['sensor.js', 'reader-outlier.js']);
  await open(tab, LAB);
  expect(await loads('reader-dataannotation.js')).toEqual(['sensor.js', 'reader-dataannotation.js']);
  const popup = await expectUnknown(shift, tab, 'DataAnnotation');
  expect(await faultsOf(popup)).toEqual([]);

  const opened = chromium.browser.waitForTarget((target) => target.url().includes('#/platforms?report='));
  await press(popup, 'Problem report');
  const dashboard = await (await opened).asPage();
  await dashboard.waitForSelector('[data-testid=page-report]');
  expect(await faultsOf(dashboard)).toEqual([]);
  const text = await savedReport(shift, dashboard);
  const shown = await dashboard.$eval(
    '[data-testid=page-report]',
    (field) => (field as HTMLTextAreaElement).value,
  );
  expect(text).toBe(shown);
  expect(JSON.parse(text)).toMatchObject({
    format: 'piecerate-page-report',
    platform: 'dataannotation',
    address: '/workers/{3}/{2}',
    page: { tag: 'html' },
  });
  expect(text).toContain('"label": "submit"');
  expect(text).toContain('"id": "project-name"');
  expect(text).not.toMatch(/bees|ohio|secret|evaluate|81/i);

  await dashboard.evaluate(() => location.assign('#/platforms?site=app.dataannotation.tech'));
  const select = 'select[aria-label="What “Bees of Ohio” is"]';
  await dashboard.waitForSelector(select);
  await dashboard.select(select, 'project');
  // Only while its button is there.
  await dashboard.select('select[name=needs]', JSON.stringify({ selector: '#submit-lab' }));
  await dashboard.locator('[data-testid=teach-save]').click();
  const registered = () =>
    chromium.worker.run(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
    );
  const isBuiltIn = async () => (await registered()).includes('sensor-dataannotation');
  await waitFor(async () => !(await isBuiltIn()), { message: 'it is taught' });
  expect(await loads('reader-taught.js')).toEqual(['sensor.js', 'reader-taught.js']);

  await chromium.focus(tab);
  await work(1_000);
  await Promise.all([tab.waitForNavigation(), tab.click('#submit-lab')]);
  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ platform: 'dataannotation', project: 'dataannotation:bees of ohio' });
  expect(await loads('reader-taught.js')).toEqual(['sensor.js', 'reader-taught.js']);

  // In place, from a page that the rule names to one that the built-in reader knows, and to a load of it.
  const list = await tab.evaluate(async (address) => (await fetch(address)).text(), DASHBOARD);
  await tab.evaluate(
    (address, html) => {
      history.pushState({}, '', address);
      document.body.innerHTML = new DOMParser().parseFromString(html, 'text/html').body.innerHTML;
    },
    DASHBOARD,
    list,
  );
  const listed = async () => JSON.stringify((await chromium.readBooks()).projects).includes(RUBRICS.id);
  await waitFor(listed, { message: 'the built-in reader still reads the list' });
  expect(await loads('reader-dataannotation.js')).toEqual(['sensor.js', 'reader-dataannotation.js']);
  await open(tab, DASHBOARD);
  expect(await loads('reader-dataannotation.js')).toEqual(['sensor.js', 'reader-dataannotation.js']);

  await chromium.focus(dashboard);
  await dashboard.locator('::-p-xpath(//button[.="Stop using it"])').click();
  await waitFor(isBuiltIn, { message: 'the rule is kept and not used' });
  await dashboard.locator('::-p-xpath(//button[.="Use it again"])').click();
  await waitFor(async () => !(await isBuiltIn()), { message: 'it is used again' });
  await dashboard.locator('[data-testid="forget-dataannotation"]').click();
  await waitFor(isBuiltIn, { message: 'it is reset' });
  expect(await registered()).not.toContain('taught-dataannotation');
});
