import { reduce } from '../../lib/clock/reduce';
import {
  type ClockEvent,
  type ClockMark,
  type ClockSpan,
  type ClockState,
  emptyClock,
  type Fact,
  type Subject,
} from '../../lib/clock/state';
import type { ClockRecord, Outcome, Quiet } from '../../lib/clock/types';
import { openRecords } from '../../lib/clock/view';
import { joined, type Told } from './oracle';
import { type Act, DETECT_MS, type Place, type Script, silences, ticks } from './script';

const ZONE = { timeZone: 'UTC', utcOffsetMin: 0 };

type Bare<T> = T extends { at: number; zone: unknown } ? Omit<T, 'at' | 'zone'> : never;

/** A page with its sensor, as far as the clock hears of it. */
interface Sensor {
  doc: string;
  tab: number;
  window: number;
  subject: Subject;
  visible: boolean;
  seq: number;
  ids: number;
  span?: ClockSpan;
  /** Media have played since then. */
  mediaFrom?: number;
  /** How far the wall was from true time when the document began. */
  anchor: number;
}

/**
 * Plays a script as its sensors, windows and alarms would tell it, at changes only: what the background
 * hands to the clock, in order.
 */
export class Player {
  readonly events: ClockEvent[] = [];
  private now = 0;
  private wall = 0;
  private readonly sensors = new Map<string, Sensor>();
  private place: Place = 'elsewhere';
  /** The tab that each window shows. */
  private readonly shown = new Map<number, number>();
  private readonly silent: Quiet[];
  private system: 'active' | 'idle' | 'locked' = 'active';
  private dead = false;
  private docs = 0;

  constructor(private readonly script: Script) {
    this.silent = silences(script);
  }

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

  private send(event: Bare<ClockEvent>): void {
    this.events.push({ at: this.now + this.wall, zone: ZONE, ...event } as ClockEvent);
  }

  private tick(): void {
    if (!this.dead) this.send({ type: 'tick' });
  }

  private turnIdle(from: number, to: number): void {
    const asleep = this.script.acts.some(
      (a) => a.do === 'sleep' && a.from <= from + DETECT_MS && from + DETECT_MS < a.at,
    );
    if (this.dead || asleep || this.system !== 'active' || to <= this.now) return;
    this.system = 'idle';
    this.send({ type: 'idle', state: 'idle' });
  }

  private turnActive(): void {
    if (this.dead || this.system !== 'idle') return;
    this.system = 'active';
    this.send({ type: 'idle', state: 'active' });
  }

