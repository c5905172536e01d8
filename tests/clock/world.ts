import { reduce } from '../../lib/clock/reduce';
import type { ClockEvent, ClockMark, ClockSpan, ClockState, Fact, Subject } from '../../lib/clock/state';
import { emptyClock } from '../../lib/clock/state';
import { type ClockRecord, DEFAULT_RULES, type Outcome, type Quiet, type Rules } from '../../lib/clock/types';
import { openRecords } from '../../lib/clock/view';

/** `'10:01'` or `'1:02:03.4'` in milliseconds. */
export function ms(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}

/** A page of the little world, with what its sensor would keep. */
interface FakePage {
  name: string;
  doc: string;
  tabId: number;
  windowId: number;
  subject: Subject;
  seq: number;
  spanId: number;
  markId: number;
  visible: boolean;
  span?: ClockSpan;
  marks: ClockMark[];
  connected: boolean;
  frozen: boolean;
  /** How far the wall stood from this world's time when the document began: its anchor. */
  anchorBy: number;
}

export const ZONE = { timeZone: 'UTC', utcOffsetMin: 0 };
const STEP_MS = 1_000;
const REPORT_MS = 2_000;
const TICK_MS = 30_000;
const DETECT_MS = 15_000;

/**
 * A worker, a browser and its sensors, played second by second against the reducer: attention moves,
 * input comes every 10 s unless it is withheld, reports every 2 s, ticks every 30 s, and the system says
 * `idle` 15 s after the last input, as the real ones do.
 */
export class World {
  state: ClockState = emptyClock();
  facts: Fact[] = [];
  /** True time: what a monotonic clock measures. */
  now = 0;
  /** How far the wall clock is ahead of it. */
  wallBy = 0;
  private pages = new Map<string, FakePage>();
  private attention?: string;
  private lastSystemInputAt = 0;
  private system: 'active' | 'idle' | 'locked' = 'active';
  private withheld: Quiet[] = [];
  private lastReportAt = 0;
  private lastTickAt = 0;
  private nextId = 1;
  private asleep = false;
  private dead = false;
  rules: Rules;

  constructor(rules: Partial<Rules> = {}) {
    this.rules = { ...DEFAULT_RULES, asks: true, ...rules };
  }

  subject(key: string | undefined, more: Partial<Subject> = {}): Subject {
    const base: Subject = { kind: 'task', platform: 'p', project: 'p:one', rules: this.rules };
    return { ...base, ...(key === undefined ? {} : { key }), ...more };
  }

  /** No input at all within `[from, to)`. */
  withhold(from: string, to: string): this {
    this.withheld.push([ms(from), ms(to)]);
    return this;
  }

  open(name: string, subject: Subject, tabId = this.nextId, windowId = 1): this {
    const doc = `${name}#${this.nextId++}`;
    this.pages.set(name, {
      name,
      doc,
      tabId,
      windowId,
      subject,
      seq: 0,
      spanId: 0,
      markId: 0,
      visible: true,
      marks: [],
      connected: true,
      frozen: false,
      anchorBy: this.wallBy,
    });
    return this;
  }

  page(name: string): FakePage {
    const page = this.pages.get(name);
    if (!page) throw new Error(`no page ${name}`);
    return page;
  }

  send(event: Record<string, unknown> & { type: ClockEvent['type'] }, at = this.now + this.wallBy): void {
    const step = reduce(this.state, { at, zone: ZONE, ...event } as ClockEvent);
    this.state = step.state;
    this.facts.push(...step.facts);
  }

  /** Moves attention; `undefined` is anywhere that isn't ours. */
  attn(name: string | undefined): this {
    const before = this.attention === undefined ? undefined : this.pages.get(this.attention);
    this.attention = name;
    if (before?.span) {
      this.stretchSpan(before);
      before.span = { ...before.span, open: false, endedBy: 'attention' };
      this.report(before);
      before.span = undefined;
    }
    const page = name === undefined ? undefined : this.pages.get(name);
    if (page) this.begin(page);
    return this;
  }

  private begin(page: FakePage): void {
    page.spanId++;
    page.span = {
      id: page.spanId,
      subject: page.subject,
      startAt: this.at(page),
      endAt: this.at(page),
      open: true,
      lastInputAt: this.at(page),
      quiet: [],
      stalls: [],
      media: [],
    };
    this.report(page);
  }

  /** Now, by this document's own anchor and monotonic clock. */
  private at(page: FakePage): number {
    return this.now + page.anchorBy;
  }

  private stretchSpan(page: FakePage): void {
    if (page.span && !page.frozen) page.span = { ...page.span, endAt: this.at(page) };
  }

  report(page: FakePage): void {
    if (!page.connected || page.frozen) return;
    page.seq++;
    this.send({
      type: 'report',
      page: { doc: page.doc, tabId: page.tabId, windowId: page.windowId },
      seq: page.seq,
      sentAt: this.at(page),
      visible: page.visible,
      subject: page.subject,
      spans: page.span ? [page.span] : [],
      marks: page.marks,
    });
    this.lastReportAt = this.now;
  }

  mark(name: string, kind: ClockMark['kind'], outcome: Outcome = 'submitted'): this {
    const page = this.page(name);
    page.markId++;
    const key = page.subject.key;
    page.marks = [
      ...page.marks,
      { id: page.markId, kind, outcome, at: this.at(page), ...(key === undefined ? {} : { key }) },
    ];
    this.stretchSpan(page);
    this.report(page);
    page.marks = [];
    return this;
  }

