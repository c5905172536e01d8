import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ledger } from '../../lib/background/ledger';
import { Show } from '../../lib/background/show';
import { BooksError } from '../../lib/books/errors';
import type { Snapshot } from '../../lib/books/types';
import { freshProfile } from '../books/database';
import { entry, HOURLY, stretches } from '../books/records';
import { soon } from '../soon';
import { MINUTE, NOON, TestDesk } from './desk';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

beforeEach(() => {
  freshProfile();
  vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => void vi.useRealTimers());

/** What of the browser the figures are shown by, with nothing behind it. */
const api = {
  storage: { session: { set: async () => {} }, local: { set: async () => {}, get: async () => ({}) } },
  action: { setBadgeText() {}, setBadgeBackgroundColor() {}, setBadgeTextColor() {}, setTitle() {} },
} as unknown as ConstructorParameters<typeof Show>[0];

/** One platform of ours. */
const sites = {
  all: () => [{ id: 'p', name: 'P', builtIn: true }],
  idOf: () => undefined,
} as unknown as ConstructorParameters<typeof Show>[3];

/** Nothing of the books was lost. */
const lost = { toSay: () => undefined } as unknown as ConstructorParameters<typeof Show>[4];

test('figures are as fresh as ever after the wall clock was set back', async () => {
  const { desk } = await TestDesk.open();
  const told: Snapshot[] = [];
  const show = new Show(api, desk.ledger, desk.projects, sites, lost, (snapshot) => told.push(snapshot));
  show.follow(() => desk.keeper.state);
  await show.edited();
  expect(told).toHaveLength(1);

  vi.setSystemTime(NOON - 3 * 3_600_000);
  show.platformsOn(['p']);
  await vi.advanceTimersByTimeAsync(1_000);
  await soon(() => expect(told).toHaveLength(2));
  expect(told[1]?.platforms).toEqual([{ id: 'p', on: true }]);
});

test('figures stay while the books cannot be read, and are read anew when they can', async () => {
  const test = await TestDesk.open();
  const { desk } = test;
  const told: Snapshot[] = [];
  const full = new BooksError('full', 'no room');
  const ledger = {
    calendar: desk.ledger.calendar,
    troubled: undefined as BooksError | undefined,
    reading: (otherwise: unknown, read: Parameters<Ledger['reading']>[1]) =>
      ledger.troubled ? Promise.reject(full) : desk.ledger.reading(otherwise, read),
  };
  const show = new Show(api, ledger as unknown as Ledger, desk.projects, sites, lost, (one) =>
    told.push(one),
  );
  show.follow(() => desk.keeper.state);
  const toldWhen = async (wanted: (snapshot: Snapshot | undefined) => boolean) => {
    await vi.advanceTimersByTimeAsync(1_000);
    await soon(() => expect(told.some(wanted)).toBe(true));
  };
  await test.ended(entry(1, stretches(NOON, ['work', 1])));
  await show.edited();
  expect(told.at(-1)?.today.tasks).toBe(1);

  ledger.troubled = full;
  show.changed([{ type: 'reopened', n: 9 }]);
  await toldWhen((snapshot) => snapshot?.trouble === 'full' && snapshot.today.tasks === 1);

  await test.ended(entry(2, stretches(NOON + MINUTE, ['work', 1])));
  ledger.troubled = undefined;
  show.changed([]);
  await toldWhen((snapshot) => snapshot?.trouble === undefined && snapshot?.today.tasks === 2);
});

test('the clock shows what the platform said that one task of its project takes', async () => {
  const test = await TestDesk.open();
  const { desk } = test;
  const told: Snapshot[] = [];
  const show = new Show(api, desk.ledger, desk.projects, sites, lost, (snapshot) => told.push(snapshot));
  show.follow(() => desk.keeper.state);
  desk.projects.see('uhrs', { id: '7', estimateMs: MINUTE }, undefined, NOON);
  await test.startByHand(0, 'uhrs:7');
  await show.edited();
  expect(told.at(-1)?.now).toMatchObject({ project: 'uhrs:7', eachMs: MINUTE });
});

test('hours to report are those of whole days, whatever the hour is now', async () => {
  const test = await TestDesk.open();
  const { desk } = test;
  const told: Snapshot[] = [];
  const show = new Show(api, desk.ledger, desk.projects, sites, lost, (snapshot) => told.push(snapshot));
  show.follow(() => desk.keeper.state);
  const weekAgo = NOON - 7 * 24 * 60 * MINUTE;
  const hourly = { project: 'p:hours', pay: HOURLY };
  for (const record of [
    entry(1, stretches(weekAgo - 25 * 60 * MINUTE, ['work', 7]), hourly),
    entry(2, stretches(weekAgo - 60 * MINUTE, ['work', 20]), hourly),
    entry(3, stretches(weekAgo + 60 * MINUTE, ['work', 10]), hourly),
  ])
    await test.ended(record);
  await show.edited();
  const rows = told.at(-1)?.toReport?.flatMap((one) => one.rows);
  expect(rows).toEqual([{ date: '2026-11-18', project: 'p:hours', ms: 30 * MINUTE, tasks: 2 }]);
});
