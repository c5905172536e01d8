import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BookRecord } from '../../lib/books/types';
import { countedMs } from '../../lib/clock/view';
import type { CommandName, Commands } from '../../lib/messages/commands';
import type { PayTerms } from '../../lib/rates/types';
import { freshProfile } from '../books/database';
import { entry, HOURLY, PIECE, stretches } from '../books/records';
import { MINUTE, NOON, TestDesk } from './desk';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const at = (minute: number) => NOON + minute * MINUTE;
const DOUBLE: PayTerms = { basis: 'perHourReported', rateMicros: 60_000_000, currency: 'USD' };
const DAY = '2026-11-25';
let desk: TestDesk;

/**
 * Task 1: work 0–10, idle 10–29, work 29–30, hourly at $30; task 2: work 60–70, the same; task 3: 70–80, $2 a
 * piece, on another project; all submitted.
 */
beforeEach(async () => {
  freshProfile();
  desk = await TestDesk.open();
  desk.project('p:one', 'Rubric writing v2', HOURLY);
  desk.project('p:two', 'Cats', PIECE);
  const one = { platform: 'p', project: 'p:one', pay: HOURLY };
  const idle = stretches(NOON, ['work', 10], ['idle', 19, { cause: 'input' }], ['work', 1]);
  await desk.ended(entry(1, idle, { ...one, key: 'first' }));
  await desk.ended(entry(2, stretches(at(60), ['work', 10]), one));
  const two = { platform: 'p', project: 'p:two', pay: PIECE };
  await desk.ended(entry(3, stretches(at(70), ['work', 10]), two));
  desk.minute = 90;
});

interface Line {
  n: number;
  project?: string;
  minutes: number;
  dollars?: number;
  state?: string;
}

const dollars = (record: BookRecord) => record.earning && record.earning.amountMicros / 1e6;

async function lines(): Promise<Line[]> {
  const records = await desk.desk.ledger.books.recordsBetween(0, Number.MAX_SAFE_INTEGER);
  return records.map((record) => ({
    n: record.n,
    project: record.project,
    minutes: countedMs(record.segments) / MINUTE,
    dollars: dollars(record),
    state: record.earning?.state,
  }));
}

const FIRST: Line = { n: 1, project: 'p:one', minutes: 11, dollars: 5.5, state: 'expected' };
const SECOND: Line = { n: 2, project: 'p:one', minutes: 10, dollars: 5, state: 'expected' };
const THIRD: Line = { n: 3, project: 'p:two', minutes: 10, dollars: 2, state: 'expected' };

type Asked = { [N in CommandName]: [name: N, payload: Parameters<Commands[N]>[0]] }[CommandName];
type Case = {
  [N in CommandName]: [name: N, payload: Parameters<Commands[N]>[0], after: Line[]];
}[CommandName];

