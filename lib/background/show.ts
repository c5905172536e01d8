import type { WxtBrowser } from 'wxt/browser';
import { badgeOf } from '../badge';
import { DAY_MS, dateOf } from '../books/calendar';
import { BooksError } from '../books/errors';
import { shownName } from '../books/shown';
import { buildSnapshot } from '../books/snapshot';
import type { BookRecord, Snapshot, TotalsRow, UntilQuestion } from '../books/types';
import type { ClockState, Fact } from '../clock/state';
import { openRecords, view } from '../clock/view';
import type { Money } from '../rates/types';
import { learnNames } from '../screen/platformName';
import { SETTINGS_KEY, type Settings, settingsFrom } from '../settings/settings';
import type { Ledger } from './ledger';
import type { Lost } from './lost';
import { missionRows, missionsNow } from './missions';
import { nowCard } from './now-card';
import type { Projects } from './projects';
import { oldCopyOf, toReportOf } from './remind';
import type { Sites } from './sites';
import { latestDone } from './undo';
import { unknownPage } from './unknown';
import { aetOfWeek } from './week';
import { zoneNow } from './windows';

type ShowApi = Pick<WxtBrowser, 'storage' | 'action' | 'tabs' | 'windows'>;

const WEEK_MS = 7 * DAY_MS;
/** Hours are reported by whole days, whose first began before the week did: in some zone half a day more. */
const REPORT_MS = WEEK_MS + 2 * DAY_MS;
/** The snapshot is written at most this often. */
const EVERY_MS = 1_000;
/** Screens and badge count on by themselves; they are put right this often while something runs. */
const REFRESH_MS = 20_000;

/** What the snapshot needs of the books, kept in memory: bounded by a week, whatever lies before. */
interface Read extends Pick<Snapshot, 'undo' | 'toReport' | 'oldCopy' | 'missions' | 'aet'> {
  day: string;
  rows: TotalsRow[];
  recent: BookRecord[];
  target: Money | undefined;
  badge: Settings['badge'];
}

const NOTHING: Omit<Read, 'day'> = { rows: [], recent: [], target: undefined, badge: undefined };

/** What became of a capture is said this long. */
const CAPTURE_SHOWN_MS = 300_000;
/** Older than this, a change is taken back in the dashboard. */
const UNDO_SHOWN_MS = DAY_MS;

/** Writes the snapshot that screens paint from, tells open screens, and sets badge and tooltip. */
export class Show {
  private state: () => ClockState = () => {
    throw new Error('nothing to show yet');
  };
  private read: Promise<Read> | undefined;
  /** What was read last. */
  private last: Read | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;
  private shownAt = 0;
  private sign = '';
  private trouble: string | undefined;
  private on: string[] = [];
  private unknown: Snapshot['unknownPage'];
  private lately: Snapshot['captured'];

  constructor(
    private readonly api: ShowApi,
    private readonly ledger: Ledger,
    private readonly projects: Projects,
    private readonly sites: Pick<Sites, 'all' | 'idOf'>,
    private readonly lost: Pick<Lost, 'toSay'>,
    private readonly tell: (snapshot: Snapshot) => void,
  ) {}

  follow(state: () => ClockState): void {
    this.state = state;
  }

  /** The clock took an event. */
  changed(facts: readonly Fact[]): void {
    const trouble = this.ledger.troubled?.kind;
    // What waited outside the books goes into them without a word from the clock.
    if (facts.length > 0 || trouble !== this.trouble) this.read = undefined;
    this.trouble = trouble;
    const state = this.state();
    const now = view(state, Date.now());
    const links = Object.keys(state.links).join();
    const sign = `${links} ${JSON.stringify(tabsOf(state))} ${trouble} ${now.state} ${now.record?.n} ${now.ticking} ${now.record?.segments.length} ${now.record?.project}`;
    const due = now.state !== 'off' && Math.abs(Date.now() - this.shownAt) >= REFRESH_MS;
    if (facts.length === 0 && sign === this.sign && !due) return;
    this.sign = sign;
    this.soon();
  }

