/** How a task ended. `unknown` is asked about; it is never guessed into `submitted`. */
export type Outcome = 'submitted' | 'timeOnly' | 'skipped' | 'returned' | 'expired' | 'abandoned' | 'unknown';

export type SegmentKind = 'work' | 'linked' | 'away' | 'idle' | 'gap' | 'training' | 'overhead' | 'manual';

/** Why a stretch is `idle`: a `pause` is the worker's own word and never asked about. */
export type IdleCause = 'input' | 'lock' | 'sleep' | 'pause';

/** A half-open stretch `[startAt, endAt)` of the worker's time. Segments of one worker never overlap. */
export interface Segment {
  kind: SegmentKind;
  startAt: number;
  endAt: number;
  /** Does it count as time on the task, by the rules? */
  counted: boolean;
  /** The worker's own decision; it goes before `counted`. */
  decided?: boolean;
  cause?: IdleCause;
  /** The limit in force when the segment opened: rebuilding reads this, never today's setting. */
  limitMs?: number;
  /** Stretches without input from 15 s on, kept so that a changed limit can look at the past anew. */
  quiet?: Quiet[];
}

/** `[fromAt, toAt)` without any input. */
export type Quiet = [fromAt: number, toAt: number];

/** A stretch that the worker decides on, or the part `[fromAt, toAt)` of it. */
export interface Chosen {
  n: number;
  /** Its place in the record; `startAt` says which one was meant where places have moved since. */
  segment: number;
  startAt?: number;
  fromAt?: number;
  toAt?: number;
}

/** What a record in the books is about. */
export type RecordKind = 'task' | 'training' | 'overhead' | 'manual';

/** What the clock must know of a project's family; the background looks it up and hands it in. */
export interface Rules {
  awayLimitMs: number;
  idleLimitMs: number;
  /** Away counts until an outcome, idleness, lock, the platform's limit or `outsideLimitMs`. */
  outsideWork: boolean;
  outsideLimitMs: number;
  /** Is reading a task before accepting it paid there? `undefined`: not asked yet. */
  readingPaid?: boolean;
  /** A session of many tasks whose submits nobody sees: it is over once its page is gone and away too long. */
  session?: boolean;
  /** Money hangs on every minute (`perHourReported`): stretches over two minutes wait for a decision. */
  asks: boolean;
}

export const MINUTE_MS = 60_000;

/** `idle` speaks this long after the last input (`setDetectionInterval`; its least value). */
export const QUIET_DETECTION_MS = 15_000;

export const DEFAULT_RULES: Rules = {
  awayLimitMs: 5 * MINUTE_MS,
  idleLimitMs: 5 * MINUTE_MS,
  outsideWork: false,
  outsideLimitMs: 120 * MINUTE_MS,
  asks: false,
};

/** One person's place in time: kept with every record, so that its day never moves. */
export interface Zone {
  /** IANA name. */
  timeZone: string;
  /** Minutes east of UTC at the record's start. */
  utcOffsetMin: number;
}

/** A task, a training, a clock by hand, or a stretch of overhead, as the clock hands it to the books. */
export interface ClockRecord {
  n: number;
  kind: RecordKind;
  platform: string;
  project?: string;
  /** HMAC of the platform's own task key; missing where the page shows none. */
  key?: string;
  startAt: number;
  endAt: number;
  /** Open records have none. */
  outcome?: Outcome;
  /** False where the page ended before the platform said so. */
  confirmed: boolean;
  zone: Zone;
  segments: Segment[];
  rules: Rules;
  deadlineAt?: number;
  /** The platform's upper estimate for this one task (AET). */
  estimateMs?: number;
}
