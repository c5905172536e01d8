import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type SensorPage, SensorPorts } from '../../lib/background/ports.ts';
import { ScreenPorts } from '../../lib/background/screens.ts';
import type { Asked } from '../../lib/messages/parse.ts';
import { platformOf } from '../../lib/platforms/list.ts';
import type { Report } from '../../lib/sensor/protocol.ts';

type Listener = (message: unknown) => void;
const OWN = 'own-id';
const URL_OF_TASK = 'https://app.dataannotation.tech/workers/tasks/1';

class FakePort {
  sent: unknown[] = [];
  closed = false;
  heard: Listener[] = [];
  ended: Listener[] = [];
  onMessage = { addListener: (listener: Listener) => this.heard.push(listener) };
  onDisconnect = { addListener: (listener: Listener) => this.ended.push(listener) };
  constructor(
    readonly name: string,
    readonly sender: Record<string, unknown>,
  ) {}
  postMessage(message: unknown) {
    if (this.closed) throw new Error('disconnected');
    this.sent.push(message);
  }
  disconnect() {
    this.closed = true;
  }
  say(message: unknown) {
    for (const listener of this.heard) listener(message);
  }
  end() {
    this.closed = true;
    for (const listener of this.ended) listener(this);
  }
}

const asPort = (port: FakePort) => port as unknown as Parameters<SensorPorts['connect']>[0];
const page = (more: Record<string, unknown> = {}) => ({
  id: OWN,
  frameId: 0,
  url: URL_OF_TASK,
  tab: { id: 7, windowId: 1 },
  ...more,
});
const report = (more: Record<string, unknown> = {}) => ({
  type: 'report',
  doc: 'doc-00001',
  platform: 'dataannotation',
  seq: 1,
  at: 1,
  visible: true,
  sighting: { kind: 'overhead' },
  spans: [],
  marks: [],
  ...more,
});

function sensors(on = true, frames: Record<string, string> = {}) {
  const reports: Report[] = [];
  const gone: SensorPage[] = [];
  const ports = new SensorPorts(
    OWN,
    { idOf: (host) => platformOf(host)?.id, frameOf: (host) => frames[host], isOn: () => on },
    {
      report: (one) => reports.push(one),
      gone: (one) => gone.push(one),
    },
  );
  return { ports, reports, gone };
}

describe("sensors' ports", () => {
  it('listens to our sensor in the top frame of a platform that is on', () => {
    const { ports, reports } = sensors();
    const port = new FakePort('sensor', page());
    ports.connect(asPort(port));
    port.say(report());
    expect(reports).toHaveLength(1);
  });

  it.each([
    ['another extension', page({ id: 'other' })],
    ['a frame', page({ frameId: 3 })],
    ['a page of our own', page({ tab: undefined })],
    ['a host that is no platform', page({ url: 'https://example.org/workers/tasks/1' })],
    ['a host that only ends like one', page({ url: 'https://evil-app.dataannotation.tech.example/x' })],
    ['no address', page({ url: undefined })],
  ])('refuses %s', (_, sender) => {
    const { ports, reports } = sensors();
    const port = new FakePort('sensor', sender);
    ports.connect(asPort(port));
    port.say(report());
    expect([port.closed, reports]).toEqual([true, []]);
  });

  describe('in a frame', () => {
    const tab = { id: 7, windowId: 1, url: URL_OF_TASK };
    const inFrame = (more: Record<string, unknown> = {}) =>
      page({ frameId: 3, url: 'https://hits.example/hit', tab, ...more });
    const frames: Record<string, string> = { 'hits.example': 'dataannotation' };

    it('listens where the worker allowed its host, in a page of its platform', () => {
      const { ports, reports, gone } = sensors(true, frames);
      const port = new FakePort('sensor', inFrame());
      ports.connect(asPort(port));
      port.say(report());
      expect(reports).toHaveLength(1);
      port.end();
      expect(gone).toMatchObject([{ frame: 'hits.example', platform: 'dataannotation', tabId: 7 }]);
    });

    it.each([
      ['of another host', inFrame({ url: 'https://hits.example.org/hit' })],
      ['of the platform’s own host', inFrame({ url: URL_OF_TASK })],
      ['in a page of no platform', inFrame({ tab: { ...tab, url: 'https://example.org/' } })],
      ['in a page whose address the browser does not tell', inFrame({ tab: { id: 7 } })],
    ])('refuses one %s', (_, sender) => {
      const { ports, reports } = sensors(true, frames);
      const port = new FakePort('sensor', sender);
      ports.connect(asPort(port));
      port.say(report());
      expect([port.sent, port.closed, reports]).toEqual([[{ type: 'stop' }], true, []]);
    });

    it('stops when its host is given back', () => {
      const allowed = { ...frames };
      const { ports, gone } = sensors(true, allowed);
      const [around, port] = [new FakePort('sensor', page()), new FakePort('sensor', inFrame())];
      for (const one of [around, port]) ports.connect(asPort(one));
      around.say(report());
      port.say(report({ doc: 'doc-00002' }));
      delete allowed['hits.example'];
      ports.stopWithheld();
      expect([port.sent, port.closed, around.closed]).toEqual([[{ type: 'stop' }], true, false]);
      expect(gone).toHaveLength(1);
    });
  });

  it('stops a sensor of a platform that is switched off', () => {
    const port = new FakePort('sensor', page());
    sensors(false).ports.connect(asPort(port));
    expect(port.sent).toEqual([{ type: 'stop' }]);
    expect(port.closed).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a string', 'report'],
    ['a report of another platform', report({ platform: 'practice' })],
    ['a span with an instant that is no number', report({ spans: [{ id: 1, startAt: 'now' }] })],
    ['an infinite instant', report({ at: Number.POSITIVE_INFINITY })],
    ['an unknown kind of page', report({ sighting: { kind: 'bank' } })],
    [
      'a negative amount',
      report({ sighting: { kind: 'task', pay: { basis: 'perTask', amountMicros: -1, currency: 'USD' } } }),
    ],
    ['a key of endless length', report({ sighting: { kind: 'task', taskKey: 'x'.repeat(100_000) } })],
  ])('does not take in %s', (_, message) => {
    const { ports, reports } = sensors();
    const port = new FakePort('sensor', page());
    ports.connect(asPort(port));
    port.say(message);
    expect(reports).toEqual([]);
  });

  it('takes a port opened again in place of the lost one: the page is not gone', () => {
    const { ports, gone } = sensors();
    const first = new FakePort('sensor', page());
    const second = new FakePort('sensor', page());
    ports.connect(asPort(first));
    first.say(report());
    ports.connect(asPort(second));
    second.say(report({ seq: 2 }));
    first.end();
    expect(gone).toEqual([]);
    second.end();
    expect(gone).toHaveLength(1);
  });

  it('does not let one page speak for another', () => {
    const { ports, reports } = sensors();
    const port = new FakePort('sensor', page());
    ports.connect(asPort(port));
    port.say(report());
    port.say(report({ doc: 'doc-00002' }));
    expect(reports.map(({ doc }) => doc)).toEqual(['doc-00001']);
  });
});

