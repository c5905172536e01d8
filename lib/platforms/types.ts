import type { Outcome } from '../clock/types';
import type { EarningState, Money, PayTerms } from '../rates/types';

export type PageKind = 'task' | 'preview' | 'training' | 'overhead' | 'other';

/** A project as a page names it; a platform gives an id, a name, or both. */
export interface ProjectSighting {
  id?: string;
  name?: string;
  /** How long one task of it takes, by the platform's word. */
  estimateMs?: number;
}

/** Something a reader looked for on a page of its platform and did not find, or could not read. */
export interface Trouble {
  /** What was looked for: a selector or a field of our own list, never the page's text. */
  lookedFor: string;
  why: 'missing' | 'malformed';
}

/** A project in a dashboard's list. */
export interface ListedProject extends ProjectSighting {
  pay?: PayTerms;
}

/** A task that a dashboard says is running. */
export interface RunningTask {
  taskKey: string;
  project: ProjectSighting;
  startedAt?: number;
  deadlineAt?: number;
}

/** One line of a platform's own list of payments. */
export interface PaymentEntry {
  /** Hours that the worker reported, or a piece of work. */
  of: 'time' | 'task';
  amount: Money;
  project?: ProjectSighting;
  /** The day as the page names it: `2026-06-25`, or `--06-25` where it names no year (ISO 8601). */
  day?: string;
  /** The time that was paid, where the line says it. */
  durationMs?: number;
  state?: EarningState;
}

/** What a platform's own page says of money; read when the worker opens it, never fetched. */
export interface PaymentsSighting {
  /** Could be withdrawn now. */
  available?: Money;
  /** Earned, and not yet approved. */
  unapproved?: Money;
  lifetime?: Money;
  lastPaidAt?: number;
  nextPayAt?: number;
  /** The lines that the page shows unfolded, in its order. */
  entries?: PaymentEntry[];
}

/** What a reader says about the page in front of it. Unknown is `undefined`. */
export interface Sighting {
  kind: PageKind;
  project?: ProjectSighting;
  /** The platform's own key of this task, raw: it leaves the page only for the worker, which hashes it. */
  taskKey?: string;
  pay?: PayTerms;
  /** An instant the page names; `deadlineInMs` where it only says how long. */
  deadlineAt?: number;
  deadlineInMs?: number;
  /** Upper estimate for this task (AET). */
  estimateMs?: number;
  /** On dashboards: what the platform lists. */
  projects?: ListedProject[];
  running?: RunningTask[];
  payments?: PaymentsSighting;
  /** Hosts of frames in which the work may be, that are not the platform's own. */
  frames?: string[];
  /** The page shows that the last submit was refused (validation errors). */
  refused?: boolean;
  /** The page itself says how the task ended. */
  ended?: Outcome;
  trouble?: Trouble[];
}

/** A control of the page whose trusted click says how the worker means to end the task. */
export interface Control {
  outcome: Outcome;
  /** Exact selector; matched with `closest` from the event's target. */
  selector?: string;
  /** Labels (text or value), matched whole, without case. */
  labels?: readonly string[];
}

/** How submits are told inside the frames of a platform's page. */
export interface FrameRule {
  /** The platform's. */
  id: string;
  /** What stands for one task, where the frame has it: selector. */
  task: string;
  controls: readonly Control[];
}

/** What the worker is told beside a platform's switch. */
export interface PlatformRule {
  /** Message key of the platform's rule on third-party tools. */
  messageKey: string;
  source: string;
  /** ISO date of the source. */
  asOf: string;
}

/** One platform: data, and two pure questions about `(document, url)`. */
export interface Platform {
  id: string;
  name: string;
  /** Exact hosts. */
  hosts: readonly string[];
  /** Match patterns of the optional permission, one request for all. */
  matches: readonly string[];
  rule?: PlatformRule;
  /** Nobody could check the reader against the platform itself; `since`: the year in which its evidence ends. */
  unverified?: { since?: number };
  /** The platform restricts tools or looks at focus: its switch offers a clock by hand as an equal choice. */
  offersByHand?: true;
  /** Its tasks are worked on other sites: time away counts as outside work unless the worker says otherwise. */
  outsideWork?: boolean;
  /** Its pages show no single tasks and no submit: one record is a session, and how many were done is asked. */
  sessions?: boolean;
  /** Its tasks are in frames of other hosts: where the worker allows one, submits are counted there. */
  frames?: true;
  /** Its list changes all day long: a listed project is kept only when it is worked on. */
  passingProjects?: boolean;
  /** One contract pays for all of its projects alike: a new one pays as the last one did. */
  paysAlike?: boolean;
  /**
   * Tasks follow one another at one address and no key tells them apart: one that was submitted or skipped
   * ends when the control that said so leaves the page.
   */
  unkeyed?: boolean;
  controls: readonly Control[];
  /** Is this my page, and of which kind? Cheap: by URL and a few selectors. `undefined`: not mine. */
  kindOf(doc: Document, url: URL): PageKind | undefined;
  /** What does it say? Never throws; what it cannot read is in `trouble`. */
  read(doc: Document, url: URL): Sighting;
}
