import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { now, work } from './support/moments.ts';
import { fixture, fixturePage, startOn } from './support/site.ts';

/** ADAP at its true addresses: the list on one host, the work on another. */

/** A page without a task's key is waited for until it has had time to name one: 1.5 s. */
const UNHURRIED_MS = 2_000;

const LIST = 'https://account.appen.com/channels/feca/tasks?uid=abc';
const SUBMIT = '.form-actions input';
const ASKING = { 'type="radio" name="q"': 'type="radio" name="q" required' };

test('a page of work is paid as the list says; refused it goes on, and the next one is a task of its own', async () => {
  const { shift, tab, open, press } = await startOn(
    'https://view.appen.io',
    {
      // Whether the next page of work has an address of its own is not known: here it has not.
      first: fixturePage('appen', 'task', { [SUBMIT]: 'first' }, ASKING),
      other: fixturePage('appen', 'task-spanish', { [SUBMIT]: 'none' }),
      none: fixturePage('appen', 'no-task'),
    },
    { others: { [LIST]: fixture('appen', 'list') } },
  );
  await tab.goto(LIST);
  await work(1_000);
  const opened = await open('first');
  await work(UNHURRIED_MS);
  await tab.click(SUBMIT);
  await work(1_000);
  const [refused] = (await shift.facts()).records.filter(({ kind }) => kind === 'task');
  expect(refused?.outcome).toBeUndefined();
  expectTimeline(refused, [{ kind: 'work', from: opened, to: now() }]);

  await tab.click('input[type="radio"]');
  const submitted = await press(SUBMIT);
  await work(UNHURRIED_MS);
  await tab.click('input[type="radio"]');
  const second = await press(SUBMIT);
  const tasks = await shift.ended(2);
  const done = { project: 'appen:1700001', outcome: 'submitted', confirmed: true };
  expect(tasks).toMatchObject([done, done]);
  for (const { earning } of tasks) expect(earning).toMatchObject({ amountMicros: 50_000, currency: 'USD' });
  expectTimeline(tasks[0], [{ kind: 'work', from: opened, to: submitted }]);
  expectTimeline(tasks[1], [{ kind: 'work', from: submitted, to: second }]);
});

test('a job in Spanish ends by its own words, and a page without work is nothing', async () => {
  const { shift, open, press } = await startOn('https://view.appen.io', {
    first: fixturePage('appen', 'task-spanish', { [SUBMIT]: 'none' }),
    none: fixturePage('appen', 'no-task'),
  });
  const opened = await open('first');
  await work(UNHURRIED_MS);
  const submitted = await press(SUBMIT);
  await work(1_000);
  const task = (await shift.ended(1, { confirmed: false }))[0];
  expect(task).toMatchObject({ project: 'appen:encuadra personas en una imagen', outcome: 'submitted' });
  expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
  expect((await shift.facts()).records).toHaveLength(1);
});
