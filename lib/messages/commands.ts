import type { Imported, Verdict } from '../books/books';
import type { ReportRule } from '../books/report-rules';
import type { Rest } from '../books/rest';
import type { CopyRhythm } from '../books/safe';
import type { BookRecord } from '../books/types';
import type { WorkType } from '../books/work-types';
import type { Chosen, Outcome, RecordKind } from '../clock/types';
import type { Checklist } from '../notes/checklists';
import type { EntryList, Score, Stage, Training } from '../notes/standing';
import type { NoteParts } from '../notes/types';
import type { EarningState, Money, PayTerms } from '../rates/types';
import type { Mission } from '../settings/missions';
import type { Settings } from '../settings/settings';
import type { PaidDaysAsked, Taken, TakePaid } from './paid';

/** Port of our own pages (popup, panel, dashboard): they get snapshots and send commands. */
export const UI_PORT = 'ui';
/** The side panel's page. It lies over its window, but has attention only while it has focus: it says so. */
export const PANEL_PAGE = 'sidepanel.html';

/** An ended record: of this device where it doesn't say. */
export interface TaskRef {
  n: number;
  deviceId?: string;
}

/** A project: one that is known, or a new one by its name. */
export interface ProjectRef {
  project?: string;
  platform?: string;
  name?: string;
}

/** One change of many tasks. */
export type TaskChange =
  | { outcome: Outcome }
  | { dropped: boolean }
  | { kind: RecordKind }
  | { state: EarningState }
  | Money
  | ProjectRef;

/** What the worker sets of a project; `null` takes it away. Limits are those of its family. */
export interface ProjectSettings {
  alias?: string | null;
  /** Key of a project whose family it joins; `null`: what its own name says. */
  family?: string | null;
  awayLimitMs?: number | null;
  idleLimitMs?: number | null;
  /** When to leave a task by the escape hatch. */
  leaveAtMs?: number | null;
  outsideWork?: boolean | null;
  /** `false`: what the rules leave out stays out, and nobody is asked. */
  asks?: boolean | null;
  readingPaid?: boolean | null;
  /** What kind of work it is; `null`: as its name tells. */
  workType?: WorkType | null;
}

