/** Content is looked at this soon after it changed, so that changes that come together are read once. */
const SETTLE_MS = 50;

/** After a navigation, content that does not change at all is read after this time. */
const STALE_MS = 300;

/** While the page is expected to change, reads are this far apart at least. */
const READ_EVERY_MS = 500;

/** For this long after a load, a navigation or a click the page is expected to change. */
const LIVELY_MS = 10_000;

/** Share of time that reading may take: 15 ms a minute in a page that changes by itself, 60 with input. */
const IDLE_SHARE = 1 / 4000;
const INPUT_SHARE = 1 / 1000;

const MAX_PACE_MS = 30_000;

/** How far apart reads must be, for what one costs on average. All in milliseconds. */
export function paceMs(costMs: number, lively: boolean, hadInput: boolean): number {
  if (lively) return READ_EVERY_MS;
  const share = hadInput ? INPUT_SHARE : IDLE_SHARE;
  return Math.min(MAX_PACE_MS, Math.max(READ_EVERY_MS, costMs / share));
}

/** What the watch needs of the world. */
export interface Watched {
  root: Node;
  now(): number;
  read(): void;
  /** Visible, and on the clock or waiting for an outcome. */
  wanted(): boolean;
  visible(): boolean;
}

/**
 * Reads the page when its content changed. The observer hears the first change after each read and then
 * is off until the next one, so a page that never stands still costs no more than the reads that its
 * pace allows; and once nobody wants to know, the next change is the last that it hears.
 */
export class Watch {
  private readonly observer = new MutationObserver(() => this.changed());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private livelyUntil = Number.NEGATIVE_INFINITY;
  private lastRead = Number.NEGATIVE_INFINITY;
  private hadInput = false;
  private observing = false;
  private cost = 0;
  private reads = 0;

  constructor(private readonly watched: Watched) {}

  /** The page is about to change: it was loaded, or the worker clicked in it. */
  enliven(): void {
    this.livelyUntil = this.watched.now() + LIVELY_MS;
    if (this.timer !== undefined) this.planNext();
    this.tune();
  }

  /** The address changed, and the content may follow: read when it does, or soon. */
  turned(): void {
    this.lastRead = Number.NEGATIVE_INFINITY;
    this.enliven();
    if (this.watched.visible()) this.plan(STALE_MS);
  }

  heard(): void {
    this.hadInput = true;
  }

  /** Something happened that may have made the watch wanted. */
  tune(): void {
    if (!this.observing && this.timer === undefined && this.wanted()) this.observe();
  }

  /** The worker leaves: a change that was heard and not read yet is read now. */
  settle(): void {
    if (!this.observing && this.timer !== undefined) this.read();
  }

  /** Reads now, and looks on. */
  read(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const from = this.watched.now();
    this.watched.read();
    this.lastRead = this.watched.now();
    this.cost += this.lastRead - from;
    this.reads++;
    this.hadInput = false;
    this.tune();
  }

  stop(): void {
    this.observer.disconnect();
    this.observing = false;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private wanted(): boolean {
    return this.watched.wanted() || (this.lively() && this.watched.visible());
  }

  private lively(): boolean {
    return this.watched.now() < this.livelyUntil;
  }

  private observe(): void {
    if (this.observing) return;
    this.observing = true;
    this.observer.observe(this.watched.root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
  }

  private changed(): void {
    this.observer.disconnect();
    this.observing = false;
    if (this.wanted()) this.planNext();
  }

  private planNext(): void {
    const pace = paceMs(this.reads ? this.cost / this.reads : 0, this.lively(), this.hadInput);
    this.plan(Math.max(SETTLE_MS, this.lastRead + pace - this.watched.now()));
  }

  private plan(inMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.read(), inMs);
  }
}
