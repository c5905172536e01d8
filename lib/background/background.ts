import type { Browser, WxtBrowser } from 'wxt/browser';
import { deleteBooks } from '../books/open';
import { running } from '../clock/lay';
import type { ClockEvent, Fact } from '../clock/state';
import type { Asked } from '../messages/parse';
import type { Report } from '../sensor/protocol';
import { isBrowserStart, sayAlive } from './alive';
import { Capture } from './capture';
import { type Desk, runCommand } from './commands';
import { COPY_ALARM, Copies } from './copies';
import { Frames } from './frames';
import { Keeper } from './keeper';
import { newSecret, TaskKeys } from './keys';
import { Ledger } from './ledger';
import { Limits } from './limits';
import { Lost } from './lost';
import { checkMissions } from './missions';
import { Notes } from './notes';
import { Payments } from './payments';
import { refOf, type SensorPage, SensorPorts } from './ports';
import { Projects } from './projects';
import { Pulse } from './pulse';
import { pacesOf, secretOf } from './reads';
import { reconcile, startInOpenTabs } from './registrations';
import { type OwnMore, ScreenPorts } from './screens';
import { followSettings } from './settings';
import { Show } from './show';
import { type Site, Sites } from './sites';
import { Subjects } from './subjects';
import { Watchdog } from './watchdog';
import { readAttention, stamped, zoneNow } from './windows';

/** What is there once the books are open. */
interface Loaded extends Desk {
  subjects: Subjects;
  show: Show;
  limits: Limits;
  payments: Payments;
}

/**
 * The background worker: hears ports, tabs, idleness and alarms, tells the clock, and shows what it says.
 * The browser may end it after any event; everything that matters is in the books by then.
 */
export class Background {
  private readonly sensors: SensorPorts;
  private readonly screens: ScreenPorts;
  private readonly watchdog: Watchdog;
  private readonly pulse: Pulse;
  readonly capture: Capture;
  readonly copies: Copies;
  sites: Promise<Sites>;
  private known: Sites | undefined;
  private frames: Frames | undefined;
  private loaded: Promise<Loaded>;
  /** Platforms whose hosts are granted; unknown until the browser has said it. */
  private on: Set<string> | undefined;
  private looking = false;

  constructor(private readonly api: WxtBrowser) {
    const { id } = api.runtime;
    this.sites = this.openSites();
    const known = {
      ready: this.sites,
      idOf: (host: string) => this.known?.idOf(host),
      frameOf: (host: string) => this.frames?.platformOf(host),
      isOn: (platform: string) => this.on?.has(platform) ?? true,
    };
    this.sensors = new SensorPorts(id, known, {
      report: (report, page) => void this.report(report, page),
      gone: (page) => void this.gone(page),
    });
    this.screens = new ScreenPorts(api.runtime.getURL('/'), id, {
      opened: () => void this.with(({ show }) => show.opened()),
      own: (own, on, more) => void this.own(own, on, more),
      command: (asked) => this.command(asked),
    });
    this.watchdog = new Watchdog(
      (fromAt, toAt) => void this.tell({ type: 'stall', fromAt, toAt }),
      () => void api.runtime.getPlatformInfo(),
    );
    this.pulse = new Pulse(api);
    this.copies = new Copies(api, () => this.loaded);
    this.loaded = this.load();
    void this.copies.look();
    this.capture = new Capture(api, {
      desk: () => this.loaded,
      said: (captured) => void this.with(({ show }) => show.captured(captured)),
    });
    void this.reconcile();
  }

