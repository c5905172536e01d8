import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elapsedMs, liveAt, MAX_TICK_MS } from '../../lib/screen/live';
import { AT, between, HOUR, inTask, MINUTE, NOW, rate, TODAY } from './snapshots';

describe('between two messages', () => {
  it('the clock and the day run on by the second', () => {
    const live = liveAt(inTask(), AT + 3_000);
    expect(live.now?.countedMs).toBe(NOW.countedMs + 3_000);
    expect(live.today.onTasksMs).toBe(TODAY.onTasksMs + 3_000);
    expect(live.today.allMs).toBe(TODAY.allMs + 3_000);
    expect(live.today.searchingMs).toBe(TODAY.searchingMs);
  });

  it.each([
    ['training', 'trainingMs'],
    ['overhead', 'searchingMs'],
    ['manual', 'onTasksMs'],
  ] as const)('%s goes where it belongs', (kind, member) => {
    expect(liveAt(inTask({ kind }), AT + 5_000).today[member]).toBe(TODAY[member] + 5_000);
  });

  it.each([
    ['off the clock', between()],
    ['paused', inTask({ state: 'paused', ticking: false })],
  ])('nothing moves while %s', (_, snapshot) => {
    expect(liveAt(snapshot, AT + MINUTE)).toBe(snapshot);
  });

  it('a snapshot from before a sleep is not run on through the night', () => {
    expect(elapsedMs(inTask(), AT + 8 * HOUR)).toBe(MAX_TICK_MS);
  });

  it('a wall clock set back takes nothing away', () => {
    expect(elapsedMs(inTask(), AT - HOUR)).toBe(0);
  });

  it('On tasks waits for the outcome', () => {
    expect(liveAt(inTask(), AT + MINUTE).today.taskRate).toEqual(TODAY.taskRate);
  });

  it('no rate falls by the second while a task paid by the piece is done', () => {
    const pay = { basis: 'perTask', amountMicros: 5_000_000, currency: 'USD' } as const;
    const { allInRate, allMs } = liveAt(inTask({ pay }), AT + MINUTE).today;
    expect(allInRate).toEqual(TODAY.allInRate);
    expect(allMs).toBe(TODAY.allMs + MINUTE);
  });

  it('a rate paid by the hour draws All time towards it, never past it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_TICK_MS }),
        fc.integer({ min: 1, max: 60 }),
        (ms, perHour) => {
          const today = { ...TODAY, allInRate: [rate(perHour)] };
          const [after] = liveAt(inTask({ countedMs: 0 }, { today }), AT + ms).today.allInRate;
          const [low, high] = [Math.min(perHour, 25) * 1e6 - 1, Math.max(perHour, 25) * 1e6 + 1];
          expect(after?.highMicros).toBeGreaterThanOrEqual(low);
          expect(after?.highMicros).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  it('what the running hour earns is open money: the low end of All time gains nothing', () => {
    const today = { ...TODAY, allInRate: [rate(0, 10)] };
    const [after] = liveAt(inTask({}, { today }), AT + MINUTE).today.allInRate;
    expect(after?.lowMicros).toBe(0);
    expect(after?.highMicros).toBeGreaterThan(10_000_000);
  });

  it('searching on a project that pays by the hour earns nothing', () => {
    const [after] = liveAt(inTask({ kind: 'overhead' }), AT + MINUTE).today.allInRate;
    expect(after?.highMicros).toBeLessThan(17_340_000);
    expect(after?.highMicros).toBe(after?.lowMicros);
  });

  it('another currency gains nothing', () => {
    const today = { ...TODAY, allInRate: [rate(10, 10, 'GBP')] };
    const [after] = liveAt(inTask({}, { today }), AT + MINUTE).today.allInRate;
    expect(after?.lowMicros).toBeLessThan(10_000_000);
  });
});
