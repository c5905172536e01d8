import type { Outcome, Quiet } from '../clock/types';
import type { Sighting } from '../platforms/types';

/** The port's name; the worker refuses others. */
export const SENSOR_PORT = 'sensor';

/** A page with attention looks at itself this often, and so does a visible page without. */
export const BEAT_MS = 1000;

/** A beat later than this, by the document's monotonic clock, is a stall. */
export const STALL_LATE_MS = 1500;

/** The wall clock ran on by more than this while the monotonic clock did not: a sleep, or a step. */
export const WALL_JUMP_MS = 2000;

/** Stretches without input shorter than this are not kept. */
export const QUIET_MS = 15_000;

/**
 * One visit: a stretch in which this page had the worker's attention for one subject. Instants are the
 * document's wall anchor plus its monotonic clock, so differences within one document are exact, and
 * they never run backwards. After a step of the wall clock they keep to the old wall time: compare them
 * with `Report.at`, not with the worker's own clock, where less than a second matters.
 */
export interface Span {
  /** Counts up within one document; never used twice. */
  id: number;
  /**
   * What the page was during the span. One subject from the first report on: identity that the page shows
   * later (a key, a project) starts the next span. Without `projects`, `running` and `trouble`, which only
   * the report's own sighting has.
   */
  sighting: Sighting;
  startAt: number;
  /** Grows with each report while `open`; a sleep or a navigation found late can end it a little earlier. */
  endAt: number;
  open: boolean;
  /**
   * Why it ended: attention left, the machine slept (the span ends at the last beat before), the page
   * turned to another subject (or showed more of this one, or the span's lists grew long: then the next
   * span starts at the same instant), or the page ended or its sensor was replaced.
   */
  endedBy?: 'attention' | 'sleep' | 'subject' | 'page';
  /** The last trusted input, within a second; `startAt` where there was none yet. */
  lastInputAt: number;
  /** Stretches of 15 s or more without input that an input ended. The last one runs from `lastInputAt` to `endAt`. */
  quiet: Quiet[];
  /** Stretches in which this page's own beat stood still: busy, or frozen. The worker decides. */
  stalls: Quiet[];
  /** Stretches in which a media element of the top document played: unmuted, not looping. */
  media: Quiet[];
}

/** A step towards a task's end, as the page showed it. */
export interface Mark {
  /** Counts up within one document. */
  id: number;
  kind: 'intent' | 'refuted' | 'confirmed';
  outcome: Outcome;
  at: number;
  /** Raw key of the task it is about, where the page shows one. */
  taskKey?: string;
}

/** Page → worker. Cumulative: a later `seq` says all that an earlier one said and was not acknowledged. */
export interface Report {
  type: 'report';
  /** Random id of this sensor's life in its document; the same again when a document comes back from the cache. */
  doc: string;
  platform: string;
  seq: number;
  /** This document's clock at sending, on the same line as the instants of spans and marks. */
  at: number;
  /** True while the document is visible, with focus or without. */
  visible: boolean;
  /** What the page says now; `kind: 'other'` where it is no page to time. */
  sighting: Sighting;
  /** Spans not yet acknowledged as ended, oldest first; only the last can be open. */
  spans: Span[];
  /** Marks not yet acknowledged, oldest first. */
  marks: Mark[];
}

/** Worker → page. */
export type SensorOrder =
  /** Everything up to `seq` is in the books. */
  | { type: 'ack'; seq: number }
  /** Look at focus and page again, now. */
  | { type: 'look' }
  /** The host was switched off, or a newer sensor took over: go quiet for good. */
  | { type: 'stop' };
