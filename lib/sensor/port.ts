import { type Report, SENSOR_PORT, type SensorOrder } from './protocol';

/** What of the browser's runtime the line needs. */
export interface Runtime {
  id?: string;
  lastError?: unknown;
  connect(info: { name: string }): LinePort;
}

interface LinePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/** What the line needs of the sensor. */
export interface LineEnds {
  /** Read anew each time: in an orphan it has lost its id. */
  runtime(): Runtime | undefined;
  now(): number;
  order(order: SensorOrder): void;
  /** Is something not yet acknowledged that no beat will repeat? */
  owed(): boolean;
  /** Say everything again. */
  again(): void;
  /** The extension was updated, reloaded or removed: nobody will ever listen. */
  orphaned(): void;
}

/** Waits between repetitions while nothing is acknowledged: doubled each time, then left to the page's next event. */
const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 32_000;

/** A port that closed this soon, and without a word from the worker, is not reopened at once. */
const LIVED_MS = 2000;
const FIRST_PAUSE_MS = 1000;
const LAST_PAUSE_MS = 30_000;

/**
 * The line to the worker. A port that is lost because the worker stopped is reopened at once if there is
 * something to say, else by the next thing that is; messages are repeated until acknowledged.
 */
export class Line {
  private port: LinePort | undefined;
  private answered = false;
  private openedAt = 0;
  private pauseMs = FIRST_PAUSE_MS;
  private notBefore = Number.NEGATIVE_INFINITY;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;

  constructor(private readonly ends: LineEnds) {}

  /** `wake`: open a port for it, which starts the worker, if none is open. */
  post(report: Report, wake: boolean): void {
    const port = this.port ?? (wake ? this.connect() : undefined);
    try {
      port?.postMessage(report);
    } catch {
      // The port died and its event is still under way.
      this.port = undefined;
    }
    this.plan();
  }

  /** The page goes into the cache: the browser closes its ports there. */
  hangUp(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.port?.disconnect();
    this.port = undefined;
  }

  private connect(): LinePort | undefined {
    const runtime = this.ends.runtime();
    if (!runtime?.id) {
      this.ends.orphaned();
      return undefined;
    }
    if (this.ends.now() < this.notBefore) return undefined;
    try {
      const port = runtime.connect({ name: SENSOR_PORT });
      port.onMessage.addListener((message) => this.heard(message));
      port.onDisconnect.addListener(() => this.lost(port));
      this.port = port;
      this.answered = false;
      this.openedAt = this.ends.now();
    } catch {
      if (!this.ends.runtime()?.id) this.ends.orphaned();
    }
    return this.port;
  }

  private heard(message: unknown): void {
    this.answered = true;
    this.pauseMs = FIRST_PAUSE_MS;
    const order = parseOrder(message);
    if (!order) return;
    this.ends.order(order);
    if (order.type !== 'ack') return;
    this.retryMs = FIRST_RETRY_MS;
    if (this.ends.owed()) return;
    clearTimeout(this.retry);
    this.retry = undefined;
  }

  private lost(port: LinePort): void {
    const runtime = this.ends.runtime();
    // Reading it keeps the browser from writing the reason into the page's console.
    void runtime?.lastError;
    if (!runtime?.id) this.ends.orphaned();
    if (this.port !== port) return;
    this.port = undefined;
    if (!this.answered && this.ends.now() - this.openedAt < LIVED_MS) {
      this.notBefore = this.ends.now() + this.pauseMs;
      this.pauseMs = Math.min(LAST_PAUSE_MS, this.pauseMs * 2);
    }
    this.ends.again();
  }

  private plan(): void {
    if (this.retry !== undefined || this.retryMs > LAST_RETRY_MS || !this.ends.owed()) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.retryMs *= 2;
      this.ends.again();
    }, this.retryMs);
  }
}

function parseOrder(message: unknown): SensorOrder | undefined {
  const { type, seq } = Object(message) as { type?: unknown; seq?: unknown };
  if (type === 'look' || type === 'stop') return { type };
  return type === 'ack' && typeof seq === 'number' ? { type, seq } : undefined;
}
