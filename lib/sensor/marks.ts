import type { Outcome } from '../clock/types';
import type { Sighting } from '../platforms/types';
import type { Mark } from './protocol';
import { Unacked } from './unacked';

/** An intent with neither confirmation nor refutation lapses. */
export const INTENT_MS = 60_000;

/** A double click, or a click and the submit event that follows it, is one intent. */
const TWICE_MS = 1000;

/** What the page shows of a task's end. Instants are the document's own clock in epoch milliseconds. */
export class Marks {
  readonly unacked = new Unacked<Mark>();
  private intent: { outcome: Outcome; at: number; taskKey?: string; gone?: () => boolean } | undefined;
  private nextId = 1;

  /** Is there an intent whose outcome is still open at `at`? */
  pending(at: number): boolean {
    return this.intent !== undefined && at - this.intent.at < INTENT_MS;
  }

  /**
   * The worker pressed a control that ends the task. Returns whether that is news. `gone`: whether that control
   * has left the page, where nothing but that tells one task from the next.
   */
  intend(outcome: Outcome, at: number, taskKey: string | undefined, gone?: () => boolean): boolean {
    if (this.intent?.outcome === outcome && at - this.intent.at < TWICE_MS) return false;
    this.intent = { outcome, at, taskKey, gone };
    this.add('intent', outcome, at, taskKey);
    return true;
  }

  /**
   * The page was read anew. A refusal that appears after an intent refutes it; the page's own word that
   * the task ended confirms it, also without an intent; another subject settles it without a mark. Returns
   * whether the page, though it looks the same, shows the next task.
   */
  see(before: Sighting | undefined, now: Sighting | undefined, same: boolean, at: number): boolean {
    const intent = this.pending(at) ? this.intent : undefined;
    if (now?.ended !== undefined && !(same && before?.ended === now.ended)) {
      this.add('confirmed', now.ended, at, now.taskKey ?? intent?.taskKey);
      this.intent = undefined;
    } else if (!same) {
      this.intent = undefined;
    } else if (intent && now?.refused && !before?.refused) {
      this.add('refuted', intent.outcome, at, intent.taskKey);
      this.intent = undefined;
    } else if (intent?.gone?.()) {
      this.add('confirmed', intent.outcome, at, intent.taskKey);
      this.intent = undefined;
      return true;
    }
    return false;
  }

  private add(kind: Mark['kind'], outcome: Outcome, at: number, taskKey: string | undefined): void {
    this.unacked.add({ id: this.nextId++, kind, outcome, at, ...(taskKey !== undefined && { taskKey }) });
  }
}
