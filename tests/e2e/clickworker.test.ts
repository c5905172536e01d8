import { expect, test } from 'vitest';
import { expectTimeline, type Fact } from './support/facts.ts';
import { now, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Clickworker at its true addresses: a job is a session, after an agreement and an instruction. */

const PAGES = {
  jobs: fixturePage('clickworker', 'jobs'),
  agreement: fixturePage('clickworker', 'agreement', { 'input[type="submit"]': 'instruction' }),
  instruction: fixturePage('clickworker', 'instruction', { 'input[type="submit"]': 'task' }),
  task: fixturePage('clickworker', 'task', { 'input[type="submit"]': 'jobs' }),
};

const isTask = ({ kind }: Fact) => kind === 'task';

test('agreement and instruction are no work; the job is a session that a sent page does not end', async () => {
  const { shift, open, press } = await startOn('https://workplace.clickworker.com', PAGES);
  await open('agreement');
  await work(700);
  await press('input[type="submit"]');
  await work(700);
  expect((await shift.facts()).records.filter(({ kind }) => kind === 'task')).toEqual([]);
  const begun = await press('input[type="submit"]');
  await work(1_200);
  const all = await shift.recordsWhen('the session is open', (records) => records.some(isTask));
  const session = all.find(isTask);
  expect(session).toMatchObject({ project: 'clickworker:60001' });
  expectTimeline(session, [{ kind: 'work', from: begun, to: now() }]);
  await press('input[type="submit"]');
  await work(700);
  const [after] = (await shift.facts()).records.filter(({ kind }) => kind === 'task');
  expect(after?.outcome).toBeUndefined();
});
