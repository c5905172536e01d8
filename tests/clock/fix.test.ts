import { describe, expect, it } from 'vitest';
import type { ClockRecord } from '../../lib/clock/types';
import { countedMs } from '../../lib/clock/view';
import { ms, World, written } from './world';

const onP = (w = new World()) => w.open('P', w.subject('a'), 1).attn('P');
const a = (w: World): ClockRecord => {
  const record = w.records().find((r) => r.key === 'a');
  if (!record) throw new Error('no record a');
  return record;
};
const counted = (w: World) => countedMs(a(w).segments);

describe('fix time of the task on the clock', () => {
  it('an earlier start is the worker’s own word, and the clock runs on', () => {
    const w = onP(new World().until('5:00')).until('10:00');
    w.send({ type: 'fix', n: a(w).n, startAt: ms('3:00') });
    w.until('12:00').confirmed('P');
    expect(a(w).startAt).toBe(ms('3:00'));
    expect(written(a(w))).toEqual(['manual [3:00, 5:00) n', 'work [5:00, 12:00) c']);
    expect(counted(w)).toBe(ms('9:00'));
  });

  it('a later start counts nothing before it', () => {
    const w = onP().until('10:00');
    w.send({ type: 'fix', n: a(w).n, startAt: ms('4:00') });
    w.until('12:00').confirmed('P');
    expect(counted(w)).toBe(ms('8:00'));
    expect(a(w)).toMatchObject({ startAt: 0, outcome: 'submitted' });
    expect(written(a(w))[0]).toBe('work [0:00, 4:00) c');
    expect(a(w).segments[0]?.decided).toBe(false);
  });

  it('minutes that did not count are the last ones, and idleness after is judged as ever', () => {
    const w = onP(new World().withhold('10:00', '20:00')).until('10:00');
    w.send({ type: 'fix', n: a(w).n, offMs: ms('3:00') });
    w.until('22:00').confirmed('P');
    expect(counted(w)).toBe(ms('9:00'));
    expect(written(a(w)).filter((s) => s.startsWith('idle'))).toEqual(['idle [10:00, 20:00) n']);
  });

  it('never adds time that something else has already', () => {
    const w = onP().until('5:00');
    w.open('Q', w.subject('b'), 2).attn('Q').until('8:00');
    const b = w.records().find((r) => r.key === 'b');
    w.send({ type: 'fix', n: b?.n ?? -1, startAt: ms('4:00') });
    expect(w.records().find((r) => r.key === 'b')?.startAt).toBe(ms('5:00'));
  });
});

describe('a decision on the task on the clock', () => {
  it('holds for idleness inside a visit that goes on', () => {
    const w = onP(new World().withhold('2:00', '9:00')).until('12:00');
    const place = a(w).segments.findIndex((s) => s.kind === 'idle');
    w.send({ type: 'decide', stretches: [{ n: a(w).n, segment: place }], count: true });
    w.until('13:00').confirmed('P');
    expect(counted(w)).toBe(ms('13:00'));
  });

  it('a part of it counts, and the rest does not', () => {
    const w = onP(new World().withhold('2:00', '9:00')).until('12:00');
    const place = a(w).segments.findIndex((s) => s.kind === 'idle');
    w.send({ type: 'decide', stretches: [{ n: a(w).n, segment: place, toAt: ms('4:00') }], count: true });
    expect(counted(w)).toBe(ms('7:00'));
  });

  it('makes no silence of what was listened to before it', () => {
    const w = new World().withhold('2:00', '9:00');
    onP(w).send({ type: 'audible', tabId: 1, on: true });
    w.until('7:30').send({ type: 'audible', tabId: 1, on: false });
    w.until('7:40').attn(undefined).until('7:45');
    w.send({ type: 'decide', stretches: [{ n: a(w).n, segment: 0 }], count: true });
    w.until('10:00').attn('P').until('11:00').confirmed('P');
    expect(a(w).segments.map((s) => s.kind)).not.toContain('idle');
  });

  it('makes one long silence of two short ones no more than listening between them does', () => {
    const w = new World().withhold('1:00', '11:00');
    onP(w).until('4:00').send({ type: 'audible', tabId: 1, on: true });
    w.until('8:00').send({ type: 'audible', tabId: 1, on: false });
    w.until('8:10').attn(undefined).until('8:20');
    w.send({ type: 'decide', stretches: [{ n: a(w).n, segment: 0 }], count: true });
    w.until('11:00').attn('P').until('12:00').confirmed('P');
    expect(a(w).segments.map((s) => s.kind)).not.toContain('idle');
  });

  it('is taken back by an undo, and what was worked since stays', () => {
    const w = onP(new World().withhold('2:00', '9:00')).until('12:00');
    const { n, segments } = a(w);
    const place = segments.findIndex((s) => s.kind === 'idle');
    w.send({ type: 'decide', stretches: [{ n, segment: place }], count: true });
    w.until('14:00');
    w.send({ type: 'restore', n, change: { segments }, sinceAt: ms('12:00') });
    w.until('15:00').confirmed('P');
    expect(counted(w)).toBe(ms('8:00'));
    expect(a(w).endAt).toBe(ms('15:00'));
  });
});

