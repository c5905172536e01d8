import type { UiPort } from '../../lib/screen/port';

/** A worker at the other end: what it was sent, and what it says. */
export class FakeWorker {
  readonly sent: { type: string; name: string; payload?: unknown }[] = [];
  readonly opened: string[] = [];
  closed = 0;
  private hear: (message: unknown) => void = () => undefined;
  private end: () => void = () => undefined;

  open = (name: string): UiPort => {
    this.opened.push(name);
    return {
      postMessage: (message) => this.sent.push(message as (typeof this.sent)[number]),
      disconnect: () => {
        this.closed += 1;
      },
      onMessage: { addListener: (listener) => (this.hear = listener) },
      onDisconnect: { addListener: (listener) => (this.end = listener) },
    };
  };

  say(message: unknown): void {
    this.hear(message);
  }

  done(name: string, ok = true, text?: string): void {
    this.say({ type: 'done', name, ok, text });
  }

  stop(): void {
    this.end();
  }
}
