import type { NowCard, ToDecide } from '../books/types';
import type { Chosen, Outcome } from '../clock/types';
import type { PayTerms } from '../rates/types';

/** Everything a worker can do in the popup; each is one command to the background. */
export interface PopupActions {
  pause(): void;
  resume(): void;
  stopByHand(): void;
  startByHand(start: { project?: string; platform?: string; name?: string }): void;
  /** Links the tab in front to the task, or takes the link back. */
  linkTab(on: boolean): void;
  escapeHatch(): void;
  setPay(now: NowCard, pay: PayTerms): void;
  setReading(project: string, paid: boolean): void;
  /** With a part, the rest of the stretch gets the opposite. */
  decide(items: readonly ToDecide[], count: boolean, part?: Pick<Chosen, 'fromAt' | 'toAt'>): void;
  always(item: ToDecide): void;
  never(item: ToDecide): void;
  fixTime(n: number, fix: { startAt?: number; endAt?: number; offMs?: number }): void;
  until(n: number, untilAt: number): void;
  setOutcome(n: number, outcome: Outcome): void;
  setUnits(n: number, units: number): void;
  setOutsideWork(project: string, on: boolean): void;
  moveTo(n: number, to: { project?: string; name?: string }): void;
  drop(n: number, dropped: boolean): void;
  /** Marks rows of hours as reported. */
  reported(rows: readonly { date: string; project: string; ms: number }[]): void;
  /** Puts a text on the clipboard. */
  copy(text: string): void;
  /** Text from the pages of this project may be put into its notes. */
  allowCapture(project: string): void;
  undo(): void;
  setDiscreet(discreet: boolean): void;
  /** Opens the rule editor for the page in front. */
  teachPage(): void;
  /** Opens a problem report of the page in front. */
  reportPage(): void;
  lostRead(platform: string): void;
  openPlatforms(): void;
  /** A view of the dashboard by its id and what it is about: `settings`, `overview?range=week`. */
  openDashboard(view?: string): void;
  /** Opens the side panel beside the page. */
  openPanel(): void;
}
