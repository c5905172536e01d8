import { beforeEach, describe, expect, test } from 'vitest';
import { SAFE_COPY_KEY } from '../../lib/books/safe';
import { backupFile } from '../../lib/exchange/backup';
import { unseal } from '../../lib/exchange/crypt';
import type { Head } from '../../lib/exchange/file';
import { checkFile } from '../../lib/exchange/import';
import { Drafts } from '../../lib/notes/drafts';
import { freshProfile } from '../books/database';
import { entry, HOURLY, PIECE, stretches } from '../books/records';
import { MINUTE, NOON, TestDesk } from './desk';

beforeEach(freshProfile);

const DAY = 24 * 60 * MINUTE;

/** A desk with a day's work: two tasks of Outlier, one of Toloka, and one of last week. */
async function worked() {
  const test = await TestDesk.open();
  test.project('outlier:a', 'Cedar', HOURLY);
  test.project('toloka:b', 'Birch', PIECE);
  const at = (minute: number) => stretches(NOON + minute * MINUTE, ['work', 20]);
  await test.ended(entry(1, stretches(NOON - 7 * DAY, ['work', 20]), { pay: HOURLY }));
  await test.ended(entry(2, at(0), { pay: HOURLY, key: 'key-2' }));
  await test.ended(entry(3, at(30), { platform: 'toloka', project: 'toloka:b', pay: PIECE }));
  await test.ended(entry(4, at(60), { pay: HOURLY }));
  await test.run('setPay', { project: 'outlier:a', pay: HOURLY });
  return test;
}

const numbers = async ({ desk }: TestDesk) =>
  (await desk.ledger.books.recordsBetween(0, Number.MAX_SAFE_INTEGER)).map(({ n }) => n);

/** Everything that the database holds, as text. */
async function everything({ desk }: TestDesk): Promise<string> {
  const { books } = desk.ledger;
  const [clock, lately, records, rest, journal, beside, drafts] = await Promise.all([
    books.loadClock(),
    books.loadLately(),
    books.recordsBetween(0, Number.MAX_SAFE_INTEGER),
    books.rest(),
    books.exportJournal(0, Number.MAX_SAFE_INTEGER),
    books.privateRows(),
    new Drafts().all(),
  ]);
  const undo = await books.doneList();
  return JSON.stringify({ clock, lately, records, rest, journal, beside, drafts, undo });
}

describe('deleting', () => {
  test('a range takes what ended in it out of everything, and leaves the rest', async () => {
    const test = await worked();
    const count = await test.run('deleteRecords', { dates: { from: '2026-11-25', to: '2026-11-25' } });
    expect(count).toBe(3);
    expect(await numbers(test)).toEqual([1]);
    expect(await everything(test)).not.toContain('key-2');
    expect(await test.desk.ledger.books.verify()).toMatchObject({ ok: true });
  });

  test('a platform takes its tasks, projects and what is on the clock there', async () => {
    const test = await worked();
    await test.startByHand(100, 'toloka:b');
    const count = await test.run('deleteRecords', { platform: 'toloka' });
    expect(count).toBe(1);
    expect(await numbers(test)).toEqual([1, 2, 4]);
    expect(await everything(test)).not.toMatch(/toloka|Birch/);
    expect(Object.keys(test.desk.keeper.state.open)).toEqual([]);
    const again = await test.again();
    expect(again.desk.projects.all().map(({ key }) => key)).toEqual(['outlier:a']);
  });

  test('what lies beside tasks goes too: money, reports, missions, limits, notes and what could bring them back', async () => {
    const test = await worked();
    const { run, desk } = { run: test.run.bind(test), desk: test.desk };
    const date = '2026-11-25';
    const beside = async (platform: 'outlier' | 'toloka') => {
      const project = platform === 'outlier' ? 'outlier:a' : 'toloka:b';
      const money = { amountMicros: 5_000_000, currency: 'USD', state: 'expected' } as const;
      await run('putExtra', { id: `${platform}-bonus`, project, date, kind: 'bonus', ...money });
      await run('dropExtra', { id: `${platform}-bonus` });
      await run('putExtra', { id: `${platform}-other`, project, date, kind: 'bonus', ...money });
      await run('settle', { days: [{ date, project }], state: 'paid' });
      await run('setReported', { rows: [{ date, project, ms: 1 }], reported: true });
      await run('setReportRule', { platform, rule: { weekStart: 0 } });
      const mission = { id: platform, project, count: 3, fromDate: date, toDate: date };
      await run('putMission', mission);
      await run('putMission', { ...mission, count: 4 });
      const at = NOON + MINUTE;
      const parts = { rules: `rule of ${platform}`, mistakes: '', links: '', text: '' };
      const note = { id: `family:${platform}:x`, rev: 2, changedAt: at, parts };
      await desk.ledger.books.putNote(note, { ...note, rev: 1 });
      const items = [{ id: 'i', text: `look at ${platform}` }];
      await run('putChecklist', {
        id: `list-${platform}`,
        name: 'L',
        when: 'submit',
        items,
        places: [note.id],
      });
      await run('tick', { list: `list-${platform}`, scope: note.id, item: 'i', done: true });
      await run('putScore', { id: `platform:${platform}`, entry: { id: 's', on: date, score: 4 } });
      await new Drafts().put({ editor: platform, page: 'p', note: note.id, at, chain: [parts] });
    };
    await beside('toloka');
    await beside('outlier');
    await run('deleteRecords', { platform: 'toloka' });
    expect(await everything(test)).not.toMatch(/toloka|Birch/);
    const left = await everything(test);
    for (const kept of ['rule of outlier', 'look at outlier', 'outlier-bonus', '"score":4', '"count":4'])
      expect(left).toContain(kept);

    await run('deleteRecords', { dates: { from: date, to: date } });
    const after = await everything(test);
    expect(after).not.toMatch(/outlier-bonus|outlier-other|"state":"paid"|2026-11-25\|/);
    expect(after).toContain('rule of outlier');
    expect(await desk.ledger.books.verify()).toMatchObject({ ok: true });
    while ((await desk.ledger.books.latestDone()) !== undefined) await run('undo');
    expect(await everything(test)).not.toMatch(/toloka|Birch|outlier-bonus/);
  });

  test('an import of an older backup does not bring it back', async () => {
    const test = await worked();
    const { books } = test.desk.ledger;
    const file = await backupFile(books);
    await test.run('deleteRecords', { platform: 'toloka' });
    const { head } = await checkFile(file);
    await bring(test, head, file);
    expect(await numbers(test)).toEqual([1, 2, 4]);
  });
});

