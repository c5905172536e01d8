import { beforeEach, describe, expect, test } from 'vitest';
import { COPY_ALARM, Copies, type CopiesApi } from '../../lib/background/copies';
import { oldCopyOf } from '../../lib/background/remind';
import { Calendar } from '../../lib/books/calendar';
import { AUTO_COPY_KEY, type AutoCopy, isCopyDue, SAFE_COPY_KEY } from '../../lib/books/safe';
import { freshProfile } from '../books/database';
import { entry, HOURLY, stretches, UTC, utc } from '../books/records';
import { MINUTE, NOON, TestDesk } from './desk';

beforeEach(freshProfile);

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Item {
  state: 'in_progress' | 'complete' | 'interrupted';
  error?: string;
}

/** A browser that saves files, and takes what it is told to. */
class Browser {
  allowed = true;
  refuses: string | undefined;
  becomes: Item = { state: 'complete' };
  readonly alarms = new Set<string>();
  readonly saved: { filename: string; text: string }[] = [];
  readonly items = new Map<number, Item>();

  get api(): CopiesApi {
    const api = {
      permissions: { contains: async () => this.allowed },
      alarms: {
        get: async (name: string) => (this.alarms.has(name) ? { name } : undefined),
        create: async (name: string) => void this.alarms.add(name),
        clear: async (name: string) => this.alarms.delete(name),
      },
      downloads: {
        download: async ({ url, filename }: { url: string; filename: string }) => {
          if (this.refuses !== undefined) throw new Error(this.refuses);
          this.saved.push({ filename, text: await (await fetch(url)).text() });
          this.items.set(this.saved.length, this.becomes);
          return this.saved.length;
        },
        search: async ({ id }: { id: number }) => [this.items.get(id)].filter((item) => item !== undefined),
      },
    };
    return api as unknown as CopiesApi;
  }
}

async function worked(browser: Browser) {
  const test = await TestDesk.open();
  test.project('outlier:a', 'Cedar', HOURLY);
  await test.ended(entry(1, stretches(NOON - DAY, ['work', 20]), { pay: HOURLY }));
  const copies = new Copies(browser.api, async () => test.desk);
  const auto = async () => (await test.desk.ledger.books.meta(AUTO_COPY_KEY)) as AutoCopy | undefined;
  const reminded = async () => oldCopyOf(test.desk.ledger.books, NOON + test.minute * MINUTE);
  /** Some time passes, and the alarm rings. */
  const later = (ms: number) => {
    test.minute += ms / MINUTE;
    return copies.look();
  };
  return { test, copies, auto, later, reminded, meta: (name: string) => test.desk.ledger.books.meta(name) };
}

