import type { NowCard, ToDecide } from '../books/types';
import type { PayTerms } from '../rates/types';

/** Everything a worker can do in the popup; each is one command to the background. */
export interface PopupActions {
  pause(): void;
  resume(): void;
  stopByHand(): void;
  startByHand(start: { project?: string; platform?: string; name?: string }): void;
  linkTab(): void;
  escapeHatch(): void;
  setPay(now: NowCard, pay: PayTerms): void;
  setReading(project: string, paid: boolean): void;
  decide(items: readonly ToDecide[], count: boolean): void;
  drop(n: number, dropped: boolean): void;
  undo(): void;
  setDiscreet(discreet: boolean): void;
  openPlatforms(): void;
}
