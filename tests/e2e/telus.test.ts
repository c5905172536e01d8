import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { fixture, fixturePage, startOn } from './support/site.ts';

/** The TELUS community site at its true addresses: no task is done there, and all time on it is overhead. */

const PAGES = {
  dashboard: fixturePage('telus', 'dashboard', { 'a[href$="available"]': 'jobs' }),
  jobs: fixturePage('telus', 'jobs-available'),
  login: fixturePage('telus', 'login'),
};
const TEST = 'https://telusinternational.headway.ai/assessments/12';

test('looking for jobs is overhead, a test is training, and neither earns; the sign-in page is nothing', async () => {
  const { shift, tab, open } = await startOn('https://www.telusinternational.ai', PAGES, {
    others: { [TEST]: fixture('telus', 'test') },
  });
  await open('login');
  await work(700);
  const looked = await open('dashboard');
  await work(1_000);
  const began = await moment(() => tab.goto(TEST));
  // A page without a task's key is waited for until it has had time to name one: 1.5 s.
  await work(2_000);
  const left = await moment(() => tab.goto('about:blank'));

  const records = await shift.recordsWhen('both are in', (all) => all.length === 2);
  expect(records.map(({ kind }) => kind)).toEqual(['overhead', 'training']);
  expectTimeline(records[0], [{ kind: 'overhead', from: looked, to: began }]);
  expect(records[1]?.segments[0]).toMatchObject({ kind: 'training' });
  expect(records[1]?.segments[0]?.startAt).toBeGreaterThanOrEqual(began.fromAt - 300);
  expect(left.toAt).toBeGreaterThan(began.toAt);
  const snapshot = await shift.snapshot();
  expect(snapshot?.today).toMatchObject({ tasks: 0, earned: [] });
});