  /** The page itself says that the task ended, and shows the platform's list. */
  confirmed(name: string, outcome: Outcome = 'submitted'): this {
    this.mark(name, 'confirmed', outcome);
    return this.turn(name, this.subject(undefined, { kind: 'other' }));
  }

  /** The page turns to another subject in place. */
  turn(name: string, subject: Subject): this {
    const page = this.page(name);
    const attended = page.span !== undefined;
    if (page.span) {
      this.stretchSpan(page);
      const closed: ClockSpan = { ...page.span, open: false, endedBy: 'subject' };
      page.subject = subject;
      page.span = closed;
      this.report(page);
      page.span = undefined;
    }
    page.subject = subject;
    if (attended && subject.kind !== 'other') this.begin(page);
    else this.report(page);
    return this;
  }

  /** The page ends: its port closes. */
  close(name: string): this {
    const page = this.page(name);
    page.connected = false;
    page.span = undefined;
    if (this.attention === name) this.attention = undefined;
    this.send({ type: 'disconnect', doc: page.doc });
    this.pages.delete(name);
    return this;
  }

  /** Input at this instant, wherever the worker is. */
  input(): this {
    this.lastSystemInputAt = this.now;
    const page = this.attention === undefined ? undefined : this.pages.get(this.attention);
    if (page?.span && !page.frozen) {
      const at = this.at(page);
      const quiet: Quiet = [page.span.lastInputAt, at];
      const kept = quiet[1] - quiet[0] >= 15_000 ? [...page.span.quiet, quiet] : page.span.quiet;
      page.span = { ...page.span, endAt: at, lastInputAt: at, quiet: kept };
    }
    if (this.system === 'idle') {
      this.system = 'active';
      this.send({ type: 'idle', state: 'active' });
    }
    return this;
  }

  lock(): this {
    this.system = 'locked';
    this.send({ type: 'idle', state: 'locked' });
    return this;
  }

  unlock(): this {
    this.system = 'active';
    this.lastSystemInputAt = this.now;
    this.send({ type: 'idle', state: 'active' });
    return this;
  }

  /** The machine sleeps from now to `to`; pages notice at their next beat. */
  sleep(to: string): this {
    const page = this.attention === undefined ? undefined : this.pages.get(this.attention);
    if (page?.span) {
      this.stretchSpan(page);
      page.span = { ...page.span, open: false, endedBy: 'sleep' };
    }
    const closed = page?.span;
    this.now = ms(to);
    this.lastTickAt = this.now;
    this.lastSystemInputAt = this.now;
    if (page && closed) {
      this.report(page);
      page.span = undefined;
      this.begin(page);
    }
    return this;
  }

  /** The browser is killed now; nothing runs until `start`. */
  kill(): this {
    this.dead = true;
    this.pages.clear();
    this.attention = undefined;
    return this;
  }

  start(): this {
    this.dead = false;
    this.system = 'active';
    this.lastSystemInputAt = this.now;
    this.send({ type: 'wake', browserStart: true });
    return this;
  }

  /** Plays on to `to`, second by second. */
  until(to: string): this {
    const end = ms(to);
    while (this.now < end) {
      this.now = Math.min(end, Math.floor(this.now / STEP_MS) * STEP_MS + STEP_MS);
      if (!this.dead && !this.asleep) this.beat();
    }
    return this;
  }

  private beat(): void {
    const free = !this.withheld.some(([from, to]) => this.now > from && this.now < to);
    if (free && this.now % 10_000 === 0 && this.system !== 'locked') this.input();
    if (this.system === 'active' && this.now - this.lastSystemInputAt >= DETECT_MS) {
      this.system = 'idle';
      this.send({ type: 'idle', state: 'idle' });
    }
    const page = this.attention === undefined ? undefined : this.pages.get(this.attention);
    if (page?.span && this.now - this.lastReportAt >= REPORT_MS) {
      this.stretchSpan(page);
      this.report(page);
    }
    if (this.now - this.lastTickAt >= TICK_MS) {
      this.lastTickAt = this.now;
      this.send({ type: 'tick' });
    }
  }

  /** All records: ended ones as the books would hold them, and open ones with their time up to now. */
  records(): ClockRecord[] {
    const kept = new Map<number, ClockRecord>();
    for (const fact of this.facts) {
      if (fact.type === 'ended') kept.set(fact.record.n, fact.record);
      else kept.delete(fact.n);
    }
    const open = openRecords(this.state, this.now).filter((r) => r.n >= 0);
    return [...kept.values(), ...open].sort((a, b) => a.n - b.n);
  }
}

const clock = (at: number) => {
  const s = Math.floor(at / 1000);
  const rest = at % 1000 === 0 ? '' : `.${String(at % 1000).replace(/0+$/, '')}`;
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}${rest}`;
};

/** `work [0:00, 10:01) c`, as the timelines are written. */
export function written(record: ClockRecord): string[] {
  return record.segments.map((s) => {
    const kind = s.cause && s.cause !== 'input' ? `${s.kind} (${s.cause})` : s.kind;
    return `${kind} [${clock(s.startAt)}, ${clock(s.endAt)}) ${s.counted ? 'c' : 'n'}`;
  });
}
