import type { WxtBrowser } from 'wxt/browser';
import { running } from '../clock/lay';
import type { ClockState } from '../clock/state';
import { ABANDON_MS } from '../clock/sweep';

type PulseApi = Pick<WxtBrowser, 'alarms' | 'idle'>;

const TICK = 'tick';
/** The least that alarms allow (Chromium 120). */
const TICK_MIN = 0.5;
/** How soon `idle` speaks while something is on the clock: the least that it allows; and while nothing is. */
const IDLE_ON_S = 15;
const IDLE_OFF_S = 4 * 3_600;

/**
 * Keeps the browser's own timers as the clock needs them: a tick every 30 s and a quick idle detection while
 * a stretch runs, nothing but the next deadline otherwise.
 */
export class Pulse {
  private ticking: boolean | undefined;
  private dueAt: number | undefined;

  constructor(private readonly api: PulseApi) {}

  async follow(state: ClockState): Promise<void> {
    const runs = running(state) !== undefined;
    if (runs !== this.ticking) {
      this.ticking = runs;
      this.dueAt = undefined;
      this.api.idle.setDetectionInterval(runs ? IDLE_ON_S : IDLE_OFF_S);
      if (runs) await this.api.alarms.create(TICK, { periodInMinutes: TICK_MIN });
      else await this.api.alarms.clear(TICK);
    }
    if (!runs) await this.waitFor(nextDue(state));
  }

  private async waitFor(dueAt: number | undefined): Promise<void> {
    if (dueAt === this.dueAt) return;
    this.dueAt = dueAt;
    if (dueAt !== undefined) await this.api.alarms.create(TICK, { when: dueAt });
  }
}

/** When time alone next ends an open record; `undefined` where nothing is open. */
function nextDue(state: ClockState): number | undefined {
  const due = Object.values(state.open).map((record) => record.deadlineAt ?? record.attendedAt + ABANDON_MS);
  return due.length > 0 ? Math.min(...due) : undefined;
}
