import type { Browser } from 'wxt/browser';
import type { Snapshot } from '../books/types';
import { PANEL_PAGE, UI_PORT } from '../messages/commands';
import { type Asked, parseCommand, parseFocus } from '../messages/parse';
import { Refusal } from './refusal';

type Port = Browser.runtime.Port;

/** What a screen of ours says of its attention. */
export interface OwnMore {
  /** The window that it lies over. */
  windowId?: number | undefined;
  /** It was so long before it was heard. */
  lateMs?: number;
}

/** A word can wait this long for a worker that starts on a busy machine; the clock was set if it seems longer. */
const SLOW_MS = 30_000;

/** How late a word is that is true `since` an instant of the screen's clock, heard at one of ours. */
function lateBy(since: number | undefined, heardAt: number): { lateMs?: number } {
  const lateMs = heardAt - (since ?? heardAt);
  return lateMs > 0 && lateMs <= SLOW_MS ? { lateMs } : {};
}

export interface ScreenEvents {
  /** One of our screens opened (it wants a snapshot), or the last one closed. */
  opened(): void;
  /** Our popup or a side panel has attention, or has it no more. */
  own(id: string, on: boolean, more?: OwnMore): void;
  /** Runs a command; what it answers or throws is told to the screen. */
  command(asked: Asked): Promise<unknown>;
}

/**
 * The ports of our own screens: snapshots out, commands in. Only pages of our own origin are listened to.
 */
export class ScreenPorts {
  private readonly ports = new Set<Port>();
  private opened = 0;

  constructor(
    private readonly origin: string,
    private readonly ownId: string,
    private readonly events: ScreenEvents,
  ) {}

  /** Takes a new connection; `false` where it is none of a screen's. */
  connect(port: Port): boolean {
    if (port.name !== UI_PORT) return false;
    const { sender } = port;
    if (sender?.id !== this.ownId || !sender.url?.startsWith(this.origin)) {
      port.disconnect();
      return true;
    }
    const id = `screen-${++this.opened}`;
    // A page in a tab is not the popup: attention on it is attention elsewhere.
    const isOurs = sender.tab === undefined;
    // A popup has attention for as long as it is open; a side panel only while its document has focus.
    const isPanel = isOurs && sender.url.startsWith(`${this.origin}${PANEL_PAGE}`);
    this.ports.add(port);
    port.onMessage.addListener((message: unknown) => {
      const focus = parseFocus(message);
      if (!focus) void this.hear(port, message);
      else if (isPanel)
        this.events.own(id, focus.on, { windowId: focus.windowId, ...lateBy(focus.since, Date.now()) });
    });
    port.onDisconnect.addListener(() => {
      this.ports.delete(port);
      if (isOurs) this.events.own(id, false);
    });
    if (isOurs && !isPanel) this.events.own(id, true);
    this.events.opened();
    return true;
  }

  get any(): boolean {
    return this.ports.size > 0;
  }

  private async hear(port: Port, message: unknown): Promise<void> {
    const asked = parseCommand(message);
    if (!asked) return;
    const { name } = asked;
    try {
      const value = await this.events.command(asked);
      send(port, { type: 'done', name, ok: true, ...(value === undefined ? {} : { value }) });
    } catch (error) {
      if (!(error instanceof Refusal)) console.warn('Piecerate:', error);
      const said = error instanceof Refusal ? { text: error.message } : {};
      send(port, { type: 'done', name, ok: false, ...said });
    }
  }

  show(snapshot: Snapshot): void {
    for (const port of this.ports) send(port, { type: 'snapshot', snapshot });
  }

  /** Notes, or what lies beside them, changed: a screen that shows them reads them anew. */
  notesChanged(id?: string): void {
    for (const port of this.ports) send(port, id === undefined ? { type: 'notes' } : { type: 'notes', id });
  }
}

/** A screen can be gone before its port's end is heard. */
function send(port: Port, message: unknown): void {
  try {
    port.postMessage(message);
  } catch {
    // Its end is told by onDisconnect.
  }
}
