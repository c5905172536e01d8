import type { Outcome } from '../clock/types';
import type { Sighting } from '../platforms/types';
import { Marks } from './marks';
import type { Report } from './protocol';
import { type Clocks, SpanRecorder } from './span';
import { refined, sameSubject, saysMore } from './subject';

/** What the sensor must know of the page it is in. */
export interface Page extends Clocks {
  visible(): boolean;
  /** Visible, and the document has focus. */
  attended(): boolean;
  /** A media element plays: unmuted, not looping. */
  playing(): boolean;
  /** What the page says; `undefined` where it says nothing worth knowing. */
  look(): Sighting | undefined;
}

/** Where reports go. `wake`: open a new port for it if there is none. */
export type Post = (report: Report, wake: boolean) => void;

/** Overhead and previews are reported less often: more than their last 2 s may be lost. */
const SLOW_REPORT_BEATS = 5;

/** The clock counts overhead to 2 min after the last input: beyond it, there is nothing to report. */
const OVERHEAD_QUIET_MS = 120_000;

/** A new page that does not say yet what its task is may say so within this time: its span waits. */
const UNSAID_MS = 1500;

/**
 * How attention, the page's content and the worker's hand become spans, marks and reports. It knows no
 * browser: `run.ts` tells it what happens. Instants that come in are on the document's monotonic clock.
 */
export class Sensor {
  private readonly spans: SpanRecorder;
  private readonly marks = new Marks();
  private sighting: Sighting | undefined;
  private wasRead = false;
  /** Since when the page has attention, whatever it shows. */
  private attendedFrom: number | undefined;
  /** Since when it shows its present subject. */
  private subjectFrom: number;
  /** The page went to another address at this instant and has not been read since. */
  private turnedAt: number | undefined;
  private began = false;
  /** Key of a task that ended while the address went on naming it: it is no later task's. */
  private spentKey: string | undefined;
  private seq = 0;
  private beats = 0;

  constructor(
    private readonly platform: string,
    private readonly doc: string,
    private readonly page: Page,
    private readonly post: Post,
    since = page.mono(),
  ) {
    this.spans = new SpanRecorder(page);
    this.subjectFrom = since;
    this.check(false, since);
  }

  /** Since when the page has attention, as long as it has not been read and nothing was said of it. */
  get unreadFrom(): number | undefined {
    return this.wasRead ? undefined : this.attendedFrom;
  }

  /** Is this a page to time? Only then, and only while visible, does it need a beat. */
  get timed(): boolean {
    return this.sighting !== undefined && this.sighting.kind !== 'other';
  }

  /** A span is open, or a control was pressed and nothing has come of it yet: the page may change any moment. */
  get alert(): boolean {
    return this.spans.open || this.waiting();
  }

  /** Is there something that no later beat will say again if it got lost? */
  get owed(): boolean {
    return this.spans.ended.size + this.marks.unacked.size > 0;
  }

  /** Focus, visibility or an order: looks at attention now. `woken`: the event may be that of waking up. */
  check(woken: boolean, at = this.page.mono()): void {
    const slept = this.spans.settle(woken);
    if (!this.page.attended()) {
      this.attendedFrom = undefined;
      this.spans.end('attention', at);
    } else if (this.attendedFrom === undefined || slept) {
      this.attendedFrom = slept ? this.page.mono() : at;
      if (this.wasRead) this.readSince(this.attendedFrom);
    }
    this.flush();
  }

  /** Once a second while visible. Returns whether the page has attention; without it, asking is all there is. */
  beat(): boolean {
    if (!this.spans.open && !this.page.attended()) return false;
    const seq = this.seq;
    this.beats++;
    this.spans.media(this.page.playing(), this.page.mono());
    this.check(false);
    if (this.seq === seq && this.spans.open && this.isDue() && !this.isHeld()) this.send(true);
    return true;
  }

  /** The page appeared or vanished; without attention, that matters if our own popup is over it. */
  shown(at: number): void {
    const seq = this.seq;
    this.check(true, at);
    if (this.seq === seq && this.timed && !this.spans.open) this.send(false);
  }

  /** The page went to another address: it is read when its content has followed. */
  turned(at: number): void {
    this.turnedAt ??= at;
  }

  /** Reads the page. `since`: from when on it has been as it is now, where no navigation says it. */
  read(since = this.page.mono()): void {
    this.readSince(since);
    this.flush();
  }

