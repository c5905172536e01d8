import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../lib/background/refusal';
import type { BookRecord } from '../../lib/books/types';
import { counts } from '../../lib/clock/view';
import type { CommandName, Commands } from '../../lib/messages/commands';
import { freshProfile } from '../books/database';
import { entry, HOURLY, PIECE, stretches } from '../books/records';
import { expectSameElsewhere, expectSumsOfTable } from '../exchange/leaving';
import { MINUTE, NOON, TestDesk } from './desk';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const DAY = '2026-11-25';
const at = (minute: number) => NOON + minute * MINUTE;
const n = fc.integer({ min: 1, max: 9 });
const minute = fc.integer({ min: -10, max: 130 }).map(at);
const project = fc.constantFrom('p:one', 'p:two');
const outcome = fc.constantFrom('submitted', 'returned', 'unknown', 'timeOnly');
const state = fc.constantFrom('expected', 'approved', 'paid', 'rejected');
const tasks = fc.uniqueArray(n, { minLength: 1, maxLength: 3 }).map((all) => all.map((one) => ({ n: one })));
const money = fc.record({ amountMicros: fc.nat(9_000_000), currency: fc.constantFrom('USD', 'EUR') });

/** A line of a platform's statement. */
const line = fc.record(
  {
    of: fc.constantFrom('task' as const, 'time' as const, 'mission' as const, 'adjustment' as const),
    date: fc.constantFrom(DAY, '2026-11-24'),
    name: fc.constantFrom('Cats', 'Rubric writing v2', 'Dogs'),
    item: fc.constantFrom('raw', 'other'),
    amountMicros: fc.integer({ min: -5_000_000, max: 5_000_000 }),
    currency: fc.constantFrom('USD', 'EUR'),
    state,
  },
  { requiredKeys: ['of', 'date', 'amountMicros', 'currency', 'state'] },
);

type Asked = { [N in CommandName]: { name: N; payload: Parameters<Commands[N]>[0] } }[CommandName];
const ask = <N extends CommandName>(name: N, payload: fc.Arbitrary<Parameters<Commands[N]>[0]>) =>
  payload.map((one) => ({ name, payload: one }) as Asked);

/** All that a worker can do to the past, but delete it. */
const command: fc.Arbitrary<Asked> = fc.oneof(
  ask('split', fc.record({ n, at: minute })),
  ask('merge', fc.record({ tasks })),
  ask('reassign', fc.record({ n, fromAt: minute, toAt: minute, project })),
  ask(
    'addByHand',
    fc.record({
      project,
      startAt: minute,
      ms: fc.integer({ min: 1, max: 15 }).map((m) => m * MINUTE),
      count: fc.integer({ min: 1, max: 3 }),
      amount: fc.option(money, { nil: undefined }),
    }),
  ),
  ask(
    'editTasks',
    fc.record({
      tasks,
      set: fc.oneof(
        fc.record({ outcome }),
        fc.record({ dropped: fc.boolean() }),
        fc.record({ kind: fc.constantFrom('task' as const, 'training' as const, 'manual' as const) }),
        fc.record({ state }),
        money,
        fc.record({ project }),
      ),
    }),
  ),
  ask(
    'settle',
    fc.record({ days: fc.record({ date: fc.constant(DAY), project }).map((day) => [day]), state }),
  ),
  ask(
    'rejectSome',
    fc.record({
      date: fc.constant(DAY),
      project,
      rejected: fc.nat(3),
      rest: fc.option(state, { nil: undefined }),
    }),
  ),
  ask(
    'putExtra',
    fc.record({
      id: fc.constantFrom('a', 'b'),
      project,
      date: fc.constant(DAY),
      kind: fc.constantFrom('bonus' as const, 'deduction' as const),
      amountMicros: fc.integer({ min: -5_000_000, max: 5_000_000 }),
      currency: fc.constantFrom('USD', 'EUR'),
      state,
    }),
  ),
  ask('dropExtra', fc.record({ id: fc.constantFrom('a', 'b') })),
  ask(
    'setPay',
    fc.record({ project, pay: fc.constantFrom(HOURLY, PIECE), since: fc.option(minute, { nil: undefined }) }),
  ),
  ask('fixTime', fc.record({ n, startAt: minute })),
  ask('fixTime', fc.record({ n, endAt: minute })),
  ask('fixTime', fc.record({ n, offMs: fc.integer({ min: 1, max: 5 }).map((m) => m * MINUTE) })),
  ask(
    'decide',
    fc.record({ stretches: fc.record({ n, segment: fc.nat(3) }).map((one) => [one]), count: fc.boolean() }),
  ),
  ask('drop', fc.record({ n, dropped: fc.boolean() })),
  ask('setOutcome', fc.record({ n, outcome })),
  ask('takePaid', fc.record({ platform: fc.constant('p'), rows: fc.array(line, { maxLength: 4 }) })),
  ask(
    'paidDays',
    fc.record({
      platform: fc.constant('p'),
      from: fc.constant('2026-11-23'),
      to: fc.constant('2026-11-29'),
      paid: money,
      arrivedOn: fc.constantFrom(undefined, '2026-11-23', DAY),
    }),
  ),
  ask(
    'putMission',
    fc.record({
      id: fc.constantFrom('m', 'n'),
      project,
      count: fc.integer({ min: 1, max: 3 }),
      fromDate: fc.constant(DAY),
      toDate: fc.constant(DAY),
    }),
  ),
  ask('dropMission', fc.record({ id: fc.constantFrom('m', 'n') })),
  ask(
    'setReported',
    fc.record({
      rows: fc.record({ date: fc.constant(DAY), project, ms: fc.nat(9) }).map((row) => [row]),
      reported: fc.boolean(),
    }),
  ),
  ask(
    'setReportRule',
    fc.record({ platform: fc.constant('p'), rule: fc.record({ weekStart: fc.constantFrom(0, 1) }) }),
  ),
  ask(
    'setSettings',
    fc.record({ awayLimitMs: fc.constantFrom(60_000, 120_000), weekStart: fc.constantFrom(0, 1) }),
  ),
  ask('setDayStart', fc.record({ minutes: fc.constantFrom(0, 240) })),
);
const action = fc.oneof(
  { weight: 6, arbitrary: command },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('seal' as const) },
  { weight: 1, arbitrary: fc.constant('again' as const) },
);