  private async load(): Promise<Loaded> {
    const wokeAt = Date.now();
    const ledger = await Ledger.open(this.api.storage.local);
    const known = await ledger.reading([], (books) => books.projects());
    const projects = new Projects(known, await ledger.reading(() => undefined, pacesOf));
    await followSettings(ledger, projects);
    const keys = await TaskKeys.from(await ledger.reading(newSecret(), secretOf));
    const sites = await this.sites;
    const lost = new Lost(await ledger.reading(undefined, (books) => books.meta('lost')));
    const show = new Show(this.api, ledger, projects, sites, lost, (snapshot) => this.screens.show(snapshot));
    const keeper = new Keeper(ledger, projects, await ledger.loadClock(wokeAt), {
      changed: (facts) => this.changed(loaded, facts),
    });
    show.follow(() => keeper.state);
    const notes = new Notes({
      session: this.api.storage.session,
      inTurn: (work) => keeper.inTurn(() => work(ledger.books)),
      changed: (id) => this.screens.notesChanged(id),
      now: Date.now,
    });
    const loaded: Loaded = {
      ledger,
      projects,
      keeper,
      keys,
      limits: new Limits(this.api, projects),
      show,
      renew: (emptied) => this.renew(loaded, emptied),
      copySoon: () => void this.copies.look(),
      subjects: new Subjects(keys, projects),
      now: (event) => stamped(event, Date.now()),
      edited: () => {
        loaded.limits.changed();
        return checkMissions(ledger).then(() => show.edited());
      },
      sites,
      sitesChanged: () => this.start(),
      notes,
      notesChanged: () => this.screens.notesChanged(),
      lost,
      frames: { forget: async (platform) => this.frames?.forget(platform) },
      payments: new Payments(ledger),
    };
    const restored = ledger.reading(false, (books) => sites.matchBooks(books));
    if (await restored.catch(() => false)) void this.start();
    await keeper.take(async () =>
      stamped({ type: 'wake', browserStart: await isBrowserStart(this.api) }, wokeAt),
    );
    await keeper.take(async () => loaded.now({ type: 'idle', state: await this.api.idle.queryState(15) }));
    void notes.recover().catch((error: unknown) => console.warn('Piecerate:', error));
    return loaded;
  }

  /**
   * Puts new books in place of those that are there, and begins anew with them. What waits in the ring for books
   * that could not be opened goes into the new ones, unless everything is to be `emptied`.
   */
  private async renew(old: Loaded, emptied: boolean): Promise<void> {
    this.loaded = (async () => {
      old.show.stop();
      await old.keeper.inTurn(() => old.ledger.close());
      await deleteBooks();
      if (emptied) await this.forgetSettings();
      return this.load();
    })();
    await this.loaded;
    await this.reconcile();
  }

  private async forgetSettings(): Promise<void> {
    const { session, local } = this.api.storage;
    await Promise.all([session.clear(), local.clear()]);
    await sayAlive(this.api);
    this.sites = this.openSites();
  }

  private async openSites(): Promise<Sites> {
    const { local } = this.api.storage;
    const [sites, frames] = await Promise.all([Sites.open(local), Frames.open(local)]);
    this.known = sites;
    this.frames = frames;
    return sites;
  }