  /** The worker pressed a control that ends tasks; `gone`: see `Marks.intend`. */
  intend(outcome: Outcome, at: number, gone?: () => boolean): void {
    this.read();
    const kind = this.sighting?.kind;
    if (kind === 'task' || kind === 'training') {
      this.marks.intend(outcome, this.spans.at(at), this.sighting?.taskKey, gone);
    }
    this.flush();
  }

  /** A trusted input. */
  input(at: number): void {
    if (this.spans.input(at)) this.send(true);
  }

  /** A media element started, stopped or was muted. */
  media(at: number): void {
    this.spans.media(this.page.playing(), at);
  }

  /** The page ends, or goes into the cache, or this sensor is replaced. */
  leave(at = this.page.mono()): void {
    this.spans.end('page', at);
    this.spans.media(false, at);
    this.attendedFrom = undefined;
    if (this.owed) this.send(false);
  }

  /** Report `seq` is in the books. */
  ack(seq: number): void {
    this.spans.ended.ack(seq);
    this.marks.unacked.ack(seq);
  }

  /** Says everything again: the port was lost, or no acknowledgement came. */
  again(): void {
    if (this.owed || (this.spans.open && this.counts())) this.send(true);
  }

  private waiting(): boolean {
    return this.marks.pending(this.spans.at(this.page.mono()));
  }

  private readSince(since: number): void {
    const before = this.sighting;
    const next = this.unspent(this.page.look());
    const same = before !== undefined && next !== undefined && sameSubject(before, next, this.strict(before));
    const at = this.turnedAt ?? since;
    this.turnedAt = undefined;
    this.wasRead = true;
    this.sighting = same ? refined(before, next) : next;
    const followed = this.marks.see(before, this.sighting, same, this.spans.at(at));
    if (followed) {
      this.spentKey = next?.taskKey;
      this.sighting = this.unspent(next);
    }
    if (!same || followed) {
      this.spans.end('subject', at);
      this.subjectFrom = at;
    } else if (this.sighting) this.spans.refine(this.sighting, saysMore(before, this.sighting), at);
    this.begin();
  }

  private unspent(sighting: Sighting | undefined): Sighting | undefined {
    if (sighting?.taskKey === undefined || sighting.taskKey !== this.spentKey) return sighting;
    const { taskKey: _, ...rest } = sighting;
    return rest;
  }

  /**
   * After a navigation, is what the page leaves unsaid a difference? Not while a task goes on: its page
   * may still be drawing itself. But after an intent the next page is the confirmation, and a
   * dashboard's next page is another.
   */
  private strict(before: Sighting): boolean {
    return this.turnedAt !== undefined && (before.kind !== 'task' || this.waiting());
  }

  private begin(): void {
    if (this.spans.open || !this.sighting || !this.timed || this.attendedFrom === undefined) return;
    this.spans.begin(this.sighting, Math.max(this.attendedFrom, this.subjectFrom));
    this.began = true;
  }

  /** Overhead without input is no time of anybody's, and keeps no worker awake. */
  private counts(): boolean {
    const kind = this.sighting?.kind;
    return kind === 'task' || kind === 'training' || this.spans.quietMs() < OVERHEAD_QUIET_MS;
  }

  private isDue(): boolean {
    const kind = this.sighting?.kind;
    return kind === 'task' || kind === 'training' || (this.beats % SLOW_REPORT_BEATS === 0 && this.counts());
  }

  /**
   * Held back until its page says what it is, so that no task begins without its key; but not once the worker
   * ends it: the span must not come after the word on its end.
   */
  private isHeld(): boolean {
    const { kind, taskKey, project } = this.sighting ?? {};
    const unsaid = (kind === 'task' || kind === 'training') && (taskKey === undefined || !project);
    return unsaid && this.marks.unacked.size === 0 && this.page.mono() - this.subjectFrom < UNSAID_MS;
  }

  private flush(): void {
    if ((this.began && !this.isHeld()) || this.spans.ended.unsent || this.marks.unacked.unsent)
      this.send(true);
  }

  private send(wake: boolean): void {
    const seq = ++this.seq;
    const now = this.page.mono();
    const held = this.isHeld();
    const report: Report = {
      type: 'report',
      doc: this.doc,
      platform: this.platform,
      seq,
      at: this.spans.at(now),
      visible: this.page.visible(),
      sighting: this.sighting ?? { kind: 'other' },
      spans: this.spans.spans(Math.min(now, this.turnedAt ?? now), held),
      marks: this.marks.unacked.items,
    };
    this.began &&= held;
    this.spans.ended.sentWith(seq);
    this.marks.unacked.sentWith(seq);
    this.post(report, wake);
  }
}