/** What the worker may not do is refused; anything else must work. Was it done? */
async function tried(run: Promise<unknown>): Promise<boolean> {
  try {
    const value = await run;
    // A statement that says nothing new is no change.
    return !(
      value instanceof Object &&
      'added' in value &&
      'changed' in value &&
      value.added === 0 &&
      value.changed === 0
    );
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) return false;
    throw error;
  }
}

function overlaps(records: readonly BookRecord[]): string[] {
  const all = records
    .flatMap((record) => record.segments.map((s) => ({ ...s, n: record.n })))
    .filter((s) => s.endAt > s.startAt)
    .sort((a, b) => a.startAt - b.startAt);
  return all.flatMap((s, i) => {
    const next = all[i + 1];
    return next && next.startAt < s.endAt ? [`${s.n} and ${next.n}`] : [];
  });
}

const countedMs = (records: readonly BookRecord[]) =>
  records
    .filter(({ dropped }) => !dropped)
    .flatMap(({ segments }) => segments)
    .reduce((sum, s) => sum + (counts(s) ? s.endAt - s.startAt : 0), 0);

async function judge(desk: TestDesk): Promise<void> {
  const { books } = desk.desk.ledger;
  const records = await books.recordsBetween(0, Number.MAX_SAFE_INTEGER);
  expect(overlaps(records)).toEqual([]);
  expect(await books.verify()).toEqual({ ok: true, differing: [], damaged: [] });
  const rows = await books.totals('l', 'all', 'all');
  expect(rows.flatMap((row) => Object.values(row.countedMs)).reduce((sum, ms) => sum + ms, 0)).toBe(
    countedMs(records),
  );
}

async function opened(): Promise<TestDesk> {
  freshProfile();
  const desk = await TestDesk.open(undefined, 2);
  desk.project('p:one', 'Rubric writing v2', HOURLY);
  desk.project('p:two', 'Cats', PIECE);
  const one = { platform: 'p', project: 'p:one', pay: HOURLY };
  const idle = stretches(NOON, ['work', 10], ['idle', 19, { cause: 'input' }], ['work', 1]);
  await desk.ended(entry(1, idle, { ...one, key: 'first' }));
  await desk.ended(entry(2, stretches(at(60), ['work', 10], ['away', 4]), one));
  await desk.ended(
    entry(3, stretches(at(80), ['work', 10]), { platform: 'p', project: 'p:two', pay: PIECE }),
  );
  await desk.ended(entry(4, stretches(at(95), ['work', 5]), one));
  const key = await desk.desk.keys.hash('p', 'raw');
  await desk.ended(entry(5, stretches(at(101), ['work', 4]), { ...one, key }));
  desk.minute = 120;
  await desk.run('setReading', { project: 'p:one', paid: false });
  return desk;
}

test('a mission that is taken back takes the reward along that it brought', async () => {
  const mine = await opened();
  const { ledger } = mine.desk;
  const mission = { id: 'm', project: 'p:one', count: 1, fromDate: DAY, toDate: DAY };
  await mine.run('putMission', mission);
  const reward = {
    ...mission,
    kind: 'mission',
    amountMicros: 5_000_000,
    currency: 'USD',
    state: 'expected',
  } as const;
  await ledger.books.amend({
    extras: [{ id: 'mission-m', after: { ...reward, id: 'mission-m', date: DAY } }],
  });
  await mine.run('undo');
  expect(await ledger.books.extras()).toEqual([]);
  await ledger.books.close();
});

let desk: TestDesk | undefined;
afterEach(() => desk?.desk.ledger.books.close());

test('any edits and undos, in any order: nothing overlaps, totals are the facts, and all undone is as before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25, size: 'max' }), async (actions) => {
      let mine = await opened();
      desk = mine;
      const before = [await mine.all()];
      for (const act of actions) {
        if (act === 'seal') await mine.desk.ledger.books.seal();
        else if (act === 'again') desk = mine = await mine.again();
        else if (act === 'undo') {
          if (before.length === 1) continue;
          await mine.run('undo');
          before.pop();
          expect(await mine.all()).toEqual(before.at(-1));
        } else if (await tried(mine.run(act.name, act.payload as never) as Promise<unknown>))
          before.push(await mine.all());
        await judge(mine);
      }
      await expectSameElsewhere(mine.desk.ledger.books);
      await expectSumsOfTable(mine.desk.ledger.books);
      while (before.length > 1) {
        await mine.run('undo');
        before.pop();
        expect(await mine.all()).toEqual(before.at(-1));
      }
      await judge(mine);
      await mine.desk.ledger.books.close();
    }),
    { numRuns: 40 },
  );
}, 120_000);