const CASES = (
  [
    [
      'splits a task in two: both earn by their time',
      'split',
      { n: 1, at: at(4) },
      [{ ...FIRST, minutes: 4, dollars: 2 }, { ...FIRST, n: 4, minutes: 7, dollars: 3.5 }, SECOND, THIRD],
    ],
    [
      'merges tasks of one project',
      'merge',
      { tasks: [{ n: 2 }, { n: 1 }] },
      [{ ...FIRST, minutes: 21, dollars: 10.5 }, THIRD],
    ],
    [
      'gives an idle stretch to another project, where it counts',
      'reassign',
      { n: 1, fromAt: at(10), toAt: at(20), project: 'p:two' },
      [FIRST, { n: 4, project: 'p:two', minutes: 10, dollars: 2, state: 'expected' }, SECOND, THIRD],
    ],
    [
      'gives all of a task to a project of the same platform',
      'reassign',
      { n: 2, fromAt: at(60), toAt: at(70), project: 'p:two' },
      [FIRST, { ...SECOND, project: 'p:two', dollars: 2 }, THIRD],
    ],
    [
      'adds one by hand',
      'addByHand',
      { project: 'p:one', startAt: at(30), ms: 30 * MINUTE, count: 1 },
      [FIRST, { ...SECOND, n: 4, minutes: 30, dollars: 15 }, SECOND, THIRD],
    ],
    [
      'adds a batch, its sum shared out to the last micro',
      'addByHand',
      {
        project: 'p:two',
        startAt: at(30),
        ms: 30 * MINUTE,
        count: 3,
        amount: { amountMicros: 10_000_001, currency: 'USD' },
      },
      [
        FIRST,
        { ...THIRD, n: 4, dollars: 3.333334 },
        { ...THIRD, n: 5, dollars: 3.333334 },
        { ...THIRD, n: 6, dollars: 3.333333 },
        SECOND,
        THIRD,
      ],
    ],
    [
      'calls many tasks returned',
      'editTasks',
      { tasks: [{ n: 1 }, { n: 3 }], set: { outcome: 'returned' } },
      [
        { ...FIRST, dollars: undefined, state: undefined },
        SECOND,
        { ...THIRD, dollars: undefined, state: undefined },
      ],
    ],
    [
      'calls money paid',
      'editTasks',
      { tasks: [{ n: 1 }, { n: 3 }], set: { state: 'paid' } },
      [{ ...FIRST, state: 'paid' }, SECOND, { ...THIRD, state: 'paid' }],
    ],
    [
      'sets an amount by hand',
      'editTasks',
      { tasks: [{ n: 3 }], set: { amountMicros: 2_500_000, currency: 'USD' } },
      [FIRST, SECOND, { ...THIRD, dollars: 2.5 }],
    ],
    [
      'puts tasks under another project, with its pay',
      'editTasks',
      { tasks: [{ n: 1 }, { n: 2 }], set: { project: 'p:two' } },
      [{ ...FIRST, project: 'p:two', dollars: 2 }, { ...SECOND, project: 'p:two', dollars: 2 }, THIRD],
    ],
    [
      'settles a day and project, however many tasks',
      'settle',
      { days: [{ date: DAY, project: 'p:one' }], state: 'approved' },
      [{ ...FIRST, state: 'approved' }, { ...SECOND, state: 'approved' }, THIRD],
    ],
    [
      '"1 of 2 rejected", the rest approved',
      'rejectSome',
      { date: DAY, project: 'p:one', rejected: 1, rest: 'approved' },
      [{ ...FIRST, state: 'approved' }, { ...SECOND, state: 'rejected' }, THIRD],
    ],
    [
      'pays from an instant on: earlier tasks keep the pay they were done under',
      'setPay',
      { project: 'p:one', pay: DOUBLE, since: at(40) },
      [FIRST, { ...SECOND, dollars: 10 }, THIRD],
    ],
  ] satisfies [what: string, ...Case][] as [what: string, ...Case][]
).map(([what, name, payload, after]) => ({ what, name: name as CommandName, payload, after }));

describe('what the worker edits', () => {
  it.each(CASES)('$what', async ({ name, payload, after }) => {
    await desk.run(name, payload as never);
    expect(await lines()).toEqual(after);
    expect(await desk.desk.ledger.books.verify()).toMatchObject({ ok: true });
  });

  it.each(CASES)('$what: taken back, also by a later life', async ({ name, payload }) => {
    const before = await desk.all();
    await desk.run(name, payload as never);
    desk = await desk.again();
    await desk.run('undo');
    expect(await desk.all()).toEqual(before);
    expect(await desk.desk.ledger.books.verify()).toMatchObject({ ok: true });
    await expect(desk.run('undo')).rejects.toThrow('There is nothing to take back.');
  });

  it('money that was approved is shared out by a split, and comes together in a merge', async () => {
    await desk.run('settle', { days: [{ date: DAY, project: 'p:one' }], state: 'approved' });
    await desk.run('split', { n: 1, at: at(4) });
    expect((await lines()).slice(0, 2)).toEqual([
      { ...FIRST, minutes: 4, dollars: 2, state: 'approved' },
      { ...FIRST, n: 4, minutes: 7, dollars: 3.5, state: 'approved' },
    ]);
    await desk.run('merge', { tasks: [{ n: 1 }, { n: 4 }] });
    expect((await lines())[0]).toEqual({ ...FIRST, state: 'approved' });
    for (let i = 0; i < 3; i++) await desk.run('undo');
    expect(await lines()).toEqual([FIRST, SECOND, THIRD]);
  });

  it('an undone state follows the settlement under it again', async () => {
    await desk.run('settle', { days: [{ date: DAY, project: 'p:one' }], state: 'paid' });
    await desk.run('editTasks', { tasks: [{ n: 1 }], set: { state: 'rejected' } });
    await desk.run('undo');
    expect((await lines())[0]).toEqual({ ...FIRST, state: 'paid' });
    await desk.run('undo');
    expect((await lines())[0]).toEqual(FIRST);
  });

  it('a hundred steps are taken back, the last one first', async () => {
    const before = await desk.all();
    await desk.run('drop', { n: 3, dropped: true });
    const kept = await desk.all();
    for (let i = 0; i < 100; i++) await desk.run('split', { n: 1, at: at(0.05 * (100 - i)) });
    for (let i = 0; i < 100; i++) await desk.run('undo');
    expect(await desk.all()).toEqual(kept);
    expect(kept).not.toEqual(before);
    await expect(desk.run('undo')).rejects.toThrow('There is nothing to take back.');
  });
});