describe("screens' ports", () => {
  const ORIGIN = 'chrome-extension://own-id/';
  function screens() {
    const commands: Asked[] = [];
    const owns: boolean[] = [];
    const lates: (number | undefined)[] = [];
    const ports = new ScreenPorts(ORIGIN, OWN, {
      opened: () => {},
      own: (_, on, more) => {
        owns.push(on);
        lates.push(more?.lateMs);
      },
      command: async (asked) => {
        commands.push(asked);
      },
    });
    return { ports, commands, owns, lates };
  }

  it('takes commands from our own pages only', () => {
    const { ports, commands } = screens();
    const ours = new FakePort('ui', { id: OWN, url: `${ORIGIN}popup.html` });
    const theirs = new FakePort('ui', page());
    ports.connect(asPort(ours));
    ports.connect(asPort(theirs));
    ours.say({ type: 'command', name: 'pause' });
    theirs.say({ type: 'command', name: 'pause' });
    expect(commands).toEqual([{ name: 'pause', payload: undefined }]);
    expect(theirs.closed).toBe(true);
  });

  it('is the popup only where it is in no tab: a page in a tab takes attention as any other', () => {
    const { ports, owns } = screens();
    const popup = new FakePort('ui', { id: OWN, url: `${ORIGIN}popup.html` });
    const tab = new FakePort('ui', { id: OWN, url: `${ORIGIN}popup.html`, tab: { id: 3 } });
    ports.connect(asPort(popup));
    ports.connect(asPort(tab));
    popup.end();
    expect(owns).toEqual([true, false]);
  });

  it('takes a side panel for attention only while it says that it has focus', () => {
    const { ports, owns } = screens();
    const panel = new FakePort('ui', { id: OWN, url: `${ORIGIN}sidepanel.html` });
    const popup = new FakePort('ui', { id: OWN, url: `${ORIGIN}popup.html`, tab: { id: 3 } });
    ports.connect(asPort(panel));
    ports.connect(asPort(popup));
    expect(owns).toEqual([]);
    panel.say({ type: 'focus', on: true, windowId: 4 });
    popup.say({ type: 'focus', on: true, windowId: 4 });
    panel.say({ type: 'focus', on: 'yes' });
    panel.say({ type: 'focus', on: false });
    panel.end();
    expect(owns).toEqual([true, false, false]);
  });

  it.each([
    ['lately', -1_500, 1_500],
    ['now', 0, undefined],
    ['in the future, by a clock that was set', 5_000, undefined],
    ['an hour ago, by a clock that was set', -3_600_000, undefined],
  ])('knows how late a panel’s word is that is true since %s', (_, byMs, lateMs) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { ports, lates } = screens();
    const panel = new FakePort('ui', { id: OWN, url: `${ORIGIN}sidepanel.html` });
    ports.connect(asPort(panel));
    panel.say({ type: 'focus', on: true, windowId: 4, since: Date.now() + byMs });
    expect(lates).toEqual([lateMs]);
  });

  it.each([
    ['an unknown command', { type: 'command', name: 'explode' }],
    ['a payload of the wrong form', { type: 'command', name: 'linkTab', payload: { tabId: 'x' } }],
    [
      'a negative target',
      { type: 'command', name: 'setTarget', payload: { amountMicros: -5, currency: 'USD' } },
    ],
    ['no message', null],
  ])('does not run %s', (_, message) => {
    const { ports, commands } = screens();
    const port = new FakePort('ui', { id: OWN, url: `${ORIGIN}popup.html` });
    ports.connect(asPort(port));
    port.say(message);
    expect(commands).toEqual([]);
  });
});
