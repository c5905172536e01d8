import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { latestDone } from '../../lib/background/undo';
import type { ClockSpan, Subject } from '../../lib/clock/state';
import type { Segment } from '../../lib/clock/types';
import { countedMs } from '../../lib/clock/view';
import type { CommandName, Commands } from '../../lib/messages/commands';
import { freshProfile } from '../books/database';
import { entry, HOURLY, PIECE, stretches } from '../books/records';
import { MINUTE, NOON, TestDesk } from './desk';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const at = (minute: number) => NOON + minute * MINUTE;
let desk: TestDesk;

/** Task 1: work 0–10, idle 10–29, work 29–30; task 2: work 60–70. Both hourly, $30/h, on one project. */
const task1 = () =>
  entry(1, stretches(NOON, ['work', 10], ['idle', 19, { cause: 'input' }], ['work', 1]), TERMS);
const task2 = () => entry(2, stretches(at(60), ['work', 10]), TERMS);
const TERMS = { platform: 'p', project: 'p:one', pay: HOURLY };

beforeEach(async () => {
  freshProfile();
  desk = await TestDesk.open();
  desk.project('p:one', 'Rubric writing v2', HOURLY);
  await desk.ended(task1());
  await desk.ended(task2());
  desk.minute = 90;
});

const minutes = async (n: number) => countedMs((await desk.record(n)).segments) / MINUTE;
const dollars = async (n: number) => ((await desk.record(n)).earning?.amountMicros ?? 0) / 1e6;

/** What each command does to the books, as counted minutes and dollars of task 1. */
const COMMANDS: {
  [N in CommandName]?: { payload: Parameters<Commands[N]>[0]; minutes: number; dollars: number }[];
} = {
  decide: [
    { payload: { stretches: [{ n: 1, segment: 1 }], count: true }, minutes: 30, dollars: 15 },
    { payload: { stretches: [{ n: 1, segment: 1 }], count: false }, minutes: 11, dollars: 5.5 },
    { payload: { stretches: [{ n: 1, segment: 1, toAt: at(15) }], count: true }, minutes: 16, dollars: 8 },
  ],
  always: [{ payload: { n: 1, segment: 1 }, minutes: 30, dollars: 15 }],
  never: [{ payload: { n: 1, segment: 1 }, minutes: 11, dollars: 5.5 }],
  fixTime: [
    { payload: { n: 1, startAt: at(4) }, minutes: 7, dollars: 3.5 },
    { payload: { n: 1, startAt: at(-5) }, minutes: 16, dollars: 8 },
    { payload: { n: 1, endAt: at(40) }, minutes: 21, dollars: 10.5 },
    { payload: { n: 1, offMs: 5 * MINUTE }, minutes: 6, dollars: 3 },
  ],
  drop: [{ payload: { n: 1, dropped: true }, minutes: 11, dollars: 5.5 }],
  setUnits: [
    { payload: { n: 1, units: 12 }, minutes: 11, dollars: 5.5 },
    { payload: { n: 1, units: 0 }, minutes: 11, dollars: 0 },
  ],
  setOutcome: [{ payload: { n: 1, outcome: 'returned' }, minutes: 11, dollars: 0 }],
};

const rows = Object.entries(COMMANDS).flatMap(([name, cases]) =>
  cases.map((one) => ({ name: name as CommandName, ...one, said: JSON.stringify(one.payload) })),
);

