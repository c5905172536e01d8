import type { Sighting } from '../../lib/platforms/types';
import type { Report } from '../../lib/sensor/protocol';
import { type Page, Sensor } from '../../lib/sensor/sensor';

/** Where the fakes' clocks begin: the wall in epoch milliseconds, the document's own at 500 ms. */
export const WALL_0 = 1_764_000_000_000;
export const MONO_0 = 500;

/** Two clocks that move only when told. */
export class FakeClocks {
  private wallMs = WALL_0;
  private monoMs = MONO_0;

  readonly wall = () => this.wallMs;
  readonly mono = () => this.monoMs;

  run(ms: number): void {
    this.wallMs += ms;
    this.monoMs += ms;
  }

  /** The machine sleeps: on most systems the monotonic clock stands still. */
  sleep(ms: number): void {
    this.wallMs += ms;
  }

  /** Somebody sets the wall clock. */
  step(ms: number): void {
    this.wallMs += ms;
  }
}

/** A page under test, its sensor, and the worker's end of the line. Seconds run with beats. */
export class FakePage {
  readonly clocks = new FakeClocks();
  visible = true;
  focused = true;
  playing = false;
  shows: Sighting | undefined;
  reports: Report[] = [];
  readonly sensor: Sensor;

  /** `loadMs`: the document takes so long until it can be read; `lateMs`: and another sensor was there before. */
  constructor(shows: Sighting | undefined, focused = true, loadMs = 0, lateMs = 0) {
    this.shows = shows;
    this.focused = focused;
    const page: Page = {
      wall: this.clocks.wall,
      mono: this.clocks.mono,
      visible: () => this.visible,
      attended: () => this.visible && this.focused,
      playing: () => this.playing,
      look: () => this.shows,
    };
    this.clocks.run(lateMs);
    const post = (report: Report) => this.reports.push(structuredClone(report));
    this.sensor = new Sensor('p', 'doc', page, post, MONO_0);
    this.clocks.run(loadMs);
    this.sensor.read(MONO_0);
  }

  /** Lets whole seconds pass, each with its beat; `input` as well. */
  seconds(n: number, input = false): void {
    for (let i = 0; i < n; i++) {
      this.clocks.run(1000);
      if (input) this.sensor.input(this.clocks.mono());
      if (this.visible && this.sensor.timed) this.sensor.beat();
    }
  }

  /** Attention comes or goes, by an event. */
  focus(focused: boolean): void {
    this.focused = focused;
    this.sensor.check(true);
  }

  /** The page turns to another address, and its content follows. */
  goTo(shows: Sighting | undefined, contentAfterMs = 0): void {
    this.sensor.turned(this.clocks.mono());
    this.clocks.run(contentAfterMs);
    this.shows = shows;
    this.sensor.read();
  }

  get last(): Report {
    const last = this.reports.at(-1);
    if (!last) throw new Error('nothing was reported');
    return last;
  }

  /** The last report in seconds since the start: kind of end, and from when to when. */
  get told(): string[] {
    return this.last.spans.map((s) => {
      const seconds = (at: number) => (at - WALL_0) / 1000;
      return `${s.sighting.taskKey ?? s.sighting.kind} ${seconds(s.startAt)}–${seconds(s.endAt)} ${s.open ? 'open' : s.endedBy}`;
    });
  }

  get marks(): string[] {
    return this.last.marks.map((m) => `${m.kind} ${m.outcome} ${m.taskKey ?? '–'} ${(m.at - WALL_0) / 1000}`);
  }
}

export const task = (taskKey?: string, more: Partial<Sighting> = {}): Sighting => ({
  kind: 'task',
  project: { name: 'Project' },
  ...(taskKey !== undefined && { taskKey }),
  ...more,
});

/** A `MutationObserver` that hears nothing by itself: the test says when the page changes. */
export class FakeObserver {
  static all: FakeObserver[] = [];
  observing = false;

  constructor(private readonly changed: () => void) {
    FakeObserver.all.push(this);
  }

  observe(): void {
    this.observing = true;
  }

  disconnect(): void {
    this.observing = false;
  }

  change(): void {
    if (this.observing) this.changed();
  }
}
