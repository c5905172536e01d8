import type { Chosen, Outcome } from '../clock/types';
import type { PayTerms } from '../rates/types';

/** Port of our own pages (popup, panel, dashboard): they get snapshots and send commands. */
export const UI_PORT = 'ui';

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
  /** Sets a project's pay from `since` on (epoch ms; default: the start of the current task). */
  setPay(p: { project: string; pay: PayTerms; since?: number }): void;
  setReading(p: { project: string; paid: boolean }): void;
  /** Counts or drops stretches, or parts of them; all in one step. */
  decide(p: { stretches: Chosen[]; count: boolean }): void;
  /** Counts a stretch, and sets its family so that stretches like it count by themselves from now on. */
  always(p: Chosen): void;
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
  /** Takes the last decision, correction, outcome or pay back; again and again. */
  undo(): void;
  /** Takes the sites of a platform pack (its text) in place of what was taught of them; refused with its faults. */
  teach(p: { pack: string }): void;
  /** Forgets what was taught of a platform: a built-in one is as it came. */
  forget(p: { platform: string }): void;
  setTarget(p: { amountMicros: number; currency: string } | undefined): void;
}

export type CommandName = keyof Commands;