describe('what the worker decides', () => {
  it.each(rows)('$name $said', async ({ name, payload, minutes: m, dollars: d }) => {
    await desk.run(name, payload as never);
    expect(await minutes(1)).toBe(m);
    expect(await dollars(1)).toBe(d);
  });

  it.each(rows)(
    '$name $said is taken back to the last cent, also by a later life',
    async ({ name, payload }) => {
      const before = await desk.all();
      await desk.run(name, payload as never);
      desk = await desk.again();
      await desk.run('undo');
      expect(await desk.all()).toEqual(before);
      await expect(desk.run('undo')).rejects.toThrow('There is nothing to take back.');
    },
  );

  it('twenty and more are taken back, the last one first', async () => {
    const seen = [await desk.all()];
    for (let i = 0; i < 25; i++) {
      await desk.run('fixTime', { n: 2, offMs: MINUTE / 4 });
      seen.push(await desk.all());
    }
    for (let i = 24; i >= 0; i--) {
      await desk.run('undo');
      expect(await desk.all()).toEqual(seen[i]);
    }
  });

  it('one answer settles stretches of several tasks, and one undo takes all of it back', async () => {
    await desk.ended(entry(3, stretches(at(-60), ['work', 5], ['away', 8], ['work', 2]), TERMS));
    const before = await desk.all();
    await desk.run('decide', {
      stretches: [
        { n: 1, segment: 1 },
        { n: 3, segment: 1 },
      ],
      count: true,
    });
    expect([await minutes(1), await minutes(3)]).toEqual([30, 15]);
    await desk.run('undo');
    expect(await desk.all()).toEqual(before);
  });

  it('a task of unknown outcome earns once the worker says that it was submitted', async () => {
    await desk.ended(
      entry(3, stretches(at(30), ['work', 6]), { ...TERMS, outcome: 'unknown', confirmed: false }),
    );
    expect(await dollars(3)).toBe(0);
    await desk.run('setOutcome', { n: 3, outcome: 'submitted' });
    expect(await desk.record(3)).toMatchObject({ outcome: 'submitted', confirmed: true });
    expect(await dollars(3)).toBe(3);
  });
});

describe('times that cannot be are refused, and nothing changes', () => {
  it.each([
    [
      'an end over the next task',
      { n: 1, endAt: at(65) },
      /The time from 1:00.PM on belongs to another record/,
    ],
    [
      'a start over the one before',
      { n: 2, startAt: at(28) },
      /The time before 12:30.PM belongs to another record/,
    ],
    ['an end before the start', { n: 1, endAt: at(-1) }, /The end must come after the start/],
    ['a start to come', { n: 1, startAt: at(200) }, /still to come/],
    ['more off than counts', { n: 2, offMs: 11 * MINUTE }, /Only 10.min of this counts/],
  ])('%s', async (_, payload, said) => {
    process.env.TZ = 'UTC';
    const before = await desk.all();
    await expect(desk.run('fixTime', payload)).rejects.toThrow(said);
    expect(await desk.all()).toEqual(before);
    expect(await latestDone(desk.desk.ledger.books)).toBeUndefined();
  });

  it('a typed minute may touch the record before', async () => {
    await desk.ended(entry(3, stretches(at(40), ['work', 10.4]), TERMS));
    await desk.run('fixTime', { n: 2, startAt: at(50) });
    expect((await desk.record(2)).startAt).toBe(at(50.4));
  });

  it('time of a task that is still open is taken too', async () => {
    await desk.startByHand(71, 'p:one');
    await desk.tell(80, { type: 'tick' });
    await expect(desk.run('fixTime', { n: 2, endAt: at(75) })).rejects.toThrow(/belongs to another record/);
  });
});

describe('the task on the clock', () => {
  const open = () => Object.values(desk.desk.keeper.state.open)[0];
  /** A clock by hand from 100 on, told of input every half minute. */
  const work = async (from: number, to: number) => {
    for (let m = from; m <= to; m += 0.5) {
      await desk.tell(m, { type: 'idle', state: 'idle' });
      await desk.tell(m, { type: 'idle', state: 'active' });
      await desk.tell(m, { type: 'tick' });
    }
  };

  it('fix time, undo it after the task has ended: the time since stays', async () => {
    await desk.startByHand(100, 'p:one');
    await work(100, 110);
    const n = open()?.n ?? -1;
    await desk.run('fixTime', { n, startAt: at(95) });
    await desk.run('fixTime', { n, offMs: 2 * MINUTE });
    await work(110.5, 120);
    await desk.run('stopByHand');
    expect(await minutes(n)).toBe(23);
    desk = await desk.again();
    await desk.run('undo');
    expect(await minutes(n)).toBe(25);
    await desk.run('undo');
    expect(await minutes(n)).toBe(20);
    expect((await desk.record(n)).startAt).toBe(at(100));
  });

  it('goes under another project with its pay, and back', async () => {
    desk.project('p:two', 'Hearing test', PIECE);
    await desk.startByHand(100, 'p:one');
    await work(100, 110);
    await desk.run('moveTo', { n: open()?.n ?? -1, project: 'p:two' });
    expect(open()?.rules.asks).toBe(false);
    const latest = desk.desk.projects.all().sort((a, b) => b.seenAt - a.seenAt)[0];
    expect(latest?.key).toBe('p:two');
    await desk.run('undo');
    expect(open()).toMatchObject({ project: 'p:one', rules: { asks: true } });
    await desk.run('moveTo', { n: open()?.n ?? -1, name: 'Voices' });
    await desk.run('stopByHand');
    const last = (await desk.desk.ledger.books.recent()).at(-1);
    expect(desk.desk.projects.get(last?.project)?.name).toBe('Voices');
  });

  it('an ended task moved to another project takes its pay; of another platform it is refused', async () => {
    desk.project('p:two', 'Hearing test', PIECE);
    await desk.run('moveTo', { n: 2, project: 'p:two' });
    expect(await dollars(2)).toBe(2);
    desk.project('q:one', 'Elsewhere', PIECE);
    await expect(desk.run('moveTo', { n: 2, project: 'q:one' })).rejects.toThrow();
    await desk.run('undo');
    expect(await dollars(2)).toBe(5);
  });
});

