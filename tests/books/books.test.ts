import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Books, openBooks } from '../../lib/books/books';
import { withDecision } from '../../lib/books/earn';
import { freshProfile } from './database';
import { entry, HOURLY, MINUTE_MS, PIECE, stretches, utc } from './records';

const DAY = '2026-11-23';
const MORNING = utc('2026-11-23T09:00');

let books: Books;
beforeEach(async () => {
  freshProfile();
  books = await openBooks({ sealAt: 20 });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await books.close();
});

/** `count` tasks of ten minutes, numbered on, one after the other. */
const tasks = (count: number, first = 1, more: Parameters<typeof entry>[2] = {}) =>
  Array.from({ length: count }, (_, i) =>
    entry(first + i, stretches(MORNING + (first + i) * 11 * MINUTE_MS, ['work', 10]), {
      pay: PIECE,
      ...more,
    }),
  );
const lifetime = async () => (await books.totals('l', 'all', 'all'))[0];
const reopened = async () => {
  await books.close();
  books = await openBooks({ sealAt: 20 });
};

describe('commit', () => {
  test('keeps clock, record and totals for the next life', async () => {
    await books.commit({ clock: { n: 7 }, ended: tasks(1), meta: { target: 15 } });
    await reopened();
    expect(await books.loadClock()).toEqual({ n: 7 });
    expect(await books.meta('target')).toBe(15);
    expect(await books.record(1)).toMatchObject({
      n: 1,
      deviceId: books.deviceId,
      earning: { amountMicros: 2_000_000, currency: 'USD', state: 'expected' },
    });
    expect((await books.totals('d', DAY, DAY))[0]).toMatchObject({
      paidTaskMs: 10 * MINUTE_MS,
      taskCount: 1,
    });
  });

  test('of the same record twice counts it once, as it was said last', async () => {
    await books.commit({ ended: tasks(1) });
    await books.commit({ ended: [entry(1, stretches(MORNING, ['work', 30]), { pay: PIECE })] });
    expect(await lifetime()).toMatchObject({ taskCount: 1, paidTaskMs: 30 * MINUTE_MS });
    expect((await books.recent()).map(({ startAt }) => startAt)).toEqual([MORNING]);
  });

  test('takes a record back whose task goes on', async () => {
    await books.commit({ ended: tasks(2) });
    await books.commit({ clock: 'open again', removed: [{ n: 1 }] });
    expect(await books.record(1)).toBeUndefined();
    expect(await lifetime()).toMatchObject({ taskCount: 1 });
  });

  test.each(['totals', 'recent', 'open', 'meta'])(
    'leaves nothing behind where writing %s fails',
    async (store) => {
      await books.commit({ clock: 'before', ended: tasks(1) });
      const before = await lifetime();
      const put = IDBObjectStore.prototype.put;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
        if (this.name === store) throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, args);
      });
      await expect(books.commit({ clock: 'after', ended: tasks(1, 2) })).rejects.toMatchObject({
        kind: 'full',
      });
      vi.restoreAllMocks();
      expect(await books.loadClock()).toBe('before');
      expect(await books.record(2)).toBeUndefined();
      expect(await lifetime()).toEqual(before);
      await books.commit({ clock: 'after', ended: tasks(1, 2) });
      expect(await lifetime()).toMatchObject({ taskCount: 2 });
    },
  );

  test('many at once are written one after the other', async () => {
    await Promise.all(tasks(30).map((one) => books.commit({ ended: [one] })));
    expect(await lifetime()).toMatchObject({ taskCount: 30 });
    expect(await books.verify()).toMatchObject({ ok: true });
  });

  test('refuses names that belong to the books', async () => {
    await expect(books.putMeta('counters', {})).rejects.toThrow(RangeError);
    await expect(books.commit({ meta: { deviceId: 'x' } })).rejects.toThrow(RangeError);
  });

  test('says that a newer version has taken the books over', async () => {
    const newer = await openDB('piecerate', 99);
    newer.close();
    await expect(books.commit({ clock: 1 })).rejects.toMatchObject({ kind: 'newer' });
  });

  test('opens again where the browser closed the connection', async () => {
    await books.close();
    const opened: IDBDatabase[] = [];
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      const request = open(name, version);
      request.addEventListener('success', () => opened.push(request.result));
      return request;
    });
    books = await openBooks({ sealAt: 20 });
    for (const db of opened) forceCloseDatabase(db as never);
    await books.commit({ clock: 'after', ended: tasks(1) });
    expect(await books.loadClock()).toBe('after');
    opened.at(-1)?.close();
    await books.commit({ ended: tasks(1, 2) });
    expect(await lifetime()).toMatchObject({ taskCount: 2 });
  });

  test('tells a store that cannot be opened from one that can later', async () => {
    await books.close();
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    });
    await expect(openBooks()).rejects.toMatchObject({ kind: 'broken' });
    books = await openBooks();
    expect(await books.loadClock()).toBeUndefined();
  });
});

describe.each([
  ['recent', 0],
  ['sealed', 1],
])('an edit of a %s record', (_where, volumes) => {
  beforeEach(async () => {
    const away = stretches(MORNING, ['work', 20], ['away', 10], ['work', 5]);
    await books.commit({ ended: [entry(1, away, { pay: HOURLY }), ...tasks(19, 2)] });
    if (volumes > 0) expect(await books.seal()).toBe(volumes);
  });

  test('that counts a stretch pays for it', async () => {
    const record = await books.record(1);
    if (!record) throw new Error('no record');
    const { before, after } = await books.edit(1, withDecision(record, [1], true));
    expect([before.earning?.amountMicros, after.earning?.amountMicros]).toEqual([12_500_000, 17_500_000]);
    expect(await books.record(1)).toEqual(after);
    expect(after.segments.map(({ decided }) => decided)).toEqual([undefined, true, undefined]);
    expect(await lifetime()).toMatchObject({ paidTaskMs: (35 + 190) * MINUTE_MS });
  });

  test('can be undone', async () => {
    const before = [await books.record(1), await lifetime()];
    const edited = await books.edit(1, { outcome: 'returned', startAt: MORNING - 1, dropped: true });
    expect(await lifetime()).toMatchObject({ taskCount: 19 });
    await books.undo([edited]);
    const [record, totals] = [await books.record(1), await lifetime()];
    expect([{ ...record, stamp: 1, stateStamp: undefined }, totals]).toEqual([
      { ...before[0], stamp: 1 },
      before[1],
    ]);
  });

  test('moves it to another project and day', async () => {
    const segments = stretches(MORNING - 24 * 60 * MINUTE_MS, ['work', 3]);
    const [first] = segments;
    await books.edit(1, {
      project: 'toloka:9',
      platform: 'toloka',
      segments,
      startAt: first?.startAt,
      endAt: first?.endAt,
    });
    expect((await books.totals('d', '2026-11-22', '2026-11-22')).map(({ project }) => project)).toEqual([
      'toloka:9',
    ]);
    const day = await books.recordsBetween(utc('2026-11-22T00:00'), utc('2026-11-23T00:00'));
    expect(day.map(({ n }) => n)).toEqual([1]);
  });

  test('leaves an amount alone that the platform has settled', async () => {
    const earning = { amountMicros: 9_000_000, currency: 'USD', state: 'paid', approximate: false } as const;
    await books.edit(1, { earning });
    await books.edit(1, { segments: stretches(MORNING, ['work', 50]) });
    expect(await books.record(1)).toMatchObject({ earning });
  });

  test('of a record that is not there is a mistake', async () => {
    await expect(books.edit(77, { dropped: true })).rejects.toThrow('No record 77');
  });
});
