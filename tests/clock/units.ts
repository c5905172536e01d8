import type { Subject } from '../../lib/clock/state';
import type { Outcome } from '../../lib/clock/types';
import type { Place } from './script';

export type Mode =
  | 'work'
  | 'linked'
  | 'away'
  | 'manual'
  | 'overhead'
  | 'lock'
  | 'sleep'
  | 'pause'
  | 'gap'
  | 'idle';

/** One task, training, clock by hand, or stretch of overhead, as the oracle follows it. */
export interface Unit {
  subject: Subject;
  kind: 'task' | 'training' | 'overhead' | 'manual';
  tab?: number;
  attendedAt: number;
  intent?: { at: number; outcome: Outcome; page: string };
  end?: { at: number; outcome?: Outcome; confirmed: boolean; cutOff?: boolean };
  /** A preview whose task was entered where reading is paid. */
  entered?: { at: number; unit: Unit };
  /** A preview that can no longer become a task's time. */
  over?: boolean;
}

/** `unit` has the clock in `[from, to)`, and how. */
export interface Paint {
  mode: Mode;
  unit: Unit;
  from: number;
  to: number;
}

export interface Site {
  tab: number;
  window: number;
  subject: Subject;
}

const MINUTE = 60_000;
/** An intent lapses after this; a confirmed task in its own tab is taken back up to then. */
export const LAPSE = MINUTE;
/** Attention needs this long at most to pass between a page and our own popup over it. */
export const PASSING = 1_000;

export const timed = (subject: Subject) => subject.kind === 'task' || subject.kind === 'training';
export const isTask = (unit: Unit) => unit.kind === 'task' || unit.kind === 'training';

/** What tabs show, and the tasks that they are about. */
export class Tabs {
  /** Tabs and pages in which media play now. */
  protected readonly playing = new Set<string | number>();
  readonly units: Unit[] = [];
  protected at = 0;
  protected readonly sites = new Map<string, Site>();
  /** The tab that each window shows. */
  protected readonly shown = new Map<number, number>();
  protected place: Place = 'elsewhere';

  protected play(where: string | number, on: boolean): void {
    if (on) this.playing.add(where);
    else this.playing.delete(where);
  }

  protected add(unit: Unit): Unit {
    this.units.push(unit);
    return unit;
  }

  protected isOf(u: Unit, { subject, tab }: Site): boolean {
    if (!isTask(u) || u.subject.platform !== subject.platform || u.subject.key !== subject.key) return false;
    return subject.key !== undefined || (u.tab === tab && u.subject.project === subject.project);
  }

  /** The open task that a page is about, be it its preview. */
  protected about(page: string): Unit | undefined {
    const site = this.sites.get(page);
    return site && this.units.find((u) => !u.end && this.isOf(u, site));
  }

  /** The open task that a page is for. */
  protected unitOf(page: string): Unit | undefined {
    const site = this.sites.get(page);
    return site && timed(site.subject) ? this.units.find((u) => !u.end && this.isOf(u, site)) : undefined;
  }

  protected pageOf(unit: Unit | undefined, window: number): string | undefined {
    for (const [page, site] of this.sites)
      if (site.window === window && this.shown.get(window) === site.tab && unit && this.unitOf(page) === unit)
        return page;
    return undefined;
  }

  protected enter({ subject, tab }: Site): Unit {
    const kind = subject.kind === 'training' ? 'training' : 'task';
    const unit = this.add({ subject, kind, tab, attendedAt: this.at });
    for (const u of this.units) {
      if (u.subject.kind !== 'preview' || u.over || u.entered || u.tab !== tab) continue;
      const same = u.subject.key === undefined || subject.key === undefined || u.subject.key === subject.key;
      if (!same || u.subject.platform !== subject.platform) continue;
      if (subject.rules.readingPaid) u.entered = { at: this.at, unit };
      else u.over = true;
    }
    return unit;
  }

  /** What a tab shows next says what became of what it showed before. */
  protected settleTab(tab: number, next: Subject): void {
    for (const u of this.units) {
      if (u.tab !== tab) continue;
      if (u.subject.kind === 'preview' && next.kind !== 'preview' && next.kind !== 'task') u.over = true;
      if (!isTask(u) || !u.end || u.end.confirmed || this.at - u.end.at > LAPSE) continue;
      const said =
        u.end.outcome === 'submitted' || u.end.outcome === 'skipped' || u.end.outcome === 'returned';
      const same = u.subject.key !== undefined && u.subject.key === next.key;
      if (said && !same && u.subject.platform === next.platform) u.end.confirmed = true;
    }
  }

  /** Time alone had ended the task before the platform's own word on it came: that stands, and moves no time. */
  protected sayLate(page: string, outcome: Outcome): void {
    const site = this.sites.get(page);
    const last = this.units
      .filter((u) => u.end && site && this.isOf(u, site))
      .sort((a, b) => (a.end?.at ?? 0) - (b.end?.at ?? 0))
      .at(-1);
    if (last?.end?.outcome !== 'abandoned' && last?.end?.outcome !== 'expired') return;
    last.end = { at: last.end.at, outcome, confirmed: true };
  }

  /** What the worker clicked on, if it has not lapsed. */
  protected meant(unit: Unit): Outcome | undefined {
    return unit.intent && this.at - unit.intent.at <= LAPSE ? unit.intent.outcome : undefined;
  }

  protected inPage(): boolean {
    return typeof this.place === 'object' && 'page' in this.place;
  }
}