describe('copies that are saved by themselves', () => {
  test('one at once, then one a day, each with its date; switched off, none', async () => {
    const browser = new Browser();
    const { test, copies, auto, later, meta } = await worked(browser);
    await copies.look();
    expect([browser.saved.length, browser.alarms.size]).toEqual([0, 0]);

    await test.run('setAutoCopy', { every: 'day' });
    await copies.look();
    expect(browser.saved[0]?.filename).toBe('Piecerate/piecerate-backup-2026-11-25.json');
    expect(JSON.parse(browser.saved[0]?.text ?? '')).toMatchObject({
      head: { kind: 'backup' },
      end: { records: 1 },
    });
    expect(await auto()).toEqual({ every: 'day', triedAt: NOON, doneAt: NOON });
    expect(await meta(SAFE_COPY_KEY)).toBe(NOON);
    expect([...browser.alarms]).toEqual([COPY_ALARM]);

    await later(HOUR);
    expect(browser.saved).toHaveLength(1);
    await later(12 * HOUR);
    expect(browser.saved[1]?.filename).toBe('Piecerate/piecerate-backup-2026-11-26.json');

    await test.run('setAutoCopy', {});
    await later(3 * DAY);
    expect(browser.saved).toHaveLength(2);
    expect([...browser.alarms]).toEqual([]);
  });

  test('one that takes its time is settled by a later life of the background', async () => {
    const browser = new Browser();
    browser.becomes = { state: 'in_progress' };
    const { test, copies, auto, meta } = await worked(browser);
    await test.run('setAutoCopy', { every: 'week' });
    await copies.look();
    expect(await auto()).toEqual({ every: 'week', triedAt: NOON, downloadId: 1 });
    expect(await meta(SAFE_COPY_KEY)).toBeUndefined();

    browser.items.set(1, { state: 'complete' });
    test.minute = 5;
    const next = new Copies(browser.api, async () => test.desk);
    await next.look();
    expect(await auto()).toEqual({ every: 'week', triedAt: NOON, doneAt: NOON });
    expect(await meta(SAFE_COPY_KEY)).toBe(NOON);
  });

  test.each<[string, Item, string]>([
    ['no room is left', { state: 'interrupted', error: 'FILE_NO_SPACE' }, 'full'],
    ['the folder cannot be written', { state: 'interrupted', error: 'FILE_ACCESS_DENIED' }, 'folder'],
    ['it was cancelled', { state: 'interrupted', error: 'USER_CANCELED' }, 'stopped'],
  ])('%s: said, also in the popup, and tried again hours later', async (_name, item, fault) => {
    const browser = new Browser();
    browser.becomes = item;
    const { test, copies, auto, later, reminded, meta } = await worked(browser);
    await test.run('setAutoCopy', { every: 'day' });
    await copies.look();
    expect(await auto()).toEqual({ every: 'day', triedAt: NOON, fault });
    expect(await meta(SAFE_COPY_KEY)).toBeUndefined();
    expect(await reminded()).toEqual({ failed: true });

    browser.becomes = { state: 'complete' };
    await later(HOUR);
    expect(browser.saved).toHaveLength(1);
    await later(6 * HOUR);
    expect(await auto()).toMatchObject({ doneAt: NOON + 7 * HOUR });
    expect((await auto())?.fault).toBeUndefined();
    expect(await reminded()).toBeUndefined();
  });

  test('a download that the browser refuses is a fault of the folder', async () => {
    const browser = new Browser();
    browser.refuses = 'Invalid filename';
    const { test, copies, auto } = await worked(browser);
    await test.run('setAutoCopy', { every: 'day' });
    await copies.look();
    expect(await auto()).toMatchObject({ fault: 'folder' });
    expect((await auto())?.downloadId).toBeUndefined();
  });

  test('leave that is taken back is said; given again, the copy comes at once', async () => {
    const browser = new Browser();
    const { test, copies, auto, later, reminded } = await worked(browser);
    await test.run('setAutoCopy', { every: 'day' });
    await copies.look();
    browser.allowed = false;
    await later(DAY);
    expect(await auto()).toMatchObject({ fault: 'permission', doneAt: NOON });
    expect(await reminded()).toEqual({ failed: true, at: NOON });

    browser.allowed = true;
    await test.run('setAutoCopy', { every: 'day' });
    await copies.look();
    expect(await auto()).toMatchObject({ doneAt: NOON + DAY });
    expect((await auto())?.fault).toBeUndefined();
  });

  test('empty books are not saved over a memory of full ones', async () => {
    const browser = new Browser();
    const { test, copies } = await worked(browser);
    await test.run('deleteRecords', { platform: 'outlier' });
    await test.run('setAutoCopy', { every: 'day' });
    await copies.look();
    expect(browser.saved).toEqual([]);
  });
});

test.each<[string, Omit<AutoCopy, 'every'>, 'day' | 'week', string, boolean]>([
  ['never before', {}, 'week', '2026-11-25T12:00', true],
  ['later the same day', { doneAt: utc('2026-11-25T00:01') }, 'day', '2026-11-25T23:59', false],
  ['past midnight', { doneAt: utc('2026-11-25T23:59') }, 'day', '2026-11-26T00:00', true],
  ['six days later', { doneAt: utc('2026-11-25T12:00') }, 'week', '2026-12-01T23:59', false],
  ['a week later', { doneAt: utc('2026-11-25T12:00') }, 'week', '2026-12-02T00:00', true],
  ['the clock was set back', { doneAt: utc('2027-11-25T12:00') }, 'week', '2026-11-25T12:00', true],
])('due, %s', (_name, auto, every, at, due) => {
  expect(isCopyDue({ every, ...auto }, utc(at), UTC, new Calendar(0))).toBe(due);
});

test('books that the browser put in place of others are known, until a backup is in', async () => {
  const { test } = await worked(new Browser());
  const { desk } = await test.again();
  expect(desk.ledger.isLost).toBe(false);
  freshProfile();
  const lost = await (await test.again()).again();
  expect(lost.desk.ledger.isLost).toBe(true);
  await lost.run('importRecords', { records: [], last: true });
  expect(lost.desk.ledger.isLost).toBe(false);
  expect((await lost.again()).desk.ledger.isLost).toBe(false);
});
