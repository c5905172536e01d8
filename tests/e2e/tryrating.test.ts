import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { now, seenInPlace, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** TryRating at its true addresses: one document, and one address for all tasks. */

const ORIGIN = 'https://www.tryrating.com';
const SUBMIT = '.btn-success';

const PAGES = {
  home: fixturePage('tryrating', 'home', { a: 'first' }),
  first: fixturePage('tryrating', 'task', { [SUBMIT]: 'refused' }),
  refused: fixturePage('tryrating', 'task-refused', { '.modal button': 'mended' }),
  mended: fixturePage('tryrating', 'task', { [SUBMIT]: 'second' }),
  second: fixturePage('tryrating', 'task-minutes', { [SUBMIT]: 'none' }),
  none: fixturePage('tryrating', 'none'),
};

test('each request is a task of its own; a failed validation leaves it on the clock', async () => {
  const { shift, open, click } = await startOn(ORIGIN, PAGES, { inPlace: true });
  await open('home');
  await work(700);
  const opened = await open('first');
  await work(1_000);
  await click(SUBMIT);
  await work(1_000);
  const [refused] = (await shift.facts()).records.filter(({ kind }) => kind === 'task');
  expect(refused?.outcome).toBeUndefined();
  expectTimeline(refused, [{ kind: 'work', from: opened, to: now() }]);

  await click('.modal button');
  await work(700);
  const submitted = await click(SUBMIT);
  await work(1_200);
  const last = await click(SUBMIT);
  await work(1_000);
  const tasks = await shift
    .recordsWhen('both ended', (all) => all.filter(({ outcome }) => outcome === 'submitted').length === 2)
    .then((all) => all.filter(({ kind }) => kind === 'task'));
  expect(tasks).toMatchObject([
    { project: 'tryrating:search relevance', outcome: 'submitted', confirmed: true, estimateMs: 90_000 },
    { project: 'tryrating:address verification', outcome: 'submitted', confirmed: true, estimateMs: 120_000 },
  ]);
  expectTimeline(tasks[0], [{ kind: 'work', from: opened, to: seenInPlace(submitted) }]);
  expectTimeline(tasks[1], [{ kind: 'work', from: seenInPlace(submitted), to: seenInPlace(last) }]);
  const { records } = await shift.facts();
  expectTimeline(records.at(-1), [{ kind: 'overhead', from: seenInPlace(last), to: now() }]);
});
