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
  /** Counts or drops stretches; all in one step. */
  decide(p: { stretches: { n: number; segment: number }[]; count: boolean }): void;
  /** Takes a record out of every figure, or back in. */
  drop(p: { n: number; dropped: boolean }): void;
  /** How the worker says a task of unknown outcome ended. */
  setTarget(p: { amountMicros: number; currency: string } | undefined): void;
}

export type CommandName = keyof Commands;
