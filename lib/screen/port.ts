import type { Snapshot } from '../books/types';
import { type CommandName, type Commands, UI_PORT } from '../messages/commands';
import { learnNames } from './platformName';

export interface Done {
  ok: boolean;
  /** A sentence that names the fault, where the worker has more to say. */
  text?: string;
  /** What the command answers. */
  value?: unknown;
}

/** The part of `browser.runtime.Port` that the client needs. */
export interface UiPort {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface Client {
  /** Asks the worker for one command; `ok` is false where it refused or is gone. */
  send<N extends CommandName>(name: N, ...payload: Parameters<Commands[N]>): Promise<Done>;
  /** Lets go of the worker for good. */
  close(): void;
}

/** What some screens listen for besides. */
export interface Also {
  /** A note changed, or what lies beside notes; without an id, any of them. */
  notes?(id?: string): void;
  /** A connection stands, the first one or again: the side panel says whether it has focus. */
  connected?(post: (message: unknown) => void): void;
}

/** A worker that ends at once is not called in a loop: this long between calls. */
const RECONNECT_MS = 1_000;

interface FromWorker {
  type?: unknown;
  snapshot?: unknown;
  name?: unknown;
  id?: unknown;
  ok?: unknown;
  text?: unknown;
  value?: unknown;
}

/** Is this a snapshot that this version can show? */
export function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null) return false;
  const { v, at, today, week, toDecide } = value as Partial<Snapshot>;
  return v === 1 && typeof at === 'number' && !!today && Array.isArray(week) && !!toDecide;
}

/**
 * Connects to the worker at once (the open port is what tells it that the popup has the attention) and
 * again whenever the port is lost: the browser ends a worker that has nothing to do.
 */
export function connectClient(
  open: (name: string) => UiPort,
  onSnapshot: (snapshot: Snapshot) => void,
  later: (run: () => void, ms: number) => void = setTimeout,
  also: Also = {},
): Client {
  const waiting = new Map<string, ((done: Done) => void)[]>();
  let port: UiPort | undefined;
  let closed = false;

  const receive = (raw: unknown) => {
    const message = (raw ?? {}) as FromWorker;
    if (message.type === 'snapshot' && isSnapshot(message.snapshot)) {
      learnNames(message.snapshot.platforms);
      onSnapshot(message.snapshot);
    }
    if (message.type === 'notes') also.notes?.(typeof message.id === 'string' ? message.id : undefined);
    if (message.type !== 'done' || typeof message.name !== 'string') return;
    const text = typeof message.text === 'string' ? message.text : undefined;
    waiting.get(message.name)?.shift()?.({ ok: message.ok === true, text, value: message.value });
  };

  const lost = () => {
    port = undefined;
    for (const resolve of [...waiting.values()].flat()) resolve({ ok: false });
    waiting.clear();
    later(connect, RECONNECT_MS);
  };

  function connect() {
    if (port || closed) return;
    const fresh = open(UI_PORT);
    port = fresh;
    fresh.onMessage.addListener(receive);
    fresh.onDisconnect.addListener(() => port === fresh && lost());
    also.connected?.((message) => fresh.postMessage(message));
  }

  connect();
  return {
    close() {
      closed = true;
      port?.disconnect();
      port = undefined;
    },
    send(name, ...[payload]) {
      return new Promise((resolve) => {
        try {
          connect();
          waiting.set(name, [...(waiting.get(name) ?? []), resolve]);
          port?.postMessage({ type: 'command', name, payload });
        } catch {
          resolve({ ok: false });
        }
      });
    },
  };
}