  private attended(): Sensor | undefined {
    const { place } = this;
    return typeof place === 'object' && 'page' in place ? this.sensors.get(place.page) : undefined;
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

  /** A window shows a tab: its page is visible now, and no other one there. */
  private show(window: number, tab: number): void {
    this.shown.set(window, tab);
    for (const page of this.sensors.values()) {
      if (page.window !== window || page.visible === (page.tab === tab)) continue;
      page.visible = page.tab === tab;
      this.report(page);
    }
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

  private begin(page: Sensor, before?: ClockSpan): void {
    if (page.subject.kind === 'other') return;
    page.ids++;
    const at = this.now + page.anchor;
    const lists = { quiet: [], stalls: [], media: [] };
    page.span = {
      id: page.ids,
      subject: page.subject,
      startAt: at,
      endAt: at,
      open: true,
      lastInputAt: at,
      ...lists,
    };
    this.report(page, [], before ? [before] : []);
  }

  private endSpan(page: Sensor, endedBy: NonNullable<ClockSpan['endedBy']>, at: number): void {
    if (!page.span) return;
    const span = this.written(page, at);
    page.span = span && { ...span, open: false, endedBy };
    this.report(page);
    page.span = undefined;
  }

  private wake(from: number): void {
    const page = this.attended();
    const span = page && this.written(page, from);
    // The span that sleep ended goes with the report of the next one.
    if (page && span) this.begin(page, { ...span, open: false, endedBy: 'sleep' });
    if (this.system === 'idle') {
      this.system = 'active';
      this.send({ type: 'idle', state: 'active' });
    }
  }

  private turn(name: string, subject: Subject): void {
    const page = this.sensors.get(name);
    if (!page) return;
    if (page.span) {
      const span = this.written(page, this.now);
      page.span = span && { ...span, open: false, endedBy: 'subject' };
    }
    page.subject = subject;
    this.report(page);
    page.span = undefined;
    if (this.attended() === page) this.begin(page);
  }

  private mark(name: string, kind: ClockMark['kind'], outcome: Outcome): void {
    const page = this.sensors.get(name);
    if (!page) return;
    page.ids++;
    const { key } = page.subject;
    const at = this.now + page.anchor;
    this.report(page, [{ id: page.ids, kind, outcome, at, ...(key === undefined ? {} : { key }) }]);
  }

  private close(name: string): void {
    const page = this.sensors.get(name);
    if (!page) return;
    this.sensors.delete(name);
    this.send({ type: 'disconnect', doc: page.doc });
    const { place } = this;
    if (typeof place === 'object' && 'page' in place && place.page === name) this.place = 'elsewhere';
  }

  private media(name: string, on: boolean): void {
    const page = this.sensors.get(name);
    if (!page) return;
    const at = this.now + page.anchor;
    if (!on && page.span && page.mediaFrom !== undefined)
      page.span.media = [...page.span.media, [Math.max(page.mediaFrom, page.span.startAt), at]];
    page.mediaFrom = on ? (page.mediaFrom ?? at) : undefined;
    this.report(page);
  }

  private reportAttended(): void {
    const page = this.attended();
    if (page) this.report(page);
  }

  private report(page: Sensor, marks: ClockMark[] = [], before: ClockSpan[] = []): void {
    page.seq++;
    const span = page.span?.open ? this.written(page, this.now) : page.span;
    this.send({
      type: 'report',
      page: { doc: page.doc, tabId: page.tab, windowId: page.window },
      seq: page.seq,
      sentAt: this.now + page.anchor,
      visible: page.visible,
      subject: page.subject,
      spans: span ? [...before, span] : before,
      marks,
    });
  }

  /** The open span up to `until` (true time), with what input there was. */
  private written(page: Sensor, until: number): ClockSpan | undefined {
    const { span, anchor } = page;
    if (!span) return undefined;
    const from = span.startAt - anchor;
    const current = this.silent.find(([a, b]) => a < until && until < b);
    const quiet = this.silent
      .filter(([a, b]) => b <= until && b > from && b - Math.max(a, from) >= DETECT_MS)
      .map(([a, b]): Quiet => [Math.max(a, from) + anchor, b + anchor]);
    const media = [...span.media];
    if (page.mediaFrom !== undefined) media.push([Math.max(page.mediaFrom, span.startAt), until + anchor]);
    const lastInputAt = Math.max(from, current ? current[0] : until) + anchor;
    return { ...span, endAt: until + anchor, lastInputAt, quiet, media };
  }
}

/** The clock after some events, from nothing or from where it was. */
export interface Run {
  state: ClockState;
  facts: Fact[];
}

export function feed(events: ClockEvent[], from: Run = { state: emptyClock(), facts: [] }): Run {
  let { state } = from;
  const facts = [...from.facts];
  for (const event of events) {
    const step = reduce(state, event);
    state = step.state;
    facts.push(...step.facts);
  }
  return { state, facts };
}

/** All records as the books would hold them, with open ones up to `at`. */
export function records(run: Run, at: number): ClockRecord[] {
  const kept = new Map<number, ClockRecord>();
  for (const fact of run.facts) {
    if (fact.type === 'ended') kept.set(fact.record.n, fact.record);
    else kept.delete(fact.n);
  }
  return [...kept.values(), ...openRecords(run.state, at)];
}

/** Records in the oracle's words. */
export function said(run: Run, at: number): Told[] {
  const previews = run.state.previews.map(({ subject, segments }) => ({
    kind: 'overhead' as const,
    platform: subject.platform,
    ...(subject.project === undefined ? {} : { project: subject.project }),
    confirmed: true,
    segments,
  }));
  return [...records(run, at).map(toldOf), ...previews];
}

function toldOf(r: ClockRecord): Told {
  return {
    kind: r.kind,
    platform: r.platform,
    ...(r.project === undefined ? {} : { project: r.project }),
    ...(r.key === undefined ? {} : { key: r.key }),
    ...(r.outcome === undefined ? {} : { outcome: r.outcome }),
    confirmed: r.confirmed,
    segments: joined(
      r.segments.map(({ kind, startAt, endAt, counted, cause }) => ({
        kind,
        startAt,
        endAt,
        counted,
        ...(cause === undefined ? {} : { cause }),
      })),
    ),
  };
}
