import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Books, openBooks, openReader } from '../../lib/books/books';
import { freshProfile } from './database';
import { entry, HOURLY, MINUTE_MS, PIECE, stretches, task, utc } from './records';

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

describe('settling a day and project', () => {
  const states = async () => (await books.recordsBetween(0, Infinity)).map(({ earning }) => earning?.state);

  test('is one fact for all its tasks, sealed and recent, and can be taken back', async () => {
    await books.commit({ ended: tasks(23) });
    await books.seal();
    await books.edit(2, {
      earning: { amountMicros: 1, currency: 'USD', state: 'rejected', approximate: false },
    });
    const refs = await books.settle([{ date: DAY, project: 'outlier:a', state: 'paid' }]);
    expect(Map.groupBy(await states(), (state) => state).get('paid')).toHaveLength(22);
    expect((await lifetime())?.earned).toEqual({ USD: { paid: 44_000_000, rejected: 1 } });
    expect((await books.record(2))?.earning?.state).toBe('rejected');
    await reopened();
    expect(await books.verify()).toMatchObject({ ok: true });
    await books.unsettle(refs);
    expect((await lifetime())?.earned).toEqual({ USD: { expected: 44_000_000, rejected: 1 } });
    expect(await books.verify()).toMatchObject({ ok: true });
  });

  test('does not reach tasks that are done later', async () => {
    await books.commit({ ended: tasks(1) });
    await books.settle([{ date: DAY, project: 'outlier:a', state: 'approved' }]);
    await books.commit({ ended: tasks(1, 2) });
    expect(await states()).toEqual(['approved', 'expected']);
  });

  test('stays when a settled task is edited, and its amount with it', async () => {
    await books.commit({ ended: tasks(1, 1, { pay: HOURLY }) });
    await books.settle([{ date: DAY, project: 'outlier:a', state: 'approved' }]);
    const { after } = await books.edit(1, { segments: stretches(MORNING + 11 * MINUTE_MS, ['work', 40]) });
    expect(after.earning).toMatchObject({ state: 'approved', amountMicros: 5_000_000 });
  });

  test('follows the order in which it was said', async () => {
    await books.commit({ ended: tasks(1) });
    for (const state of ['approved', 'paid', 'approved'] as const) {
      await books.settle([{ date: DAY, project: 'outlier:a', state }]);
    }
    expect(await states()).toEqual(['paid']);
    await books.settle([{ date: DAY, project: 'outlier:a', state: 'expected' }]);
    expect(await states()).toEqual(['expected']);
  });
});

describe('sealing', () => {
  test('waits until enough are ready, and takes the oldest', async () => {
    await books.commit({ ended: tasks(19) });
    expect(await books.seal()).toBe(0);
    await books.commit({ ended: tasks(6, 20) });
    const before = await lifetime();
    expect(await books.seal()).toBe(1);
    expect((await books.recent()).map(({ n }) => n)).toEqual([21, 22, 23, 24, 25]);
    expect((await books.recordsBetween(0, Infinity)).map(({ n }) => n)).toHaveLength(25);
    expect(await lifetime()).toEqual(before);
  });

  test('loses nothing where it is stopped in the middle', async () => {
    await books.commit({ ended: tasks(20) });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('killed', 'AbortError');
    });
    await expect(books.seal()).rejects.toMatchObject({ kind: 'broken' });
    vi.restoreAllMocks();
    expect((await books.recordsBetween(0, Infinity)).map(({ n }) => n)).toHaveLength(20);
    expect(await books.seal()).toBe(1);
    expect((await books.recordsBetween(0, Infinity)).map(({ n }) => n)).toHaveLength(20);
  });

  test('folds many edits into a new generation that says the same', async () => {
    await books.commit({ ended: tasks(20) });
    await books.seal();
    await books.editAll(tasks(8).map(({ n }) => ({ n, change: { dropped: true } })));
    const before = await books.recordsBetween(0, Infinity);
    await books.commit({ ended: tasks(20, 101) });
    await books.seal();
    expect((await books.recordsBetween(0, Infinity)).filter(({ n }) => n < 100)).toEqual(before);
    const db = await openDB('piecerate');
    expect(await db.getAll('overlays')).toEqual([]);
    expect((await db.get('volumeHeaders', 1)).generation).toBe(2);
    db.close();
  });

  test('damage is found, named, and not summed', async () => {
    await books.commit({ ended: tasks(20) });
    await books.seal();
    const db = await openDB('piecerate');
    const volume = await db.get('volumes', 1);
    volume.bytes[volume.bytes.length >> 1] ^= 1;
    await db.put('volumes', volume);
    db.close();
    const damaged = ['Volume 1 is damaged: its checksum does not match.'];
    expect(await books.verify()).toEqual({ ok: false, differing: [], damaged });
    await expect(books.rebuildTotals()).rejects.toMatchObject({ kind: 'broken', message: damaged[0] });
    expect(await lifetime()).toMatchObject({ taskCount: 20 });
  });
});

