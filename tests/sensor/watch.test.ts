import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paceMs, Watch } from '../../lib/sensor/watch';
import { FakeObserver } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
  FakeObserver.all = [];
  vi.stubGlobal('MutationObserver', FakeObserver);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function setUp(wanted = false) {
  const state = { wanted, visible: true, reads: 0, costMs: 0 };
  const watch = new Watch({
    root: {} as Node,
    now: () => Date.now(),
    wanted: () => state.wanted,
    visible: () => state.visible,
    read: () => {
      state.reads++;
      vi.setSystemTime(Date.now() + state.costMs);
    },
  });
  const [observer] = FakeObserver.all;
  if (!observer) throw new Error('no observer was made');
  /** A page that changes ten times a second for some time. */
  const restless = (ms: number) => {
    for (let at = 0; at < ms; at += 100) {
      observer.change();
      vi.advanceTimersByTime(100);
    }
  };
  return { state, watch, observer, restless };
}

describe('reading a page that changes', () => {
  it('happens at once when the worker leaves: what was submitted a moment before is known', () => {
    const { state, watch, observer } = setUp(true);
    watch.read();
    observer.change();
    watch.settle();
    expect(state.reads).toBe(2);
    vi.advanceTimersByTime(10_000);
    watch.settle();
    expect(state.reads, 'nothing changed since').toBe(2);
  });

  it('waits for the content of a new address, also when the worker leaves', () => {
    const { state, watch } = setUp(true);
    watch.read();
    watch.turned();
    watch.settle();
    expect(state.reads).toBe(1);
  });

  it('happens soon after the change, and at most twice a second', () => {
    const { state, watch, observer, restless } = setUp(true);
    watch.tune();
    observer.change();
    vi.advanceTimersByTime(60);
    expect(state.reads).toBe(1);
    restless(5000);
    expect(state.reads).toBeGreaterThan(6);
    expect(state.reads).toBeLessThanOrEqual(11);
  });

  it('never takes more of the time than its share, however restless the page', () => {
    const { state, watch, restless } = setUp(true);
    state.costMs = 4;
    watch.tune();
    restless(60_000);
    expect(state.reads * state.costMs).toBeLessThanOrEqual(20);
  });

  it('stops by itself when nobody wants to know any more', () => {
    const { state, watch, observer, restless } = setUp();
    watch.enliven();
    restless(9000);
    expect(state.reads).toBeGreaterThan(10);
    vi.advanceTimersByTime(3000);
    state.reads = 0;
    restless(5000);
    expect(state.reads).toBe(0);
    expect(observer.observing).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does nothing in a page that is not wanted and was not touched', () => {
    const { state, watch, observer, restless } = setUp();
    watch.tune();
    restless(5000);
    expect(observer.observing).toBe(false);
    expect(state.reads).toBe(0);
  });

  it('follows a navigation with the first change, or without one', () => {
    const { state, watch, observer } = setUp();
    watch.turned();
    observer.change();
    vi.advanceTimersByTime(60);
    expect(state.reads).toBe(1);
    vi.advanceTimersByTime(5000);
    watch.turned();
    vi.advanceTimersByTime(310);
    expect(state.reads).toBe(2);
  });

  it('a click shortens a long wait', () => {
    const { state, watch, observer } = setUp(true);
    state.costMs = 5;
    watch.read();
    observer.change();
    watch.enliven();
    vi.advanceTimersByTime(600);
    expect(state.reads).toBe(2);
  });

  it('waits for a hidden page to be seen', () => {
    const { state, watch } = setUp();
    state.visible = false;
    watch.turned();
    vi.advanceTimersByTime(60_000);
    expect(state.reads).toBe(0);
  });
});

describe('pace', () => {
  it.each([
    [0, false, false, 500],
    [0.1, false, false, 500],
    [1, false, false, 4000],
    [1, false, true, 1000],
    [100, false, false, 30_000],
    [100, true, false, 500],
  ])('a read of %d ms, lively %s, input %s: every %d ms', (cost, lively, input, ms) => {
    expect(paceMs(cost, lively, input)).toBe(ms);
  });
});
