import { expect, test } from 'vitest';
import { expectTimeline, type Fact } from './support/facts.ts';
import { moment, now, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Microworkers at its true addresses: what a task pays is told on the page before it. */

const BUTTON = 'form button';
const NEXT = '/dotask/run/ba5eba110000_HG';
const PAGES = {
  info: fixturePage('microworkers', 'info', { [BUTTON]: 'run' }),
  run: fixturePage('microworkers', 'run', { [BUTTON]: 'proof' }, { '<textarea>': '<textarea required>' }),
  proof: fixturePage('microworkers', 'proof'),
  next: { ...fixturePage('microworkers', 'run'), at: NEXT },
};

const isTask = ({ kind }: Fact) => kind === 'task';

test('a task is paid as the page before it said; a form that is refused leaves it on the clock; the next is another', async () => {
  const { shift, tab, open, press } = await startOn('https://ttv.microworkers.com', PAGES);
  await open('info');
  await work(700);
  const begun = await press(BUTTON);
  await work(1_000);
  await moment(() => tab.click(BUTTON));
  await work(700);
  expect((await shift.facts()).records.find(isTask)?.outcome).toBeUndefined();
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

  const next = await open('next');
  await work(1_000);
  const records = await shift.recordsWhen('the next one runs', (all) => all.filter(isTask).length === 2);
  const [, second] = records.filter(isTask);
  expect(second?.outcome).toBeUndefined();
  expectTimeline(second, [{ kind: 'work', from: next, to: now() }]);
});