describe('pay', () => {
  it('prices what had none, and an undo unprices it, with what ended under it since', async () => {
    desk.project('p:new', 'New');
    const project = { platform: 'p', project: 'p:new' };
    await desk.ended(entry(3, stretches(at(30), ['work', 6]), project));
    const before = await desk.all();
    await desk.run('setPay', { project: 'p:new', pay: HOURLY });
    expect(await dollars(3)).toBe(3);
    desk.minute = 100;
    await desk.ended(entry(4, stretches(at(92), ['work', 4]), { ...project, pay: HOURLY }));
    await desk.run('undo');
    expect([await dollars(3), await dollars(4)]).toEqual([0, 0]);
    expect(desk.desk.projects.get('p:new')?.pay).toBeUndefined();
    await desk.desk.ledger.books.remove([{ n: 4 }]);
    expect(await desk.all()).toEqual(before);
  });
});

describe('outside work that ran to its limit', () => {
  const open = () => Object.values(desk.desk.keeper.state.open)[0];
  const span = (id: number, subject: Subject, from: number, to: number, isOpen: boolean): ClockSpan => ({
    id,
    subject,
    startAt: at(from),
    endAt: at(to),
    open: isOpen,
    ...(isOpen ? {} : { endedBy: 'attention' as const }),
    lastInputAt: at(to),
    quiet: [],
    stalls: [],
    media: [],
  });

  /** A task of outside work from 100 on, left at 101; its limit of two hours ran out at 221. */
  beforeEach(async () => {
    await desk.run('setOutsideWork', { project: 'p:one', on: true });
    const subject = { ...desk.subject('p:one'), key: 'k' };
    const page = { doc: 'd', tabId: 5 };
    const report = { type: 'report', page, sentAt: at(101), visible: false, subject, marks: [] } as const;
    await desk.tell(101, { ...report, seq: 1, spans: [span(1, subject, 100, 101, false)] });
    for (let m = 101; m <= 300; m++) {
      await desk.tell(m, { type: 'idle', state: 'idle' });
      await desk.tell(m, { type: 'idle', state: 'active' });
      await desk.tell(m + 0.5, { type: 'tick' });
    }
  });
  const counted = () => countedMs(open()?.segments ?? []) / MINUTE;

  it('counts until the worker says, and that is taken back', async () => {
    expect(open()?.outside).toEqual({ fromAt: at(101), toAt: at(221) });
    await desk.run('until', { n: open()?.n ?? -1, untilAt: at(240) });
    expect(counted()).toBe(140);
    await desk.run('undo');
    expect(counted()).toBe(121);
  });

  it.each([
    ['a time to come', 400, /still to come/],
    ['a time before it began', 90, /after the start/],
    ['time that another task has', 240, /The time from .+ on belongs to another record/],
  ])('refuses %s', async (_, minute, said) => {
    await desk.ended(entry(50, stretches(at(230), ['work', 5]), TERMS));
    await expect(desk.run('until', { n: open()?.n ?? -1, untilAt: at(minute) })).rejects.toThrow(said);
    expect(counted()).toBe(121);
  });
});