/** What a screen may ask of the worker: one interface of functions. All run in the background. */
export interface Commands {
  pause(): void;
  resume(): void;
  /** A clock by hand; without `project` a new one is made from `name`. */
  startByHand(p: { project?: string; platform?: string; name?: string }): void;
  stopByHand(): void;
  /** Links the tab to the task on the clock; the tab's id only. */
  linkTab(p: { tabId: number }): void;
  unlinkTab(p: { tabId: number }): void;
  /** Ends the current task as `timeOnly`: unfinished, time reportable. */
  escapeHatch(): void;
  /** Sets a project's pay; with `since` (epoch ms) tasks begun since then are priced anew. */
  setPay(p: { project: string; pay: PayTerms; since?: number }): void;
  setReading(p: { project: string; paid: boolean }): void;
  /** Counts or drops stretches, or parts of them; all in one step. */
  decide(p: { stretches: Chosen[]; count: boolean }): void;
  /** Counts a stretch, and sets its family so that stretches like it count by themselves from now on. */
  always(p: Chosen): void;
  /** Leaves a stretch out, and sets its family so that nobody is asked about such stretches from now on. */
  never(p: Chosen): void;
  /** Corrects a record's time; refused where another record has that time. */
  fixTime(p: { n: number; startAt?: number; endAt?: number; offMs?: number }): void;
  /** Outside work that ran to its limit went on until `untilAt`. */
  until(p: { n: number; untilAt: number }): void;
  /** Does away count as outside work in this project's family? */
  setOutsideWork(p: { project: string; on: boolean }): void;
  /** How an ended record ended, by the worker's word. */
  setOutcome(p: { n: number; outcome: Outcome }): void;
  /** A session was so many tasks: it is submitted where it was one at least, else nothing came of it. */
  setUnits(p: { n: number; units: number }): void;
  /** Puts a record under another project; without `project` a new one is made from `name`. */
  moveTo(p: { n: number; project?: string; name?: string }): void;
  /** Takes a record out of every figure, or back in. */
  drop(p: { n: number; dropped: boolean }): void;
  /** One change of many tasks, with one undo. */
  editTasks(p: { tasks: TaskRef[]; set: TaskChange }): void;
  /** One record becomes two at an instant within it. */
  split(p: TaskRef & { at: number }): void;
  /** Several records of one project become one. */
  merge(p: { tasks: TaskRef[] }): void;
  /** A stretch of a record was work on another project. */
  reassign(p: TaskRef & ProjectRef & { fromAt: number; toAt: number }): void;
  /** Adds `count` records one after the other, `ms` and `amount` in all; refused where the time is taken. */
  addByHand(
    p: ProjectRef & {
      startAt: number;
      ms: number;
      count: number;
      kind?: 'manual' | 'training' | 'overhead';
      outcome?: Outcome;
      amount?: Money;
    },
  ): void;
  /** Deletes records for good: the one thing that cannot be taken back. */
  deleteTasks(p: { tasks: TaskRef[] }): void;
  /** Where the money of whole days and projects stands. */
  settle(p: { days: { date: string; project: string }[]; state: EarningState }): void;
  /** "n of m rejected" of one day and project; `rest` for the others. */
  rejectSome(p: { date: string; project: string; rejected: number; rest?: EarningState | undefined }): void;
  /** Adds money beside tasks, or changes it (by `id`). */
  putExtra(p: {
    id?: string;
    project: string;
    date: string;
    kind: 'bonus' | 'mission' | 'adjustment' | 'deduction';
    amountMicros: number;
    currency: string;
    state: EarningState;
    note?: string;
  }): void;
  dropExtra(p: { id: string }): void;
  setProject(p: { project: string; set: ProjectSettings }): void;
  /** Takes the last decision, correction, outcome or pay back; again and again. */
  undo(): void;
  /** Takes the sites of a platform pack (its text) in place of what was taught of them; refused with its faults. */
  teach(p: { pack: string }): void;
  /** Forgets what was taught of a platform: a built-in one is as it came. */
  forget(p: { platform: string }): void;
  /** Adds a mission, or changes it (by `id`). */
  putMission(p: Mission): void;
  dropMission(p: { id: string }): void;
  /** All settings, in place of those before. */
  setSettings(p: Settings): void;
  /** Where the worker's day begins, in minutes after midnight. */
  setDayStart(p: { minutes: number }): void;
  /** The worker has read what a platform's reader no longer finds. */
  lostRead(p: { platform: string }): void;
  /** What a file of ours holds beside records: it comes before them. */
  importHead(p: Rest & { secret?: string; notes?: Readonly<Record<string, unknown[]>> }): void;
  /** A part of a file's records; with the `last` one figures are read anew. */
  importRecords(p: { records: BookRecord[]; last: boolean }): Imported;
  /** Looks every volume and the totals through. */
  checkBooks(): Verdict;
  /** Takes out what cannot be read; how many records went. */
  dropDamaged(): number;
  /** Begins anew with empty books where those that are there cannot be opened. */
  newBooks(): void;
  /** Takes a platform's own statement over: its lines are kept, and tasks follow what they say. */
  takePaid(p: TakePaid): Taken;
  /** What was paid for some days of a platform, in one sum. */
  paidDays(p: PaidDaysAsked): void;
  /** The browser lost the books, and the worker goes on without what was in them. */
  goOn(): void;
  /** A backup was saved. */
  safeCopy(): void;
  /** Backups are saved by themselves, this often; nothing: no more. */
  setAutoCopy(p: { every?: CopyRhythm }): void;
  /** Notes go into backups under this passphrase; nothing: they stay out. */
  setPassphrase(p: { passphrase?: string }): void;
  /** Deletes what ended on some of the worker's days (both in), or all of a platform, for good; how many records. */
  deleteRecords(p: { dates: { from: string; to: string } } | { platform: string }): number;
  /** Deletes everything. */
  deleteAll(): void;
  /** What was reported of some projects and days, or that it was not. */
  setReported(p: { rows: { date: string; project: string; ms: number }[]; reported: boolean }): void;
  /** A platform's own week, and the worker's limits of hours there. */
  setReportRule(p: { platform: string; rule: ReportRule }): void;
  setTarget(p: { amountMicros: number; currency: string } | undefined): void;
  /**
   * What an editor made of a note: texts as they were when it began, and as they are. Merged with what others
   * wrote meanwhile; saying it twice changes nothing.
   */
  saveNote(p: { id: string; was: NoteParts; now: NoteParts; project?: string }): void;
  /** Brings an earlier version of a note back; what stood there becomes an earlier version. */
  restoreNote(p: { id: string; rev: number }): void;
  /** Keeps a project's notes apart from those of its other versions, or with them. */
  shareNotes(p: { project: string; notes: 'own' | 'shared' }): void;
  /** Puts all notes under a passphrase. */
  lockNotes(p: { passphrase: string }): void;
  /** Opens them until the browser is closed, or `closeNotes`. */
  openNotes(p: { passphrase: string }): void;
  closeNotes(): void;
  /** Takes the passphrase off again. */
  unlockNotes(p: { passphrase: string }): void;
  /** May selected text of this project's pages be put into its notes? */
  allowCapture(p: { project: string; on: boolean }): void;
  /** Puts a checklist in, new or in place of its former self. */
  putChecklist(p: Omit<Checklist, 'kind' | 'changedAt'>): void;
  removeChecklist(p: { id: string }): void;
  tick(p: { list: string; scope: string; item: string; done: boolean }): void;
  /** Begins a run anew. */
  untick(p: { list: string; scope: string }): void;
  putTraining(p: { id: string; entry: Training }): void;
  putScore(p: { id: string; entry: Score }): void;
  putStage(p: { id: string; entry: Stage }): void;
  removeEntry(p: { id: string; list: EntryList; entry: string }): void;
  /** Sets what is named and leaves the rest; `null` takes a word away. */
  setStanding(p: {
    id: string;
    threshold?: number | null;
    unlocked?: string | null;
    profileComplete?: boolean;
  }): void;
  /** The least time that a task of the project's family should take; without `ms` there is none. */
  setMinTime(p: { project: string; ms?: number }): void;
}

export type CommandName = keyof Commands;
