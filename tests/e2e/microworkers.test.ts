import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Microworkers at its true addresses: what a task pays is told on the page before it. */

const BUTTON = 'form button';
const PAGES = {
  info: fixturePage('microworkers', 'info', { [BUTTON]: 'run' }),
  run: fixturePage('microworkers', 'run', { [BUTTON]: 'proof' }, { '<textarea>': '<textarea required>' }),
  proof: fixturePage('microworkers', 'proof'),
};

test('a task is paid as the page before it said; a form that is refused leaves it on the clock', async () => {
  const { shift, tab, open, press } = await startOn('https://ttv.microworkers.com', PAGES);
  await open('info');
  await work(700);
  const begun = await press(BUTTON);
  await work(1_000);
  await moment(() => tab.click(BUTTON));
  await work(700);
  expect((await shift.facts()).records.find(({ kind }) => kind === 'task')?.outcome).toBeUndefined();
  await tab.type('textarea', 'done');
  const submitted = await press(BUTTON);
  await work(700);

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({
    project: 'microworkers:c0ffee012345',
    outcome: 'submitted',
    confirmed: true,
    earning: { amountMicros: 1_000_000, currency: 'USD' },
  });
  expectTimeline(task, [{ kind: 'work', from: begun, to: submitted }]);
});
