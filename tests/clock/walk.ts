import type { Subject } from '../../lib/clock/state';
import { Lease } from './lease';
import { type Act, DETECT_MS, type Place, type Script, silences, spans, ticks } from './script';
import { isTask, LAPSE, PASSING, timed } from './units';

/** Shorter sleeps leave no hole in the ticks that could be told from a late one. */
export const UNHEARD = 75_000;

type Standstill = Act & { from: number };

/** When screens were locked, for however short. */
const locks = (script: Script) =>
  spans(script, 'lock', 'unlock').flatMap(([from, to]) => (to > from ? [from] : []));

/** Walks through a day's script and paints who has the clock. It knows nothing of input and of limits. */
export class Walk extends Lease {
  /** What the background hears without anybody doing anything. */
  protected readonly alarms: number[];
  /** When the system says that there is input again; it says so before anything else happens. */
  protected readonly returns: number[];
  /** What it hears else. */
  protected readonly heard: number[] = [];

  constructor(private readonly script: Script) {
    super();
    const told = silences(script).filter(
      ([from, to]) => to - from > DETECT_MS && !locks(script).includes(from),
    );
    this.alarms = [...ticks(script), ...told.map(([from]) => from + DETECT_MS)];
    this.returns = told.map(([, to]) => to);
  }

  /** Does the background hear of this? */
  protected isHeard(act: Act): boolean {
    if (act.do === 'report' || act.do === 'block') return this.inPage();
    return act.do !== 'kill' && act.do !== 'step';
  }

  run(): this {
    for (const act of this.script.acts) {
      this.to(this.knownTo(act));
      this.take(act);
      if (this.isHeard(act)) this.heard.push(act.at);
      this.visit();
    }
    this.to(this.script.endAt);
    return this;
  }

  /** Until when the background knows what goes on, before this happens. */
  protected knownTo(act: Act): number {
    const slept = act.do === 'sleep' || (act.do === 'block' && act.frozen && !this.isOn());
    if (slept) this.to(Math.max(this.at, this.lastHeard(act.from)));
    if (slept) return Math.max(this.at, Math.min(act.from, this.asleepFrom(act)));
    if (act.do === 'kill' && this.holder()?.mode === 'away')
      return Math.max(this.at, this.heardBefore(act.at));
    return act.at;
  }

  protected heardBefore(at: number): number {
    const alarms = [...this.alarms.filter((t) => t < at), ...this.returns.filter((t) => t <= at)];
    return Math.max(0, ...this.heard, ...alarms);
  }

