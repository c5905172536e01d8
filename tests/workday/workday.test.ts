import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { expectNoOverlaps } from '../e2e/support/facts.ts';
import { work } from '../e2e/support/moments.ts';
import { Shift } from '../e2e/support/shift.ts';
import { skipTask } from '../practice/driver.ts';
import { startPracticeServer } from '../practice/server.ts';
import { Day } from './day.ts';
import { truthOf } from './truth.ts';
import { DAY_SHARE, dayLine, kindLines, offMs, TASK_MS, tableOf, taskLine } from './verdict.ts';

const MINUTE_MS = 60_000;

test('a working day, as it was and as the books have it', { timeout: 15 * MINUTE_MS }, async () => {
  const site = await startPracticeServer({ storable: true });
  onTestFinished(() => site.close());
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-workday-'));
  onTestFinished(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const start = () => Shift.on(site, { profileDir });
  const first = await start();
  const day = new Day(first);

  // Boxes: a look at something else, guidelines read in a linked tab, one skipped.
  const boxes = await day.tab();
  await day.open(boxes, 'boxes');
  await work(20_000);
  await day.look(boxes, 10_000);
  await work(8_000);
  await day.submit(boxes);
  await work(10_000);
  await day.read(boxes, 25_000);
  await work(6_000);
  await day.submit(boxes);
  await work(5_000);
  await day.submit(boxes, skipTask);
  await work(8_000);
  await day.stopWorker(4);
  await day.submit(boxes);

  // Another project: the popup, a break, the machine asleep.
  await day.open(boxes, 'names');
  await work(12_000);
  await day.glance(boxes, 5_000);
  await work(4_000);
  await day.submit(boxes);
  await work(8_000);
  await day.pause(boxes, 15_000);
  await work(10_000);
  await day.submit(boxes);
  await work(8_000);
  await day.sleep(12_000);
  await work(8_000);
  await day.submit(boxes);

  // A platform of its own.
  await day.platform(boxes);
  await work(20_000);
  await day.pressOn(boxes, 'submit');
  await work(15_000);
  await day.pressOn(boxes, 'exit');

  // Back, and everything goes wrong.
  await day.open(boxes, 'topics');
  await work(8_000);
  await day.crash(boxes);
  await work(8_000);
  await day.submit(boxes);
  await work(6_000);
  let last = first;
  const again = await day.kill(boxes, 'topics', async () => {
    last = await start();
    return last;
  });
  await work(10_000);
  await day.submit(again);
  await work(2_000);
  const endAt = Date.now();

  const { records } = await last.facts();
  expectNoOverlaps(records);
  const tasks = records.filter(({ kind }) => kind === 'task');
  const truth = truthOf(day.logs, day.done, endAt).filter(({ spells }) => spells.length > 0);
  expect(tasks.map(({ project }) => project)).toHaveLength(truth.length);
  // The last one is open: what comes after the end of the day is not in the truth.
  const lines = truth.slice(0, -1).map((one, at) => taskLine(one, tasks[at]?.segments ?? []));
  const whole = dayLine(lines);
  const kinds = kindLines(
    truth.slice(0, -1),
    tasks.slice(0, -1).flatMap(({ segments }) => segments),
  );
  const table = [...tableOf(lines), '', ...tableOf(kinds), '', ...tableOf([whole])];
  mkdirSync('.output/reports', { recursive: true });
  writeFileSync('.output/reports/workday.txt', table.join('\n'));

  for (const line of lines) expect(Math.abs(offMs(line)), line.what).toBeLessThanOrEqual(TASK_MS);
  expect(Math.abs(offMs(whole)), 'the whole day').toBeLessThanOrEqual(whole.truthMs * DAY_SHARE);
});
