import { waitFor } from '../e2e/harness/wait.ts';
import type { Desk } from './desk.ts';
import { frozen } from './freeze.ts';
import { Hand, pause } from './hand.ts';

/** One of the trials from which other timers fell. */
export interface Trial {
  n: number;
  name: string;
  /** Lets a worker work for so long. Returns how much of it nobody could have worked, in ms. */
  during(desk: Desk, lengthMs: number): Promise<number>;
  lengthMs: number;
}

const STOPS = 5;
const BUSY_MS = 2_500;
const BUSY_EVERY_MS = 3_000;
/** The system calls itself idle after this long at the earliest. */
const SYSTEM_IDLE_MS = 15_000;

async function active({ page }: Desk, lengthMs: number): Promise<number> {
  const hand = await Hand.over(page);
  await hand.work(lengthMs);
  await hand.expectHeard();
  return 0;
}

async function reading(desk: Desk, lengthMs: number): Promise<number> {
  await pause(lengthMs);
  if (lengthMs > SYSTEM_IDLE_MS && (await desk.systemState()) !== 'idle')
    throw new Error('Somebody touched mouse or keys: nothing was tried.');
  return 0;
}

async function workerStops({ chromium, page }: Desk, lengthMs: number): Promise<number> {
  const hand = await Hand.over(page);
  for (let stop = 1; stop <= STOPS; stop++) {
    await hand.work(lengthMs / (STOPS + 1));
    await waitFor(() => chromium.worker.running(), { message: 'the worker runs again' });
    await chromium.worker.stop();
  }
  await hand.work(lengthMs / (STOPS + 1));
  await hand.expectHeard();
  return 0;
}

/** A quarter of it before, half of it frozen, a quarter after. */
async function asleep({ chromium, page }: Desk, lengthMs: number): Promise<number> {
  const pid = chromium.browser.process()?.pid;
  if (pid === undefined) throw new Error('The browser has no process.');
  const hand = await Hand.over(page);
  await hand.work(lengthMs / 4);
  const frozenMs = await frozen(pid, () => pause(lengthMs / 2));
  await hand.work(lengthMs / 4);
  await hand.expectHeard();
  return frozenMs;
}

async function busy({ page }: Desk, lengthMs: number): Promise<number> {
  const hand = await Hand.over(page);
  const timer = await page.evaluate(
    (busyMs, everyMs) =>
      Number(
        setInterval(() => {
          const until = performance.now() + busyMs;
          while (performance.now() < until);
        }, everyMs),
      ),
    BUSY_MS,
    BUSY_EVERY_MS,
  );
  await hand.work(lengthMs);
  await page.evaluate((id) => clearInterval(id), timer);
  await hand.expectHeard();
  return 0;
}

/** At full length each holds 60 s of what it is about; reading holds 75. */
export const TRIALS: readonly Trial[] = [
  { n: 1, name: 'active throughout', during: active, lengthMs: 60_000 },
  { n: 2, name: 'reading, without any input', during: reading, lengthMs: 75_000 },
  { n: 3, name: `the worker stopped ${STOPS} times`, during: workerStops, lengthMs: 60_000 },
  { n: 4, name: 'the whole browser frozen half of the time', during: asleep, lengthMs: 120_000 },
  { n: 5, name: 'a page that blocks 2.5 s of every 3 s', during: busy, lengthMs: 60_000 },
];
