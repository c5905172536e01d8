/**
 * Saves pages of the practice site as fixtures of its reader: `node tests/practice/save-fixtures.ts`. Run
 * by hand when the pages change; the expected sightings (`.json` beside each) go with them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { launch, type Page } from 'puppeteer-core';
import * as driver from './driver.ts';
import { startPracticeServer } from './server.ts';

const TARGET = new URL('../fixtures/practice/', import.meta.url);
const PORT = 8788;

mkdirSync(TARGET, { recursive: true });
const server = await startPracticeServer({ port: PORT });
const browser = await launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await saveAll(await browser.newPage(), server.url);
} finally {
  await browser.close();
  await server.close();
}

async function saveAll(page: Page, url: string): Promise<void> {
  for (const path of ['projects', 'guidelines/boxes', 'training/boxes', 'training/voices', 'nothing-here']) {
    await page.goto(`${url}/${path}`);
    await save(page, path.replace('/', '-'));
  }
  await page.goto(`${url}/training/boxes`);
  await Promise.all([page.waitForNavigation(), page.click('#submit')]);
  await save(page, 'training-boxes-refused');
  await driver.doTraining(page, url, 'boxes', [1, 1, 0]);
  await save(page, 'training-boxes-done');
  for (const project of ['boxes', 'topics', 'voices', 'names']) {
    await driver.openProject(page, url, project);
    await save(page, `task-${project}`);
    if (project === 'names') continue;
    await driver.failSubmit(page);
    await save(page, `task-${project}-refused`);
  }
  await driver.doTask(page);
  await save(page, 'task-names-second');
  await driver.openProject(page, url, 'clips');
  await save(page, 'preview-clips');
  await driver.acceptTask(page);
  await save(page, 'task-clips');
  await page.goto(`${url}/projects`);
  await save(page, 'projects-running');
  await driver.openProject(page, url, 'clips');
  await driver.doTask(page);
  await save(page, 'done-clips');
  await driver.openProject(page, url, 'clips');
  await driver.acceptTask(page);
  await driver.returnTask(page);
  await save(page, 'returned-clips');
  await page.goto(`${url}/hostile/1`);
  await save(page, 'hostile');
}

/** The document as it stands, without the scripts' own code and the tool's inlined styles. */
async function save(page: Page, name: string): Promise<void> {
  const html = await page.content();
  const plain = html.replaceAll(/<style[\s\S]*?<\/style>/g, '');
  writeFileSync(
    new URL(`${name}.html`, TARGET),
    `<!-- ${page.url()} | saved | the practice site -->\n${plain}`,
  );
}
