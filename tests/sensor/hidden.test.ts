import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../lib/platforms/types';
import type { Runtime } from '../../lib/sensor/port';
import type { Report } from '../../lib/sensor/protocol';
import { Run } from '../../lib/sensor/run';
import { FakeObserver } from './fakes';

/** As much of an event target as the sensor needs; what it fires is trusted. */
class FakeTarget {
  private readonly listeners = new Map<string, Set<(event: Event) => void>>();

  addEventListener(type: string, hear: (event: Event) => void, { signal }: { signal: AbortSignal }): void {
    const all = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, all.add(hear));
    signal.addEventListener('abort', () => all.delete(hear));
  }

  fire(type: string): void {
    const event = { type, isTrusted: true, target: this, timeStamp: performance.now() };
    for (const hear of this.listeners.get(type) ?? []) hear(event as unknown as Event);
  }
}

class FakeDocument extends FakeTarget {
  readyState = 'complete';
  shown = true;
  focused = true;

  get visibilityState() {
    return this.shown ? 'visible' : 'hidden';
  }

  hasFocus(): boolean {
    return this.shown && this.focused;
  }

  querySelectorAll(): [] {
    return [];
  }
}

let doc: FakeDocument;
let win: FakeTarget & { location: { href: string } };
let reports: Report[];
let reads: number;
let run: Run;

/** A worker that has every report in the books at once. */
function runtime(): Runtime {
  let hear: (message: unknown) => void = () => undefined;
  const port = {
    postMessage: (report: Report) => {
      reports.push(report);
      hear({ type: 'ack', seq: report.seq });
    },
    onMessage: { addListener: (heard: typeof hear) => (hear = heard) },
    onDisconnect: { addListener: () => undefined },
    disconnect: () => undefined,
  };
  return { id: 'us', connect: () => port } as unknown as Runtime;
}

const platform = {
  id: 'p',
  controls: [],
  kindOf: () => 'task',
  read: () => {
    reads++;
    return { kind: 'task', taskKey: 'a', project: { name: 'one' } };
  },
} as unknown as Platform;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.advanceTimersByTime(1_000);
  doc = new FakeDocument();
  win = Object.assign(new FakeTarget(), { location: { href: 'https://x.test/a' } });
  reports = [];
  reads = 0;
  const globals = { document: doc, window: win, location: win.location, Document: FakeDocument };
  const classes = { MutationObserver: FakeObserver, Element: FakeTarget, HTMLMediaElement: FakeTarget };
  for (const [name, value] of Object.entries({ ...globals, ...classes })) vi.stubGlobal(name, value);
});
afterEach(() => {
  run.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Starts a sensor in the page; what it watches the page with comes back. */
function start(): FakeObserver {
  FakeObserver.all = [];
  const us = runtime();
  run = new Run(platform, () => us);
  const [observer] = FakeObserver.all;
  if (!observer) throw new Error('no observer was made');
  return observer;
}

function show(shown: boolean): void {
  doc.shown = shown;
  doc.fire('visibilitychange');
}

/** What a page waits for when it hides runs out by itself within this: a read that was planned at its widest pace. */
const RUNS_OUT_MS = 30_000;

describe('a page that is hidden', () => {
  it.each([
    ['on the clock', true, 20_000],
    ['on the clock, in its first moment', true, 10],
    ['off the clock', false, 20_000],
    ['off the clock, in its first moment', false, 10],
  ])(
    '%s beats no more, is read no more and soon has no timer; shown, it has its watch back',
    (_, focused, ms) => {
      doc.focused = focused;
      const observer = start();
      vi.advanceTimersByTime(ms);
      win.fire('pointermove');
      observer.change();
      expect(vi.getTimerCount(), 'while visible').toBeGreaterThan(0);
      show(false);
      vi.advanceTimersByTime(RUNS_OUT_MS);
      expect(vi.getTimerCount(), 'once hidden').toBe(0);
      const told = [reports.length, reads];
      observer.change();
      expect(vi.getTimerCount(), 'as it changes').toBe(0);
      vi.advanceTimersByTime(600_000);
      expect([reports.length, reads], 'while hidden').toEqual(told);
      show(true);
      expect(observer.observing).toBe(true);
      const before = reads;
      observer.change();
      vi.advanceTimersByTime(1_000);
      expect(reads, 'a change is read again').toBeGreaterThan(before);
      vi.advanceTimersByTime(5_000);
      expect(reports.at(-1)?.spans.at(-1)?.open ?? false).toBe(focused);
      doc.focused = !focused;
      vi.advanceTimersByTime(2_000);
      expect(reports.at(-1)?.spans.at(-1)?.open ?? false, 'its focus is asked for again').toBe(!focused);
    },
  );

  it('has no beat once it is loaded out of sight', () => {
    Object.assign(doc, { shown: false, readyState: 'loading' });
    start();
    doc.fire('DOMContentLoaded');
    vi.advanceTimersByTime(RUNS_OUT_MS);
    expect(vi.getTimerCount()).toBe(0);
  });
});
