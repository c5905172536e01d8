import type { ClockRecord, Outcome, SegmentKind, Zone } from '../clock/types';
import type { Earning, EarningState, Money, PayTerms } from '../rates/types';
import type { AetBalance } from './aet';
import type { MissionRow } from './due';
import type { OutcomeQuestion, ToDecide, UntilQuestion } from './questions';
import type { Reminders } from './reminders';
import type { WorkType } from './work-types';

export type { OutcomeQuestion, ToDecide, UntilQuestion } from './questions';

/**
 * A record at rest: what the clock said, where and when it was, and what it earned. Identity is
 * `(deviceId, n)`.
 */
export interface BookRecord extends Omit<ClockRecord, 'outcome'> {
  deviceId: string;
  /** Grows with every change of any record: later stamps win when devices are brought together. */
  stamp: number;
  /** Stamp of the last change of `earning.state`, where it is older than `stamp`. */
  stateStamp?: number;
  outcome: Outcome | undefined;
  zone: Zone;
  /** The terms the task was done under; they stay when the project's pay changes. */
  pay?: PayTerms;
  earning?: Earning;
  /** The worker said that this record does not count at all. */
  dropped?: boolean;
  /** How many tasks a session was, by the worker's word. */
  units?: number;
}

/** A project as the books know it. `key` is `platform:id`, or `platform:name` normalised. */
export interface Project {
  key: string;
  platform: string;
  /** Normalised name: versions of one project share it. */
  family: string;
  /** As the platform writes it. */
  name?: string;
  platformId?: string;
  /** How long one task of it takes, by the platform's word. */
  estimateMs?: number;
  pay?: PayTerms;
  /** Who said so: the worker's word goes before the page's. */
  payBy?: 'page' | 'worker';
  /** From when on `pay` holds (epoch ms). */
  paySince?: number;
  /** What it paid before, and from when on; the latest last. */
  paidBefore?: { pay: PayTerms; since?: number }[];
  /** Shown and exported in place of the name. */
  alias?: string;
  /** The worker put it into its family: its name says nothing on that any more. */
  familyBy?: 'worker';
  /** Tasks of it were seen before they were accepted: whether that reading is paid is asked once. */
  readFirst?: boolean;
  readingPaid?: boolean;
  outsideWork?: boolean;
  /** False: what the rules leave out of its tasks stays out, and nobody is asked. */
  asks?: boolean;
  /** What kind of work it is, by the worker's word. */
  workType?: WorkType;
  awayLimitMs?: number;
  idleLimitMs?: number;
  /** A task of it is better left by the escape hatch at this time than finished: the project's own advice. */
  leaveAtMs?: number;
  seenAt: number;
  /** `own`: its notes are kept apart from its family's; `shared`: the worker said that they are not. */
  notes?: 'own' | 'shared';
  /** Selected text of its pages may be put into its notes: the worker allowed it. */
  captureAllowed?: boolean;
  /** A task of it should take this long at least: the worker's own word, against hurrying. */
  minTaskMs?: number;
}

/** Time and money of one day and project: what every screen that sums reads. */
export interface TotalsRow {
  /** `d` worker's day, `m` month, `l` lifetime. */
  span: 'd' | 'm' | 'l';
  /** ISO day (`2026-11-23`), month (`2026-11`) or `all`. */
  date: string;
  /** Project key; `platform:` where the project is unknown. */
  project: string;
  platform: string;
  /** Counted and uncounted time per kind. */
  countedMs: Partial<Record<SegmentKind, number>>;
  uncountedMs: Partial<Record<SegmentKind, number>>;
  /**
   * Counted time on tasks and by hand that is not lost: submitted, reportable, or of unknown outcome; the part
   * of it on projects that pay nothing; and what was lost: returned, skipped, rejected, expired, abandoned.
   */
  paidTaskMs: number;
  unpaidTaskMs: number;
  lostTaskMs: number;
  /** Counted time of training that is paid, and that is not. */
  paidTrainingMs: number;
  unpaidTrainingMs: number;
  overheadMs: number;
  /** Counted time by local hour, 24 entries. */
  hourMs: number[];
  /** Tasks (and clocks by hand) per outcome; an earning and its task belong to the day the task ended. */
  outcomes: Partial<Record<Outcome, number>>;
  /** Money per currency and state; and the part of it that tasks earned (the rest is paid training). */
  earned: Record<string, Partial<Record<EarningState, number>>>;
  taskEarned: Record<string, Partial<Record<EarningState, number>>>;
  /** What On tasks divides by: all counted time of tasks that ended this day with a known earning. */
  earningTaskMs: number;
  /**
   * Count, sum and sum of squares (in s²) of submitted task time, and a histogram for the median, empty bins
   * at the end left off. See `usual.ts` for the bins.
   */
  taskCount: number;
  taskMsSum: number;
  taskSecSquares: number;
  histogram: number[];
}

/** What an undo takes back. */
export type UndoKind =
  | 'decide'
  | 'always'
  | 'never'
  | 'fix'
  | 'drop'
  | 'outcome'
  | 'pay'
  | 'move'
  | 'outside'
  | 'kind'
  | 'earning'
  | 'settle'
  | 'split'
  | 'merge'
  | 'add'
  | 'extra'
  | 'project'
  | 'paid'
  | 'mission'
  | 'settings'
  | 'reported';

