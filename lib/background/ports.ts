import type { Browser } from 'wxt/browser';
import { parseReport } from '../messages/report';
import { platformOf } from '../platforms/list';
import { type Report, SENSOR_PORT, type SensorOrder } from '../sensor/protocol';

type Port = Browser.runtime.Port;

/** A page with a live sensor. */
export interface SensorPage {
  port: Port;
  tabId: number;
  windowId?: number;
  platform: string;
  doc?: string;
}

export interface SensorEvents {
  report(report: Report, page: SensorPage): void;
  gone(page: SensorPage): void;
}

/**
 * The sensors' ports. Only our own script, in the top frame of a tab, on a host of a platform that is on,
 * is listened to; what it says is parsed before anybody sees it.
 */
export class SensorPorts {
  private readonly pages = new Set<SensorPage>();

  constructor(
    private readonly ownId: string,
    private readonly isOn: (platform: string) => boolean,
    private readonly events: SensorEvents,
  ) {}

  /** Takes a new connection; `false` where it is none of a sensor's. */
  connect(port: Port): boolean {
    if (port.name !== SENSOR_PORT) return false;
    const page = this.admit(port);
    if (!page) {
      order(port, { type: 'stop' });
      port.disconnect();
      return true;
    }
    this.pages.add(page);
    port.onMessage.addListener((message: unknown) => this.hear(page, message));
    port.onDisconnect.addListener(() => this.lose(page));
    return true;
  }

  private admit(port: Port): SensorPage | undefined {
    const { sender } = port;
    const tabId = sender?.tab?.id;
    if (sender?.id !== this.ownId || tabId === undefined || sender.frameId !== 0 || !sender.url)
      return undefined;
    const platform = platformOf(hostOf(sender.url));
    if (!platform || !this.isOn(platform.id)) return undefined;
    const windowId = sender.tab?.windowId;
    return { port, tabId, platform: platform.id, ...(windowId === undefined ? {} : { windowId }) };
  }

  private hear(page: SensorPage, message: unknown): void {
    const report = parseReport(message);
    if (!report || report.platform !== page.platform) return;
    if (page.doc === undefined) this.replace(report.doc, page);
    if (page.doc === report.doc) this.events.report(report, page);
  }

  /** One document, one port: a port opened again takes the place of the one that was lost. */
  private replace(doc: string, page: SensorPage): void {
    for (const old of this.pages) if (old.doc === doc) this.pages.delete(old);
    page.doc = doc;
  }

  private lose(page: SensorPage): void {
    if (this.pages.delete(page)) this.events.gone(page);
  }

  get any(): boolean {
    return this.pages.size > 0;
  }

  /** Everything up to `seq` is in the books. */
  ack(page: SensorPage, seq: number): void {
    if (this.pages.has(page)) order(page.port, { type: 'ack', seq });
  }

  /** Asks every sensor to look at its page again. */
  look(): void {
    for (const { port } of this.pages) order(port, { type: 'look' });
  }

  /** Silences the sensors of platforms that are on no more. */
  stopWithheld(): void {
    for (const page of [...this.pages]) {
      if (this.isOn(page.platform)) continue;
      order(page.port, { type: 'stop' });
      page.port.disconnect();
      this.lose(page);
    }
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** A port can be gone before its `onDisconnect` is heard. */
function order(port: Port, message: SensorOrder): void {
  try {
    port.postMessage(message);
  } catch {
    // Its end is told by onDisconnect.
  }
}
