import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { buildDir } from '../e2e/harness/builds.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import { expectWithin, loadOf, type Moment, work } from '../e2e/support/moments.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { judge } from './support/judge.ts';

declare const chrome: Chrome;

/** The extension ends and begins anew in the middle of a task; its old script stays behind in the page. */

const PAGE_MS = 2_000;

/** A copy of the build that may change under the browser. */
function copyOfBuild(): string {
  const dir = mkdtempSync(join(tmpdir(), 'piecerate-build-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(buildDir('chrome', 'e2e'), dir, { recursive: true });
  return dir;
}

function setVersion(dir: string, version: string): void {
  const file = join(dir, 'manifest.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version }));
}

/** Without developer mode, a browser switches off what was installed from a folder when it reloads. */
async function setDeveloperMode(browser: Browser): Promise<void> {
  const page = await browser.newPage({ background: true });
  await page.goto('chrome://extensions');
  await page.evaluate(() => {
    interface Private {
      developerPrivate: { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> };
    }
    return (chrome as unknown as Private).developerPrivate.updateProfileConfiguration({
      inDeveloperMode: true,
    });
  });
  await page.close();
}

const version = ({ chromium }: Shift) => chromium.worker.run(() => chrome.runtime.getManifest().version);

/** A task's page of the practice site whose answer comes in two pieces, the second when it is let go. */
async function slowTask(): Promise<{ url: string; finish: () => void }> {
  let finish = () => {};
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.write('<!doctype html><title>Slow</title><body><p>Loading</p>');
    finish = () =>
      response.end('<main id="practice" data-page="task" data-project="slow" data-task="slow-1"></main>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, finish: () => finish() };
}

test("the extension is reloaded while a task's page loads: it counts from there, not from the load's end", async () => {
  const dir = copyOfBuild();
  const shift = await Shift.start({ dir });
  const { chromium } = shift;
  await setDeveloperMode(chromium.browser);
  const page = await chromium.newTab('about:blank');
  await chromium.focus(page);
  const slow = await slowTask();
  const loaded = page.goto(slow.url);
  await page.waitForSelector('p');
  const before = (await shift.facts()).clock.wokeAt;
  await chromium.worker.run(() => {
    setTimeout(() => chrome.runtime.reload(), 0);
  });
  await waitFor(async () => (await shift.facts()).clock.wokeAt > before, {
    message: 'the extension is there again',
    timeoutMs: 20_000,
  });
  const again = Date.now();
  await work(2_500);
  slow.finish();
  await loaded;
  const { fromAt } = await loadOf(page);
  const [task] = await shift.recordsWhen('the task is there', (records) => records.length > 0);
  expectWithin('The start of the task', task?.startAt ?? 0, { fromAt, toAt: again });
  await page.close();
});

test.each([
  { what: 'reloaded', next: undefined },
  { what: 'updated', next: '0.9.9' },
])('the extension is $what: two seconds and its own absence are a gap', async ({ what, next }) => {
  const dir = copyOfBuild();
  const shift = await Shift.start({ dir });
  const { chromium } = shift;
  await setDeveloperMode(chromium.browser);
  const { page, opened } = await shift.open('boxes');
  await work(2_500);
  const before = await version(shift);
  if (next !== undefined) setVersion(dir, next);
  const fromAt = Date.now();
  await chromium.worker.run(() => {
    setTimeout(() => chrome.runtime.reload(), 0);
  });
  const again = await waitFor(
    async () => {
      const { clock } = await shift.facts();
      const live = Object.values(clock.pages).filter(({ connected }) => connected);
      return clock.wokeAt >= fromAt && live.some(({ open }) => open) && Date.now();
    },
    { message: 'the page has a sensor again', timeoutMs: 20_000 },
  );
  expect(await version(shift)).toBe(next ?? before);
  const ended: Moment = { fromAt, toAt: again };
  await work(1_500);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  await judge(shift, `extension ${what}`, task, [
    { kind: 'work', from: opened, to: ended, lostUpToMs: PAGE_MS },
    { kind: 'gap', from: ended, to: ended, counted: false },
    { kind: 'work', from: ended, to: submitted },
  ]);
});
