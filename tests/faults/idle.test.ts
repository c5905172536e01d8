import { expect, test } from 'vitest';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import { type Moment, moment, work } from '../e2e/support/moments.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { Hand } from '../trials/hand.ts';
import { setProject } from './support/books.ts';
import { setLocked } from './support/desk.ts';
import { judge } from './support/judge.ts';

declare const chrome: Chrome;

/** Nobody is there, by the system's own word: mouse and keys of the screen rest, or it is locked. */

/** The system says so 15 s after the last input at the soonest; the browser asks it once a second. */
const LIMIT_MS = 16_000;
const ASKS_MS = 1_500;

const systemState = ({ chromium }: Shift) => chromium.worker.run(() => chrome.idle.queryState(15));

/** The second task of a project whose idle limit is short: a limit holds from the next task on. */
async function withShortLimit(shift: Shift) {
  const { page } = await shift.open('boxes');
  await setProject(shift, 'practice:boxes', { idleLimitMs: LIMIT_MS });
  const opened = await shift.finish(page, driver.doTask);
  return { page, opened };
}

/** What the hand did last: its moves are heard up to a quarter of a second late. */
const rested = ({ toAt }: Moment): Moment => ({ fromAt: toAt - 1_000, toAt });

test('real idleness: it begins at the last input, and ends with the next', async () => {
  const shift = await Shift.start();
  const { page, opened } = await withShortLimit(shift);
  const hand = await Hand.over(page);
  const last = rested(await moment(() => hand.work(1_500)));
  await waitFor(async () => (await systemState(shift)) === 'idle', {
    timeoutMs: 60_000,
    message: 'the system is idle',
  });
  await waitFor(() => Date.now() > last.toAt + LIMIT_MS + 2_000, {
    timeoutMs: 60_000,
    message: 'the limit is over',
  });
  const { fromAt } = await moment(() => hand.work(1_000));
  const back = { fromAt, toAt: fromAt + 500 };
  await hand.expectHeard();
  const submitted = await shift.finish(page, driver.doTask);

  const [, task] = await shift.ended(2);
  await judge(shift, 'nobody there, by chrome.idle', task, [
    { kind: 'work', from: opened, to: last },
    { kind: 'idle', cause: 'input', from: last, to: back, counted: false },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test('the screen is locked and unlocked', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const hand = await Hand.over(page);
  await hand.work(1_000);
  const asked = ({ fromAt, toAt }: Moment): Moment => ({ fromAt, toAt: toAt + ASKS_MS });
  const locked = asked(await moment(() => setLocked(true)));
  expect(await systemState(shift)).toBe('locked');
  await work(4_000);
  const unlocked = asked(await moment(() => setLocked(false)));
  await hand.work(2_000);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  await judge(shift, 'screen locked', task, [
    { kind: 'work', from: opened, to: locked },
    { kind: 'idle', cause: 'lock', from: locked, to: unlocked, counted: false },
    { kind: 'work', from: unlocked, to: submitted },
  ]);
});
