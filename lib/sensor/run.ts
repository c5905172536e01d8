import { controlOf, elementsOf } from '../platforms/controls';
import { look } from '../platforms/look';
import type { Control, Platform } from '../platforms/types';
import { attention } from './attention';
import { listener } from './events';
import { input } from './input';
import { media } from './media';
import { navigation } from './navigation';
import { Line, type Runtime } from './port';
import { BEAT_MS, type Report, type SensorOrder } from './protocol';
import { randomId } from './random-id';
import { Sensor } from './sensor';
import { Watch } from './watch';

/** A submit event without a key or a press this short a time before is the page's own doing. */
const BY_HAND_MS = 1000;

/** Focus reaches a fresh page a moment after it shows, and not always with an event: it is looked for soon and often. */
const EARLY_LOOKS_MS = [25, 50, 100, 150, 200, 300, 400, 600];

/**
 * The sensor of one platform at work in this document: wires the browser to the parts. It works from its
 * making until `stop()`, an order to stop, or the end of the extension that it belongs to.
 */
export class Run {
  private readonly life = new AbortController();
  private readonly now = () => performance.now();
  private readonly listen = listener(this.life.signal, this.now);
  private readonly seen = attention(document);
  private readonly line: Line;
  private readonly sensor: Sensor;
  private readonly watch: Watch;
  /** To be asked with every beat, where the browser does not tell of navigations. */
  private readonly address: { look(at: number): void } | undefined;
  private beats: ReturnType<typeof setInterval> | undefined;
  private lastAct = Number.NEGATIVE_INFINITY;

  /** `startedAt`: earlier where this one takes over from one that could say nothing yet. */
  constructor(
    private readonly platform: Platform,
    runtime: () => Runtime | undefined,
    private readonly startedAt = performance.now(),
  ) {
    const { now, seen, listen } = this;
    this.line = new Line({
      runtime,
      now,
      order: (order) => this.obey(order),
      owed: () => this.sensor.owed,
      again: () => this.sensor.again(),
      orphaned: () => this.quiet(),
    });
    const playing = media(document, listen, (at) => this.sensor.media(at));
    const page = {
      wall: () => Date.now(),
      mono: now,
      ...seen,
      ...playing,
      look: () => look(platform, document, new URL(location.href)),
    };
    const post = (report: Report, wake: boolean) => this.line.post(report, wake);
    this.sensor = new Sensor(platform.id, randomId(), page, post, startedAt);
    this.watch = new Watch({
      root: document,
      now,
      visible: seen.visible,
      wanted: () => this.sensor.alert,
      read: () => this.sensor.read(),
    });
    this.address = navigation(window, listen, (at) => {
      this.sensor.turned(at);
      this.watch.turned();
    });
    this.followAttention();
    this.followHand();
    this.followLife();
    if (document.readyState === 'loading') {
      this.lookEarly();
      listen(document, ['DOMContentLoaded'], () => this.begin());
    } else this.begin();
  }

  /**
   * Another sensor takes over: says what it has, and goes quiet for good. Returns since when the page has had
   * attention, if it is still loading and nothing could be said of it.
   */
  stop(): number | undefined {
    if (this.life.signal.aborted) return undefined;
    const { unreadFrom } = this.sensor;
    this.sensor.leave();
    this.quiet();
    return unreadFrom;
  }

  private begin(): void {
    this.sensor.read(this.startedAt);
    this.watch.enliven();
    this.tune();
    if (this.sensor.timed && this.seen.visible()) this.lookEarly();
  }

  private lookEarly(): void {
    for (const ms of EARLY_LOOKS_MS)
      setTimeout(() => {
        if (!this.life.signal.aborted) this.sensor.check(false);
      }, ms);
  }

  private followAttention(): void {
    this.listen(window, ['focus', 'blur'], (event, at) => {
      if (event.target !== window) return;
      if (event.type === 'blur') this.watch.settle();
      this.sensor.check(true, at);
      this.tune();
    });
    this.listen(document, ['visibilitychange'], (_event, at) => {
      this.sensor.shown(at);
      if (this.seen.visible()) this.lookAnew();
      else this.tune();
    });
  }

  private followHand(): void {
    input(window, this.listen, (at, isAct) => {
      if (isAct) this.lastAct = at;
      this.sensor.input(at);
      this.watch.heard();
    });
    this.listen(window, ['click'], (event, at) => this.press(event.composedPath()[0], at));
    this.listen<SubmitEvent>(window, ['submit'], (event, at) => {
      if (at - this.lastAct < BY_HAND_MS) this.press(event.submitter, at);
    });
  }

  /** Pages go into the cache and come back, are frozen and thawed. */
  private followLife(): void {
    this.listen(window, ['pagehide'], (_event, at) => {
      this.sensor.leave(at);
      this.still();
    });
    this.listen<PageTransitionEvent>(window, ['pageshow'], (event, at) => {
      if (!event.persisted) return;
      this.sensor.check(true, at);
      this.sensor.again();
      this.lookAnew();
    });
    this.listen(document, ['freeze'], () => this.stopBeat());
    this.listen(document, ['resume'], (_event, at) => {
      this.sensor.check(true, at);
      this.tune();
    });
  }

  private obey(order: SensorOrder): void {
    if (order.type === 'ack') this.sensor.ack(order.seq);
    else if (order.type === 'stop') this.quiet();
    else {
      this.sensor.check(false);
      this.watch.read();
      this.tune();
    }
  }

  /** Back in sight: what it shows may be new. */
  private lookAnew(): void {
    this.watch.enliven();
    this.watch.read();
    this.tune();
  }

  private press(target: EventTarget | null | undefined, at: number): void {
    const control = target instanceof Element ? controlOf(target, this.platform.controls) : undefined;
    if (control) this.sensor.intend(control.outcome, at, this.leaving(control));
    this.watch.enliven();
    this.tune();
  }

  /** Where no key tells tasks apart: have all that were this control left the page? A dialog's alone are not enough. */
  private leaving(control: Control): (() => boolean) | undefined {
    if (!this.platform.unkeyed) return undefined;
    const shown = elementsOf(document, control);
    return () => shown.every((element) => !element.isConnected);
  }

  private readonly beat = (): void => {
    this.address?.look(this.now());
    if (this.sensor.beat()) this.tune();
  };

  /** A visible page to time has a beat, all else has none. */
  private tune(): void {
    if (this.life.signal.aborted) return;
    if (this.sensor.timed && this.seen.visible()) this.beats ??= setInterval(this.beat, BEAT_MS);
    else this.stopBeat();
    this.watch.tune();
  }

  private stopBeat(): void {
    clearInterval(this.beats);
    this.beats = undefined;
  }

  private still(): void {
    this.stopBeat();
    this.watch.stop();
    this.line.hangUp();
  }

  private quiet(): void {
    this.life.abort();
    this.still();
  }
}