  /** Runs `work` when the books are open; trouble with them is shown, not thrown. */
  async with<T>(work: (loaded: Loaded) => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work(await this.loaded);
    } catch (error) {
      console.warn('Piecerate:', error);
      return undefined;
    }
  }

  /** Tells the clock what happened now. */
  private tell<E extends { type: ClockEvent['type'] }>(event: E): Promise<void> {
    const at = Date.now();
    return this.with(({ keeper }) => keeper.take(() => stamped(event, at)));
  }

  private changed({ keeper, ledger, limits, show }: Loaded, facts: readonly Fact[]): void {
    this.watchdog.watch(running(keeper.state)?.mode === 'attended' && this.sensors.any);
    void this.pulse.follow(keeper.state);
    show.changed(facts);
    if (facts.length > 0) limits.changed();
    void this.with(() => ledger.reading([], (books) => limits.look(keeper.state, books, Date.now())));
    if (facts.length === 0) return;
    void this.with((desk) => this.frames?.settle(desk, facts));
    void this.with(() => ledger.reading(0, (books) => books.seal()));
    void this.with(async () => (await checkMissions(ledger)) && show.edited());
  }

  private async report(report: Report, page: SensorPage): Promise<void> {
    const at = Date.now();
    const { frame, tabId } = page;
    if (frame !== undefined) {
      const from = { host: frame, tabId, at };
      await this.with(({ keeper }) => this.frames?.count(report, from, keeper.state));
      return this.sensors.ack(page, report.seq);
    }
    this.watchdog.check();
    const ref = refOf(page, report.doc);
    await this.with(async ({ keeper, subjects, lost, ledger, payments, show }) => {
      await keeper.take(() => subjects.event(report, ref, at, zoneNow(at)));
      this.sensors.ack(page, report.seq);
      if (await payments.hear(report, at)) await show.edited();
      if (lost.hear(report)) await ledger.reading(undefined, (books) => books.putMeta('lost', lost.state));
      if (await this.frames?.hear(report)) void this.reconcile();
    });
  }

  /**
   * Our popup or panel has attention, or has it no more: over which window, decides whether a task goes on
   * under it. A panel names its own, and when it was; a popup lies over the one in front.
   */
  private own(id: string, on: boolean, { windowId: over, ...late }: OwnMore = {}): Promise<void> {
    const at = Date.now();
    const window =
      on && over === undefined ? this.api.windows.getLastFocused().catch(() => undefined) : undefined;
    return this.with(({ keeper }) =>
      keeper.take(async () => {
        const windowId = over ?? (await window)?.id;
        return stamped({ type: 'own', id, on, ...late, ...(windowId === undefined ? {} : { windowId }) }, at);
      }),
    );
  }

  private async gone(page: SensorPage): Promise<void> {
    if (page.doc === undefined) return;
    if (page.frame === undefined) await this.tell({ type: 'disconnect', doc: page.doc });
    else await this.frames?.gone(page.doc, Date.now());
  }

  private async command(asked: Asked): Promise<unknown> {
    return runCommand(await this.loaded, asked);
  }

  connect(port: Browser.runtime.Port): void {
    const takers = [this.sensors, this.screens, this.copies.maker];
    if (!takers.some((taker) => taker.connect(port))) port.disconnect();
  }

  idle(state: `${Browser.idle.IdleState}`): void {
    void this.tell({ type: 'idle', state });
  }

  alarm(name: string): void {
    if (name === COPY_ALARM) void this.copies.look();
    else void this.tell({ type: 'tick' });
  }

  tabRemoved(tabId: number): void {
    void this.tell({ type: 'tabRemoved', tabId });
  }

  audible(tabId: number, on: boolean | undefined): void {
    if (on !== undefined) void this.tell({ type: 'audible', tabId, on });
  }

  /** Windows or tabs changed: what has attention is read anew, and every sensor looks again. */
  hint(): void {
    if (this.looking) return;
    this.looking = true;
    void this.with(async ({ keeper, now }) => {
      this.looking = false;
      if (!running(keeper.state)) return;
      this.sensors.look();
      const attention = await readAttention(this.api);
      await keeper.take(() => now({ type: 'attention', ...attention }));
    });
  }

  /** Brings sensors in line with the hosts that are granted. */
  async reconcile(): Promise<Site[]> {
    const sites = (await this.sites).all();
    const granted = await reconcile(this.api, [...sites, ...(this.frames?.sites() ?? [])]);
    this.on = new Set(granted.map((platform) => platform.id));
    await this.frames?.follow(granted, Date.now());
    this.sensors.stopWithheld();
    await this.with(({ show }) => show.platformsOn(granted.map(({ id }) => id)));
    return granted;
  }

  /** After an install, an update, a grant or a new rule: tabs that are open already are timed at once. */
  async start(): Promise<void> {
    for (const platform of await this.reconcile()) await startInOpenTabs(this.api, platform);
  }
}