describe('what cannot be is refused with a sentence, and nothing changes', () => {
  const refused: [string, ...Asked, RegExp][] = [
    ['a split at the edge', 'split', { n: 1, at: at(0) }, /no time on both sides/],
    ['a split beyond', 'split', { n: 1, at: at(30) }, /no time on both sides/],
    ['one to merge', 'merge', { tasks: [{ n: 1 }] }, /two or more/],
    ['two projects to merge', 'merge', { tasks: [{ n: 1 }, { n: 3 }] }, /one project/],
    [
      'time of another record',
      'addByHand',
      { project: 'p:one', startAt: at(20), ms: 15 * MINUTE, count: 1 },
      /The time from .+ to .+ is in the books/,
    ],
    [
      'time to come',
      'addByHand',
      { project: 'p:one', startAt: at(85), ms: 15 * MINUTE, count: 1 },
      /still to come/,
    ],
    [
      'a project nobody knows',
      'addByHand',
      { project: 'p:none', startAt: at(30), ms: MINUTE, count: 1 },
      /no such project/,
    ],
    ['a record nobody knows', 'split', { n: 77, at: at(5) }, /no longer in the books/],
    [
      'more rejected than were done',
      'rejectSome',
      { date: DAY, project: 'p:one', rejected: 3 },
      /Only 2 of that day/,
    ],
    [
      'a change that changes nothing',
      'editTasks',
      { tasks: [{ n: 1 }], set: { state: 'expected' } },
      /Nothing there would change/,
    ],
    [
      'pay from tomorrow on',
      'setPay',
      { project: 'p:one', pay: PIECE, since: at(3_000) },
      /not from a day to come/,
    ],
  ];
  const cases = refused.map(([what, name, payload, said]) => ({
    what,
    name: name as CommandName,
    payload,
    said,
  }));

  it.each(cases)('$what', async ({ name, payload, said }) => {
    const before = await desk.all();
    await expect(desk.run(name, payload as never)).rejects.toThrow(said);
    expect(await desk.all()).toEqual(before);
    await expect(desk.run('undo')).rejects.toThrow('There is nothing to take back.');
  });

  it('a task on the clock is not split, merged or deleted', async () => {
    await desk.startByHand(90, 'p:one');
    desk.minute = 100;
    const n = Number(Object.keys(desk.desk.keeper.state.open)[0]);
    for (const run of [
      desk.run('split', { n, at: at(95) }),
      desk.run('merge', { tasks: [{ n }, { n: 2 }] }),
      desk.run('deleteTasks', { tasks: [{ n }] }),
    ])
      await expect(run).rejects.toThrow('still on the clock');
  });
});

