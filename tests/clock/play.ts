import type { ClockEvent } from '../../lib/clock/state';
import { type Act, DETECT_MS, darkness, type Place, ticks } from './script';
import { type Sensor, Sensors } from './sensors';

/** The worker's watchdog last beat up to this long before all stood still. */
const BEAT_MS = 400;

/**
 * Plays a script as its sensors, windows and alarms would tell it, at changes only: what the background
 * hands to the clock, in order.
 */
export class Player extends Sensors {
  private system: 'active' | 'idle' | 'locked' = 'active';
  private dead = false;
  private docs = 0;

  play(): ClockEvent[] {
    const { acts, endAt } = this.script;
    const queue: { at: number; order: number; run: () => void }[] = [];
    for (const act of acts) queue.push({ at: act.at, order: 1, run: () => this.act(act) });
    for (const at of ticks(this.script)) queue.push({ at, order: 3, run: () => this.tick() });
    for (const [from, to] of this.silent) {
      if (to - from > DETECT_MS)
        queue.push({ at: from + DETECT_MS, order: 2, run: () => this.turnIdle(from, to) });
      queue.push({ at: to, order: 0, run: () => this.turnActive() });
    }
    queue.sort((a, b) => a.at - b.at || a.order - b.order);
    for (const { at, run } of queue) {
      if (at > endAt) break;
      this.now = at;
      run();
    }
    this.now = endAt;
    const page = this.attended();
    if (page) this.report(page);
    this.send({ type: 'tick' });
    return this.events;
  }

  private tick(): void {
    if (!this.dead) this.send({ type: 'tick' });
  }

  private turnIdle(from: number, to: number): void {
    const at = from + DETECT_MS;
    const dark = darkness(this.script).some(([a, b]) => a <= at && at < b);
    if (this.dead || dark || this.system !== 'active' || to <= this.now) return;
    this.system = 'idle';
    this.send({ type: 'idle', state: 'idle' });
  }

  private turnActive(): void {
    if (this.dead || this.system !== 'idle') return;
    this.system = 'active';
    this.send({ type: 'idle', state: 'active' });
  }

  private act(act: Act): void {
    switch (act.do) {
      case 'open':
        this.open(act);
        break;
      case 'attn':
        this.attend(act.to);
        break;
      case 'turn':
        this.turn(act.page, act.subject);
        break;
      case 'intent':
      case 'refuted':
        this.mark(act.page, act.do, act.outcome);
        break;
      case 'confirmed':
        this.mark(act.page, 'confirmed', act.outcome);
        this.turn(act.page, act.next);
        break;
      case 'close':
        this.close(act.page);
        break;
      case 'media':
        this.media(act.page, act.on);
        break;
      case 'report':
        this.reportAttended();
        break;
      case 'lose':
        this.lose(act.page);
        break;
      default:
        this.command(act);
    }
  }

  private command(act: Act): void {
    // Pages report every other second; that matters to what only they know.
    const halts = act.do === 'pause' || act.do === 'lock' || act.do === 'byHand' || act.do === 'hatch';
    if (halts && this.attended()?.mediaFrom !== undefined) this.reportAttended();
    switch (act.do) {
      case 'link':
        this.send({ type: 'link', tabId: act.tab, on: act.on });
        break;
      case 'pause':
      case 'resume':
        this.send({ type: act.do });
        break;
      case 'hatch':
        this.send({ type: 'escapeHatch' });
        break;
      case 'byHand':
        this.send({ type: 'startByHand', subject: act.subject });
        break;
      case 'stop':
        this.send({ type: 'stopByHand' });
        break;
      case 'audible':
        this.send({ type: 'audible', tabId: act.tab, on: act.on });
        break;
      case 'lock':
        this.system = 'locked';
        this.send({ type: 'idle', state: 'locked' });
        break;
      case 'unlock':
        this.system = 'active';
        this.send({ type: 'idle', state: 'active' });
        break;
      case 'step':
        this.wall += act.by;
        // Pages report every other second: the background knows their own clock from the one it has.
        this.reportAttended();
        break;
      case 'restart':
        this.send({ type: 'wake', browserStart: false });
        if (typeof this.place === 'object' && 'own' in this.place)
          this.send({ type: 'own', id: this.place.own, on: true, windowId: this.place.window });
        for (const page of this.sensors.values()) this.report(page);
        break;
      case 'sleep':
        this.wake(act.from);
        break;
      case 'block':
        if (act.frozen)
          this.send({ type: 'stall', fromAt: act.from - BEAT_MS + this.wall, toAt: act.at + this.wall });
        this.stall(act.from);
        break;
      case 'kill':
        this.dead = true;
        this.sensors.clear();
        this.shown.clear();
        this.place = 'elsewhere';
        break;
      case 'start':
        this.dead = false;
        this.system = 'active';
        this.send({ type: 'wake', browserStart: true });
        this.send({ type: 'idle', state: 'active' });
        break;
    }
  }

  private open(act: Act & { do: 'open' }): void {
    this.docs++;
    const page: Sensor = {
      doc: `${act.page}#${this.docs}`,
      tab: act.tab,
      window: act.window,
      subject: act.subject,
      visible: this.shown.get(act.window) === act.tab,
      seq: 0,
      ids: 0,
      anchor: this.wall,
    };
    this.sensors.set(act.page, page);
    this.report(page);
  }

  private attend(to: Place): void {
    const before = this.attended();
    const own = typeof this.place === 'object' && 'own' in this.place ? this.place.own : undefined;
    const next = typeof to === 'object' && 'own' in to ? to : undefined;
    if (next) this.send({ type: 'own', id: next.own, on: true, windowId: next.window });
    if (own !== undefined && own !== next?.own) this.send({ type: 'own', id: own, on: false });
    if (before) this.endSpan(before, 'attention', this.now);
    this.place = to;
    if (to === 'elsewhere') this.send({ type: 'attention' });
    else if ('own' in to)
      this.send({ type: 'attention', tabId: this.shown.get(to.window), windowId: to.window });
    else if ('tab' in to) {
      this.show(to.window, to.tab);
      this.send({ type: 'attention', tabId: to.tab, windowId: to.window });
    } else if ('page' in to) {
      const page = this.sensors.get(to.page);
      if (!page) return;
      this.show(page.window, page.tab);
      this.send({ type: 'attention', tabId: page.tab, windowId: page.window });
      this.begin(page);
    }
  }

  private wake(from: number): void {
    const page = this.attended();
    const span = page && this.written(page, from);
    // The span that sleep ended goes with the report of the next one.
    if (page && span) this.begin(page, [{ ...span, open: false, endedBy: 'sleep' }]);
    if (this.system === 'idle') {
      this.system = 'active';
      this.send({ type: 'idle', state: 'active' });
    }
  }

  /** The page hears no word of it, and goes on. */
  private lose(name: string): void {
    const page = this.sensors.get(name);
    if (page) this.send({ type: 'disconnect', doc: page.doc });
  }

  private close(name: string): void {
    const page = this.sensors.get(name);
    if (!page) return;
    this.sensors.delete(name);
    this.send({ type: 'disconnect', doc: page.doc });
    const { place } = this;
    if (typeof place === 'object' && 'page' in place && place.page === name) this.place = 'elsewhere';
  }
}
