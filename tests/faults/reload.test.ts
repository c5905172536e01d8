import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { buildDir } from '../e2e/harness/builds.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import { type Moment, work } from '../e2e/support/moments.ts';
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