/** Brings a backup in by the commands that the page gives. */
async function bring(test: TestDesk, head: Head, file: Blob) {
  const { kind: _, madeAt: __, notes: ___, ...rest } = head;
  await test.run('importHead', rest);
  const { records } = JSON.parse(await file.text());
  return test.run('importRecords', { records, last: true });
}

describe('a backup', () => {
  test('brings a new installation back, its key for task keys too', async () => {
    const test = await worked();
    const secret = new Uint8Array(32).fill(9);
    await test.desk.ledger.books.putMeta('secret', secret);
    await test.desk.keys.use(secret);
    const hashed = await test.desk.keys.hash('outlier', 'task 7');
    const file = await backupFile(test.desk.ledger.books);
    freshProfile();
    const fresh = await TestDesk.open();
    const { head } = await checkFile(file);
    expect(await bring(fresh, head, file)).toEqual({ added: 4, changed: 0, left: 0 });
    expect(await fresh.desk.keys.hash('outlier', 'task 7')).toBe(hashed);
    expect(fresh.desk.projects.get('outlier:a')).toMatchObject({ name: 'Cedar', payBy: 'worker' });
    expect(await fresh.all()).toEqual(await test.all());
    expect(await bring(fresh, head, file)).toEqual({ added: 0, changed: 0, left: 4 });
  });

  test('has notes only under a passphrase, and they come back with it', async () => {
    const test = await worked();
    const { books } = test.desk.ledger;
    const note = { id: 'outlier:a', text: 'Never label reflections.' };
    const list = { id: 'list:a', kind: 'list', name: 'Look for reflections' };
    const standing = { id: 'outlier:a', scores: [{ feedback: 'You labeled reflections' }] };
    await books.importNotes({ notes: [note], checklists: [list], standings: [standing] });
    const open = await backupFile(books);
    expect((await checkFile(open)).head.notes).toBeUndefined();
    expect(await open.text()).not.toContain('reflections');
    await test.run('setPassphrase', { passphrase: 'correct horse' });
    const file = await backupFile(books);
    expect(await file.text()).not.toContain('reflections');
    const { head } = await checkFile(file);
    if (!head.notes) throw new Error('no notes');
    const opened = JSON.parse((await unseal('correct horse', head.notes)) ?? '');
    freshProfile();
    const fresh = await TestDesk.open();
    const { kind: _, madeAt: __, ...rest } = head;
    await fresh.run('importHead', { ...rest, notes: opened });
    const brought = await fresh.desk.ledger.books.privateRows();
    expect(brought).toMatchObject({ notes: [note], checklists: [list], standings: [standing] });
  });

  test('is remembered with when it was saved', async () => {
    const test = await worked();
    test.minute = 200;
    await test.run('safeCopy');
    expect(await test.desk.ledger.books.meta(SAFE_COPY_KEY)).toBe(NOON + 200 * MINUTE);
  });
});
