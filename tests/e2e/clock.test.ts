import { expect, test } from 'vitest';
import * as driver from '../practice/driver.ts';
import { waitFor } from './harness/wait.ts';
import { expectNoOverlaps, expectTimeline } from './support/facts.ts';
import { expectSpan, loadOf, moment, now, pageEnd, seenInPlace, work } from './support/moments.ts';
import { amountOf, expectClockSince, readWhen } from './support/popup.ts';
import { expectRate } from './support/rates.ts';
import { Shift } from './support/shift.ts';

/** The clock runs by itself: from the opening of a task's page to its outcome, whatever the site's ways. */

test('a task page starts the clock by itself, and the popup shows it running', async () => {
  const shift = await Shift.start();
  const { opened } = await shift.open('boxes');
  await work(1_500);

  const popup = await shift.chromium.openPopup();
  const first = await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  expect(first).toMatchObject({ head: 'Practice on the clock', project: 'Street boxes' });
  expect(first.by['task-pay']).toBe('Pays $0.12');
  await expectClockSince(popup, opened);
  await readWhen(popup, 'the clock goes on', ({ by }) => by['task-clock'] !== first.by['task-clock']);
  await expectClockSince(popup, opened);

  const { records } = await shift.facts();
  expect(records).toMatchObject([{ kind: 'task', project: 'practice:boxes' }]);
  expect(records[0]?.outcome).toBeUndefined();
  expectSpan('The open task', (records[0]?.endAt ?? 0) - (records[0]?.startAt ?? 0), opened, now());
});

test.each([
  { project: 'boxes', arrival: 'its own address without a load', pays: '$0.12', micros: 120_000 },
  { project: 'topics', arrival: 'a page load', pays: '$0.045', micros: 45_000 },
])('$project: a submit ends the task, and the next one, by $arrival, starts its own clock', async (row) => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open(row.project);
  const submitted = await shift.finish(page, driver.doTask);
  const next = row.project === 'topics' ? await loadOf(page) : submitted;
  await work(1_000);

  const [task] = await shift.ended(1);
  const earning = { amountMicros: row.micros, currency: 'USD', state: 'expected' };
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true, earning });
  expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
  const { records } = await shift.facts();
  expectTimeline(records[1], [{ kind: 'work', from: next, to: now() }]);

  const { today } = await shift.figures();
  expect(today).toMatchObject({ tasks: 1, earned: [{ amountMicros: row.micros, currency: 'USD' }] });
  expectRate(today.taskRate, row.micros, opened, submitted);
  const popup = await shift.chromium.openPopup();
  const said = await readWhen(popup, 'one task is in', ({ by }) => by['today-tasks'] === '1 task');
  expect(said.by['today-earned']).toBe(row.pays);
  await expectClockSince(popup, next);
});

test('voices: the next task is another one although the address stays', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('voices');
  const first = seenInPlace(await shift.finish(page, driver.doTask));
  const second = seenInPlace(await shift.finish(page, driver.doTask));

  const tasks = await shift.ended(2);
  expect(tasks.map(({ outcome }) => outcome)).toEqual(['submitted', 'submitted']);
  expectTimeline(tasks[0], [{ kind: 'work', from: opened, to: first }]);
  expectTimeline(tasks[1], [{ kind: 'work', from: first, to: second }]);
  for (const { segments, earning } of tasks) {
    const [worked] = segments.map(({ startAt, endAt }) => endAt - startAt);
    expect(earning?.amountMicros).toBeCloseTo(((worked ?? 0) / 3_600_000) * 21_000_000, -1);
  }
});

