import type { Subject } from '../../lib/clock/state';
import type { Outcome, Quiet } from '../../lib/clock/types';
import { type Act, DETECT_MS, type Place, type Script, silences, ticks } from './script';

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
  end?: { at: number; outcome?: Outcome; confirmed: boolean };
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

interface Site {
  tab: number;
  window: number;
  subject: Subject;
}

const MINUTE = 60_000;
/** An intent lapses after this; a confirmed task in its own tab is taken back up to then. */
const LAPSE = MINUTE;
const DAY = 24 * 60 * MINUTE;
/** Shorter sleeps leave no hole in the ticks that could be told from a late one. */
const UNHEARD = 75_000;
/** Attention needs this long at most to pass between a page and our own popup over it. */
const PASSING = 1_000;

const locks = (script: Script) => script.acts.filter((act) => act.do === 'lock').map((act) => act.at);
const timed = (subject: Subject) => subject.kind === 'task' || subject.kind === 'training';
const isTask = (unit: Unit) => unit.kind === 'task' || unit.kind === 'training';

/** Walks through a day's script and paints who has the clock. It knows nothing of input and of limits. */
export class Walk {
  readonly line: Paint[] = [];
  readonly units: Unit[] = [];
  /** When media played in the page that has the clock. */
  readonly media: Quiet[] = [];
  /** A task that ends is told as it is known then, with all that came before it: what followed changes nothing. */
  readonly closings: { at: number; upTo: number }[] = [];
  /** When a page gained attention: the worker's hand brought it there. */
  readonly arrivals: number[] = [];
  private at = 0;
  private readonly sites = new Map<string, Site>();
  /** The tab that each window shows. */
  private readonly shown = new Map<number, number>();
  /** Tabs and pages in which media play now. */
  private readonly playing = new Set<string | number>();
  private readonly links = new Map<number, Unit>();
  private place: Place = 'elsewhere';
  /** Who has the clock, or is away from it. */
  private lease?: Unit;
  /** What keeps the clock from running, whoever has it. */
  private stopped?: 'lock' | 'pause' | 'gap';
  private locked = false;
  private paused = false;
  /** The machine sleeps; it fell asleep over a task's page, or elsewhere. */
  private asleep?: 'attending' | 'away';
  private manual?: Unit;
  /** The page that our own popup or panel lies over: it keeps the clock for it. */
  private under?: string;
  /** Attention left a page, or our own popup over it, for nothing of ours. */
  private left?: { at: number; page: string; own: boolean };
  /** What the background hears without anybody doing anything. */
  private readonly alarms: number[];
  /** What it hears else. */
  private readonly heard: number[] = [];
  private reportedAt = 0;

  constructor(private readonly script: Script) {
    const told = silences(script).filter(
      ([from, to]) => to - from > DETECT_MS && !locks(script).includes(from),
    );
    this.alarms = [...ticks(script), ...told.flatMap(([from, to]) => [from + DETECT_MS, to])];
  }

  /** Does the background hear of this? */
  private isHeard(act: Act): boolean {
    if (act.do === 'report') return this.inPage();
    return act.do !== 'kill' && act.do !== 'step';
  }

  private inPage(): boolean {
    return typeof this.place === 'object' && 'page' in this.place;
  }

  run(): this {
    for (const act of this.script.acts) {
      this.to(act.do === 'sleep' ? Math.max(this.at, Math.min(act.from, this.asleepFrom(act))) : act.at);
      this.take(act);
      if (this.isHeard(act)) this.heard.push(act.at);
      this.visit();
    }
    this.to(this.script.endAt);
    return this;
  }

