/** The worker looks at itself this often while a task page has attention: so exactly it knows when a sleep began. */
const BEAT_MS = 250;
/** So long without a beat means that the worker stood still: the machine slept, or the browser was frozen. */
const STALL_MS = 2_500;
/** Chromium ends a worker after 30 s without an event; any API call starts that time anew. */
const ALIVE_MS = 20_000;

/**
 * Tells a page that blocks its own thread from a frozen browser: while a task page has attention the
 * worker beats too, and says when it stood still itself. `check` must come before a page's report is
 * taken in, since a thawed page may speak before the worker's own beat.
 */
export class Watchdog {
  private timer: ReturnType<typeof setInterval> | undefined;
  private beatAt = 0;
  private aliveAt = 0;

  constructor(
    private readonly onStall: (fromAt: number, toAt: number) => void,
    private readonly stayAlive: () => void,
    private readonly mono: () => number = () => performance.now(),
    private readonly wall: () => number = () => Date.now(),
  ) {}

  /** Runs while `on`. */
  watch(on: boolean): void {
    if (on === (this.timer !== undefined)) return;
    if (on) {
      this.beatAt = this.aliveAt = this.mono();
      this.timer = setInterval(() => this.check(), BEAT_MS);
    } else {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }

  check(): void {
    if (this.timer === undefined) return;
    const now = this.mono();
    const stoodMs = now - this.beatAt;
    this.beatAt = now;
    const toAt = this.wall();
    if (stoodMs > STALL_MS) this.onStall(toAt - stoodMs, toAt);
    if (now - this.aliveAt >= ALIVE_MS) {
      this.aliveAt = now;
      this.stayAlive();
    }
  }
}
