import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { BOOKS_NAME } from '../../lib/books/schema.ts';
import { EMPTY_NOTE } from '../../lib/notes/types.ts';
import { TestDesk } from './desk.ts';

vi.mock('@wxt-dev/browser', () => import('../screen/browser.ts'));

const note = (text: string) => ({ ...EMPTY_NOTE, text });
let desk: TestDesk;

beforeEach(async () => {
  await deleteDB(BOOKS_NAME);
  desk = await TestDesk.open();
});

const textNow = async () => (await desk.desk.ledger.books.note('general'))?.parts?.text;
const versions = async () =>
  (await desk.desk.ledger.books.noteVersions('general')).map(({ rev, parts }) => [rev, parts?.text]);
const save = (was: string, now: string) =>
  desk.run('saveNote', { id: 'general', was: note(was), now: note(now) });

describe('a note', () => {
  test('of two editors keeps both their texts', async () => {
    await save('', 'a\nb\nc');
    await save('a\nb\nc', 'A\nb\nc');
    await save('a\nb\nc', 'a\nb\nC');
    expect(await textNow()).toBe('A\nb\nC');
  });

  test('is kept as it stood when it is changed after a while, not with every key stroke', async () => {
    await save('', 'a');
    await save('a', 'ab');
    expect(await versions()).toEqual([]);
    desk.minute = 30;
    await save('ab', 'ab later');
    await save('ab later', 'ab later still');
    expect(await versions()).toEqual([[2, 'ab']]);
  });

  test('is brought back, and what stood there is an earlier version', async () => {
    await save('', 'first');
    desk.minute = 30;
    await save('first', 'second');
    await desk.run('restoreNote', { id: 'general', rev: 1 });
    expect(await textNow()).toBe('first');
    expect(await versions()).toEqual([
      [2, 'second'],
      [1, 'first'],
    ]);
    await expect(desk.run('restoreNote', { id: 'general', rev: 99 })).rejects.toThrow(/gone/);
  });
});

describe('under a passphrase', () => {
  test('nothing of a note lies open, closed it is not changed, opened it is as before', async () => {
    await save('', 'secret one');
    desk.minute = 30;
    await save('secret one', 'secret two');
    await desk.run('lockNotes', { passphrase: 'correct horse' });
    const { books } = desk.desk.ledger;
    expect(JSON.stringify(await books.allNotes())).not.toContain('secret');
    await save('secret two', 'secret three');
    expect(JSON.stringify(await books.allNotes())).not.toContain('secret');

    await desk.run('closeNotes');
    await expect(save('secret three', 'x')).rejects.toThrow(/locked/);
    await expect(desk.run('openNotes', { passphrase: 'wrong horse' })).rejects.toThrow(/not the passphrase/);
    await expect(desk.run('unlockNotes', { passphrase: 'wrong horse' })).rejects.toThrow(
      /not the passphrase/,
    );
    await desk.run('unlockNotes', { passphrase: 'correct horse' });
    expect(await textNow()).toBe('secret three');
    expect(await versions()).toEqual([[1, 'secret one']]);
  });
});

describe('a project', () => {
  test('new in its family has the notes of the last version, until it is kept apart', async () => {
    desk.project('p:1', 'Boxes v1');
    desk.project('p:2', 'Boxes v2');
    const key = (n: number) => desk.desk.projects.all()[n]?.key ?? '';
    await desk.run('shareNotes', { project: key(1), notes: 'own' });
    expect(desk.desk.projects.get(key(1))?.notes).toBe('own');
    expect(desk.desk.projects.get(key(0))?.notes).toBeUndefined();
    await desk.run('setMinTime', { project: key(1), ms: 120_000 });
    expect(desk.desk.projects.all().map(({ minTaskMs }) => minTaskMs)).toEqual([120_000, 120_000]);
    await desk.run('allowCapture', { project: key(0), on: true });
    expect(desk.desk.projects.get(key(1))?.captureAllowed).toBeUndefined();
  });

  test('keeps what was set a moment before, until it is taken away', async () => {
    const id = 'project:p:1';
    const now = async () => (await desk.desk.ledger.books.standings()).find((one) => one.id === id);
    await desk.run('setStanding', { id, threshold: 4.5 });
    await desk.run('setStanding', { id, unlocked: 'Reviewing' });
    expect(await now()).toMatchObject({ threshold: 4.5, unlocked: 'Reviewing' });
    await desk.run('setStanding', { id, threshold: null });
    expect(await now()).toMatchObject({ unlocked: 'Reviewing' });
    expect(await now()).not.toHaveProperty('threshold');
  });
});
