import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { now, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Surge AI at its true addresses, with pages as its sister has them. */

const ORIGIN = 'https://app.surgehq.ai';
const SUBMIT = '.task-response-submission button';
const ENTER = '#enterWorkModeButton';

const FIRST = fixturePage('surge', 'task-input', { [SUBMIT]: 'next', '#skip_button': 'next' });

const PAGES = {
  board: fixturePage('surge', 'dashboard-pay-text'),
  /** Seen, not claimed: no response yet. */
  preview: {
    ...fixturePage('surge', 'preview-input', { [ENTER]: 'first' }),
    at: FIRST.at.replace(/\?.*/, ''),
  },
  first: FIRST,
  next: fixturePage('surge', 'task-next', { [SUBMIT]: 'board', '#skip_button': 'board' }),
};

test('a task that was only looked at is not counted; entered, it ends with its submit', async () => {
  const { shift, open, press } = await startOn(ORIGIN, PAGES);
  const seen = await open('preview');
  await work(1_000);
  const entered = await press(ENTER);
  await work(1_000);
  const submitted = await press(SUBMIT);
  await work(1_000);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ platform: 'surge', outcome: 'submitted', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: entered, to: submitted }]);
  const { records } = await shift.facts();
  expectTimeline(records[0], [{ kind: 'overhead', from: seen, to: entered }]);
  expectTimeline(records.at(-1), [{ kind: 'work', from: submitted, to: now() }]);
});

test('a task that is refused goes on, and skipped it earns nothing', async () => {
  const asking = fixturePage('surge', 'task-input', FIRST.leads, {
    '<textarea': '<textarea required',
    '<button type="submit"><span>Submit': '<input required id="answer"><button type="submit"><span>Submit',
  });
  const { shift, tab, open, press } = await startOn(ORIGIN, { ...PAGES, first: asking });
  const opened = await open('first');
  await work(700);
  await tab.click(SUBMIT);
  await work(1_000);
  const [refused] = (await shift.facts()).records;
  expect(refused?.outcome).toBeUndefined();
  const skipped = await press('#skip_button');
  await work(700);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'skipped', confirmed: true });
  expect(task?.earning).toBeUndefined();
  expectTimeline(task, [{ kind: 'work', from: opened, to: skipped }]);
});
