import { expect, test } from 'vitest';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Fact } from '../e2e/support/facts.ts';
import { moment, work } from '../e2e/support/moments.ts';
import { expectClockSince, readWhen } from '../e2e/support/popup.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { judge, judgeAll, type TrueStretch } from './support/judge.ts';

/** The extension's worker stops, as browsers stop it all the time: not a second is missing. */

const STOPS = 200;

/** Any time from none to so long: in a start, in a transaction, or with nothing to do. */
const anyMs = (upToMs: number) => Math.random() * upToMs;

async function stopAgainAndAgain({ chromium: { worker } }: Shift, times: number): Promise<void> {
  for (let stop = 1; stop <= times; stop++) {
    await waitFor(() => worker.running(), {
      timeoutMs: 60_000,
      message: `the worker lives for stop ${stop}`,
    });
    await work(anyMs(700));
    await worker.stop();
  }
}

/** A task, worked on for a while, with now and then a look elsewhere; how it truly went. */
async function workOn(
  shift: Shift,
  page: Awaited<ReturnType<Shift['open']>>['page'],
  from: TrueStretch['from'],
) {
  const stretches: TrueStretch[] = [];
  await work(anyMs(2_500));
  let since = from;
  if (Math.random() < 0.3) {
    const isHidden = () => page.evaluate(() => document.visibilityState === 'hidden');
    const left = await moment(async () => {
      await shift.chromium.newTab('about:blank');
      await waitFor(isHidden, { message: 'the page is left' });
    });
    await work(1_000 + anyMs(1_500));
    const back = await moment(() => shift.chromium.focus(page));
    stretches.push({ kind: 'work', from: since, to: left }, { kind: 'away', from: left, to: back });
    since = back;
    await work(anyMs(1_000));
  }
  const id = await driver.taskId(page);
  const submitted = await shift.finish(page, driver.doTask);
  stretches.push({ kind: 'work', from: since, to: submitted });
  // Who looks away before the page has answered leaves this task, not the next one.
  await waitFor(async () => (await driver.taskId(page)) !== id, { message: 'the page shows the next task' });
  return { submitted, stretches };
}

test(`the worker stops ${STOPS} times at random moments`, { timeout: 600_000 }, async () => {
  const shift = await Shift.start({ sqlite: true });
  const { page, opened } = await shift.open('boxes');
  let done = false;
  const stopping = stopAgainAndAgain(shift, STOPS).finally(() => {
    done = true;
  });
  stopping.catch(() => undefined);
  const tasks: TrueStretch[][] = [];
  let from = opened;
  while (!done) {
    const { submitted, stretches } = await workOn(shift, page, from);
    tasks.push(stretches);
    from = submitted;
  }
  await stopping;

  const records: Fact[] = await shift.ended(tasks.length);
  expect(records.map(({ outcome }) => outcome)).toEqual(tasks.map(() => 'submitted'));
  const told = records.map((record, at) => ({ record, stretches: tasks[at] ?? [] }));
  await judgeAll(shift, `worker stopped ${STOPS} times in ${tasks.length} tasks`, told);
});

test('the worker stops while the popup is open: task and popup go on', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  await shift.chromium.worker.stop();
  await work(2_000);
  await expectClockSince(popup, opened);
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  await judge(shift, 'worker stopped under our popup', task, [{ kind: 'work', from: opened, to: submitted }]);
});

test('the worker stops while the task is away, and away goes on', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(500);
  const { left } = await shift.leave();
  await work(500);
  await shift.chromium.worker.stop();
  await work(1_000);
  const back = await moment(() => shift.chromium.focus(page));
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  await judge(shift, 'worker stopped while away', task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: back },
    { kind: 'work', from: back, to: submitted },
  ]);
});
