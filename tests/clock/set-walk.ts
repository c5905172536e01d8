import type { Outcome } from '../../lib/clock/types';
import { type Act, type Place, type Script, ticks } from './script';
import { isTask, type Mode, type Unit } from './units';
import { UNHEARD, Walk } from './walk';

const DAY = 24 * 3_600_000;
/** Clocks no further apart are one: a message was on its way. */
const ALIKE = 2_000;
/** A report can wait as long for a worker that starts: no clock was set by that. */
const LATE = 30_000;

/** What a page itself tells. */
const REPORTED = new Set<Act['do']>(['open', 'turn', 'report', 'step']);

/** A document's own clock: the wall when it began, and since then its monotonic one. */
interface Document {
  /** From true time to its instants. */
  anchor: number;
  /** From its instants to where its visit is placed. */
  shift: number;
  /** Where the visit that goes on was placed. */
  from: number;
  /** How far the wall was ahead of it at its last report; a step as short as a message's way is not known from one. */
  behindMs: number;
}

/** Who had the clock, and how, when it was last looked at. */
interface Held {
  mode?: Mode;
  unit?: Unit;
  /** The page, or the linked tab. */
  where?: string | number;
}

/**
 * Walks through a day on which the wall clock is set. The wall only places what happened:
 * - a visit to a page lasts as long as its document's own clock says, and is placed where the wall was as it began;
 * - one that ends its own away, or follows on another of that page, keeps its place: within one document a step
 *   changes no duration;
 * - what no page reports lasts as the wall says. It is never negative: set back, the wall gives nothing until it is
 *   again where it was, and what begins meanwhile begins there;
 * - where the wall ran on and no tick told of it, that was a sleep.
 */
export class SetWalk extends Walk {
  private wall = 0;
  private heardAt = 0;
  private readonly documents = new Map<string, Document>();
  private held: Held = {};
  /** Where the stretch that goes on began. */
  private since = 0;
  /** The document that an away left behind. */
  private behind: Document | undefined;
  /** Where the visit that begins now is placed. */
  private begins: number | undefined;
  /** Where a page's word on its task's end is placed, if the task is away. */
  private ends: number | undefined;

  constructor(private readonly day: Script) {
    super(day);
  }

  override run(): this {
    const { acts, endAt } = this.day;
    const quiet = [...ticks(this.day), endAt].map((at) => ({ at, order: 3, act: undefined }));
    const queue = [...acts.map((act) => ({ at: act.at, order: 1, act })), ...quiet];
    for (const { at, act } of queue.sort((a, b) => a.at - b.at || a.order - b.order))
      if (act) this.happen(act);
      else this.hear(at);
    return this;
  }

  private happen(act: Act): void {
    if (act.do === 'step') this.wall += act.by;
    if (act.do === 'step' ? !this.inPage() : !this.isHeard(act)) return;
    if (act.do === 'open') this.openAnew(act.page);
    if (act.do === 'attn') this.letGo(act.at);
    this.hear(act.at, REPORTED.has(act.do));
    if (act.do === 'close') this.closes(act.page, act.at);
    this.begins = this.placed(act);
    if (act.do === 'turn') this.ends = this.begins ?? this.onLine(act.at);
    const { at } = this;
    const isOff = this.begins === undefined && !this.holder();
    if (isOff) this.at = Math.max(at, act.at + this.wall);
    const seen = this.visible();
    this.take(act);
    for (const page of seen.symmetricDifference(this.visible())) this.reported(page);
    if (isOff && !this.holder()) this.at = at;
    this.reported('page' in act ? act.page : pageOf(act));
    if (act.do === 'report' || act.do === 'step') this.reported(this.attended());
    if (act.do === 'restart') for (const page of this.sites.keys()) this.reported(page);
    const isReport = REPORTED.has(act.do) || this.begins !== undefined;
    this.begins = this.ends = undefined;
    this.follow();
    if (isReport) this.sweep(act.at + this.wall, act.at);
    if (this.isCarried()) this.goOnTo(act.at + this.wall);
    this.visit();
  }

  private isCarried(): boolean {
    const { mode } = this.held;
    return mode === 'away' || mode === 'linked';
  }

  private openAnew(page: string): void {
    this.documents.set(page, { anchor: this.wall, shift: 0, from: 0, behindMs: 0 });
  }