describe('outside work that ran to its limit', () => {
  /** Away from 1:00 with outside work, its limit 10 min: the question stands at 11:00. */
  const asked = () => {
    const w = onP(new World({ outsideWork: true, outsideLimitMs: ms('10:00') }));
    return w.until('1:00').attn(undefined).until('30:00');
  };

  it.each([
    ['before the limit', '5:00', '5:00'],
    ['after it', '20:00', '20:00'],
    ['just then', '11:00', '11:00'],
  ])('counts until the worker says: %s', (_, at, total) => {
    const w = asked();
    expect(Object.values(w.state.open)[0]?.outside).toEqual({ fromAt: ms('1:00'), toAt: ms('11:00') });
    w.send({ type: 'until', n: a(w).n, untilAt: ms(at) });
    expect(counted(w)).toBe(ms(total));
    expect(Object.values(w.state.open)[0]?.asksUntil).toBeUndefined();
  });

  it('is answered once the task is worked on again, too', () => {
    const w = asked().attn('P').until('33:00');
    w.send({ type: 'until', n: a(w).n, untilAt: ms('3:00') });
    w.until('34:00').confirmed('P');
    expect(counted(w)).toBe(ms('3:00') + ms('4:00'));
  });
});

describe('a task under another project', () => {
  const moved = { type: 'move', project: 'p:two' } as const;

  it('stays there whatever its page says, and its page still finds it', () => {
    const w = new World();
    w.open('P', w.subject(undefined), 1).attn('P').until('2:00');
    const n = w.records()[0]?.n ?? -1;
    w.send({ ...moved, n, rules: w.rules });
    w.attn(undefined).until('3:00').attn('P').until('4:00').confirmed('P');
    expect(w.records()).toHaveLength(1);
    expect(w.records()[0]).toMatchObject({ project: 'p:two', outcome: 'submitted' });
  });

  it('is put back by an undo, and follows its page again', () => {
    const w = onP().until('2:00');
    w.send({ ...moved, n: a(w).n, rules: w.rules });
    w.send({ type: 'restore', n: a(w).n, change: { project: 'p:one' } });
    w.page('P').subject = w.subject('a', { project: 'p:three' });
    w.attn(undefined).until('3:00').attn('P').until('4:00');
    expect(a(w).project).toBe('p:three');
  });
});

it('a record changed in the books stands as changed if the same task comes back', () => {
  const w = onP().until('10:00').confirmed('P');
  const { n, segments } = a(w);
  w.send({ type: 'restore', n, change: { segments: segments.map((s) => ({ ...s, decided: false })) } });
  w.open('P2', w.subject('a'), 1).attn('P2').until('12:00');
  expect(a(w).outcome).toBeUndefined();
  expect(countedMs(a(w).segments.filter((s) => s.startAt < ms('10:00')))).toBe(0);
});
