import type { Snapshot } from '../books/types';
import type { CommandName, Commands } from '../messages/commands';
import type { Settings } from '../settings/settings';
import type { Range } from './range';
import type { Read } from './reading';
import type { Route } from './route';

/** What the last command did, or why it did not. */
export interface Toast {
  text: string;
  ok: boolean;
  /** One click takes it back. */
  undo: boolean;
}

/** One command with what is said about it afterwards. */
export interface Request<N extends CommandName> {
  name: N;
  payload: Parameters<Commands[N]>[0];
  /** Said when it is done; without it only a refusal is said. */
  said?: string;
  /** Can it be taken back by `undo`? Then the toast offers that. */
  undo?: boolean;
}

/** What became of a command; `value` only where it was done. */
export type Answer<N extends CommandName> =
  | { ok: true; value: ReturnType<Commands[N]> }
  | { ok: false; text?: string };

/** What the dashboard knows by itself. Everything a view paints comes from here or is read by it. */
export interface DashState {
  route: Route;
  range: Range;
  /** The worker's date of now. */
  today: string;
  settings: Settings;
  /** First day of the worker's week, 0 is Sunday. */
  weekStart: number;
  snapshot: Snapshot | undefined;
  /** Grows whenever the books may have changed: what was read is read anew. */
  revision: number;
  toast: Toast | undefined;
  discreet: boolean;
}

/** What a view can do. */
export interface DashActions {
  read: Read;
  /** Asks the background for a command and says what became of it; false where it was refused. */
  run<N extends CommandName>(request: Request<N>): Promise<boolean>;
  /** Asks for a command and gives its answer to the view: nothing is said. */
  ask<N extends CommandName>(name: N, payload: Parameters<Commands[N]>[0]): Promise<Answer<N>>;
  /** Takes the last change back. */
  undo(): Promise<boolean>;
  /** Says something that no command has said. */
  say(toast: Toast | undefined): void;
  setRange(range: Range): void;
  /** Goes to a view; the range goes along. */
  go(view: string, params?: Readonly<Record<string, string | undefined>>): void;
}

export interface Dash extends DashState, DashActions {
  /** The address of a view with the range kept: for links. */
  href(view: string, params?: Readonly<Record<string, string | undefined>>): string;
}
