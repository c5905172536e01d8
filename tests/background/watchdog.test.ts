import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Watchdog } from '../../lib/background/watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const stalls: [number, number][] = [];
  const clock = { now: 0 };
  let alive = 0;
  const dog = new Watchdog(
    (fromAt, toAt) => stalls.push([fromAt, toAt]),
    () => alive++,
    () => clock.now,
    () => clock.now,
  );
  const pass = (ms: number) => {
    for (let at = 0; at < ms; at += 1_000) {
      clock.now += 1_000;
      vi.advanceTimersByTime(1_000);
    }
  };
  return { dog, stalls, clock, pass, alive: () => alive };
}

describe("the worker's own watchdog", () => {
  it('says nothing while it beats, and keeps the worker alive', () => {
    const { dog, stalls, pass, alive } = watched();
    dog.watch(true);
    pass(60_000);
    expect(stalls).toEqual([]);
    expect(alive()).toBeGreaterThanOrEqual(2);
  });

  it('says when it stood still, even where a page speaks before its own beat', () => {
    const { dog, stalls, clock, pass } = watched();
    dog.watch(true);
    pass(10_000);
    clock.now += 60_000;
    dog.check();
    expect(stalls).toEqual([[10_000, 70_000]]);
  });

  it('does not run where no task page has attention', () => {
    const { dog, clock, stalls } = watched();
    dog.watch(true);
    dog.watch(false);
    clock.now += 60_000;
    dog.check();
    expect([stalls, vi.getTimerCount()]).toEqual([[], 0]);
  });
});
