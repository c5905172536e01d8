import type { Chosen, ClockRecord, Outcome, Quiet, RecordKind, Rules, Segment, Zone } from './types';

/** What a page is about, as the background resolved it: hashed key, project key, rules looked up. */
export interface Subject {
  kind: 'task' | 'training' | 'preview' | 'overhead' | 'other';
  platform: string;
  project?: string;
  key?: string;
  rules: Rules;
  deadlineAt?: number;
  estimateMs?: number;
}

/** A sensor's span with its sighting resolved to a subject. See `lib/sensor/protocol.ts`. */
export interface ClockSpan {
  id: number;
  subject: Subject;
  startAt: number;
  endAt: number;
  open: boolean;
  endedBy?: 'attention' | 'sleep' | 'subject' | 'page';
  lastInputAt: number;
  quiet: Quiet[];
  stalls: Quiet[];
  media: Quiet[];
}

export interface ClockMark {
  id: number;
  kind: 'intent' | 'refuted' | 'confirmed';
  outcome: Outcome;
  at: number;
  key?: string;
}

export interface PageRef {
  doc: string;
  tabId: number;
  windowId?: number;
}

/** Everything the clock is told. `at` is the background's wall clock. */
export type ClockEvent = { at: number; zone: Zone } & (
  | {
      type: 'report';
      page: PageRef;
      seq: number;
      /** The page's own clock at sending, on the line of its spans' instants. */
      sentAt: number;
      visible: boolean;
      subject: Subject;
      spans: ClockSpan[];
      marks: ClockMark[];
    }
  | { type: 'disconnect'; doc: string }
  | { type: 'tabRemoved'; tabId: number }
  /** What the windows say has attention now; nothing of ours and no tab: another program. */
  | { type: 'attention'; tabId?: number; windowId?: number }
  /** Our own popup or panel has attention (`on`), or no more; `lateMs`: it was so long before this was heard. */
  | { type: 'own'; id: string; on: boolean; windowId?: number; lateMs?: number }
  | { type: 'idle'; state: 'active' | 'idle' | 'locked' }
  | { type: 'audible'; tabId: number; on: boolean }
  /** The worker's own watchdog stood still. */
  | { type: 'stall'; fromAt: number; toAt: number }
  | { type: 'wake'; browserStart: boolean }
  | { type: 'tick' }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'startByHand'; subject: Subject }
  | { type: 'stopByHand' }
  | { type: 'link'; tabId: number; on: boolean }
  | { type: 'escapeHatch' }
  | { type: 'decide'; stretches: Chosen[]; count: boolean }
  /** "Fix time" of an open record: another start, or minutes that did not count. */
  | { type: 'fix'; n: number; startAt?: number; offMs?: number }
  /** Outside work ran to its limit; the worker says until when it went on. */
  | { type: 'until'; n: number; untilAt: number }
  /** An open record belongs to another project. */
  | { type: 'move'; n: number; project: string; platform?: string; rules: Rules }
  /** A record, open or lately ended, is as given again; what was laid since `sinceAt` stays. */
  | { type: 'restore'; n: number; change: PastRecord; sinceAt?: number; rules?: Rules }
  /** A project's rules changed: open records of it follow from now on. */
  | { type: 'rules'; project: string; rules: Rules }
);

/** Members of a record that a correction, or its undo, puts in place. */
export type PastRecord = Partial<
  Pick<ClockRecord, 'startAt' | 'endAt' | 'segments' | 'project' | 'platform' | 'outcome' | 'confirmed'>
>;

/** What has the clock during a raw stretch. Only `resolve` turns it into segments. */
export type Mode =
  | 'attended'
  /** Our own popup or panel has focus over the page. */
  | 'held'
  | 'linked'
  | 'manual'
  | 'away'
  | 'gap'
  | 'locked'
  | 'sleep'
  | 'paused'
  | 'overhead';

/**
 * A raw stretch: who had the clock, from when to when, with the evidence that decides what it was. It is
 * kept raw until input after it is known, because idleness is backdated to the last input.
 */
