import type { Browser } from 'wxt/browser';
import type { PageRef } from '../clock/state';
import { parseReport } from '../messages/report';
import { type Report, SENSOR_PORT, type SensorOrder } from '../sensor/protocol';

type Port = Browser.runtime.Port;

/** A page with a live sensor. */
export interface SensorPage {
  port: Port;
  tabId: number;
  windowId?: number;
  platform: string;
  doc?: string;
  /** The host, where it is a frame in which submits are counted. */
  frame?: string;
}

/** The page as the clock is told of it. */
export function refOf({ tabId, windowId }: SensorPage, doc: string): PageRef {
  return { doc, tabId, ...(windowId === undefined ? {} : { windowId }) };
}

/** What the ports must know of the platforms. */
export interface KnownSites {
  /** Until then a port's words wait: what the worker taught is read first. Missing: all is known. */
  ready?: Promise<unknown>;
  /** The platform of a host. */
  idOf(host: string): string | undefined;
  /** The platform in whose pages' frames of this host submits are counted. */
  frameOf(host: string): string | undefined;
  isOn(platform: string): boolean;
}

export interface SensorEvents {
  report(report: Report, page: SensorPage): void;
  gone(page: SensorPage): void;
}

/**
 * The sensors' ports. Only our own script, in the top frame of a tab, on a host of a platform that is on,
 * is listened to, and what counts in a frame that the worker allowed, in a page of its platform; what it says
 * is parsed before anybody sees it.
 */
export class SensorPorts {
  private readonly pages = new Set<SensorPage>();
  private ready: boolean;

  constructor(
    private readonly ownId: string,
    private readonly sites: KnownSites,
    private readonly events: SensorEvents,
  ) {
    this.ready = sites.ready === undefined;
    void sites.ready?.then(() => {
      this.ready = true;
    });
  }

  /** Takes a new connection; `false` where it is none of a sensor's. */
  connect(port: Port): boolean {
    if (port.name !== SENSOR_PORT) return false;
    // Listeners stand at once, or the words that woke the worker would be lost.
    let page: SensorPage | undefined;
    port.onMessage.addListener((message: unknown) => this.whenReady(() => page && this.hear(page, message)));
    port.onDisconnect.addListener(() => this.whenReady(() => page && this.lose(page)));
    this.whenReady(() => {
      page = this.admit(port);
      if (page) this.pages.add(page);
      else {
        order(port, { type: 'stop' });
        port.disconnect();
      }
    });
    return true;
  }

  /** In the order of the calls. */
  private whenReady(act: () => void): void {
    if (this.ready) act();
    else void this.sites.ready?.then(act);
  }

  private admit(port: Port): SensorPage | undefined {
    const { sender } = port;
    const tabId = sender?.tab?.id;
    if (sender?.id !== this.ownId || tabId === undefined || !sender.url) return undefined;
    const frame = sender.frameId === 0 ? undefined : hostOf(sender.url);
    const platform = this.sites.idOf(hostOf((frame === undefined ? sender : sender.tab)?.url ?? ''));
    if (platform === undefined || !this.isHeard({ platform, frame })) return undefined;
    const windowId = sender.tab?.windowId;
    return {
      port,
      tabId,
      platform,
      ...(windowId === undefined ? {} : { windowId }),
      ...(frame === undefined ? {} : { frame }),
    };
  }

  private isHeard({ platform, frame }: { platform: string; frame?: string | undefined }): boolean {
    return this.sites.isOn(platform) && (frame === undefined || this.sites.frameOf(frame) === platform);
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
      if (this.isHeard(page)) continue;
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
