import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Line, type Runtime } from '../../lib/sensor/port';
import type { Report, SensorOrder } from '../../lib/sensor/protocol';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const report = (seq: number): Report => ({
  type: 'report',
  doc: 'd',
  platform: 'p',
  seq,
  at: 0,
  visible: true,
  sighting: { kind: 'task' },
  spans: [],
  marks: [],
});

class FakePort {
  sent: Report[] = [];
  open = true;
  private messages: ((message: unknown) => void)[] = [];
  private ends: (() => void)[] = [];
  readonly onMessage = { addListener: (f: (message: unknown) => void) => void this.messages.push(f) };
  readonly onDisconnect = { addListener: (f: () => void) => void this.ends.push(f) };

  postMessage(message: unknown): void {
    if (!this.open) throw new Error('Attempting to use a disconnected port object');
    this.sent.push(message as Report);
  }

  disconnect(): void {
    this.open = false;
  }

  say(message: unknown): void {
    for (const f of this.messages) f(message);
  }

  /** The worker stops, or refuses. */
  lose(): void {
    this.open = false;
    for (const f of this.ends) f();
  }
}

function setUp() {
  const ports: FakePort[] = [];
  const orders: SensorOrder[] = [];
  const state = { seq: 0, owed: false, open: false, orphaned: 0 };
  const runtime: Runtime = {
    id: 'x',
    connect() {
      if (runtime.id === undefined) throw new Error('Extension context invalidated.');
      const port = new FakePort();
      ports.push(port);
      return port;
    },
  };
  const line = new Line({
    runtime: () => runtime,
    now: () => Date.now(),
    order: (order) => orders.push(order),
    owed: () => state.owed,
    again: () => {
      if (state.owed || state.open) line.post(report(++state.seq), true);
    },
    orphaned: () => {
      state.orphaned++;
    },
  });
  const post = (wake = true) => line.post(report(++state.seq), wake);
  return { ports, orders, state, runtime, line, post };
}

describe('the line to the worker', () => {
  it('opens one port for all reports', () => {
    const { ports, post } = setUp();
    post();
    post();
    expect(ports.map((port) => port.sent.map((r) => r.seq))).toEqual([[1, 2]]);
  });

  it('opens none for what is not worth waking the worker', () => {
    const { ports, post } = setUp();
    post(false);
    expect(ports).toEqual([]);
  });

  it('is reopened at once when the worker stops while something is open', () => {
    const { ports, state, post } = setUp();
    state.open = true;
    post();
    ports[0]?.say({ type: 'ack', seq: 1 });
    ports[0]?.lose();
    expect(ports.map((port) => port.sent.map((r) => r.seq))).toEqual([[1], [2]]);
  });

  it('stays closed otherwise, until there is something to say', () => {
    const { ports, post } = setUp();
    post();
    ports[0]?.say({ type: 'ack', seq: 1 });
    ports[0]?.lose();
    vi.advanceTimersByTime(600_000);
    expect(ports).toHaveLength(1);
    post();
    expect(ports).toHaveLength(2);
  });

  it('is reopened when a message finds the port dead before its end was heard', () => {
    const { ports, post } = setUp();
    post();
    const [first] = ports;
    if (first) first.open = false;
    post();
    post();
    expect(ports.map((port) => port.sent.map((r) => r.seq))).toEqual([[1], [3]]);
  });

  it('is not reopened in a loop where nobody listens', () => {
    const { ports, state, post } = setUp();
    state.open = true;
    post();
    for (let second = 0; second < 60; second++) {
      ports.at(-1)?.lose();
      vi.advanceTimersByTime(1000);
      post();
    }
    expect(ports.length).toBeLessThan(9);
  });

  it('repeats what is owed, ever more slowly, until it is acknowledged', () => {
    const { ports, state, post } = setUp();
    state.owed = true;
    post();
    vi.advanceTimersByTime(14_000);
    expect(ports[0]?.sent.map((r) => r.seq)).toEqual([1, 2, 3, 4]);
    state.owed = false;
    ports[0]?.say({ type: 'ack', seq: 4 });
    vi.advanceTimersByTime(600_000);
    expect(ports[0]?.sent).toHaveLength(4);
  });

  it('goes on repeating where an acknowledgement leaves something owed', () => {
    const { ports, state, post } = setUp();
    state.owed = true;
    post();
    ports[0]?.say({ type: 'ack', seq: 1 });
    vi.advanceTimersByTime(2_000);
    expect(ports[0]?.sent.map((r) => r.seq)).toEqual([1, 2]);
  });

  it('keeps the new port when the end of an old one is heard late', () => {
    const { ports, post } = setUp();
    post();
    const [first] = ports;
    if (first) first.open = false;
    post();
    post();
    first?.lose();
    post();
    expect(ports.map((port) => port.sent.map((r) => r.seq))).toEqual([[1], [3, 4]]);
  });

  it('gives up repeating where no answer ever comes, and leaves it to the next event', () => {
    const { ports, state, post } = setUp();
    state.owed = true;
    post();
    vi.advanceTimersByTime(3_600_000);
    expect(ports[0]?.sent.length).toBeLessThan(8);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('hands on orders, and nothing else', () => {
    const { ports, orders, post } = setUp();
    post();
    const said = [
      { type: 'look' },
      { type: 'stop', x: 1 },
      { type: 'ack', seq: 1 },
      { type: 'ack' },
      { type: 'hm' },
      null,
      7,
    ];
    for (const message of said) ports[0]?.say(message);
    expect(orders).toEqual([{ type: 'look' }, { type: 'stop' }, { type: 'ack', seq: 1 }]);
  });

  it('knows when the extension is gone: by the end of the port, or before opening one', () => {
    const { ports, state, runtime, post } = setUp();
    post();
    runtime.id = undefined;
    ports[0]?.lose();
    expect(state.orphaned).toBe(1);
    post();
    expect(state.orphaned).toBe(2);
    expect(ports).toHaveLength(1);
  });

  it('hung up, it keeps no timer and opens a new port for the next report', () => {
    const { ports, state, line, post } = setUp();
    state.owed = true;
    post();
    line.hangUp();
    expect(ports[0]?.open).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    post();
    expect(ports).toHaveLength(2);
  });
});
