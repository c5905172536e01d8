import type { Outcome, Quiet } from '../../lib/clock/types';
import type { Place } from './script';
import { isTask, LAPSE, type Mode, PASSING, type Paint, type Site, Tabs, timed, type Unit } from './units';

const DAY = 24 * 3_600_000;

/** Paints who has the clock, as attention moves. */
export class Lease extends Tabs {
  readonly line: Paint[] = [];
  /** When media played in the page that has the clock. */
  readonly media: Quiet[] = [];
  /** A task that ends is told as it is known then, with all that came before it: what followed changes nothing. */
  readonly closings: { at: number; upTo: number }[] = [];
  /** When a page gained attention: the worker's hand brought it there. */
  readonly arrivals: number[] = [];
  protected readonly links = new Map<number, Unit>();
  /** Who has the clock, or is away from it. */
  protected lease?: Unit;
  /** What keeps the clock from running, whoever has it. */
  protected stopped?: 'lock' | 'pause' | 'gap';
  protected locked = false;
  protected paused = false;
  /** The machine sleeps; it fell asleep over a task's page, or elsewhere. */
  protected asleep?: 'attending' | 'away';
  protected manual?: Unit;
  /** The page that our own popup or panel lies over: it keeps the clock for it. */
  protected under?: string;
  /** Attention left a page, or our own popup over it, for nothing of ours. */
  protected left?: { at: number; page: string; own: boolean };
  protected reportedAt = 0;

  /** Paints up to `at`; what ends by itself on the way is ended at its instant. */
  protected to(at: number): void {
    for (;;) {
      const [due] = this.dues()
        .filter((one) => one.at <= at)
        .sort((a, b) => a.at - b.at);
      if (!due) break;
      this.paint(due.at);
      due.run();
    }
    this.paint(at);
  }

  protected dues(): { at: number; run: () => void }[] {
    const mode = this.holder()?.mode;
    const out = this.units
      .filter(
        (u) => isTask(u) && !u.end && !(u === this.lease && (mode === 'work' || this.asleep === 'attending')),
      )
      .map((u) => {
        const deadline = u.subject.deadlineAt;
        const at = deadline === undefined ? u.attendedAt + DAY : Math.max(deadline, u.attendedAt);
        return { at, run: () => this.expire(u, at, deadline === undefined ? 'abandoned' : 'expired') };
      });
    const rules = this.lease?.subject.rules;
    if (mode === 'away' && rules?.outsideWork) {
      out.push({ at: this.awaySince() + rules.outsideLimitMs, run: () => this.outOfLimit() });
    }
    return out;
  }

  /** A task ends by itself; whatever has attention may have the clock. */
  protected expire(unit: Unit, at: number, outcome: Outcome): void {
    const had = this.lease === unit;
    this.end(unit, at, outcome, true);
    if (had && !this.asleep && !this.paused) this.seize();
  }

  protected outOfLimit(): void {
    this.off();
    this.seize();
  }

  /** When the away that goes on now began. */
  protected awaySince(): number {
    let since = this.at;
    for (const p of this.line.toReversed()) {
      if (p.mode !== 'away' || p.unit !== this.lease || p.to !== since) break;
      since = p.from;
    }
    return since;
  }

  /** Even the shortest visit ends an away, and begins the next. */
  protected visit(): void {
    const holder = this.holder();
    if (!holder) return;
    this.line.push({ ...holder, from: this.at, to: this.at });
    if (holder.mode === 'work' || holder.mode === 'linked') holder.unit.attendedAt = this.at;
  }

  protected paint(to: number): void {
    const holder = this.holder();
    if (holder && to > this.at) {
      this.line.push({ ...holder, from: this.at, to });
      if (holder.mode === 'work' || holder.mode === 'linked') holder.unit.attendedAt = to;
      if (this.loud()) this.media.push([this.at, to]);
    }
    this.at = Math.max(this.at, to);
  }