  /** A page that had attention says first, by its own clock, that it has it no more; of a tab the windows say it. */
  private letGo(at: number): void {
    const page = this.attended();
    const tells = page !== undefined && this.sites.get(page)?.subject.kind !== 'other';
    if (!tells && this.held.mode !== 'linked') return;
    this.hear(at, tells);
    this.attend('elsewhere');
    this.reported(page);
    this.follow();
    if (tells) this.sweep(at + this.wall, at);
    this.visit();
  }

  /** Something reaches the background: it knows all until then. A page's `report` is taken in before time ends anything but what was left for a day. */
  private hear(at: number, report = false): void {
    const wallAt = at + this.wall;
    const mode = this.holder()?.mode;
    if (mode === 'work' || mode === 'overhead') this.lineTo(at);
    else if (mode && wallAt - this.heardAt > UNHEARD) this.slept(wallAt);
    else if (mode) this.goOnTo(wallAt);
    this.heardAt = wallAt;
    this.follow();
    if (report) this.abandon(wallAt);
    else this.sweep(wallAt, at);
    this.follow();
    if (!report) this.visit();
  }

  /** The page that has the clock has it up to now, by its own. */
  private lineTo(at: number): void {
    const document = this.documents.get(this.attended() ?? '');
    if (document) this.paint(at + document.anchor + document.shift);
  }

  /** When outside work has lasted for as long as it may. */
  private dueAt(): number {
    const { mode, unit } = this.held;
    const rules = unit?.subject.rules;
    return mode === 'away' && rules?.outsideWork
      ? this.since + rules.outsideLimitMs
      : Number.POSITIVE_INFINITY;
  }

  private goOnTo(wallAt: number): void {
    this.paint(Math.min(wallAt, this.dueAt()));
  }

  /** What time alone ends, by the wall. */
  private sweep(wallAt: number, at: number): void {
    this.follow();
    this.abandon(wallAt);
    this.follow();
    const dueAt = this.dueAt();
    if (dueAt > wallAt) return;
    this.cutBack(dueAt);
    this.outOfLimit();
    this.follow();
    if (this.holder()?.mode === 'overhead') this.lineTo(at);
  }

  private slept(wallAt: number): void {
    const { unit } = this.holder() ?? {};
    if (!unit) return;
    const from = Math.max(this.heardAt, this.at);
    this.paint(from);
    const to = Math.max(from, wallAt);
    this.line.push({ mode: 'sleep', unit, from, to });
    this.at = to;
    this.held = {};
    this.behind = undefined;
    this.goOn();
    this.follow();
    this.since = this.at;
  }

  /** The stretch that went on ends at `at`: what it had beyond is free again. */
  private cutBack(at: number): void {
    const { mode, unit } = this.held;
    const to = Math.min(at, this.dueAt());
    if (mode && unit && to > this.at) this.line.push({ mode, unit, from: this.at, to });
    for (const p of this.line) {
      p.to = Math.min(p.to, at);
      p.from = Math.min(p.from, at);
    }
    this.at = at;
  }

  private abandon(wallAt: number): void {
    for (const unit of this.units) {
      const at = unit.attendedAt + DAY;
      if (!isTask(unit) || unit.end || at > wallAt) continue;
      const had = this.lease === unit;
      if (had && this.holder()?.mode === 'work') continue;
      if (had) this.cutBack(at);
      this.end(unit, at, 'abandoned', true);
      if (had) this.seize();
    }
  }

  /** Time alone ends outside work, and tasks that are abandoned: by the wall, see above. */
  protected override dues(): { at: number; run: () => void }[] {
    return [];
  }

  /** A port that ends is heard of by the wall; a step as short as a message's way is not known from one. */
  private closes(page: string, at: number): void {
    const document = this.documents.get(page);
    const mode = this.holder()?.mode;
    if (!document || this.attended() !== page || (mode !== 'work' && mode !== 'overhead')) return;
    const aheadMs = this.wall - document.anchor - document.shift;
    if (Math.abs(aheadMs) <= LATE) this.paint(at + this.wall);
  }

