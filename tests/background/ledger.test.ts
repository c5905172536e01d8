import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { Keeper } from '../../lib/background/keeper.ts';
import { Ledger } from '../../lib/background/ledger.ts';
import { Projects } from '../../lib/background/projects.ts';
import { openBooks } from '../../lib/books/books.ts';
import { RING_KEY } from '../../lib/books/ring.ts';
import { STEPS } from '../../lib/books/steps.ts';
import type { ClockEvent } from '../../lib/clock/state.ts';
import { DEFAULT_RULES } from '../../lib/clock/types.ts';

const AT = Date.UTC(2026, 10, 23, 9);
const zone = { timeZone: 'UTC', utcOffsetMin: 0 };
const subject = { kind: 'task' as const, platform: 'practice', rules: DEFAULT_RULES };

class Area {
  kept: Record<string, unknown> = {};
  async get(key: string) {
    return key in this.kept ? { [key]: structuredClone(this.kept[key]) } : {};
  }
  async set(items: Record<string, unknown>) {
    Object.assign(this.kept, structuredClone(items));
  }
  async remove(key: string) {
    delete this.kept[key];
  }
}

/** A clock by hand of `minutes`, from start to stop. */
async function work(keeper: Keeper, from: number, minutes: number): Promise<void> {
  const tell = (event: Record<string, unknown>, at: number) =>
    keeper.take(() => ({ ...event, at, zone }) as ClockEvent);
  await tell({ type: 'startByHand', subject }, from);
  for (let m = 0.5; m < minutes; m += 0.5) await tell({ type: 'tick' }, from + m * 60_000);
  await tell({ type: 'stopByHand' }, from + minutes * 60_000);
}

async function live(area: Area, at = AT) {
  const ledger = await Ledger.open(area);
  const projects = new Projects([], () => undefined);
  const keeper = new Keeper(ledger, projects, await ledger.loadClock(at), { changed: () => {} });
  return { ledger, keeper };
}

/** Makes the books unreadable for this version, or readable again. */
async function bumpVersion(): Promise<void> {
  (await openDB('piecerate', STEPS.length + 1)).close();
}

async function recordsInBooks() {
  const books = await openBooks();
  const records = await books.recordsBetween(0, AT * 2);
  await books.close();
  return records;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the ledger', () => {
  it('keeps the clock and what ended in the books', async () => {
    const area = new Area();
    const { ledger, keeper } = await live(area);
    await work(keeper, AT, 10);
    await ledger.books.close();
    expect((await recordsInBooks()).map((r) => r.endAt - r.startAt)).toEqual([600_000]);
    expect(area.kept).toEqual({});
  });

  it('gives the next life of the worker the same clock, ended records included', async () => {
    const area = new Area();
    const first = await live(area);
    await work(first.keeper, AT, 10);
    await first.ledger.books.close();
    const second = await live(area);
    expect(second.keeper.state).toEqual(first.keeper.state);
    expect(second.keeper.state.ended).toHaveLength(1);
  });

  it('goes on timing while the books are of a newer version, and says so', async () => {
    const area = new Area();
    await bumpVersion();
    const { ledger, keeper } = await live(area);
    expect(ledger.troubled?.kind).toBe('newer');
    await work(keeper, AT, 10);
    expect(area.kept[RING_KEY]).toMatchObject({ entries: [{ kind: 'manual' }] });
  });

  it('brings what waited into the books as soon as they open, under numbers of their own', async () => {
    const area = new Area();
    const before = await live(area);
    await work(before.keeper, AT, 10);
    await before.ledger.books.close();
    const whole = indexedDB;
    globalThis.indexedDB = new IDBFactory();
    await bumpVersion();
    const without = await live(area, AT + 3_600_000);
    await work(without.keeper, AT + 3_600_000, 20);
    globalThis.indexedDB = whole;

    const after = await live(area, AT + 7_200_000);
    await work(after.keeper, AT + 7_200_000, 30);
    await after.ledger.books.close();
    const records = await recordsInBooks();
    expect(records.map((r) => [r.n, (r.endAt - r.startAt) / 60_000])).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    // Which books they are is kept; nothing waits any more.
    expect(Object.keys(area.kept)).toEqual(['booksOf']);
  });

  it('lays nothing over what was timed without the books, whatever had run in them', async () => {
    const area = new Area();
    const before = await live(area);
    await before.keeper.take(() => ({ type: 'startByHand', subject, at: AT, zone }));
    await before.keeper.take(() => ({ type: 'tick', at: AT + 60_000, zone }));
    await before.ledger.books.close();
    const whole = indexedDB;
    globalThis.indexedDB = new IDBFactory();
    await bumpVersion();
    const without = await live(area, AT + 3_600_000);
    await work(without.keeper, AT + 3_600_000, 20);
    globalThis.indexedDB = whole;

    const at = AT + 7_200_000;
    const after = await live(area, at);
    await after.keeper.take(() => ({ type: 'wake', browserStart: true, at, zone }));
    await after.keeper.take(() => ({ type: 'stopByHand', at: at + 60_000, zone }));
    await after.ledger.books.close();
    const all = (await recordsInBooks()).flatMap(({ n, segments }) => segments.map((s) => ({ n, ...s })));
    all.sort((a, b) => a.startAt - b.startAt);
    expect(all.map((s) => [s.n, s.kind, (s.startAt - AT) / 60_000, (s.endAt - AT) / 60_000])).toEqual([
      [1, 'manual', 0, 1],
      [2, 'manual', 60, 80],
      [1, 'manual', 120, 121],
    ]);
  });

  it('ends a task that was open without the books as unknown: the worker is asked', async () => {
    const area = new Area();
    const whole = indexedDB;
    globalThis.indexedDB = new IDBFactory();
    await bumpVersion();
    const { keeper } = await live(area);
    await keeper.take(() => ({ type: 'startByHand', subject, at: AT, zone }));
    await keeper.take(() => ({ type: 'tick', at: AT + 60_000, zone }));
    await keeper.take(() => ({ type: 'pause', at: AT + 90_000, zone }));
    globalThis.indexedDB = whole;
    const after = await live(area, AT + 200_000);
    await after.ledger.books.close();
    expect(await recordsInBooks()).toMatchObject([{ outcome: 'unknown', n: 1 }]);
  });

  it('says that the disk is full for as long as the books cannot be opened because of it', async () => {
    const area = new Area();
    const { ledger, keeper } = await live(area);
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Connection is closing because of: FILE_ERROR_NO_SPACE', 'UnknownError');
    };
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    };
    for (const hours of [1, 2]) {
      await work(keeper, AT + hours * 3_600_000, 10);
      expect(ledger.troubled?.kind).toBe('full');
    }
    IDBObjectStore.prototype.put = put;
    indexedDB.open = open;
    await work(keeper, AT + 10 * 3_600_000, 5);
    expect(ledger.troubled).toBeUndefined();
    await ledger.books.close();
    expect((await recordsInBooks()).map((r) => (r.endAt - r.startAt) / 60_000)).toEqual([10, 10, 5]);
  });

  it('keeps what the books refuse, and writes it when they take it again', async () => {
    const area = new Area();
    const { ledger, keeper } = await live(area);
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    await work(keeper, AT, 10);
    expect(ledger.troubled?.kind).toBe('full');
    IDBObjectStore.prototype.put = put;
    await work(keeper, AT + 3_600_000, 5);
    expect(ledger.troubled).toBeUndefined();
    await ledger.books.close();
    expect((await recordsInBooks()).map((r) => (r.endAt - r.startAt) / 60_000)).toEqual([10, 5]);
    expect(area.kept).toEqual({});
  });
});
