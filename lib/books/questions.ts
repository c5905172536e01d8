import type { Segment, SegmentKind } from '../clock/types';
import type { Money } from '../rates/types';

/** A stretch that waits for the worker's decision, with what it is worth. */
export interface ToDecide {
  n: number;
  /** Index of the segment in its record; the record is open or recent. */
  segment: number;
  project?: string;
  kind: SegmentKind;
  cause?: Segment['cause'];
  startAt: number;
  endAt: number;
  worth?: Money;
  projectName?: string;
  /** The worker's day it began on: one answer can settle a day and project. */
  day?: string;
  /** A limit of its family can be set so that its like count by themselves from now on. */
  always?: boolean;
}

/** A record that ended, nobody saw how: only the worker can say. */
export interface OutcomeQuestion {
  n: number;
  platform: string;
  projectName?: string;
  endAt: number;
  countedMs: number;
  /** Its time can be reported although it was not finished. */
  reportable: boolean;
  /** A session: how many tasks were done is what is asked. */
  session?: boolean;
}

/** Outside work that ran to its limit: until when did it go on? */
export interface UntilQuestion {
  n: number;
  platform: string;
  projectName?: string;
  fromAt: number;
  toAt: number;
}
