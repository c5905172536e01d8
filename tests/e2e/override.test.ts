import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { expectAccessible } from './support/accessible.ts';
import { DASHBOARD, open, RUBRICS, startShift } from './support/dataannotation.ts';
import { work } from './support/moments.ts';
import { press, readWhen } from './support/popup.ts';

declare const chrome: Chrome;

/** A page of a built-in platform that its reader does not know: reported without a word of it, taught, and reset. */

const LAB = '/workers/lab/81';
const SECRET = 'Evaluate the secret bees of Ohio';
const LAB_PAGE = `<!doctype html><html><head><title>${SECRET}</title></head><body><h1>${SECRET}</h1>
<p id="project-name">Bees of Ohio</p><textarea>${SECRET}</textarea><img alt="${SECRET}">
<form action="/workers/lab/82"><button id="submit-lab">Submit</button></form></body></html>`;

test('an unknown page says so, and its report holds nothing that only the page knows', async () => {
  const { shift, tab } = await startShift({ [LAB]: LAB_PAGE });
  const { chromium } = shift;
  await open(tab, LAB);
  await chromium.focus(tab);
  const popup = await chromium.openPopup();
  const said = await readWhen(popup, 'the page is not known', ({ by }) => by['unknown-page'] !== undefined);
  expect(said.by['unknown-page']).toContain('This DataAnnotation page isn’t known yet');
  await expectAccessible(popup);

  const opened = chromium.browser.waitForTarget((target) => target.url().includes('#/platforms?report='));
  await press(popup, 'Problem report');
  const dashboard = await (await opened).asPage();
  await dashboard.waitForSelector('[data-testid=page-report]');
  await expectAccessible(dashboard);
  const downloads = await chromium.browser.target().createCDPSession();
  const downloadPath = join(chromium.profileDir, 'downloads');
  mkdirSync(downloadPath, { recursive: true });
  await downloads.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  await dashboard.click('[data-testid=page-report-save]');
  const file = join(downloadPath, 'piecerate-page-report.json');
  const text = await waitFor(() => readFile(file, 'utf8').catch(() => undefined), { message: 'it is saved' });

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
});

test('taught, it is timed beside what the built-in reader knows; reset, the platform is as it came', async () => {
  const { shift, tab } = await startShift({ [LAB]: LAB_PAGE, '/workers/lab/82': LAB_PAGE });
  const { chromium } = shift;
  await open(tab, LAB);
  const dashboard = await chromium.newTab(
    `chrome-extension://${chromium.extensionId}/dashboard.html#/platforms?site=app.dataannotation.tech`,
  );
  await chromium.focus(dashboard);
  const select = 'select[aria-label="What “Bees of Ohio” is"]';
  await dashboard.waitForSelector(select);
  await dashboard.select(select, 'project');
  await dashboard.locator('[data-testid=teach-save]').click();
  const registered = () =>
    chromium.worker.run(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
    );
  await waitFor(async () => (await registered()).includes('taught-dataannotation'), {
    message: 'it is taught',
  });

  await chromium.focus(tab);
  await work(1_000);
  await Promise.all([tab.waitForNavigation(), tab.click('#submit-lab')]);
  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ platform: 'dataannotation', project: 'dataannotation:bees of ohio' });
  await open(tab, DASHBOARD);
  const listed = async () => JSON.stringify((await chromium.readBooks()).projects).includes(RUBRICS.id);
  await waitFor(listed, { message: 'the built-in reader still reads the list' });

  await chromium.focus(dashboard);
  await dashboard.locator('[data-testid="forget-dataannotation"]').click();
  await waitFor(async () => (await registered()).includes('sensor-dataannotation'), {
    message: 'it is reset',
  });
  expect(await registered()).not.toContain('taught-dataannotation');
});
