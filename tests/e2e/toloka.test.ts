import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { now, seenInPlace, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Toloka's classic site at its true addresses: one document, with the task in a frame of another host. */

const FRAME = 'https://frame.example/task';
const IN_FRAME = { 'title="task" src="about:blank"': `title="task" src="${FRAME}"` };
const others = { [FRAME]: '<!doctype html><textarea id="answer"></textarea>' };
const SUBMIT = '.new-task-page-footer button:first-child';
const SKIP = '.new-task-page-footer button:last-child';

test('a page of tasks in a frame is paid as the list says; refused it goes on, submitted it ends, skipped it earns nothing', async () => {
  const first = fixturePage('toloka', 'task', { '[data-answered] button:first-child': 'second' }, IN_FRAME);
  const { shift, tab, open, click } = await startOn(
    'https://toloka.yandex.com',
    {
      tasks: fixturePage('toloka', 'tasks', { '.snippet__take-btn': 'first' }),
      first,
      second: {
        ...fixturePage('toloka', 'task', { [SKIP]: 'tasks' }, IN_FRAME),
        at: first.at.replace('--6401', '--6409'),
      },
    },
    { inPlace: true, others },
  );
  const searched = await open('tasks');
  await work(1_000);
  const opened = await click('.snippet__take-btn');
  await work(700);
  // With the keyboard in the frame, the page around it still has the worker.
  await tab.click('iframe');
  await tab.keyboard.type('an answer');
  await work(1_500);
  // What the frame says of a bad answer is never heard: the task just stays.
  await click(SUBMIT);
  await work(1_000);
  const [refused] = (await shift.facts()).records.filter(({ kind }) => kind === 'task');
  expect(refused?.outcome).toBeUndefined();
  expectTimeline(refused, [{ kind: 'work', from: seenInPlace(opened), to: now() }]);

  await tab.$eval('.new-task-page-footer', (footer) => footer.setAttribute('data-answered', ''));
  const submitted = await click(SUBMIT);
  await work(1_200);
  const skipped = await click(SKIP);
  await work(700);
  const tasks = await shift
    .recordsWhen(
      'both ended',
      (all) => all.filter(({ outcome, kind }) => outcome && kind === 'task').length === 2,
    )
    .then((all) => all.filter(({ kind }) => kind === 'task'));
  expect(tasks).toMatchObject([
    { project: 'toloka:1234567', outcome: 'submitted', confirmed: true },
    { project: 'toloka:1234567', outcome: 'skipped', confirmed: true },
  ]);
  expect(tasks[0]?.earning).toMatchObject({ amountMicros: 50_000, currency: 'USD', state: 'expected' });
  expect(tasks[1]?.earning).toBeUndefined();
  expectTimeline(tasks[0], [{ kind: 'work', from: seenInPlace(opened), to: seenInPlace(submitted) }]);
  expectTimeline(tasks[1], [{ kind: 'work', from: seenInPlace(submitted), to: seenInPlace(skipped) }]);
  const { records } = await shift.facts();
  expectTimeline(records[0], [{ kind: 'overhead', from: searched, to: seenInPlace(opened) }]);
});

test('in Russian: a training that the list shows earns nothing, and is ended by its own words', async () => {
  const { shift, open, click } = await startOn(
    'https://toloka.yandex.ru',
    {
      tasks: fixturePage('toloka', 'tasks-russian', { '.snippet:last-child .snippet__take-btn': 'training' }),
      training: fixturePage(
        'toloka',
        'task-russian',
        { [SUBMIT]: 'tasks' },
        { ...IN_FRAME, '/task/7654321/': '/task/7654322/' },
      ),
    },
    { inPlace: true, others },
  );
  await open('tasks');
  await work(700);
  const opened = await click('.snippet:last-child .snippet__take-btn');
  await work(1_000);
  const submitted = await click(SUBMIT);
  const task = await shift
    .recordsWhen('it ended', (all) => all.some(({ outcome, kind }) => outcome && kind === 'task'))
    .then((all) => all.find(({ kind }) => kind === 'task'));
  expect(task).toMatchObject({
    project: 'toloka:7654322',
    outcome: 'submitted',
    confirmed: true,
    pay: { basis: 'unpaid' },
  });
  expect(task?.earning?.amountMicros ?? 0).toBe(0);
  expectTimeline(task, [{ kind: 'work', from: seenInPlace(opened), to: seenInPlace(submitted) }]);
});
