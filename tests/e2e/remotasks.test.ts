import { expect, test } from 'vitest';
import { waitFor } from './harness/wait.ts';
import { expectTimeline } from './support/facts.ts';
import { now, seenInPlace, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Remotasks at its true addresses, as Outlier: one document, one address, no keys. */

const ORIGIN = 'https://www.remotasks.com';
const SUBMIT = 'main button';

const PAGES = {
  first: fixturePage('remotasks', 'task', { [SUBMIT]: 'queue' }),
  queue: fixturePage('remotasks', 'queue', { p: 'second' }),
  second: fixturePage('remotasks', 'task-old-countdown'),
  home: fixturePage('remotasks', 'home'),
};

test('a task ends with its submit, waiting is overhead, and the next one begins by itself', async () => {
  const { shift, open, click } = await startOn(ORIGIN, PAGES, { inPlace: true });
  const opened = await open('first');
  await work(1_500);
  const submitted = await click(SUBMIT);
  await work(1_500);
  const next = await click('p');
  await work(2_000);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ platform: 'remotasks', outcome: 'submitted', confirmed: true });
  expectTimeline(task, [{ kind: 'work', from: opened, to: seenInPlace(submitted) }]);
  const { records } = await waitFor(
    async () => {
      const facts = await shift.facts();
      return facts.records.length === 3 && facts;
    },
    { message: 'the next task is in the books' },
  );
  expect(records.map(({ kind }) => kind)).toEqual(['task', 'overhead', 'task']);
  expectTimeline(records[1], [{ kind: 'overhead', from: seenInPlace(submitted), to: seenInPlace(next) }]);
  expectTimeline(records[2], [{ kind: 'work', from: seenInPlace(next), to: now() }]);
});

test('a task goes on where its submit is refused; its other pages are not timed', async () => {
  const still = fixturePage('remotasks', 'task');
  const { shift, open, click } = await startOn(ORIGIN, { first: still, home: PAGES.home }, { inPlace: true });
  await open('home');
  await work(500);
  const opened = await open('first');
  await work(1_000);
  await click(SUBMIT);
  await work(1_500);
  const { records } = await shift.facts();
  expect(records).toHaveLength(1);
  expect(records[0]?.outcome).toBeUndefined();
  expectTimeline(records[0], [{ kind: 'work', from: opened, to: now() }]);
});