  protected take(act: Act): void {
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
        else this.sayLate(act.page, act.outcome);
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

  protected command(act: Act): void {
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
      case 'block':
        if (act.frozen) this.freeze(act);
        if (this.inPage()) this.reportedAt = act.at;
        break;
      case 'byHand':
        this.byHand(act.subject);
        break;
      case 'stop':
        if (this.manual) this.end(this.manual, act.at, 'submitted', true);
        break;
      case 'kill':
        this.kill(act);
        break;
      case 'lose':
        this.stillHere();
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

  /** A page whose port was lost says that it is still there, also where another one had ended its task: no hand brings it. */
  protected stillHere(): void {
    this.reportedAt = this.at;
    const { place } = this;
    if (typeof place !== 'object' || !('page' in place) || this.paused) return;
    if (this.lease && (this.unitOf(place.page) === this.lease || this.lease.kind === 'overhead')) return;
    const before = this.arrivals.length;
    this.seize();
    if (this.arrivals.at(-1) === this.at && this.arrivals.length > before) this.arrivals.pop();
  }

  /** A pause or a lock stops whatever runs; of two, a pause is the one that shows. */
  protected halt(how: 'lock' | 'pause'): void {
    if (how === 'lock') this.locked = true;
    else this.paused = true;
    this.left = undefined;
    if (how === 'lock' && this.paused) return;
    if (this.lease?.kind === 'overhead') this.off();
    if (this.lease) this.stopped = how;
  }

  /** After a pause, a lock, a sleep: whoever has attention now. */
  protected goOn(): void {
    this.stopped = undefined;
    const { place } = this;
    if (typeof place === 'object' && 'own' in place) this.under = this.pageOf(this.lease, place.window);
    this.seize();
  }

  protected byHand(subject: Subject): void {
    if (this.manual) this.end(this.manual, this.at, 'submitted', true);
    this.paused = false;
    this.manual = this.add({ subject, kind: 'manual', attendedAt: this.at });
    const mode = this.holder()?.mode;
    if (mode === 'linked' || (mode === 'work' && this.inPage())) return;
    this.stopped = undefined;
    if (!this.lease || this.lease.kind === 'overhead') this.arrivals.push(this.at);
    this.lease = this.manual;
    if (!this.inPage()) this.seize();
  }

  protected open(act: Act & { do: 'open' }): void {
    const { tab, window, subject } = act;
    this.sites.set(act.page, { tab, window, subject });
    this.settleTab(tab, subject);
  }

  protected attend(to: Place): void {
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
  protected cover(before: Place, window: number): void {
    if (before !== 'elsewhere' && !('own' in before)) this.under = 'page' in before ? before.page : undefined;
    const over = this.covered(window);
    this.under = typeof over === 'object' && 'page' in over ? over.page : undefined;
    const { left, under } = this;
    if (!left || this.at - left.at > PASSING || this.holder()?.mode !== 'away') return;
    this.under = left.page;
    if (this.holder()?.mode === 'work') this.repaint(left.at, 'work');
    else this.under = under;
  }

  protected turn(page: string, subject: Subject): void {
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

  protected close(page: string): void {
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

  protected kill(act: Act): void {
    const mode = this.holder()?.mode;
    const inPage = this.inPage() && (mode === 'work' || mode === 'overhead');
    const since = inPage || mode === 'overhead' ? this.reportedAt : this.heardBefore(act.at);
    for (const m of this.media) m[1] = Math.min(m[1], since);
    if (this.lease && (mode === 'work' || mode === 'linked'))
      this.lease.attendedAt = Math.min(this.lease.attendedAt, since);
    if (this.lease && this.stopped !== 'pause' && this.stopped !== 'gap') {
      this.repaint(since, 'gap');
      if (this.lease.kind === 'overhead') this.off();
      else this.stopped = 'gap';
    }
    this.endMeant(this.heardBefore(act.at), inPage && mode === 'work' ? since : undefined);
    this.sites.clear();
    this.shown.clear();
    this.links.clear();
    this.playing.clear();
    this.place = 'elsewhere';
    this.under = undefined;
    this.left = undefined;
    this.locked = false;
  }

  /** Tasks that were submitted when the browser died ended at the last that was heard of them. */
  protected endMeant(heardAt: number, reportedAt = heardAt): void {
    for (const unit of this.units) {
      const meant = unit.intent && heardAt - unit.intent.at <= LAPSE ? unit.intent.outcome : undefined;
      if (!isTask(unit) || unit.end || !meant) continue;
      const since = unit === this.lease ? reportedAt : heardAt;
      if (unit === this.lease)
        this.line.splice(0, this.line.length, ...this.line.filter((p) => p.to <= since));
      this.end(unit, since, meant, false);
      unit.end = { at: since, outcome: meant, confirmed: false, cutOff: true };
    }
  }

  protected lastHeard(at: number): number {
    return Math.max(0, ...[...this.heard, ...this.alarms, ...this.returns].filter((t) => t <= at));
  }

  /** A page knows when it fell asleep; elsewhere the last thing heard before is all that is known. */
  protected asleepFrom({ at, from }: Standstill): number {
    if (this.stopped || this.locked || !this.lease) return at;
    const mode = this.holder()?.mode;
    if (this.inPage() && (mode === 'work' || mode === 'overhead')) return from;
    const heardAt = this.lastHeard(from);
    return at - heardAt > UNHEARD ? heardAt : at;
  }

  /** Does the page that has attention have the clock? */
  protected isOn(): boolean {
    const mode = this.holder()?.mode;
    return mode === 'work' || mode === 'overhead';
  }

  /** A page that blocks its own thread works; where the worker's watchdog stood still as well, all was asleep. */
  protected freeze(act: Standstill): void {
    const mode = this.holder()?.mode;
    if (mode === 'work') this.repaint(act.from, 'sleep');
    else if (mode !== 'overhead' && this.asleepFrom(act) < act.at) this.sleep(act);
    this.to(act.at);
  }

  protected sleep(act: Standstill): void {
    this.left = undefined;
    const from = this.asleepFrom(act);
    if (from === act.at) {
      this.to(act.at);
      if (this.inPage() && !this.locked && !this.paused) this.seize();
      return;
    }
    const { place } = this;
    const covers = typeof place === 'object' && 'own' in place && this.pageOf(this.lease, place.window);
    this.asleep = this.holder()?.mode === 'work' || covers ? 'attending' : 'away';
    this.repaint(from, 'sleep');
    if (this.lease?.kind === 'overhead') this.off();
    this.to(act.at);
    this.asleep = undefined;
    this.goOn();
  }
}
