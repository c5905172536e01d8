import { tzOffset } from '@date-fns/tz';
import type { Zone } from '../clock/types';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

/** One part of a stretch, within one local hour and one worker's day. */
export type Piece = (day: number, hour: number, ms: number) => void;

/**
 * Local time of one zone. Offsets are looked up once per UTC day and kept, since asking `Intl` for every
 * segment would cost more than all the rest of a rebuild.
 */
export class ZoneClock {
  day = 0;
  hour = 0;
  roomMs = 0;
  private fromAt = 0;
  private toAt = 0;
  private offsetMs = 0;
  private readonly atMidnight = new Map<number, number>();

  constructor(
    private readonly zone: Zone,
    private readonly dayStartMs: number,
  ) {}

  /** Milliseconds east of UTC at an instant. */
  offsetAt(at: number): number {
    if (at < this.fromAt || at >= this.toAt) this.find(at);
    return this.offsetMs;
  }

  /** Number of the worker's day that an instant lies in, counted from 1970. */
  dayAt(at: number): number {
    return Math.floor((at + this.offsetAt(at) - this.dayStartMs) / DAY_MS);
  }

  /**
   * Finds the worker's day and the local hour of an instant, and how long both last from there: read them from
   * `day`, `hour` and `roomMs`. (Not returned: totals ask this millions of times.)
   */
  place(at: number): void {
    const local = at + this.offsetAt(at);
    const inDay = local - this.dayStartMs;
    const hours = Math.floor(local / HOUR_MS);
    this.day = Math.floor(inDay / DAY_MS);
    this.hour = ((hours % 24) + 24) % 24;
    this.roomMs = Math.min((hours + 1) * HOUR_MS - local, (this.day + 1) * DAY_MS - inDay);
  }

  /** Cuts `[startAt, endAt)` at local hours and at the worker's midnight, over any change of offset. */
  split(startAt: number, endAt: number, piece: Piece): void {
    for (let at = startAt; at < endAt; ) {
      this.place(at);
      const ms = Math.min(this.roomMs, endAt - at);
      piece(this.day, this.hour, ms);
      at += ms;
    }
  }

  private find(at: number): void {
    const utcDay = Math.floor(at / DAY_MS);
    const before = this.midnight(utcDay);
    const after = this.midnight(utcDay + 1);
    this.fromAt = utcDay * DAY_MS;
    this.toAt = this.fromAt + DAY_MS;
    this.offsetMs = before;
    if (before === after) return;
    const changeAt = this.changeWithin(this.fromAt, this.toAt, before);
    if (at < changeAt) this.toAt = changeAt;
    else {
      this.fromAt = changeAt;
      this.offsetMs = after;
    }
  }

  private midnight(utcDay: number): number {
    const known = this.atMidnight.get(utcDay);
    if (known !== undefined) return known;
    const offset = this.ask(utcDay * DAY_MS);
    this.atMidnight.set(utcDay, offset);
    return offset;
  }

  private changeWithin(fromAt: number, toAt: number, before: number): number {
    let low = fromAt;
    let high = toAt;
    while (high - low > MINUTE_MS) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
      if (this.ask(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  /** A zone this browser does not know keeps the offset that the record brought. */
  private ask(at: number): number {
    const minutes = tzOffset(this.zone.timeZone, new Date(at));
    return (Number.isNaN(minutes) ? this.zone.utcOffsetMin : minutes) * MINUTE_MS;
  }
}

/** The worker's calendar: where the day starts, and a clock for every zone the worker has been in. */
export class Calendar {
  private readonly clocks = new Map<string, ZoneClock>();

  constructor(readonly dayStartMin = 0) {}

  clockOf(zone: Zone): ZoneClock {
    const key = `${zone.timeZone}|${zone.utcOffsetMin}`;
    let clock = this.clocks.get(key);
    if (!clock) {
      clock = new ZoneClock(zone, this.dayStartMin * MINUTE_MS);
      this.clocks.set(key, clock);
    }
    return clock;
  }

  /** ISO date of the worker's day that an instant lies in. */
  dateAt(at: number, zone: Zone): string {
    return dateOf(this.clockOf(zone).dayAt(at));
  }
}

/** ISO date of a day counted from 1970: `2026-11-23`. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of an ISO date, counted from 1970. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

const WEEK_DAYS = 7;
/** The day of the week that 1970 began on; 0 is Sunday. */
const THURSDAY = 4;

/** Day of the week of a day counted from 1970: 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + THURSDAY) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;

/** First day of the week that a day (both counted from 1970) lies in; `weekStart`: 0 is Sunday. */
export const weekOf = (day: number, weekStart: number): number =>
  day - ((weekdayOf(day) - weekStart + WEEK_DAYS) % WEEK_DAYS);
