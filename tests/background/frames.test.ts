import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Frames } from '../../lib/background/frames';
import type { Site } from '../../lib/background/sites';
import { type ClockState, emptyClock, type Fact, type OpenRecord } from '../../lib/clock/state';
import type { Mark, Report } from '../../lib/sensor/protocol';
import { freshProfile } from '../books/database';
import { NOON, TestDesk } from './desk';

const HOST = 'hits.example';
const TAB = 7;

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

beforeEach(freshProfile);

function area(kept: Record<string, unknown> = {}) {
  return {
    get: async (key: string) => (key in kept ? { [key]: kept[key] } : {}),
    set: async (items: Record<string, unknown>) => void Object.assign(kept, structuredClone(items)),
    remove: async (key: string) => void delete kept[key],
  };
}

const shows = (frames?: string[], platform = 'uhrs'): Report => ({
  type: 'report',
  doc: 'the-page-1',
  platform,
  seq: 1,
  at: NOON,
  visible: true,
  sighting: { kind: 'task', ...(frames && { frames }) },
  spans: [],
  marks: [],
});

/** The marks that a frame tells of: `i` an intent, `c` one that came true; ids count up from `first`. */
function told(
  marks: string,
  { doc = 'the-frame-1', first = 1, outcome = 'submitted' as const } = {},
): Report {
  const said = [...marks].map((kind, at): Mark => {
    return { id: first + at, kind: kind === 'i' ? 'intent' : 'confirmed', outcome, at: NOON };
  });
  return { ...shows(), doc, marks: said };
}

/** A clock on which a session of `platform` runs in the tab. */
function during(n: number, startAt = NOON): ClockState {
  const session = {
    n,
    kind: 'task',
    platform: 'uhrs',
    tabId: TAB,
    startAt,
    attendedAt: startAt,
    rules: { session: true },
  };
  return { ...emptyClock(), open: { [n]: session as OpenRecord } };
}

async function allowed(store = area(), at = NOON - 1) {
  const frames = await Frames.open(store);
  await frames.hear(shows([HOST]));
  await frames.follow(frames.sites(), at);
  return frames;
}

const from = (host = HOST, tabId = TAB, at = NOON) => ({ host, tabId, at });

describe('hosts of frames', () => {
  it('are offered once a task page showed them, each as a site of its own', async () => {
    const store = area();
    const frames = await Frames.open(store);
    expect(await frames.hear(shows())).toBe(false);
    expect(await frames.hear(shows([HOST]))).toBe(true);
    expect(await frames.hear(shows([HOST]))).toBe(false);
    expect((await Frames.open(store)).sites()).toMatchObject([
      { id: 'frame:hits.example', matches: ['https://hits.example/*'], frameOf: 'uhrs' },
    ]);
  });

  it('are taken from pages whose tasks are in frames, and only the latest are kept', async () => {
    const frames = await Frames.open(area());
    await frames.hear(shows([HOST], 'prolific'));
    expect(frames.sites()).toEqual([]);
    for (let i = 0; i < 9; i++) await frames.hear(shows([`h${i}.example`]));
    expect(frames.sites().map(({ name }) => name)).toEqual(
      ['h8', 'h7', 'h6', 'h5', 'h4'].map((h) => `${h}.example`),
    );
  });

  it('are listened to while they are granted, and one that is granted is not pushed out', async () => {
    const frames = await allowed();
    for (let i = 0; i < 9; i++) await frames.hear(shows([`h${i}.example`]));
    expect([frames.platformOf(HOST), frames.platformOf('h8.example')]).toEqual(['uhrs', undefined]);
    await frames.follow([], NOON);
    expect(frames.platformOf(HOST)).toBeUndefined();
  });

  it('are forgotten with their platform', async () => {
    const frames = await allowed();
    await frames.forget('uhrs');
    expect([frames.sites(), frames.platformOf(HOST)]).toEqual([[], undefined]);
  });
});

describe('submits in a frame', () => {
  it('count once each, however often they are told, also in a later life of the worker', async () => {
    const store = area();
    const frames = await allowed(store);
    await frames.count(told('icic'), from(), during(1));
    await frames.count(told('icic'), from(), during(1));
    const later = await Frames.open(store);
    await later.count(told('icicic'), from(), during(1));
    expect(later.unitsOf({ n: 1, startAt: NOON })).toBe(3);
  });

  it('count where the frame goes with them, not where nothing came of them in a minute', async () => {
    const frames = await allowed();
    await frames.count(told('i'), from(), during(1));
    await frames.gone('the-frame-1', NOON + 59_000);
    await frames.gone('the-frame-1', NOON + 59_000);
    await frames.count(told('i', { doc: 'the-frame-2' }), from(), during(1));
    await frames.gone('the-frame-2', NOON + 61_000);
    await frames.count(told('ic', { doc: 'the-frame-3' }), from(), during(1));
    await frames.gone('the-frame-3', NOON + 1_000);
    expect(frames.unitsOf({ n: 1, startAt: NOON })).toBe(2);
  });

  it('belong to the session of their tab, and to none where none is on the clock', async () => {
    const frames = await allowed();
    await frames.count(told('ic'), from(HOST, 8), during(1));
    await frames.count(told('ic'), from(), emptyClock());
    await frames.count(told('ic'), from('other.example'), during(1));
    expect(frames.unitsOf({ n: 1, startAt: NOON })).toBeUndefined();
  });
});

describe('a session’s number', () => {
  it('is not known where the host was allowed after it began, or given back before it ended', async () => {
    const late = await allowed(area(), NOON + 1);
    await late.count(told('ic'), from(), during(1));
    expect(late.unitsOf({ n: 1, startAt: NOON })).toBeUndefined();

    const frames = await allowed();
    await frames.count(told('ic'), from(), during(1));
    await frames.follow([], NOON + 2);
    await frames.follow(frames.sites() as Site[], NOON + 3);
    await frames.count(told('icic'), from(), during(1));
    expect(frames.unitsOf({ n: 1, startAt: NOON })).toBeUndefined();
  });

  it('is not known where submits were pressed and nothing ever came of one: the worker is asked', async () => {
    const frames = await allowed();
    await frames.count(told('iii'), from(), during(1));
    expect(frames.unitsOf({ n: 1, startAt: NOON })).toBeUndefined();
  });
});

describe('what a session comes to', () => {
  it.each(['unknown', 'abandoned'] as const)(
    'that ended %s is in the books without a question, and nothing to take back',
    async (outcome) => {
      const frames = await allowed();
      const test = await TestDesk.open();
      test.project('uhrs:1', 'Boxes', { basis: 'perTask', amountMicros: 50_000, currency: 'USD' });
      await test.startByHand(0, 'uhrs:1');
      const n = Object.values(test.desk.keeper.state.open)[0]?.n ?? 0;
      await frames.count(told('icic'), from(), during(n));
      await test.tell(10, { type: 'stopByHand' });
      const record = await test.desk.ledger.books.record(n);
      if (!record) throw new Error('no record');
      const facts: Fact[] = [{ type: 'ended', record: { ...record, outcome } }];
      await frames.settle(test.desk, facts);
      expect(await test.desk.ledger.books.record(n)).toMatchObject({
        outcome: 'submitted',
        units: 2,
        earning: { amountMicros: 100_000 },
      });
      await expect(test.run('undo')).rejects.toThrow();
    },
  );
});