  protected override seizeBy(page: string): void {
    const site = this.sites.get(page);
    const document = this.documents.get(page);
    if (!site || !document || site.subject.kind === 'other') {
      super.seizeBy(page);
      return;
    }
    const kept = { at: this.at, line: this.line.map((p) => ({ ...p })) };
    document.from = this.begins ?? document.from;
    this.beginAt(document.from);
    super.seizeBy(page);
    const now = this.who();
    if (now.mode !== 'away' || this.held.mode !== 'away' || now.unit !== this.held.unit) return;
    this.at = kept.at;
    this.line.splice(0, this.line.length, ...kept.line);
  }

  /** Where a visit that begins with this act is placed. */
  private placed(act: Act): number | undefined {
    const page = pageOf(act);
    const subject = act.do === 'turn' ? act.subject : this.sites.get(page ?? '')?.subject;
    const document = this.documents.get(page ?? '');
    if (page === undefined || !document || subject?.kind === 'other') return undefined;
    if (act.do === 'turn' && this.attended() !== page) return undefined;
    const line = act.at + document.anchor;
    const wallAt = act.at + this.wall;
    if (!this.isItsOwn(page)) {
      if (this.at - wallAt > ALIKE) document.shift = this.at - line;
      else document.shift = Math.abs(wallAt - line) > LATE ? wallAt - line : 0;
    }
    return line + document.shift;
  }

  /** Now, by the clock of the page that has the task or was left, as far as that is known. */
  private onLine(at: number): number {
    const wallAt = at + this.wall;
    const least = this.at - wallAt > ALIKE ? this.at : Number.NEGATIVE_INFINITY;
    return Math.max(least, wallAt - (this.leading()?.behindMs ?? 0));
  }

  /** Pages that windows show: one that comes into sight or goes out of it says so. */
  private visible(): Set<string> {
    const pages = [...this.sites].filter(([, { window, tab }]) => this.shown.get(window) === tab);
    return new Set(pages.map(([page]) => page));
  }

  /** The document that has the clock, or was left by the one that is away. */
  private leading(): Document | undefined {
    const { mode, where } = this.held;
    return mode === 'away' ? this.behind : this.documents.get(String(where));
  }

  private reported(page: string | undefined): void {
    const document = this.documents.get(page ?? '');
    if (!document) return;
    const behindMs = this.wall - document.anchor - document.shift;
    document.behindMs = Math.abs(behindMs) > LATE ? behindMs : 0;
  }

  protected override end(unit: Unit, at: number, outcome: Outcome, confirmed: boolean): void {
    const isSaid = this.ends !== undefined && unit === this.lease;
    if (isSaid && this.isCarried()) this.cutBack(Math.max(this.ends ?? at, this.since));
    else if (isSaid && this.begins === undefined) this.paint(this.ends ?? at);
    super.end(unit, isSaid ? this.at : at, outcome, confirmed);
  }

  private attended(): string | undefined {
    return typeof this.place === 'object' && 'page' in this.place ? this.place.page : undefined;
  }

  /** Has this page the clock, or was it the one that was left? */
  private isItsOwn(page: string): boolean {
    const { mode, where } = this.held;
    return mode === 'away' ? this.behind === this.documents.get(page) : where === page;
  }

  /** Something begins at `at`, or as soon after as nothing else lies there. */
  private beginAt(at: number): void {
    if (this.held.unit === this.lease && this.isCarried()) this.cutBack(Math.max(at, this.since));
    else this.at = Math.max(this.at, at);
  }

  private who(): Held {
    const { mode, unit } = this.holder() ?? {};
    if (!mode || !unit) return {};
    const { place } = this;
    const where = place === 'elsewhere' ? undefined : whereOf(place);
    return { mode, unit, ...(mode === 'away' || where === undefined ? {} : { where }) };
  }

  private follow(): void {
    const now = this.who();
    const was = this.held;
    if (now.mode === was.mode && now.unit === was.unit && now.where === was.where) return;
    const left = now.mode === 'away' && was.mode === 'work' && was.unit === now.unit;
    this.behind = left ? this.documents.get(String(was.where)) : undefined;
    this.held = now;
    this.since = this.at;
  }
}

function pageOf(act: Act): string | undefined {
  if (act.do === 'turn') return act.page;
  return act.do === 'attn' && act.to !== 'elsewhere' && 'page' in act.to ? act.to.page : undefined;
}

const whereOf = (place: Exclude<Place, 'elsewhere'>): string | number =>
  'page' in place ? place.page : 'tab' in place ? place.tab : place.own;
