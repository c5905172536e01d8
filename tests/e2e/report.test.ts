import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replay } from '../../lib/journal/replay.ts';
import type { ProblemReport } from '../../lib/journal/types.ts';
import * as driver from '../practice/driver.ts';
import { waitFor } from './harness/wait.ts';
import { work } from './support/moments.ts';
import { Shift } from './support/shift.ts';

test('a problem report is a file of the day that tells the task anew, and names no project', async () => {
  const shift = await Shift.start();
  const { page } = await shift.open('boxes');
  await work(1_500);
  await shift.finish(page, driver.doTask);
  const [task] = await shift.ended(1);

  const { browser, extensionId, profileDir } = shift.chromium;
  const downloads = await browser.target().createCDPSession();
  const downloadPath = join(profileDir, 'downloads');
  await downloads.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  const welcome = await shift.chromium.newTab(`chrome-extension://${extensionId}/welcome.html`);
  await welcome.click('.report summary');
  const day = await welcome.$eval('.report [name=day]', (field) => (field as HTMLInputElement).value);
  await welcome.click('[data-testid=problem-report]');
  await welcome.waitForSelector('.report [role=status] .note');

  const file = join(downloadPath, `piecerate-problem-report-${day}.json`);
  const text = await waitFor(() => readFile(file, 'utf8').catch(() => undefined), {
    message: 'the file is there',
  });
  const report = JSON.parse(text) as ProblemReport;
  const ended = replay(report.runs).flatMap((fact) => (fact.type === 'ended' ? fact.record : []));
  const { segments, startAt, endAt } = task ?? {};
  expect(ended).toContainEqual(expect.objectContaining({ segments, startAt, endAt, outcome: 'submitted' }));
  expect(text).not.toMatch(/boxes|127\.0\.0\.1/);
});