it('records added by hand and those of the clock never share a number', async () => {
  await desk.run('addByHand', { project: 'p:one', startAt: at(30), ms: 2 * MINUTE, count: 2 });
  await desk.startByHand(90, 'p:one');
  desk.minute = 92;
  await desk.run('stopByHand');
  expect((await lines()).map(({ n }) => n).sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

describe('money beside tasks', () => {
  const put = (more: Partial<Parameters<Commands['putExtra']>[0]> = {}) =>
    desk.run('putExtra', {
      id: 'b1',
      project: 'p:one',
      date: DAY,
      kind: 'bonus',
      amountMicros: 4_000_000,
      currency: 'USD',
      state: 'paid',
      ...more,
    });
  const sums = async () => {
    const rows = await desk.desk.ledger.books.totals('d', DAY, DAY);
    const row = rows.find(({ project }) => project === 'p:one');
    return { earned: row?.earned, taskEarned: row?.taskEarned };
  };

  it('is in every sum of its day and project, and in no task’s rate', async () => {
    await put();
    await put({ id: 'd1', kind: 'deduction', amountMicros: 1_500_000 });
    await put({ id: 'e1', amountMicros: 3_000_000, currency: 'EUR', state: 'expected' });
    expect(await sums()).toEqual({
      earned: { EUR: { expected: 3_000_000 }, USD: { expected: 10_500_000, paid: 2_500_000 } },
      taskEarned: { USD: { expected: 10_500_000 } },
    });
    expect(await desk.desk.ledger.books.verify()).toMatchObject({ ok: true });
  });

  it('is changed, taken away, and each of it taken back', async () => {
    const before = await sums();
    await put();
    await put({ amountMicros: 5_000_000 });
    expect((await sums()).earned).toEqual({ USD: { expected: 10_500_000, paid: 5_000_000 } });
    await desk.run('dropExtra', { id: 'b1' });
    expect(await sums()).toEqual(before);
    await desk.run('undo');
    await desk.run('undo');
    expect((await sums()).earned).toEqual({ USD: { expected: 10_500_000, paid: 4_000_000 } });
    await desk.run('undo');
    expect(await sums()).toEqual(before);
    expect(await desk.desk.ledger.books.extras()).toEqual([]);
  });
});

describe('deleted means deleted', () => {
  const everything = async () => {
    const { books } = desk.desk.ledger;
    const { ended, open } = desk.desk.keeper.state;
    return JSON.stringify([await books.doneList(), await books.loadLately(), ended, open]);
  };

  it('a merged record goes with the one it was merged into, undo copies included', async () => {
    await desk.run('fixTime', { n: 2, offMs: MINUTE });
    await desk.run('merge', { tasks: [{ n: 1 }, { n: 2 }] });
    await desk.run('drop', { n: 3, dropped: true });
    await desk.run('deleteTasks', { tasks: [{ n: 1 }] });
    const { books } = desk.desk.ledger;
    expect((await books.doneList()).map(({ what }) => what)).toEqual(['drop']);
    expect((await lines()).map(({ n }) => n)).toEqual([3]);
    expect(await everything()).not.toContain(String(at(60)));
    const { deviceId: _, stamp: __, ...back } = await desk.record(3);
    await books.commit({ ended: [{ ...back, n: 2 }] });
    expect((await lines()).map(({ n }) => n)).toEqual([3]);
  });

  it('deleting what a split made takes the way back with it, and leaves the other part', async () => {
    await desk.run('split', { n: 1, at: at(4) });
    await desk.run('deleteTasks', { tasks: [{ n: 4 }] });
    expect((await lines())[0]).toEqual({ ...FIRST, minutes: 4, dollars: 2 });
    await expect(desk.run('undo')).rejects.toThrow('There is nothing to take back.');
    expect(await everything()).not.toContain(String(at(29)));
  });
});

describe('projects', () => {
  const project = (key: string) => desk.desk.projects.get(key);

  it('limits hold for the family, an alias for the project; both are taken back', async () => {
    desk.project('p:old', 'Rubric writing v1', HOURLY);
    const before = [project('p:one'), project('p:old')];
    await desk.run('setProject', { project: 'p:one', set: { awayLimitMs: 4 * MINUTE, alias: 'R' } });
    expect(project('p:old')).toMatchObject({ awayLimitMs: 4 * MINUTE });
    expect(project('p:one')).toMatchObject({ awayLimitMs: 4 * MINUTE, alias: 'R' });
    expect(project('p:old')).not.toHaveProperty('alias');
    await desk.run('setProject', { project: 'p:one', set: { awayLimitMs: null } });
    expect(project('p:old')).not.toHaveProperty('awayLimitMs');
    await desk.run('undo');
    await desk.run('undo');
    expect([project('p:one'), project('p:old')]).toEqual(before);
  });

  it('a project joins another’s family, and its page’s name does not take it out', async () => {
    await desk.run('setProject', { project: 'p:two', set: { family: 'p:one' } });
    desk.project('p:two', 'Cats 2', PIECE);
    expect(project('p:two')?.family).toBe(project('p:one')?.family);
    await desk.run('setProject', { project: 'p:two', set: { family: null } });
    expect(project('p:two')?.family).not.toBe(project('p:one')?.family);
  });

  it('what a project paid before stays known', async () => {
    await desk.run('setPay', { project: 'p:one', pay: PIECE, since: at(40) });
    expect(project('p:one')).toMatchObject({
      pay: PIECE,
      payBy: 'worker',
      paySince: at(40),
      paidBefore: [{ pay: HOURLY, since: NOON }],
    });
  });
});