  /** Paints up to `at`; what ends by itself on the way is ended at its instant. */
  private to(at: number): void {
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

  private dues(): { at: number; run: () => void }[] {
    const mode = this.holder()?.mode;
    const out = this.units
      .filter(
        (u) => isTask(u) && !u.end && !(u === this.lease && (mode === 'work' || this.asleep === 'attending')),
      )
      .map((u) => {
        const deadline = u.subject.deadlineAt;
        const at = deadline === undefined ? u.attendedAt + DAY : Math.max(deadline, u.attendedAt);
        return { at, run: () => this.end(u, at, deadline === undefined ? 'abandoned' : 'expired', true) };
      });
    const rules = this.lease?.subject.rules;
    if (mode === 'away' && rules?.outsideWork) {
      out.push({ at: this.awaySince() + rules.outsideLimitMs, run: () => this.off() });
    }
    return out;
  }

  /** When the away that goes on now began. */
  private awaySince(): number {
    let since = this.at;
    for (const p of this.line.toReversed()) {
      if (p.mode !== 'away' || p.unit !== this.lease || p.to !== since) break;
      since = p.from;
    }
    return since;
  }

  /** Even the shortest visit ends an away, and begins the next. */
  private visit(): void {
    const holder = this.holder();
    if (holder) this.line.push({ ...holder, from: this.at, to: this.at });
  }

  private paint(to: number): void {
    const holder = this.holder();
    if (holder && to > this.at) {
      this.line.push({ ...holder, from: this.at, to });
      if (holder.mode === 'work' || holder.mode === 'linked') holder.unit.attendedAt = to;
      if (this.loud()) this.media.push([this.at, to]);
    }
    this.at = Math.max(this.at, to);
  }

  /** Who has the clock at this instant. */
  private holder(): { mode: Mode; unit: Unit } | undefined {
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
  private kept(window: number): boolean {
    const over = this.covered(window);
    if (over === undefined || over === 'elsewhere' || !('page' in over)) return false;
    return this.lease?.kind === 'overhead' || this.holder()?.mode === 'work';
  }

  /** What our own screen in `window` lies over: the page it opened over, if it is still to be seen there, or a tab. */
  private covered(window: number): Place | undefined {
    const tab = this.shown.get(window);
    const site = this.under === undefined ? undefined : this.sites.get(this.under);
    if (this.under !== undefined && site?.window === window && tab === site.tab) return { page: this.under };
    return tab === undefined ? undefined : { tab, window };
  }

  /** Do media play in the page that has attention? */
  private loud(): boolean {
    const { place } = this;
    if (place === 'elsewhere' || !('page' in place)) return false;
    const tab = this.sites.get(place.page)?.tab;
    const audible = tab !== undefined && this.playing.has(tab) && this.holder()?.mode === 'work';
    const mine = this.lease?.kind === 'overhead' || this.unitOf(place.page) === this.lease;
    return audible || (mine && this.playing.has(place.page));
  }

  /** Gives the clock to what has attention now, unless it may not have it. */
  private seize(): void {
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
  private leave(): void {
    if (this.manual) this.hold(this.manual);
    else if (this.lease?.kind === 'overhead') this.off();
  }

  private off(): void {
    this.lease = this.paused || this.locked ? undefined : this.manual;
    this.stopped = undefined;
  }

  private hold(unit: Unit): void {
    if (this.stopped === 'gap') this.stopped = undefined;
    this.lease = unit;
  }

  private seizeBy(page: string): void {
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
  private seizeByOverhead(site: Site): void {
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

  private openTaskOf(platform: string): Unit | undefined {
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
  private unitFor(site: Site): Unit | undefined {
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
    this.reopen(ended, at);
    return ended;
  }

  /** As if nothing had happened: what nobody else had since is its away. */
  private reopen(unit: Unit, endedAt: number): void {
    unit.end = undefined;
    const from = Math.max(endedAt, ...this.line.map((p) => p.to));
    if (!this.lease && this.at > from) this.arrivals.push(from);
    const { outsideWork, outsideLimitMs } = unit.subject.rules;
    const to = outsideWork ? Math.min(this.at, from + outsideLimitMs) : this.at;
    if (!this.lease && this.at > from) this.line.push({ mode: 'away', unit, from, to });
  }

  private enter({ subject, tab }: Site): Unit {
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

  private isOf(u: Unit, { subject, tab }: Site): boolean {
    if (!isTask(u) || u.subject.platform !== subject.platform || u.subject.key !== subject.key) return false;
    return subject.key !== undefined || (u.tab === tab && u.subject.project === subject.project);
  }

  /** The open task that a page is about, be it its preview. */
  private about(page: string): Unit | undefined {
    const site = this.sites.get(page);
    return site && this.units.find((u) => !u.end && this.isOf(u, site));
  }

  /** The open task that a page is for. */
  private unitOf(page: string): Unit | undefined {
    const site = this.sites.get(page);
    return site && timed(site.subject) ? this.units.find((u) => !u.end && this.isOf(u, site)) : undefined;
  }

  private add(unit: Unit): Unit {
    this.units.push(unit);
    return unit;
  }

  private end(unit: Unit, at: number, outcome: Outcome, confirmed: boolean): void {
    unit.end = { at, outcome, confirmed };
    const upTo = Math.max(...this.line.filter((p) => p.unit === unit).map((p) => p.to), -1);
    this.closings.push({ at, upTo });
    unit.intent = undefined;
    if (this.manual === unit) this.manual = undefined;
    if (this.lease === unit) {
      this.line.push({ mode: 'gap', unit, from: this.at, to: this.at });
      this.off();
    }
    for (const [tab, of] of this.links) if (of === unit) this.links.delete(tab);
  }

  private take(act: Act): void {
    switch (act.do) {
      case 'open':
        this.open(act);
        break;
      case 'attn':
        this.attend(act.to);
        break;
      case 'turn':
        this.turn(act.page, act.subject);
        break;
      case 'intent':
      case 'refuted': {
        const unit = this.about(act.page);
        const intent = { at: act.at, outcome: act.outcome, page: act.page };
        if (unit) unit.intent = act.do === 'intent' ? intent : undefined;
        this.report(act.page);
        break;
      }
      case 'confirmed': {
        const unit = this.about(act.page);
        if (unit) this.end(unit, act.at, this.meant(unit) ?? act.outcome, true);
        this.turn(act.page, act.next);
        break;
      }
      case 'close':
        this.close(act.page);
        break;
      default:
        this.command(act);
    }
  }

  /** What the worker clicked on, if it has not lapsed. */
  private meant(unit: Unit): Outcome | undefined {
    return unit.intent && this.at - unit.intent.at <= LAPSE ? unit.intent.outcome : undefined;
  }

  private report(page: string): void {
    if (typeof this.place === 'object' && 'page' in this.place && this.place.page === page)
      this.reportedAt = this.at;
  }

  private command(act: Act): void {
    switch (act.do) {
      case 'link':
        this.links.delete(act.tab);
        if (act.on && this.lease && this.lease.kind !== 'overhead') this.links.set(act.tab, this.lease);
        if (!this.inPage()) this.seize();
        break;
      case 'pause':
        this.halt('pause');
        break;
      case 'resume':
        if (!this.paused) break;
        this.paused = false;
        this.goOn();
        break;
      case 'lock':
        this.halt('lock');
        break;
      case 'unlock':
        this.locked = false;
        if (!this.paused) this.goOn();
        break;
      case 'hatch':
        if (this.lease && this.lease.kind !== 'overhead') this.end(this.lease, act.at, 'timeOnly', true);
        break;
      case 'sleep':
        this.sleep(act);
        break;
      case 'byHand':
        this.byHand(act.subject);
        break;
      case 'stop':
        if (this.manual) this.end(this.manual, act.at, 'submitted', true);
        break;
      case 'kill':
        this.kill();
        break;
      case 'report':
      case 'restart':
        if (this.inPage()) this.reportedAt = act.at;
        break;
      case 'audible':
        this.play(act.tab, act.on);
        break;
      case 'media':
        this.play(act.page, act.on);
        this.report(act.page);
        break;
    }
  }

  private play(where: string | number, on: boolean): void {
    if (on) this.playing.add(where);
    else this.playing.delete(where);
  }

  /** A pause or a lock stops whatever runs; of two, a pause is the one that shows. */
  private halt(how: 'lock' | 'pause'): void {
    if (how === 'lock') this.locked = true;
    else this.paused = true;
    this.left = undefined;
    if (how === 'lock' && this.paused) return;
    if (this.lease?.kind === 'overhead') this.off();
    if (this.lease) this.stopped = how;
  }

  /** After a pause, a lock, a sleep: whoever has attention now. */
  private goOn(): void {
    this.stopped = undefined;
    const { place } = this;
    if (typeof place === 'object' && 'own' in place) this.under = this.pageOf(this.lease, place.window);
    this.seize();
  }

  private pageOf(unit: Unit | undefined, window: number): string | undefined {
    for (const [page, site] of this.sites)
      if (site.window === window && this.shown.get(window) === site.tab && unit && this.unitOf(page) === unit)
        return page;
    return undefined;
  }

  private byHand(subject: Subject): void {
    if (this.manual) this.end(this.manual, this.at, 'submitted', true);
    this.paused = false;
    this.manual = this.add({ subject, kind: 'manual', attendedAt: this.at });
    const mode = this.holder()?.mode;
    if (mode === 'linked' || (mode === 'work' && this.inPage())) return;
    this.stopped = undefined;
    this.lease = this.manual;
  }

  private open(act: Act & { do: 'open' }): void {
    const { tab, window, subject } = act;
    this.sites.set(act.page, { tab, window, subject });
    this.settleTab(tab, subject);
  }

  /** What a tab shows next says what became of what it showed before. */
  private settleTab(tab: number, next: Subject): void {
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

  private attend(to: Place): void {
    const before = this.place;
    const mode = this.holder()?.mode;
    const worked = mode === 'work' || mode === 'overhead';
    if (this.inPage()) this.reportedAt = this.at;
    this.place = to;
    if (to !== 'elsewhere' && 'tab' in to) this.shown.set(to.window, to.tab);
    if (to !== 'elsewhere' && 'page' in to) {
      const site = this.sites.get(to.page);
      if (site) this.shown.set(site.window, site.tab);
      this.reportedAt = this.at;
    }
    const { under } = this;
    if (to !== 'elsewhere' && 'own' in to) this.cover(worked ? before : 'elsewhere', to.window);
    else this.under = undefined;
    this.seize();
    if (!worked || this.holder()?.mode !== 'away') return;
    const own = typeof before === 'object' && 'own' in before;
    const page = own ? under : typeof before === 'object' && 'page' in before ? before.page : undefined;
    if (page !== undefined) this.left = { at: this.at, page, own };
  }

  /** Our own screen opens over what had attention, be it a moment ago. */
  private cover(before: Place, window: number): void {
    if (before !== 'elsewhere' && !('own' in before)) this.under = 'page' in before ? before.page : undefined;
    const over = this.covered(window);
    this.under = typeof over === 'object' && 'page' in over ? over.page : undefined;
    const { left, under } = this;
    if (!left || this.at - left.at > PASSING || this.holder()?.mode !== 'away') return;
    this.under = left.page;
    if (this.holder()?.mode === 'work') this.repaint(left.at, 'work');
    else this.under = under;
  }

  /** A moment of away between our own popup and the page was never away. */
  private forgive(unit: Unit): void {
    const { left } = this;
    this.left = undefined;
    if (left?.own && this.lease === unit && this.at - left.at <= PASSING) this.repaint(left.at, 'work');
  }

  private turn(page: string, subject: Subject): void {
    const site = this.sites.get(page);
    if (!site) return;
    const unit = this.unitOf(page);
    const before = site.subject;
    if (unit && !(timed(subject) && subject.key === before.key && subject.platform === before.platform)) {
      const meant = this.meant(unit);
      const replaced = subject.kind === before.kind && subject.key !== undefined && before.key !== undefined;
      if (meant) this.end(unit, this.at, meant, true);
      else if (replaced) this.end(unit, this.at, 'unknown', false);
    }
    site.subject = subject;
    const same =
      before.kind === subject.kind && before.key === subject.key && before.platform === subject.platform;
    const kept =
      this.lease?.kind === 'overhead'
        ? same && before.project === subject.project
        : this.unitOf(page) === this.lease;
    if (this.under === page && !kept) {
      this.under = undefined;
      this.seize();
    }
    this.settleTab(site.tab, subject);
    this.report(page);
    if (typeof this.place === 'object' && 'page' in this.place && this.place.page === page) this.seize();
  }

  private close(page: string): void {
    const unit = this.about(page);
    const meant = unit?.intent?.page === page ? this.meant(unit) : undefined;
    if (unit && meant) this.end(unit, this.at, meant, false);
    const here = typeof this.place === 'object' && 'page' in this.place && this.place.page === page;
    this.sites.delete(page);
    this.playing.delete(page);
    if (this.left?.page === page && !this.left.own) this.left = undefined;
    if (this.under === page) this.under = undefined;
    if (here) this.place = 'elsewhere';
    if (here || (this.place !== 'elsewhere' && 'own' in this.place)) this.seize();
  }

  private kill(): void {
    const mode = this.holder()?.mode;
    const inPage = this.inPage() && (mode === 'work' || mode === 'overhead');
    const heardAt = Math.max(0, ...this.heard, ...this.alarms.filter((at) => at < this.at));
    const since = inPage || mode === 'overhead' ? this.reportedAt : heardAt;
    for (const m of this.media) m[1] = Math.min(m[1], since);
    if (this.lease && this.stopped !== 'pause' && this.stopped !== 'gap') {
      this.repaint(since, 'gap');
      if (this.lease.kind === 'overhead') this.off();
      else this.stopped = 'gap';
    }
    this.sites.clear();
    this.shown.clear();
    this.links.clear();
    this.playing.clear();
    this.place = 'elsewhere';
    this.under = undefined;
    this.left = undefined;
    this.locked = false;
  }

  /** A page knows when it fell asleep; elsewhere the last thing heard before is all that is known. */
  private asleepFrom({ at, from }: Act & { do: 'sleep' }): number {
    if (this.stopped || this.locked || !this.lease) return at;
    const mode = this.holder()?.mode;
    if (this.inPage() && (mode === 'work' || mode === 'overhead')) return from;
    const heardAt = Math.max(0, ...[...this.heard, ...this.alarms].filter((t) => t <= from));
    return at - heardAt > UNHEARD ? heardAt : at;
  }

  private sleep(act: Act & { do: 'sleep' }): void {
    this.left = undefined;
    const from = this.asleepFrom(act);
    if (from === act.at) {
      this.to(act.at);
      if (this.inPage() && !this.locked) this.seize();
      return;
    }
    this.asleep = this.holder()?.mode === 'work' ? 'attending' : 'away';
    this.repaint(from, 'sleep');
    if (this.lease?.kind === 'overhead') this.off();
    this.to(act.at);
    this.asleep = undefined;
    this.goOn();
  }

  /** What was painted from `from` on was something else in truth. Overhead just ends there. */
  private repaint(from: number, mode: Mode): void {
    const late = this.line.filter((p) => p.to > from).map((p) => ({ ...p }));
    const kept = this.line.filter((p) => p.from < from || p.to === from);
    for (const p of kept) p.to = Math.min(p.to, from);
    this.line.splice(0, this.line.length, ...kept);
    for (const p of late)
      if (p.unit.kind !== 'overhead') this.line.push({ ...p, mode, from: Math.max(p.from, from) });
  }
}

const endOf = (unit: Unit) => unit.end?.at ?? 0;
