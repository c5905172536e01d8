import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listener } from '../../lib/sensor/events';
import { input } from '../../lib/sensor/input';

/** A window whose events are as trusted as they say. */
class FakeWindow {
  private readonly listeners = new Map<string, (event: Event) => void>();
  readonly heard: number[] = [];
  readonly acts: number[] = [];
  private readonly life = new AbortController();

  constructor() {
    const now = () => performance.now();
    const win = this as unknown as Window;
    input(win, listener(this.life.signal, now), (at, isAct) => {
      this.heard.push(at);
      if (isAct) this.acts.push(at);
    });
  }

  addEventListener(type: string, hear: (event: Event) => void): void {
    this.listeners.set(type, hear);
  }

  fire(type: string, isTrusted = true): void {
    this.listeners.get(type)?.({ type, isTrusted, timeStamp: performance.now() } as Event);
  }

  stop(): void {
    this.life.abort();
  }
}

describe('input', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    vi.advanceTimersByTime(1_000);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Moves once every 10 ms. */
  function move(win: FakeWindow, ms: number, isTrusted = true): void {
    for (let at = 0; at < ms; at += 10) {
      win.fire('pointermove', isTrusted);
      vi.advanceTimersByTime(10);
    }
  }

  it('is heard at once when a hand begins to move', () => {
    const win = new FakeWindow();
    win.fire('pointermove');
    expect(win.heard).toEqual([1_000]);
  });

  it('is an act where something is pressed, and none where a hand moves', () => {
    const win = new FakeWindow();
    win.fire('pointermove');
    win.fire('wheel');
    expect(win.acts).toEqual([]);
    win.fire('keydown');
    expect(win.acts).toEqual([1_000]);
  });

  it('is known to the instant where a hand came to rest', () => {
    const win = new FakeWindow();
    move(win, 3_330);
    vi.advanceTimersByTime(5_000);
    expect(win.heard.at(-1)).toBe(1_000 + 3_320);
  });

  it('costs a few calls a second while a hand moves, and none while it rests', () => {
    const win = new FakeWindow();
    move(win, 10_000);
    expect(win.heard.length).toBeLessThan(60);
    vi.advanceTimersByTime(1_000);
    const { length } = win.heard;
    vi.advanceTimersByTime(60_000);
    expect(win.heard).toHaveLength(length);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is every key and every press, however close together', () => {
    const win = new FakeWindow();
    for (const type of ['keydown', 'keydown', 'pointerdown', 'pointerdown']) win.fire(type);
    expect(win.heard).toHaveLength(4);
  });

  it('of a page that moves by itself is not heard, and hides no hand', () => {
    const win = new FakeWindow();
    move(win, 1_000, false);
    expect(win.heard).toEqual([]);
    win.fire('pointermove');
    expect(win.heard).toEqual([2_000]);
    move(win, 1_000, false);
    win.fire('pointermove');
    vi.advanceTimersByTime(1_000);
    expect(win.heard.at(-1)).toBe(3_000);
  });

  it('is heard no more once the sensor is stopped', () => {
    const win = new FakeWindow();
    move(win, 50);
    win.stop();
    vi.advanceTimersByTime(1_000);
    expect(win.heard).toEqual([1_000]);
  });
});