describe('deletion', () => {
  const everything = async () => {
    const db = await openDB('piecerate');
    const all = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
    db.close();
    return JSON.stringify(all, (_, value) =>
      value instanceof Uint8Array ? String.fromCharCode(...value) : value,
    );
  };

  test('leaves nothing of a record, sealed or recent, and lets it never come back', async () => {
    const secret = { platform: 'secretive', project: 'secretive:nda' };
    await books.commit({ ended: [...tasks(19), ...tasks(1, 20, secret)] });
    await books.seal();
    await books.commit({ ended: tasks(1, 21, secret) });
    expect(await everything()).toContain('nda');
    await books.remove([{ n: 20 }, { n: 21 }]);
    expect(await everything()).not.toContain('nda');
    expect(await books.commit({ ended: tasks(1, 20, secret) })).toEqual({ refused: [20] });
    expect(await books.importRecords([task(21, [], { ...secret, deviceId: books.deviceId })])).toMatchObject({
      left: 1,
    });
    expect(await everything()).not.toContain('nda');
    expect(await books.verify()).toMatchObject({ ok: true });
    expect((await books.recordsBetween(0, Infinity)).map(({ n }) => n)).toHaveLength(19);
  });

  test('of a whole volume removes it', async () => {
    await books.commit({ ended: tasks(20) });
    await books.seal();
    await books.remove(tasks(20));
    expect(await lifetime()).toBeUndefined();
    expect(await books.verify()).toMatchObject({ ok: true });
  });
});

describe('import', () => {
  const theirs = (count: number, stamp = 1) =>
    tasks(count).map((one) => task(one.n, one.segments, { deviceId: 'device-2', stamp, pay: PIECE }));

  test('twice changes nothing', async () => {
    await books.commit({ ended: tasks(3) });
    expect(await books.importRecords(theirs(45))).toEqual({ added: 45, changed: 0, left: 0 });
    const before = [await lifetime(), await books.recordsBetween(0, Infinity)];
    expect(await books.importRecords(theirs(45))).toEqual({ added: 0, changed: 0, left: 45 });
    expect([await lifetime(), await books.recordsBetween(0, Infinity)]).toEqual(before);
    expect(await books.verify()).toMatchObject({ ok: true });
  });

  test('takes the later word on a record', async () => {
    await books.importRecords(theirs(20));
    const later = theirs(1, 5).map((record) => ({ ...record, dropped: true }));
    expect(await books.importRecords(later)).toEqual({ added: 0, changed: 1, left: 0 });
    expect(await books.record(1, 'device-2')).toMatchObject({ dropped: true, stamp: 5 });
    expect(await books.importRecords(theirs(1, 4))).toMatchObject({ left: 1 });
  });
});

describe('looking', () => {
  test('finds what reaches into a time, however long ago it began', async () => {
    const long = entry(1, stretches(MORNING, ['work', 300]));
    await books.commit({ ended: [long, ...tasks(2, 2)] });
    const at = MORNING + 200 * MINUTE_MS;
    expect((await books.recordsBetween(at, at + 1)).map(({ n }) => n)).toEqual([1]);
  });

  test('a page reads the same as the background', async () => {
    await books.commit({
      ended: tasks(25),
      projects: [{ key: 'a:b', platform: 'a', family: 'b', seenAt: 1 }],
    });
    await books.seal();
    await books.settle([{ date: DAY, project: 'outlier:a', state: 'paid' }]);
    const reader = await openReader();
    expect(await reader.recordsBetween(0, Infinity)).toEqual(await books.recordsBetween(0, Infinity));
    expect(await reader.record(3)).toEqual(await books.record(3));
    expect(await reader.totals('d', DAY, DAY)).toEqual(await books.totals('d', DAY, DAY));
    expect(await reader.projects()).toEqual(await books.projects());
    await reader.close();
  });

  test('totals that went wrong are found and put right', async () => {
    await books.commit({ ended: tasks(3) });
    const before = await lifetime();
    const db = await openDB('piecerate');
    await db.put('totals', { ...(await db.get('totals', ['l', 'all', 'outlier:a'])), taskCount: 9 });
    await db.delete('totals', ['d', DAY, 'outlier:a']);
    db.close();
    expect(await books.verify()).toMatchObject({
      ok: false,
      differing: [`d|${DAY}|outlier:a`, 'l|all|outlier:a'],
    });
    expect(await books.rebuildTotals()).toBe(2);
    expect(await lifetime()).toEqual(before);
  });

  test('another start of the day sums all days anew', async () => {
    await books.commit({ ended: [entry(1, stretches(utc('2026-11-23T01:00'), ['work', 10]))] });
    await books.setDayStart(240);
    expect((await books.totals('d', '2026', '2027')).map(({ date }) => date)).toEqual(['2026-11-22']);
    await reopened();
    expect(books.calendar.dayStartMin).toBe(240);
    expect(await books.verify()).toMatchObject({ ok: true });
  });
});