export interface Stretch {
  /** Record; overhead stretches become a record of their own when they end. */
  n: number;
  mode: Mode;
  startAt: number;
  endAt: number;
  /** The page that holds it, or that an away left behind. */
  doc?: string;
  tabId?: number;
  span?: number;
  /** Instants and intervals of proven input in the page. */
  inputs: Quiet[];
  /** Intervals of media playing; they stand for input for half an hour at most. */
  media: Quiet[];
  /** Intervals in which the page's tab was audible. */
  audible: Quiet[];
  /** Stalls in which the worker stood still too. */
  asleep: Quiet[];
  /** How it ended; away counts only after `return` or `linked`. */
  endedBy?: 'return' | 'linked' | 'other';
  /** The rules in force when it opened. */
  rules: Rules;
  /** Away that followed our own popup: a second later it may turn out to have been one with it. */
  afterOwn?: boolean;
  /** Attended time on it is training. */
  training: boolean;
  /** Overhead only: what it was about. */
  subject?: Subject;
}

/** A record whose end is not known yet. */
export interface OpenRecord extends ClockRecord {
  /** Last instant the worker attended to it. */
  attendedAt: number;
  /** `at` is on the line that the clock lays on; `heardAt` by the background's clock, which may have been set. */
  intent?: { outcome: Outcome; at: number; heardAt: number; doc?: string };
  tabId?: number;
  /** Outside work ran to its limit: ask "until when?". */
  asksUntil?: boolean;
  /** That stretch of outside work. */
  outside?: { fromAt: number; toAt: number };
  /** How far the line of the page that it ended with lay behind the background's clock. */
  lagMs?: number;
  /** Ended with the browser, at the last that was heard: from there on nobody knows. */
  cutOff?: boolean;
  /** The worker put it under another project: what its page says it is. */
  movedFrom?: { project: string | undefined };
}

/** A document with a live sensor. */
export interface Page extends PageRef {
  connected: boolean;
  visible: boolean;
  subject: Subject;
  seq: number;
  /** Highest span and mark taken in. */
  span: number;
  mark: number;
  /** The span that goes on, if the page has attention. */
  open?: ClockSpan;
  /** Where its span was cut because its port was lost; goes the span on, then the page was never gone. */
  cutAt?: number;
  /** Added to the page's instants: see `shiftOf`. */
  shiftMs: number;
  /** How far its line lies behind the background's clock, which was set or ran on in a sleep. */
  lagMs?: number;
}

/** A preview that was read and not entered yet: becomes reading time of the task, or overhead. */
export interface Preview {
  tabId: number;
  subject: Subject;
  zone: Zone;
  segments: Segment[];
}

export interface ClockState {
  /** The next record's number. */
  n: number;
  open: Record<number, OpenRecord>;
  pages: Record<string, Page>;
  /** Raw stretches not resolved yet, in order; the last one is running unless the clock is off. */
  trail: Stretch[];
  /** Is the trail's last stretch still running? */
  running: boolean;
  /** The last input before the trail begins. */
  inputAt: number;
  /** Sleep, locks, pauses and gaps between that and the trail. */
  rests?: Quiet[];
  /** Media between that and the trail: it may stand for input. */
  played?: Quiet[];
  /** Nothing is laid before this instant. */
  coveredTo: number;
  previews: Preview[];
  /** Lately ended records, for the case that the same key comes back. */
  ended: OpenRecord[];
  system: { state: 'active' | 'idle' | 'locked'; since: number };
  /** Intervals in which the system had input, as far as the trail reaches back. */
  systemInputs: Quiet[];
  /** Tabs that are audible now, and since when. */
  audible: Record<number, number>;
  /** The worker's own stalls, the last few. */
  stalls: Quiet[];
  own: Record<string, { windowId?: number; since: number }>;
  /** Linked tabs and their record. */
  links: Record<number, number>;
  attention?: { tabId?: number; windowId?: number };
  /** Record that a clock by hand runs for. */
  manual?: number;
  paused: boolean;
  /** Last instant at which anything was heard. */
  heardAt: number;
  wokeAt: number;
}

/** What the clock says for the books. */
export type Fact =
  | { type: 'ended'; record: ClockRecord }
  /** An ended record is open again: the same key came back. */
  | { type: 'reopened'; n: number };

export interface Step {
  state: ClockState;
  facts: Fact[];
}

/** An empty clock, from `at` on. */
export function emptyClock(n = 1, at = 0): ClockState {
  return {
    n,
    open: {},
    pages: {},
    trail: [],
    running: false,
    inputAt: at,
    coveredTo: at,
    previews: [],
    ended: [],
    system: { state: 'active', since: at },
    systemInputs: [],
    audible: {},
    stalls: [],
    own: {},
    links: {},
    paused: false,
    heardAt: at,
    wokeAt: at,
  };
}

/** Records that are tasks to the clock: what a lease can be about. */
export const isTask = (kind: RecordKind) => kind === 'task' || kind === 'training';