  /** The books were edited: everything is read anew. */
  edited(): Promise<void> {
    this.read = undefined;
    return this.write();
  }

  platformsOn(on: readonly string[]): void {
    this.on = [...on];
    this.soon();
  }

  /** Text was put into notes, or was not: open screens say so. */
  captured(captured: NonNullable<Snapshot['captured']>): void {
    this.lately = captured;
    this.soon();
  }

  /**
   * A screen opened: it gets figures of now, and what is known of the page in front. Nothing is written for it:
   * that would take its time while it paints.
   */
  async opened(): Promise<void> {
    this.unknown = await unknownPage(this.api, this.state(), this.sites, this.on).catch(() => undefined);
    await this.say(Date.now());
  }

  /** Says nothing any more: another life goes on in its place. */
  stop(): void {
    clearTimeout(this.timer);
    this.isStopped = true;
  }

  private soon(): void {
    if (this.timer !== undefined || this.isStopped) return;
    // A wall clock that was set back must not keep the figures waiting for it.
    const waitMs = Math.min(EVERY_MS, Math.max(0, this.shownAt + EVERY_MS - Date.now()));
    this.timer = setTimeout(() => void this.write().catch((error: unknown) => console.warn(error)), waitMs);
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const at = Date.now();
    this.shownAt = at;
    const snapshot = await this.say(at);
    if (this.isStopped) return;
    await this.api.storage.session.set({ snapshot });
    await this.api.storage.local.set({ snapshot });
    await this.setBadge(snapshot, at, (await this.read)?.badge);
  }

  /** Tells open screens the figures of an instant. */
  private async say(at: number): Promise<Snapshot> {
    const snapshot = await this.build(at);
    learnNames(snapshot.platforms);
    if (!this.isStopped) this.tell(snapshot);
    return snapshot;
  }

  private async build(at: number): Promise<Snapshot> {
    const zone = zoneNow(at);
    const { calendar } = this.ledger;
    const day = calendar.dateAt(at, zone);
    if ((await this.read)?.day !== day) this.read = undefined;
    this.read ??= this.readBooks(at, day).catch((error: unknown) => this.withoutBooks(error, day));
    const { rows, recent, target, undo, toReport, oldCopy, missions, aet } = await this.read;
    this.last = await this.read;
    const state = this.state();
    const now = nowCard(view(state, at), state, this.projects);
    const open = openRecords(state, at).map((record) => {
      const pay = this.projects.get(record.project)?.pay;
      return pay && record.kind !== 'overhead' ? { ...record, pay } : record;
    });
    const last = recent.findLast((record) => record.kind !== 'overhead');
    return buildSnapshot({
      at,
      zone,
      calendar,
      todayRows: rows.filter((row) => row.date === day),
      weekRows: rows.filter((row) => row.date !== day),
      openRecords: open,
      recentRecords: recent,
      projects: this.projects.all(),
      platforms: this.sites.all().map(({ id, name, builtIn }) => ({
        id,
        on: this.on.includes(id),
        ...(builtIn ? {} : { name }),
      })),
      ...(now ? { now } : {}),
      ...(last ? { last } : {}),
      missions,
      ...(aet ? { aet } : {}),
      until: untilQuestions(state, this.projects),
      tabs: tabsOf(state),
      ...this.capturedLately(at),
      ...(undo && at - undo.at < UNDO_SHOWN_MS ? { undo } : {}),
      ...(this.unknown ? { unknownPage: this.unknown } : {}),
      lost: this.lost.toSay(),
      toReport,
      oldCopy,
      ...(target ? { targetMicrosPerHour: target } : {}),
      ...troubleOf(this.ledger),
    });
  }

