import { expect, test } from 'vitest';
import * as driver from '../practice/driver.ts';
import { expectTimeline } from './support/facts.ts';
import { expectSpan, moment, now, seenInPlace, work } from './support/moments.ts';
import { amountOf, clockMs, expectClockSince, press, readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';

/** What a worker can do in the popup, with the real one of the toolbar's icon. */

test('a pause is never counted, and lasts until it is resumed', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the clock runs', ({ head }) => head === 'Practice on the clock');
  const paused = await moment(() => press(popup, 'Pause'));
  const still = await readWhen(popup, 'the task is paused', ({ head }) => head === 'Practice paused');
  expectSpan('The clock that stands', clockMs(still.by['task-clock']), opened, paused, 1_000);
  await shift.chromium.focus(page);
  await work(1_500);

  const again = await shift.chromium.openPopup();
  const same = await readWhen(again, 'it is paused still', ({ head }) => head === 'Practice paused');
  expect(same.by['task-clock']).toBe(still.by['task-clock']);
  const resumed = await moment(() => press(again, 'Resume'));
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);
  const [task] = await shift.ended(1);
  const [before, pause, ...after] = task?.segments ?? [];
  expect([before?.kind, pause?.kind, pause?.cause]).toEqual(['work', 'idle', 'pause']);
  expectSpan('The pause', (pause?.endAt ?? 0) - (pause?.startAt ?? 0), paused, resumed);
  expect(after.every(({ counted }) => counted)).toBe(true);
  expectSpan('The time after it', (task?.endAt ?? 0) - (pause?.endAt ?? 0), resumed, submitted);
  await shift.figures();
});

test('resumed in the popup over its page, the task is on the clock at once', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the clock runs', ({ head }) => head === 'Practice on the clock');
  const paused = await moment(() => press(popup, 'Pause'));
  await readWhen(popup, 'the task is paused', ({ head }) => head === 'Practice paused');
  const resumed = await moment(() => press(popup, 'Resume'));
  await readWhen(popup, 'the clock runs again', ({ head }) => head === 'Practice on the clock');
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: paused },
    { kind: 'idle', cause: 'pause', from: paused, to: resumed, counted: false },
    { kind: 'work', from: resumed, to: submitted },
  ]);
});

test('a clock by hand runs from start to stop, on a page that nobody knows', async () => {
  const shift = await Shift.start();
  await shift.chromium.newTab('about:blank');
  const popup = await shift.chromium.openPopup();
  await press(popup, 'Start by hand');
  await popup.locator('input[name="project"]').fill('Paper forms');
  await popup.locator('select').fill('practice');
  const started = await moment(() => press(popup, 'Start'));
  const said = await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  expect(said).toMatchObject({ head: 'Practice by hand', project: 'Paper forms' });
  await work(2_000);
  await expectClockSince(popup, started);
  const stopped = await moment(() => press(popup, 'Stop'));

  const [record] = await shift.ended(1);
  expect(record).toMatchObject({ kind: 'manual', project: 'practice:paper forms' });
  expectTimeline(record, [{ kind: 'manual', from: started, to: stopped }]);
  await readWhen(popup, 'it is off the clock', ({ head }) => head === 'Off the clock');
  await shift.figures();
});

test('what a project pays is asked once, and prices the task', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('names');
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the pay is asked', ({ by }) => by['pay-question'] !== undefined);
  await popup.locator('select[name="basis"]').fill('task');
  await popup.locator('input[name="amount"]').fill('0.25');
  await press(popup, 'Save');
  await readWhen(popup, 'the pay is known', ({ by }) => by['task-pay'] === 'Pays $0.25');
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({
    outcome: 'submitted',
    pay: { basis: 'perTask', amountMicros: 250_000, currency: 'USD' },
    earning: { amountMicros: 250_000, currency: 'USD', state: 'expected' },
  });
  expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
  const again = await shift.chromium.openPopup();
  const { by } = await readWhen(again, 'one task is in', (said) => said.by['today-tasks'] === '1 task');
  expect(by['task-pay']).toBe('Pays $0.25');
  expect(by['today-earned']).toBe('$0.25');
});

test('an answer that comes after the submit prices the task as well', async () => {
  const shift = await Shift.start();
  const { page } = await shift.open('names');
  await shift.finish(page, driver.doTask);
  const [before] = await shift.ended(1);
  expect(before?.earning).toBeUndefined();
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the pay is asked', ({ by }) => by['pay-question'] !== undefined);
  await popup.locator('select[name="basis"]').fill('task');
  await popup.locator('input[name="amount"]').fill('0.25');
  await press(popup, 'Save');
  await readWhen(popup, 'the money is there', ({ by }) => by['today-earned'] === '$0.25');
  const [task] = await shift.ended(1);
  expect(task?.earning).toMatchObject({ amountMicros: 250_000, currency: 'USD' });
});

test('the escape hatch ends the task with its time to report', async () => {
  const shift = await Shift.start();
  const { opened } = await shift.open('voices');
  await work(1_500);
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  await press(popup, 'Escape hatch');
  const ended = await moment(() => press(popup, 'End it'));
  await readWhen(popup, 'it says so', ({ text }) => text.includes('Its time is yours to report'));

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'timeOnly' });
  expectTimeline(task, [{ kind: 'work', from: opened, to: ended }]);
  const workedMs = (task?.endAt ?? 0) - (task?.startAt ?? 0);
  expect(task?.earning?.amountMicros).toBeCloseTo((workedMs / 3_600_000) * 21_000_000, -1);
});

test("the page's own escape hatch does the same, and the next task begins", async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('voices');
  const hatched = await shift.finish(page, driver.hatchTask);
  await work(1_000);
  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'timeOnly', confirmed: true });
  const seen = seenInPlace(hatched);
  expectTimeline(task, [{ kind: 'work', from: opened, to: seen }]);
  const { records } = await shift.facts();
  expectTimeline(records[1], [{ kind: 'work', from: seen, to: now() }]);
});

test('a task that did not count is out of every figure, and comes back', async () => {
  const shift = await Shift.start();
  const { page } = await shift.open('clips');
  await driver.acceptTask(page);
  await shift.finish(page, driver.doTask);
  await shift.ended(1);
  const popup = await shift.chromium.openPopup();
  const before = await readWhen(popup, 'the task is in', ({ by }) => by['today-earned'] === '$0.30');
  expect(amountOf(before.by['task-rate'])).toBeGreaterThan(0);

  await press(popup, 'Did not count');
  const without = await readWhen(popup, 'the task is out', ({ by }) => by['today-tasks'] === '0 tasks');
  expect(without.by).toMatchObject({ 'today-earned': '–', 'task-rate': '–' });
  await press(popup, 'Counts again');
  await readWhen(popup, 'the task is in again', ({ by }) => by['today-earned'] === '$0.30');
});
