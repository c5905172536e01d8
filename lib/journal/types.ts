import type { ClockEvent, ClockState, Fact } from '../clock/state';
import type { ClockRecord } from '../clock/types';

/** The journal goes back this far. */
export const JOURNAL_MS = 14 * 86_400_000;

/** One event with what it did to the clock: what the journal is handed. */
export interface Told {
  before: ClockState;
  event: ClockEvent;
  after: ClockState;
  facts: readonly Fact[];
}

/** A stretch of the journal that stands for itself: the clock as it was, and what it was told from then on. */
export interface Run {
  before: ClockState;
  events: readonly ClockEvent[];
}

/** What a record must tell to be found in the journal. */
export type Gone = Pick<ClockRecord, 'n' | 'kind' | 'key' | 'startAt' | 'endAt'>;

/** A worker's problem report: a file that they look into, and send themselves. */
export interface ProblemReport {
  what: 'piecerate problem report';
  v: 1;
  /** The stretch that was asked for; the runs that share time with it are in whole. */
  fromAt: number;
  toAt: number;
  runs: Run[];
  /** What the books hold of that stretch: the worker's edits are in it, money is not. */
  records: ReportedRecord[];
}

export type ReportedRecord = ClockRecord & { dropped?: boolean };