test('a skipped task is in All time, and not in On tasks', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const submitted = await shift.finish(page, driver.doTask);
  await work(1_500);
  const skipped = await shift.finish(page, driver.skipTask);

  const [, task] = await shift.ended(2);
  expect(task).toMatchObject({ outcome: 'skipped', confirmed: true });
  expect(task?.earning?.amountMicros ?? 0).toBe(0);
  expectTimeline(task, [{ kind: 'work', from: submitted, to: skipped }]);

  const { today } = await shift.figures();
  expect(today.tasks).toBe(1);
  expectSpan('The lost time', today.lostMs, submitted, skipped);
  expectRate(today.taskRate, 120_000, opened, submitted);
  await page.goto(`${shift.site.url}/projects`);
  const popup = await shift.chromium.openPopup();
  const { by } = await readWhen(popup, 'both rates are there', (read) => read.by['live-rate'] !== undefined);
  expect(amountOf(by['live-rate'])).toBeLessThan(amountOf(by['task-rate']));
});

test('a reloaded task is the same task, away for a moment', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  await page.reload();
  const again = await loadOf(page);
  const unloaded = await pageEnd(page);
  await work(1_000);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: unloaded },
    { kind: 'away', from: unloaded, to: again },
    { kind: 'work', from: again, to: submitted },
  ]);
  const { today } = await shift.figures();
  expect(today.tasks).toBe(1);
});

test('a refused submit in the same page changes nothing', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await driver.failSubmit(page);
  await work(1_000);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
});

test('a refusal by a page load goes on as the same task, with one outcome', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('topics');
  await driver.failSubmit(page);
  const again = await loadOf(page);
  const unloaded = await pageEnd(page);
  const back = await shift.recordsWhen(
    'the task is open again',
    ([task, ...rest]) => rest.length === 0 && task?.outcome === undefined && task?.segments.length === 3,
  );
  expectNoOverlaps(back);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
  expectTimeline(task, [
    { kind: 'work', from: opened, to: unloaded },
    { kind: 'away', from: unloaded, to: again },
    { kind: 'work', from: again, to: submitted },
  ]);
  const { today } = await shift.figures();
  expect(today).toMatchObject({ tasks: 1, earned: [{ amountMicros: 45_000, currency: 'USD' }] });
});

test('a preview is no task; entering it is', async () => {
  const shift = await Shift.start();
  const { page, opened: shown } = await shift.open('clips');
  await work(1_500);
  expect((await shift.facts()).records.filter(({ kind }) => kind === 'task')).toEqual([]);
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'no task is on the clock', ({ by, text }) => !by['task-clock'] && text.length > 0);
  const back = await moment(() => shift.chromium.focus(page));
  const left = await moment(() => driver.acceptTask(page));
  const entered = await loadOf(page);
  await work(1_000);
  const returned = await shift.finish(page, driver.returnTask);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ kind: 'task', outcome: 'returned', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: entered, to: returned }]);
  const records = await shift.recordsWhen('the reading is overhead', (all) =>
    all.some(({ kind }) => kind === 'overhead'),
  );
  // Reading goes on under our own popup, until that closes: then the page begins anew.
  const [first, second] = records.filter(({ kind, endAt }) => kind === 'overhead' && endAt < entered.toAt);
  expectTimeline(first, [{ kind: 'overhead', from: shown, to: back }]);
  expectTimeline(second, [{ kind: 'overhead', from: back, to: left }]);
});

test('a task expires at its deadline', async () => {
  const deadlineMs = 4_000;
  const shift = await Shift.start({ deadlineMs });
  const { opened } = await shift.open('topics');
  const [given] = await shift.tasks();
  const deadlineAt = (given?.startedAt ?? 0) + deadlineMs;
  const { left } = await shift.leave();
  await waitFor(() => Date.now() > deadlineAt, { message: 'the deadline is over' });
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the last task has expired', ({ text }) => /Message topics.*expired/.test(text));

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'expired', endAt: deadlineAt });
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: { fromAt: deadlineAt, toAt: deadlineAt }, counted: false },
  ]);
  const { today } = await shift.figures();
  expectSpan('The lost time', today.lostMs, opened, left);
});
