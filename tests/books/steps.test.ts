import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { openDatabase, openForReading } from '../../lib/books/open';
import type { BooksDb } from '../../lib/books/schema';
import { STEPS, type Step } from '../../lib/books/steps';

let names = 0;
const newName = () => `steps-${++names}`;

/** Literal rows of a store, with their keys. */
async function rowsOf(db: BooksDb, store: 'open' | 'meta' | 'projects') {
  return { keys: await db.getAllKeys(store), rows: await db.getAll(store) };
}

describe('step 1, "lay the shelves"', () => {
  test('before: nothing; after: the stores with their keys and the one index', async () => {
    const name = newName();
    const db = await openDatabase({ name, steps: STEPS.slice(0, 1) });
    expect(db.version).toBe(1);
    const tx = db.transaction([...db.objectStoreNames]);
    const laid = [...db.objectStoreNames].map((store) => {
      const { keyPath, indexNames, autoIncrement } = tx.objectStore(store);
      return [store, keyPath, [...indexNames], autoIncrement];
    });
    expect(laid).toEqual([
      ['checklists', 'id', [], false],
      ['meta', null, [], false],
      ['notes', 'id', [], false],
      ['open', null, [], false],
      ['overlays', 'id', [], false],
      ['projects', 'key', [], false],
      ['recent', ['startAt', 'deviceId', 'n'], ['identity'], false],
      ['totals', ['span', 'date', 'project'], [], false],
      ['volumeHeaders', 'id', [], false],
      ['volumes', 'id', [], false],
    ]);
    const { keyPath, unique } = tx.objectStore('recent').index('identity');
    expect([keyPath, unique]).toEqual([['deviceId', 'n'], true]);
    for (const store of db.objectStoreNames) expect(await db.getAll(store)).toEqual([]);
    db.close();
  });

  test('takes the rows it was made for', async () => {
    const db = await openDatabase({ name: newName() });
    const project = { key: 'toloka:42', platform: 'toloka', family: 'cats', seenAt: 5 };
    await db.put('projects', project);
    await db.put('open', { n: 3 }, 'clock');
    expect(await rowsOf(db, 'projects')).toEqual({ keys: ['toloka:42'], rows: [project] });
    expect(await rowsOf(db, 'open')).toEqual({ keys: ['clock'], rows: [{ n: 3 }] });
    db.close();
  });
});

describe('step 2, "begin a journal"', () => {
  test('before: books of step 1 with rows; after: the same rows, and an empty journal', async () => {
    const name = newName();
    const project = { key: 'toloka:42', platform: 'toloka', family: 'cats', seenAt: 5 };
    const first = await openDatabase({ name, steps: STEPS.slice(0, 1) });
    await first.put('projects', project);
    await first.put('open', { v: 1 }, 'clock');
    await first.put('meta', 'device-1', 'deviceId');
    first.close();
    const db = await openDatabase({ name, steps: STEPS.slice(0, 2) });
    expect(db.version).toBe(2);
    expect(await rowsOf(db, 'projects')).toEqual({ keys: ['toloka:42'], rows: [project] });
    expect(await rowsOf(db, 'open')).toEqual({ keys: ['clock'], rows: [{ v: 1 }] });
    expect(await rowsOf(db, 'meta')).toEqual({ keys: ['deviceId'], rows: ['device-1'] });
    const { keyPath, indexNames, autoIncrement } = db.transaction('journal').store;
    expect([keyPath, [...indexNames], autoIncrement]).toEqual([['run', 'part'], [], false]);
    expect(await db.getAll('journal')).toEqual([]);
    db.close();
  });
});

describe('step 3, "keep money beside tasks, and each undo in a row"', () => {
  test('before: undo copies in one row of meta; after: one row each, in order, and no money yet', async () => {
    const name = newName();
    const done = [
      { what: 'drop', at: 5, records: [{ n: 3, change: { dropped: false } }], projects: [] },
      { what: 'outside', at: 7, records: [], projects: [{ key: 'toloka:42' }] },
    ];
    const before = await openDatabase({ name, steps: STEPS.slice(0, 2) });
    await before.put('meta', done, 'undo');
    await before.put('meta', 'device-1', 'deviceId');
    before.close();
    const db = await openDatabase({ name, steps: STEPS.slice(0, 3) });
    expect(db.version).toBe(3);
    expect(await db.getAll('undo')).toEqual([
      { id: 1, what: 'drop', at: 5, records: [{ n: 3, change: { dropped: false } }], projects: [] },
      { id: 2, what: 'outside', at: 7, records: [], projects: [{ key: 'toloka:42' }] },
    ]);
    expect(await rowsOf(db, 'meta')).toEqual({ keys: ['deviceId'], rows: ['device-1'] });
    expect(db.transaction('extras').store.keyPath).toBe('id');
    expect(await db.getAll('extras')).toEqual([]);
    db.close();
  });

  test('books without undo copies get empty stores', async () => {
    const name = newName();
    (await openDatabase({ name, steps: STEPS.slice(0, 2) })).close();
    const db = await openDatabase({ name });
    expect(await db.getAll('undo')).toEqual([]);
    db.close();
  });
});