/** Money beside tasks: a fact of its own, in every sum of its day and project. */
export interface Extra {
  /** Made once and kept: the same fact, brought in twice, is there once. */
  id: string;
  /** Project key; `platform:` where it is of no project. */
  project: string;
  /** ISO day that it belongs to. */
  date: string;
  kind: 'bonus' | 'mission' | 'adjustment' | 'deduction';
  /** Below 0 where money is taken away. */
  amountMicros: number;
  currency: string;
  state: EarningState;
  note?: string;
  /** Grows with every change, as a record's does. */
  stamp: number;
}

/** One rate with what it rests on. `undefined` members are unknown and shown as "–". */
export interface RateFigure {
  currency: string;
  /** Per hour, in micros; low and high differ while money is open. */
  lowMicros: number;
  highMicros: number;
  /** Submitted tasks behind it. */
  n: number;
}

/** A day's, or any range's, figures as a screen shows them. */
export interface Figures {
  /** Counted time on tasks that were submitted (with open ones that are being done). */
  onTasksMs: number;
  searchingMs: number;
  trainingMs: number;
  lostMs: number;
  /** All the time the work took. */
  allMs: number;
  /** What All time divides by: without open tasks whose money waits for the outcome, so that no figure hurries. */
  pricedMs: number;
  tasks: number;
  /** Larger first. */
  earned: Money[];
  approved: Money[];
  taskRate: RateFigure[];
  allInRate: RateFigure[];
  /** 1 − time on paid tasks ÷ all working time; unknown without any time. */
  unpaidShare?: number;
}

/** The task the clock is about, as the popup needs it. */
export interface NowCard {
  state: 'running' | 'away' | 'idle' | 'paused';
  kind: ClockRecord['kind'];
  n: number;
  platform: string;
  project?: string;
  projectName?: string;
  startAt: number;
  /** Counted time at `Snapshot.at`; grows with the wall while `ticking`. */
  countedMs: number;
  ticking: boolean;
  linkedMs: number;
  pay?: PayTerms;
  /** Earned by the time counted so far, at `Snapshot.at` (hourly bases only). */
  deadlineAt?: number;
  estimateMs?: number;
  /** How long the platform says that one task of the project takes. */
  eachMs?: number;
  /** Median time of this family's tasks; unknown below ten. */
  usualMs?: number;
  /** The least time of a task that the worker set for this family. */
  leastMs?: number;
  /** The project has no pay yet: ask once. */
  asksPay: boolean;
  /** Ask once whether reading before accepting is paid there. */
  asksReading: boolean;
  /** The first instant that counts: what "Fix time" shows as its start. */
  fromAt?: number;
  /** The tab of the task's own page, and those that the worker linked to it. */
  tabId?: number;
  linkedTabIds?: number[];
  /** Is away counted as outside work in this family? */
  outsideWork?: boolean;
}

/** What the popup paints from, before any database is open. Written at most once a second. */
export interface Snapshot extends Reminders {
  v: 1;
  /** Wall instant of writing: the popup's ticking starts here. */
  at: number;
  day: string;
  now?: NowCard;
  today: Figures;
  /** Seven days, oldest first, today last. */
  week: { day: string; countedMs: number; earned: Money[] }[];
  last?: {
    n: number;
    project?: string;
    projectName?: string;
    platform: string;
    countedMs: number;
    outcome?: Outcome;
    dropped: boolean;
    /** First and last instant that count. */
    fromAt?: number;
    toAt?: number;
    /** Its time could be reported if it was not finished. */
    reportable?: boolean;
    /** It was submitted in less than the least time that the worker set. */
    undercutMs?: number;
  };
  toDecide: { count: number; ms: number; worth: Money[]; items: ToDecide[] };
  /** Records of unknown outcome, the latest first, a few at the most. */
  outcomes?: OutcomeQuestion[];
  until?: UntilQuestion[];
  /** What the next undo takes back, and when that was done. */
  undo?: { what: UndoKind; at: number };
  missions?: MissionRow[];
  /** Worked against estimated in this pay week, where work is paid by estimates. */
  aet?: AetBalance;
  /** Platforms on (named where a site is not built in), and what is known of the page in front. */
  platforms: { id: string; on: boolean; name?: string }[];
  unknownPage?: { platform: string };
  /** What became of text that was to be put into notes, lately; `closed`: no extension may read that page. */
  captured?: {
    state: 'added' | 'blocked' | 'closed' | 'locked' | 'nothing';
    at: number;
    project?: string;
    name?: string;
  };
  /** Open tabs of platforms, and tabs linked to a task, with the project they are about: for the side panel. */
  tabs?: { id: number; platform: string; project?: string }[];
  /** What readers used to find and find no more, until the worker has read of it. */
  lost?: { platform: string; lookedFor: string[] }[];
  /** Projects to start by hand on, latest first, eight at the most. */
  recentProjects: { key: string; name?: string; platform: string }[];
  targetMicrosPerHour?: Money;
  /** The books could not be opened: timing goes on into a ring; or they are others than before (`lost`). */
  trouble?: 'newer' | 'broken' | 'full' | 'lost';
}