  /** What became of captured text, for a while: not that it is off, once the worker has allowed it. */
  private capturedLately(at: number): Pick<Snapshot, 'captured'> {
    const { lately } = this;
    if (!lately || at - lately.at >= CAPTURE_SHOWN_MS) return {};
    const isAllowed =
      lately.state === 'blocked' && this.projects.get(lately.project)?.captureAllowed === true;
    return isAllowed ? {} : { captured: lately };
  }

  /** Books in trouble say nothing new: what they said last still holds, and the trouble is told. */
  private withoutBooks(error: unknown, day: string): Read {
    if (!(error instanceof BooksError)) throw error;
    return { ...(this.last ?? NOTHING), day };
  }

  private async readBooks(at: number, day: string): Promise<Read> {
    const from = this.ledger.calendar.dateAt(at - WEEK_MS, zoneNow(at));
    return this.ledger.reading({ ...NOTHING, day }, async (books) => {
      const [rows, late, target, undo, settings] = await Promise.all([
        books.totals('d', from, day),
        books.recordsBetween(at - REPORT_MS, at + DAY_MS),
        books.meta('target'),
        latestDone(books),
        books.meta(SETTINGS_KEY),
      ]);
      const set = settingsFrom(settings);
      // Another device's records have numbers of their own: here nothing is asked about them.
      const ownLate = late.filter(({ deviceId }) => deviceId === books.deviceId);
      const inWeek = ({ endAt }: BookRecord) => endAt > at - WEEK_MS;
      const [recent, own] = [late.filter(inWeek), ownLate.filter(inWeek)];
      const firstDay = dateOf(Math.floor((at - WEEK_MS) / DAY_MS));
      const toReport = await toReportOf(books, ownLate, this.projects, firstDay);
      const oldCopy = await oldCopyOf(books, at);
      const missions = missionRows(await missionsNow(books, day), this.projects);
      const aet = await aetOfWeek(books, recent, at, set);
      const due = { toReport, oldCopy, missions, aet };
      return { day, rows, recent: own, target: target as Money | undefined, undo, badge: set.badge, ...due };
    });
  }

  private async setBadge(snapshot: Snapshot, at: number, choice: Settings['badge']): Promise<void> {
    const { action, storage } = this.api;
    const { discreet } = await storage.local.get('discreet');
    const badge = badgeOf(snapshot, at, choice, discreet === true);
    await Promise.all([
      action.setBadgeText({ text: badge.text }),
      action.setBadgeBackgroundColor({ color: badge.color }),
      action.setBadgeTextColor?.({ color: badge.textColor }),
      action.setTitle({ title: badge.title }),
    ]);
  }
}

/** Tabs with what they are about. A tab that shows two pages in turn is about the one that is there now. */
function tabsOf({ pages, links, open }: ClockState): NonNullable<Snapshot['tabs']> {
  const shown = Object.values(pages)
    .filter(({ connected }) => connected)
    .map(({ tabId, subject }) => ({ id: tabId, platform: subject.platform, project: subject.project }));
  const linked = Object.entries(links).flatMap(([id, n]) => {
    const record = open[n];
    return record ? [{ id: Number(id), platform: record.platform, project: record.project }] : [];
  });
  return [...shown, ...linked].map(({ project, ...tab }) =>
    project === undefined ? tab : { ...tab, project },
  );
}

function troubleOf({ troubled, isLost }: Ledger): Pick<Snapshot, 'trouble'> {
  if (!troubled) return isLost ? { trouble: 'lost' } : {};
  return { trouble: troubled.kind === 'blocked' ? 'broken' : troubled.kind };
}

/** Outside work that ran to its limit and was not answered yet. */
function untilQuestions(state: ClockState, projects: Projects): UntilQuestion[] {
  return Object.values(state.open).flatMap(({ n, platform, project, asksUntil, outside }) => {
    const name = shownName(projects.get(project));
    if (!asksUntil || !outside) return [];
    return [{ n, platform, ...outside, ...(name === undefined ? {} : { projectName: name }) }];
  });
}
