import { expect, test } from 'vitest';
import * as driver from '../practice/driver.ts';
import { expectNoOverlaps, expectTimeline } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { expectClockSince, press, readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';

/** One person, one clock: it is where the worker's attention is, and what was left behind is away. */

test('another window and back is away, and counts', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const { left } = await shift.leave();
  await work(1_500);
  const popup = await shift.chromium.openPopup();
  const { head } = await readWhen(popup, 'the task is away', (read) => read.head.includes('away'));
  expect(head).toBe('Practice away');

  const back = await moment(() => shift.chromium.focus(page));
  const submitted = await shift.finish(page, driver.doTask);
  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
  await shift.figures();
});

test('another tab of the same window and back is away, and counts', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const left = await moment(() => shift.chromium.newTab('about:blank'));
  await work(1_000);
  const back = await moment(() => shift.chromium.focus(page));
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test('a second task in another tab takes the clock, and gives it back', async () => {
  const shift = await Shift.start();
  const first = await shift.open('boxes');
  await work(1_000);
  const tab = await moment(() => shift.chromium.newTab('about:blank'));
  await work(500);
  const second = await shift.open('names');
  await work(1_000);
  const back = await moment(() => shift.chromium.focus(first.page));
  const submitted = await shift.finish(first.page, driver.doTask);

  const [boxes] = await shift.ended(1);
  expectTimeline(boxes, [
    { kind: 'work', from: first.opened, to: tab },
    { kind: 'away', from: tab, to: second.opened, counted: false },
    { kind: 'work', from: back, to: submitted },
  ]);
  const { records } = await shift.facts();
  const names = records.find(({ project }) => project === 'practice:names');
  expectTimeline(names, [{ kind: 'work', from: second.opened, to: back }]);
  expectNoOverlaps(records);
});

test('one task in two tabs is one task', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const left = await moment(() => shift.chromium.newTab('about:blank'));
  await work(500);
  const again = await shift.open('boxes');
  await work(1_000);
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: again.opened },
    { kind: 'work', from: again.opened, to: submitted },
  ]);
  expectNoOverlaps((await shift.facts()).records);
});

test('the popup over a task is part of it', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const popup = await shift.chromium.openPopup();
  await readWhen(
    popup,
    'the clock runs',
    ({ head, by }) => head.endsWith('on the clock') && !!by['task-clock'],
  );
  await work(1_500);
  await expectClockSince(popup, opened);
  await shift.chromium.focus(page);
  await work(500);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
});

test('the popup over another window is not part of the task, however soon it opens', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(1_000);
  const { left, elsewhere } = await shift.leave();
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the task is away', ({ head }) => head === 'Practice away');
  await work(1_000);
  await shift.chromium.focus(elsewhere);
  const back = await moment(() => shift.chromium.focus(page));
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test('time in a linked tab is work on the task', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(500);
  const { left, elsewhere } = await shift.leave();
  await work(1_200);
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the task is away', ({ head }) => head.endsWith('away'));
  const linked = await moment(() => press(popup, 'Link this tab'));
  await readWhen(popup, 'it says that the tab is linked', ({ text }) => text.includes('This tab is linked'));
  await shift.chromium.focus(elsewhere);
  await work(1_500);
  const back = await moment(() => shift.chromium.focus(page));
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: linked },
    { kind: 'linked', from: linked, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test("the platform's own list is away of the task that is open", async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(500);
  const left = await moment(() => shift.chromium.newTab(`${shift.site.url}/projects`));
  await work(1_000);
  const back = await moment(() => shift.chromium.focus(page));
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  expectTimeline(task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});