describe('a step that fails', () => {
  async function withOldRows(name: string) {
    const db = await openDatabase({ name });
    await db.put('meta', 'here before', 'note');
    db.close();
  }

  const failing: readonly [string, Step][] = [
    [
      'at once',
      {
        name: 'stumble',
        run: () => {
          throw new Error('at once');
        },
      },
    ],
    [
      'late, after it changed rows and stores',
      {
        name: 'stumble',
        run: async (db, tx) => {
          db.createObjectStore('later' as never);
          await tx.objectStore('meta').put('changed', 'note');
          throw new Error('late');
        },
      },
    ],
    [
      'in a request',
      {
        name: 'stumble',
        run: async (_db, tx) => {
          await tx.objectStore('meta').put('changed', 'note');
          await tx.objectStore('projects').add({} as never);
        },
      },
    ],
  ];

  test.each(failing)('%s leaves the old data whole and says so', async (_when, step) => {
    const name = newName();
    await withOldRows(name);
    await expect(openDatabase({ name, steps: [...STEPS, step] })).rejects.toMatchObject({
      kind: 'broken',
      message: expect.stringMatching(/"stumble" failed.*as they were/),
    });
    const db = await openDatabase({ name });
    expect(await rowsOf(db, 'meta')).toEqual({ keys: ['note'], rows: ['here before'] });
    expect([...db.objectStoreNames]).not.toContain('later');
    db.close();
  });

  test('runs again, and those after it, once it is mended', async () => {
    const name = newName();
    await withOldRows(name);
    const ran: string[] = [];
    const steps: Step[] = ['second', 'third'].map((step) => ({ name: step, run: () => void ran.push(step) }));
    const db = await openDatabase({ name, steps: [...STEPS, ...steps] });
    expect([ran, db.version]).toEqual([['second', 'third'], STEPS.length + 2]);
    db.close();
  });
});

describe('opening', () => {
  test('refuses books of a newer version and leaves them alone', async () => {
    const name = newName();
    (await openDB(name, 99, { upgrade: (db) => void db.createObjectStore('future') })).close();
    await expect(openDatabase({ name })).rejects.toMatchObject({ name: 'BooksError', kind: 'newer' });
    await expect(openForReading(name)).rejects.toMatchObject({ kind: 'newer' });
    const db = await openDB(name);
    expect([...db.objectStoreNames]).toEqual(['future']);
    db.close();
  });

  test('says that an older page blocks, and goes on when it is closed', async () => {
    const name = newName();
    const old = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore('meta') });
    const steps: Step[] = [...STEPS, { name: 'two', run: () => undefined }];
    await expect(openDatabase({ name, steps, blockedMs: 1 })).rejects.toMatchObject({ kind: 'blocked' });
    old.close();
    const db = await openDatabase({ name, steps });
    expect(db.version).toBe(STEPS.length + 1);
    db.close();
  });

  test('makes way for a newer version', async () => {
    const name = newName();
    const lost = Promise.withResolvers<void>();
    await openDatabase({ name, onLost: lost.resolve });
    const newer = await openDB(name, 50);
    await lost.promise;
    expect(newer.version).toBe(50);
    newer.close();
  });

  test('for reading never lays out or changes anything', async () => {
    const name = newName();
    await expect(openForReading(name)).rejects.toMatchObject({ kind: 'blocked' });
    expect((await indexedDB.databases()).map((db) => db.name)).not.toContain(name);
    await deleteDB(name);
  });
});

describe('step 4, "keep earlier versions of notes, and how the worker stands"', () => {
  test('before: books of step 3 with rows; after: the same rows, and two empty stores', async () => {
    const name = newName();
    const project = { key: 'toloka:42', platform: 'toloka', family: 'cats', seenAt: 5 };
    const third = await openDatabase({ name, steps: STEPS.slice(0, 3) });
    await third.put('projects', project);
    await third.put('open', { v: 1 }, 'clock');
    await third.put('meta', 'device-1', 'deviceId');
    third.close();
    const db = await openDatabase({ name, steps: STEPS.slice(0, 4) });
    expect(db.version).toBe(4);
    expect(await rowsOf(db, 'projects')).toEqual({ keys: ['toloka:42'], rows: [project] });
    expect(await rowsOf(db, 'open')).toEqual({ keys: ['clock'], rows: [{ v: 1 }] });
    expect(await rowsOf(db, 'meta')).toEqual({ keys: ['deviceId'], rows: ['device-1'] });
    const tx = db.transaction(['noteVersions', 'standings']);
    expect(tx.objectStore('noteVersions').keyPath).toEqual(['id', 'rev']);
    expect(tx.objectStore('standings').keyPath).toBe('id');
    expect([await db.getAll('noteVersions'), await db.getAll('standings')]).toEqual([[], []]);
    db.close();
  });

  test('takes the rows it was made for', async () => {
    const db = await openDatabase({ name: newName() });
    const parts = { rules: '', mistakes: '', links: '', text: 'old' };
    await db.put('noteVersions', { id: 'general', rev: 1, changedAt: 5, parts });
    const standing = { id: 'platform:toloka', trainings: [], scores: [], stages: [] };
    await db.put('standings', standing);
    expect(await db.getAllKeys('noteVersions')).toEqual([['general', 1]]);
    expect(await db.get('standings', 'platform:toloka')).toEqual(standing);
    db.close();
  });
});
