import type { ClockEvent, ClockMark, ClockSpan, Subject } from '../../lib/clock/state';
import type { Outcome, Quiet, Zone } from '../../lib/clock/types';
import { DETECT_MS, type Place, type Script, silences } from './script';
import { whereOf } from './zones';

export type Bare<T> = T extends { at: number; zone: unknown } ? Omit<T, 'at' | 'zone'> : never;

/** A page with its sensor, as far as the clock hears of it. */
export interface Sensor {
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

/** The pages of a day, with what their sensors would say of them. */
export class Sensors {
  readonly events: ClockEvent[] = [];
  protected now = 0;
  protected wall = 0;
  protected readonly sensors = new Map<string, Sensor>();
  /** The tab that each window shows. */
  protected readonly shown = new Map<number, number>();
  protected place: Place = 'elsewhere';
  protected readonly silent: Quiet[];
  private readonly zone: Zone;

  constructor(protected readonly script: Script) {
    this.silent = silences(script);
    const { timeZone, utcOffsetMin } = whereOf(script);
    this.zone = { timeZone, utcOffsetMin };
  }

  protected send(event: Bare<ClockEvent>): void {
    this.events.push({ at: this.now + this.wall, zone: this.zone, ...event } as ClockEvent);
  }

  protected attended(): Sensor | undefined {
    const { place } = this;
    return typeof place === 'object' && 'page' in place ? this.sensors.get(place.page) : undefined;
  }

  /** A window shows a tab: its page is visible now, and no other one there. */
  protected show(window: number, tab: number): void {
    this.shown.set(window, tab);
    for (const page of this.sensors.values()) {
      if (page.window !== window || page.visible === (page.tab === tab)) continue;
      page.visible = page.tab === tab;
      this.report(page);
    }
  }

  protected begin(page: Sensor, before: ClockSpan[] = []): void {
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
    this.report(page, [], before);
  }

  protected endSpan(page: Sensor, endedBy: NonNullable<ClockSpan['endedBy']>, at: number): void {
    if (!page.span) return;
    const span = this.written(page, at);
    page.span = span && { ...span, open: false, endedBy };
    this.report(page);
    page.span = undefined;
  }

  protected turn(name: string, subject: Subject): void {
    const page = this.sensors.get(name);
    if (!page) return;
    const span = this.written(page, this.now);
    const before: ClockSpan[] = span ? [{ ...span, open: false, endedBy: 'subject' }] : [];
    page.subject = subject;
    page.span = undefined;
    // The next span goes with the report of the one that it takes over from.
    if (this.attended() === page && subject.kind !== 'other') this.begin(page, before);
    else this.report(page, [], before);
  }

  protected mark(name: string, kind: ClockMark['kind'], outcome: Outcome): void {
    const page = this.sensors.get(name);
    if (!page) return;
    page.ids++;
    const { key } = page.subject;
    const at = this.now + page.anchor;
    this.report(page, [{ id: page.ids, kind, outcome, at, ...(key === undefined ? {} : { key }) }]);
  }

  protected media(name: string, on: boolean): void {
    const page = this.sensors.get(name);
    if (!page) return;
    const at = this.now + page.anchor;
    if (!on && page.span && page.mediaFrom !== undefined)
      page.span.media = [...page.span.media, [Math.max(page.mediaFrom, page.span.startAt), at]];
    page.mediaFrom = on ? (page.mediaFrom ?? at) : undefined;
    this.report(page);
  }

  /** The thread of the page that has attention stood still from `from` to now. */
  protected stall(from: number): void {
    const page = this.attended();
    if (page?.span) page.span.stalls = [...page.span.stalls, [from + page.anchor, this.now + page.anchor]];
    this.reportAttended();
  }

  protected reportAttended(): void {
    const page = this.attended();
    if (page) this.report(page);
  }

  protected report(page: Sensor, marks: ClockMark[] = [], before: ClockSpan[] = []): void {
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
  protected written(page: Sensor, until: number): ClockSpan | undefined {
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