it('a deleted record leaves nothing that an undo could put back', async () => {
  await desk.run('fixTime', { n: 1, offMs: MINUTE });
  await desk.run('decide', {
    stretches: [
      { n: 1, segment: 1 },
      { n: 2, segment: 0 },
    ],
    count: false,
  });
  const { books } = desk.desk.ledger;
  await books.remove([{ n: 1 }]);
  const kept = await books.doneList();
  expect(kept.map(({ what, records }) => [what, records.map(({ n }) => n)])).toEqual([['decide', [2]]]);
  await desk.run('undo');
  expect(await minutes(2)).toBe(10);
  expect(await books.record(1)).toBeUndefined();
});

describe('always, for a family', () => {
  const away = (ms: number, limitMs: number): Segment[] => [
    ...stretches(at(200), ['work', 1]),
    { kind: 'away', startAt: at(201), endAt: at(201) + ms, counted: false, limitMs },
  ];

  it.each([
    ['idle sets the idle limit', 1, 1, { idleLimitMs: 19 * MINUTE }],
    ['away beyond its limit sets the away limit', 3, 1, { awayLimitMs: 8 * MINUTE }],
    ['away of over half an hour is outside work', 4, 1, { outsideWork: true }],
    ['away that ended elsewhere within its limit is outside work', 5, 1, { outsideWork: true }],
  ])('%s', async (_, n, segment, rules) => {
    desk.project('p:older', 'Rubric writing v1', HOURLY);
    desk.project('p:other', 'Something else', HOURLY);
    await desk.ended(entry(3, away(7.5 * MINUTE, 5 * MINUTE), TERMS));
    await desk.ended(entry(4, away(40 * MINUTE, 5 * MINUTE), TERMS));
    await desk.ended(entry(5, away(4 * MINUTE, 5 * MINUTE), TERMS));
    const of = (key: string) => desk.desk.projects.rulesOf(desk.desk.projects.get(key));
    const before = of('p:one');
    await desk.run('always', { n, segment });
    expect(of('p:one')).toEqual({ ...before, ...rules });
    expect(of('p:older')).toEqual(of('p:one'));
    expect(of('p:other')).toEqual(before);
    desk.project('p:newest', 'Rubric writing v3', HOURLY);
    expect(of('p:newest')).toEqual(of('p:one'));
    await desk.run('undo');
    expect(of('p:older')).toEqual(before);
  });

  it('never: nobody is asked in the family any more, until that is taken back', async () => {
    desk.project('p:older', 'Rubric writing v1', HOURLY);
    desk.project('p:other', 'Something else', HOURLY);
    await desk.startByHand(100, 'p:older');
    const asks = (key: string) => desk.desk.projects.rulesOf(desk.desk.projects.get(key)).asks;
    const decided = async () => (await desk.record(1)).segments[1]?.decided;
    const openAsks = () => Object.values(desk.desk.keeper.state.open)[0]?.rules.asks;

    await desk.run('never', { n: 1, segment: 1 });
    expect(await decided()).toBe(false);
    expect(['p:one', 'p:older', 'p:other'].map(asks)).toEqual([false, false, true]);
    expect(openAsks()).toBe(false);
    desk.project('p:newest', 'Rubric writing v3', HOURLY);
    expect(asks('p:newest')).toBe(false);

    await desk.run('setProject', { project: 'p:newest', set: { asks: null } });
    expect(['p:one', 'p:older', 'p:newest'].map(asks)).toEqual([true, true, true]);
    expect(openAsks()).toBe(true);
    expect(await decided()).toBe(false);
    await desk.run('undo');
    await desk.run('undo');
    expect(await decided()).toBeUndefined();
    expect(openAsks()).toBe(true);
  });

  it('outside work is switched for the family, and the open task follows', async () => {
    await desk.startByHand(100, 'p:one');
    await desk.run('setOutsideWork', { project: 'p:one', on: true });
    expect(Object.values(desk.desk.keeper.state.open)[0]?.rules.outsideWork).toBe(true);
    await desk.run('setOutsideWork', { project: 'p:one', on: false });
    expect(Object.values(desk.desk.keeper.state.open)[0]?.rules.outsideWork).toBe(false);
  });
});

it('pays nothing for a stretch that no setting lets follow', async () => {
  const lock = stretches(at(30), ['work', 1], ['idle', 9, { cause: 'lock' }]);
  await desk.ended(entry(3, lock, TERMS));
  await expect(desk.run('always', { n: 3, segment: 1 })).rejects.toThrow();
  expect(await minutes(3)).toBe(1);
});