  /** Who has the clock at this instant. */
  protected holder(): { mode: Mode; unit: Unit } | undefined {
    const unit = this.lease;
    if (!unit) return undefined;
    if (this.stopped) return { mode: this.stopped, unit };
    if (this.asleep) return { mode: 'sleep', unit };
    if (unit.kind === 'overhead') return { mode: unit.kind, unit };
    const { place } = this;
    const over = typeof place === 'object' && 'own' in place ? this.covered(place.window) : place;
    const tab = typeof over === 'object' && 'tab' in over ? over.tab : undefined;
    if (tab !== undefined && this.links.get(tab) === unit) return { mode: 'linked', unit };
    if (unit.kind === 'manual') return { mode: 'manual', unit };
    if (over === undefined || over === 'elsewhere' || !('page' in over)) return { mode: 'away', unit };
    return { mode: this.unitOf(over.page) === unit ? 'work' : 'away', unit };
  }

  /** Does our own screen keep the clock for the page that it lies over? */
  protected kept(window: number): boolean {
    const over = this.covered(window);
    if (over === undefined || over === 'elsewhere' || !('page' in over)) return false;
    return this.lease?.kind === 'overhead' || this.holder()?.mode === 'work';
  }

  /** What our own screen in `window` lies over: the page it opened over, if it is still to be seen there, or a tab. */
  protected covered(window: number): Place | undefined {
    const tab = this.shown.get(window);
    const site = this.under === undefined ? undefined : this.sites.get(this.under);
    if (this.under !== undefined && site?.window === window && tab === site.tab) return { page: this.under };
    return tab === undefined ? undefined : { tab, window };
  }

  /** Do media play in the page that has attention? */
  protected loud(): boolean {
    const { place } = this;
    if (place === 'elsewhere' || !('page' in place)) return false;
    const tab = this.sites.get(place.page)?.tab;
    const audible = tab !== undefined && this.playing.has(tab) && this.holder()?.mode === 'work';
    const mine = this.lease?.kind === 'overhead' || this.unitOf(place.page) === this.lease;
    return audible || (mine && this.playing.has(place.page));
  }

  /** Gives the clock to what has attention now, unless it may not have it. */
  protected seize(): void {
    const { place } = this;
    if (typeof place === 'object' && 'page' in place) {
      this.seizeBy(place.page);
      return;
    }
    if (this.locked || this.paused) return;
    const own = place !== 'elsewhere' && 'own' in place;
    const tab = place === 'elsewhere' ? undefined : own ? this.shown.get(place.window) : place.tab;
    const linked = tab === undefined ? undefined : this.links.get(tab);
    if (linked && !linked.end) {
      this.left = undefined;
      if (!this.lease || this.lease.kind === 'overhead') this.arrivals.push(this.at);
      this.hold(linked);
    } else if (this.stopped !== 'gap' && !(own && this.kept(place.window))) this.leave();
  }

  /** Attention is at nothing of ours: overhead ends, a clock by hand goes on, a task is away. */
  protected leave(): void {
    if (this.manual) this.hold(this.manual);
    else if (this.lease?.kind === 'overhead') this.off();
  }

  protected off(): void {
    this.lease = this.paused || this.locked ? undefined : this.manual;
    this.stopped = undefined;
  }

  protected hold(unit: Unit): void {
    if (this.stopped === 'gap') this.stopped = undefined;
    this.lease = unit;
  }

  protected seizeBy(page: string): void {
    const site = this.sites.get(page);
    if (!site || this.locked) return;
    if (site.subject.kind === 'other') {
      if (!this.paused && this.stopped !== 'gap') this.leave();
      return;
    }
    const unit = timed(site.subject) ? this.unitFor(site) : undefined;
    if (!unit) {
      this.seizeByOverhead(site);
      return;
    }
    if (this.paused && this.lease === unit) return;
    this.paused = false;
    this.stopped = undefined;
    this.arrivals.push(this.at);
    this.forgive(unit);
    this.hold(unit);
    unit.attendedAt = this.at;
  }

  /** A dashboard or a preview: away of an open task of its platform, else overhead. */
  protected seizeByOverhead(site: Site): void {
    if (this.paused) return;
    for (const due of this.dues()) if (due.at <= this.at) due.run();
    if (this.manual) {
      this.leave();
      return;
    }
    const task = this.openTaskOf(site.subject.platform);
    if (task) {
      if (!this.lease || this.lease.kind === 'overhead') this.arrivals.push(this.at);
      this.hold(task);
      return;
    }
    this.arrivals.push(this.at);
    this.hold(this.add({ subject: site.subject, kind: 'overhead', tab: site.tab, attendedAt: this.at }));
  }

