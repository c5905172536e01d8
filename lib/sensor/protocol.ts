import type { Outcome, Quiet } from '../clock/types';
import type { Sighting } from '../platforms/types';

/** The port's name; the worker refuses others. */
export const SENSOR_PORT = 'sensor';

/**
 * One visit: a stretch in which this page had the worker's attention for one subject. Instants are the
 * document's wall anchor plus its monotonic clock, so differences within one document are exact.
 */
export interface Span {
  /** Counts up within one document. */
  id: number;
  /** What the page was during the span. */
  sighting: Sighting;
  startAt: number;
  /** Grows with each report while `open`. */
  endAt: number;
  open: boolean;
  /** Why it ended: attention left, the machine slept, the page turned to another subject, or the page ended. */
  endedBy?: 'attention' | 'sleep' | 'subject' | 'page';
  /** The last trusted input; `startAt` where there was none yet. */
  lastInputAt: number;
  /** Ended stretches without input from 15 s on. */
  quiet: Quiet[];
  /** Stretches in which this page's own beat stood still. */
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
  /** Random id of this document's life. */
  doc: string;
  platform: string;
  seq: number;
  /** True while the document is visible, with focus or without. */
  visible: boolean;
  sighting: Sighting;
  /** Spans not yet acknowledged as ended, oldest first. */
  spans: Span[];
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
