import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { now, seenInPlace, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** EWOQ at its true addresses: one document that changes in place. */

const ORIGIN = 'https://rating.ewoq.google.com';
const SUBMIT = '.submitTaskButton';
const NAME = 'query and mobile app match evaluation (english : united states)';

const PAGES = {
  home: fixturePage('ewoq', 'home', { '.start-button': 'instructions' }),
  instructions: fixturePage('ewoq', 'instructions', { '.continue-button': 'task' }),
  // Until all is answered, Submit is drawn as disabled, and leads nowhere.
  task: fixturePage('ewoq', 'task', { 'material-radio': 'answered' }),
  answered: fixturePage('ewoq', 'task-answered', { [SUBMIT]: 'loading' }),
  loading: fixturePage('ewoq', 'task-loading', { 'ewoq-app': 'second' }),
  second: fixturePage('ewoq', 'task-2022', { '.skip-and-take-a-break-button': 'home' }),
};

test('a task begins after its instructions, waits for its answer, and ends with the next one; a skip earns nothing', async () => {
  const { shift, open, click } = await startOn(ORIGIN, PAGES, { inPlace: true });
  await open('home');
  await work(1_000);
  const shown = await click('.start-button');
  await work(1_200);
  const entered = await click('.continue-button');
  await work(1_000);
  await click(SUBMIT);
  await work(700);
  const [waiting] = (await shift.facts()).records.filter(({ kind }) => kind === 'task');
  expect(waiting).toMatchObject({ project: `ewoq:${NAME}` });
  expect(waiting?.outcome).toBeUndefined();
  expectTimeline(waiting, [{ kind: 'work', from: seenInPlace(entered), to: now() }]);

  await click('material-radio');
  await work(500);
  const submitted = await click(SUBMIT);
  await work(1_000);
  const nextShown = await click('ewoq-app');
  await work(1_000);
  const skipped = await click('.skip-and-take-a-break-button');
  const records = await shift.recordsWhen('both ended', (all) =>
    all.some(({ outcome }) => outcome === 'skipped'),
  );
  const [task, second] = records.filter(({ kind }) => kind === 'task');
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: seenInPlace(entered), to: seenInPlace(submitted) }]);
  expect(second).toMatchObject({
    outcome: 'skipped',
    confirmed: true,
    project: 'ewoq:ad relevance (english : canada)',
  });
  expect(second?.earning).toBeUndefined();
  expectTimeline(second, [{ kind: 'work', from: nextShown, to: skipped }]);
  // Instructions are seen, not worked on: overhead, until reading is said to be paid.
  const seen = records.find(({ kind, project }) => kind === 'overhead' && project === `ewoq:${NAME}`);
  expectTimeline(seen, [{ kind: 'overhead', from: seenInPlace(shown), to: seenInPlace(entered) }]);
});