  protected openTaskOf(platform: string): Unit | undefined {
    const open = this.units.filter((u) => isTask(u) && !u.end && u.subject.platform === platform);
    const shown = (u: Unit) => [...this.sites.keys()].some((page) => this.about(page) === u);
    const { lease } = this;
    if (lease && open.includes(lease)) {
      const since = this.at - this.awaySince();
      if (since <= lease.subject.rules.awayLimitMs || shown(lease)) return lease;
    }
    return open.findLast(shown);
  }

  /** The unit that a page is about; `undefined` where it was finished for good. */
  protected unitFor(site: Site): Unit | undefined {
    const { subject, tab } = site;
    const known = this.units.find((u) => !u.end && this.isOf(u, site));
    if (known) {
      const { platform, key, project } = { ...known.subject, ...subject };
      known.subject = { ...subject, kind: known.subject.kind, platform, key, project };
      known.tab = tab;
      return known;
    }
    const ended = this.units
      .filter((u) => u.end && this.isOf(u, site))
      .sort((a, b) => endOf(a) - endOf(b))
      .at(-1);
    if (!ended?.end || subject.key === undefined) return this.enter(site);
    const { outcome, confirmed, at } = ended.end;
    const done = confirmed && (outcome === 'submitted' || outcome === 'timeOnly');
    if (done && !(this.at - at <= LAPSE && ended.tab === tab && outcome === 'submitted')) return undefined;
    ended.tab = tab;
    this.reopen(ended, at, ended.end.cutOff);
    return ended;
  }

  /** As if nothing had happened: what nobody else had since is its away, or a gap where the browser had died. */
  protected reopen(unit: Unit, endedAt: number, cutOff?: boolean): void {
    unit.end = undefined;
    const from = Math.max(endedAt, ...this.line.map((p) => p.to));
    if (!this.lease && this.at > from) this.arrivals.push(from);
    if (cutOff) {
      if (!this.lease && this.at > from) this.line.push({ mode: 'gap', unit, from, to: this.at });
      return;
    }
    const { outsideWork, outsideLimitMs } = unit.subject.rules;
    const to = outsideWork ? Math.min(this.at, from + outsideLimitMs) : this.at;
    if (!this.lease && this.at > from) this.line.push({ mode: 'away', unit, from, to });
  }

  protected end(unit: Unit, at: number, outcome: Outcome, confirmed: boolean): void {
    unit.end = { at, outcome, confirmed };
    const upTo = Math.max(...this.line.filter((p) => p.unit === unit).map((p) => p.to), -1);
    this.closings.push({ at, upTo });
    unit.intent = undefined;
    if (this.manual === unit) this.manual = undefined;
    if (this.lease === unit) {
      this.line.push({ mode: 'gap', unit, from: at, to: at });
      this.off();
    }
    for (const [tab, of] of this.links) if (of === unit) this.links.delete(tab);
  }

  /** A moment of away between our own popup and the page was never away. */
  protected forgive(unit: Unit): void {
    const { left } = this;
    this.left = undefined;
    if (left?.own && this.lease === unit && this.at - left.at <= PASSING) this.repaint(left.at, 'work');
  }

  /** What was painted from `from` on was something else in truth. Overhead just ends there. */
  protected repaint(from: number, mode: Mode): void {
    const late = this.line.filter((p) => p.to > from).map((p) => ({ ...p }));
    const kept = this.line.filter((p) => p.from < from || p.to === from);
    for (const p of kept) p.to = Math.min(p.to, from);
    this.line.splice(0, this.line.length, ...kept);
    for (const p of late)
      if (p.unit.kind !== 'overhead') this.line.push({ ...p, mode, from: Math.max(p.from, from) });
  }

  protected report(page: string): void {
    if (typeof this.place === 'object' && 'page' in this.place && this.place.page === page)
      this.reportedAt = this.at;
  }
}

const endOf = (unit: Unit) => unit.end?.at ?? 0;
