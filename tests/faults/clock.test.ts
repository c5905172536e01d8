import { expect, test } from 'vitest';
import { ahead, type Moment, moment, work } from '../e2e/support/moments.ts';
import { readWhen } from '../e2e/support/popup.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { frozen } from '../trials/freeze.ts';
import { Hand } from '../trials/hand.ts';
import { judge } from './support/judge.ts';
import { CAN_SHIM, type Shim, startShim } from './support/shim.ts';

/** The wall clock is set, a day has 23 hours, the machine sleeps: durations are what they are. */

const HOUR_MS = 3_600_000;
const PAGE_MS = 2_000;
const TICK_MS = 30_000;

/** A zone where it is about noon: set forward or back by some hours, it is the same day there. */
function noonZone(): string {
  const hours = 12 - new Date().getUTCHours();
  // By this name, zones to the east have a minus.
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** A shift in a browser with a clock of its own, so far ahead of ours. */
async function shiftAhead(
  aheadMs: number,
  env: Record<string, string> = {},
): Promise<{ shift: Shift; shim: Shim }> {
  const shim = startShim(aheadMs);
  const shift = await Shift.start({ env: { ...shim.env, TZ: noonZone(), ...env } });
  shift.aheadMs = aheadMs;
  return { shift, shim };
}

function step({ shift, shim }: { shift: Shift; shim: Shim }, aheadMs: number): void {
  shim.setAhead(aheadMs);
  shift.aheadMs = aheadMs;
}

const pidOf = ({ chromium }: Shift): number => chromium.browser.process()?.pid ?? -1;

test.runIf(CAN_SHIM).each([
  { what: 'an hour forward', byMs: HOUR_MS },
  { what: 'three hours back', byMs: -3 * HOUR_MS },
])('the wall clock is set $what in the middle of a task', async ({ what, byMs }) => {
  const both = await shiftAhead(0);
  const { shift } = both;
  const { page, opened } = await shift.open('boxes');
  await work(2_000);
  step(both, byMs);
  await work(3_000);
  // The task keeps to the clock that it began by.
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  await shift.chromium.focus(page);
  const submitted = ahead(await shift.finish(page, driver.doTask), -byMs);

  const [task] = await shift.ended(1);
  await judge(shift, `wall clock set ${what}`, task, [{ kind: 'work', from: opened, to: submitted }]);
});

test.runIf(CAN_SHIM)('summer time begins in the middle of a task', async () => {
  // In New York, clocks go from 1:59:59 to 3:00:00 on 8 March 2026.
  const at = Date.UTC(2026, 2, 8, 7);
  const both = await shiftAhead(at - HOUR_MS - Date.now(), { TZ: 'America/New_York' });
  const { shift } = both;
  step(both, at - 10_000 - Date.now());
  const { page, opened } = await shift.open('boxes');
  expect(opened.fromAt).toBeLessThan(at);
  await work(at + 1_500 - (Date.now() + shift.aheadMs));
  const submitted = await shift.finish(page, driver.doTask);
  expect(submitted.fromAt).toBeGreaterThan(at);

  const [task] = await shift.ended(1);
  expect(task?.zone).toEqual({ timeZone: 'America/New_York', utcOffsetMin: -300 });
  const { records } = await shift.facts();
  expect(records.at(-1)?.zone.utcOffsetMin).toBe(-240);
  await judge(shift, 'summer time begins', task, [{ kind: 'work', from: opened, to: submitted }]);
});

/** All processes of the browser stand still while the wall clock runs on by hours. */
async function sleepFor(
  both: { shift: Shift; shim: Shim },
  ms: number,
): Promise<{ slept: Moment; woke: Moment }> {
  const { shift } = both;
  const before = shift.aheadMs;
  const fromAt = Date.now();
  await frozen(pidOf(shift), async () => {
    await work(4_000);
    step(both, before + ms);
  });
  const slept = { fromAt: fromAt + before, toAt: fromAt + before };
  return { slept, woke: { fromAt: fromAt + before + ms, toAt: Date.now() + shift.aheadMs } };
}

test.runIf(CAN_SHIM)('the machine sleeps for two hours over a task', async () => {
  const both = await shiftAhead(0);
  const { shift } = both;
  const { page, opened } = await shift.open('boxes');
  // Silence before the sleep is no idleness: the time ends at the last sign of life.
  await work(2_000);
  const { slept, woke } = await sleepFor(both, 2 * HOUR_MS);
  await work(2_000);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  await judge(shift, 'machine sleeps 2 h at work', task, [
    { kind: 'work', from: opened, to: slept, lostUpToMs: PAGE_MS },
    { kind: 'idle', cause: 'sleep', from: slept, to: { ...woke, toAt: woke.toAt + PAGE_MS }, counted: false },
    { kind: 'work', from: woke, to: submitted },
  ]);
});

test.runIf(CAN_SHIM)('the machine sleeps for two hours while the task is away', async () => {
  const both = await shiftAhead(0);
  const { shift } = both;
  const { page, opened } = await shift.open('boxes');
  await (await Hand.over(page)).work(1_000);
  const { left } = await shift.leave();
  await work(1_500);
  const { slept, woke } = await sleepFor(both, 2 * HOUR_MS);
  const back = ahead(await moment(() => shift.chromium.focus(page)), shift.aheadMs);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  await judge(shift, 'machine sleeps 2 h while away', task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: slept, counted: false, lostUpToMs: TICK_MS },
    { kind: 'idle', cause: 'sleep', from: slept, to: { ...woke, toAt: back.toAt }, counted: false },
    { kind: 'work', from: back, to: submitted },
  ]);
});

test('all processes of the browser are stopped for a while, and continue', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  await work(2_000);
  let stoodMs = 0;
  const fromAt = Date.now();
  stoodMs = await frozen(pidOf(shift), () => work(10_000));
  const woke = { fromAt: fromAt + stoodMs, toAt: Date.now() + PAGE_MS };
  await work(2_000);
  const submitted = await shift.finish(page, driver.doTask);

  const [task] = await shift.ended(1);
  const stopped = { fromAt, toAt: fromAt };
  await judge(shift, 'browser stopped 10 s', task, [
    { kind: 'work', from: opened, to: stopped, lostUpToMs: PAGE_MS },
    { kind: 'idle', cause: 'sleep', from: stopped, to: woke, counted: false },
    { kind: 'work', from: woke, to: submitted },
  ]);
});
