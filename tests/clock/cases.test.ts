import { describe, expect, it } from 'vitest';
import { view } from '../../lib/clock/view';
import { ms, World, written } from './world';

/** One task `a` on page P with attention from 0:00. */
const onP = (w = new World()) => w.open('P', w.subject('a'), 1).attn('P');
const a = (w: World) => w.records().find((r) => r.key === 'a') ?? fail('no record a');
const b = (w: World) => w.records().find((r) => r.key === 'b') ?? fail('no record b');
function fail(why: string): never {
  throw new Error(why);
}

describe('literal timelines', () => {
  it('1: works, submits, is confirmed', () => {
    const w = onP().until('10:00').mark('P', 'intent').until('10:01').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 10:01) c']);
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: true });
  });

  it('2: reads for nearly five minutes', () => {
    const w = onP(new World().withhold('0:00', '4:59')).until('4:59').input();
    w.until('6:00').mark('P', 'intent').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 6:00) c']);
  });

  it('3: idles for seven minutes', () => {
    const w = onP(new World().withhold('2:00', '9:00')).until('12:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 2:00) c', 'idle [2:00, 9:00) n', 'work [9:00, 12:00) c']);
  });

  it('4: keeps an input gap below the limit', () => {
    const w = onP(new World().withhold('2:00', '6:59')).until('6:59').input().until('8:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 8:00) c']);
    expect(a(w).segments[0]?.quiet).toEqual([[ms('2:00'), ms('6:59')]]);
  });

  it('4b: the limit itself is within', () => {
    const w = onP(new World().withhold('2:00', '7:00')).until('8:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 8:00) c']);
  });

  it.each([
    ['5', '7:59', 'c'],
    ['6', '8:01', 'n'],
    ['7', '8:00', 'c'],
  ])('%s: is away until %s', (_, back, mark) => {
    const w = onP().until('3:00').attn(undefined).until(back).attn('P').until('9:00').confirmed('P');
    expect(written(a(w))).toEqual([
      'work [0:00, 3:00) c',
      `away [3:00, ${back}) ${mark}`,
      `work [${back}, 9:00) c`,
    ]);
  });

  it('8: goes idle while away', () => {
    const w = onP(new World().withhold('3:30', '9:00')).until('3:00').attn(undefined).until('9:00');
    w.attn('P').until('10:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 3:00) c',
      'away [3:00, 3:30) n',
      'idle [3:30, 9:00) n',
      'work [9:00, 10:00) c',
    ]);
  });

  it('9: is quiet while away, within the limit', () => {
    const w = onP(new World().withhold('3:30', '7:00')).until('3:00').attn(undefined).until('7:00');
    w.attn('P').until('8:00');
    expect(written(a(w))).toEqual(['work [0:00, 3:00) c', 'away [3:00, 7:00) c', 'work [7:00, 8:00) c']);
  });

  it('10: two tasks share one clock', () => {
    const w = onP();
    w.open('Q', w.subject('b')).until('4:00').attn('Q').until('6:00').attn('P').until('7:00');
    w.confirmed('P').confirmed('Q');
    expect(written(b(w))).toContain('work [4:00, 6:00) c');
    expect(written(a(w))).toEqual(['work [0:00, 4:00) c', 'work [6:00, 7:00) c']);
  });

  it('11: away that ends in another task does not count', () => {
    const w = onP();
    w.open('Q', w.subject('b')).until('3:00').attn(undefined).until('5:00').attn('Q').until('6:00');
    expect(written(a(w))).toEqual(['work [0:00, 3:00) c', 'away [3:00, 5:00) n']);
    expect(written(b(w))).toEqual(['work [5:00, 6:00) c']);
  });

  it('12: a linked tab is work', () => {
    const w = onP().until('2:00').attn(undefined);
    w.send({ type: 'attention', tabId: 9, windowId: 1 });
    w.until('3:00').send({ type: 'link', tabId: 9, on: true });
    w.until('6:00').attn('P');
    w.send({ type: 'attention', tabId: 1, windowId: 1 });
    w.until('7:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 2:00) c',
      'away [2:00, 3:00) c',
      'linked [3:00, 6:00) c',
      'work [6:00, 7:00) c',
    ]);
  });

  it('13: our own popup over the page keeps the clock', () => {
    const w = onP().until('2:00');
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).until('2:30').send({ type: 'own', id: 'popup', on: false });
    w.attn('P').until('4:00');
    expect(written(a(w))).toEqual(['work [0:00, 4:00) c']);
  });

  it('14: so does the side panel while the page is visible', () => {
    const w = onP().until('2:00').attn(undefined);
    w.send({ type: 'own', id: 'panel', on: true, windowId: 1 });
    w.until('4:00').send({ type: 'own', id: 'panel', on: false });
    w.attn('P').until('5:00');
    expect(written(a(w))).toEqual(['work [0:00, 5:00) c']);
  });

  it('29b: a wall set back takes nothing from a linked tab, whatever the page turns to', () => {
    const w = onP().until('1:00').attn(undefined);
    w.send({ type: 'attention', tabId: 9, windowId: 1 });
    w.send({ type: 'link', tabId: 9, on: true });
    w.until('3:00').wallBy = -ms('1:00:00');
    w.turn('P', w.subject('b'));
    expect(written(a(w))).toEqual(['work [0:00, 1:00) c', 'linked [1:00, 3:00) c']);
  });

  it('29c: nor does it make a busy worker idle', () => {
    const w = onP(new World({ idleLimitMs: 15_000 }))
      .until('1:00')
      .attn(undefined);
    w.until('1:30').wallBy = -ms('2:00');
    w.turn('P', w.subject('b'));
    expect(written(a(w))).toEqual(['work [0:00, 1:00) c', 'away [1:00, 1:30) n']);
  });

  it('14b: also where a busy machine hears of the panel late', () => {
    const w = onP().until('2:00').attn(undefined).until('2:03');
    w.send({ type: 'own', id: 'panel', on: true, windowId: 1, lateMs: 2_900 });
    w.until('4:04').send({ type: 'own', id: 'panel', on: false, lateMs: 4_000 });
    w.until('5:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 4:00) c', 'away [4:00, 5:00) n']);
  });

  it('15: but not over another tab', () => {
    const w = onP().until('2:00');
    w.page('P').visible = false;
    w.attn(undefined).send({ type: 'own', id: 'panel', on: true, windowId: 1 });
    w.until('4:00').send({ type: 'own', id: 'panel', on: false });
    w.page('P').visible = true;
    w.attn('P').until('5:00');
    expect(written(a(w))).toEqual(['work [0:00, 2:00) c', 'away [2:00, 4:00) c', 'work [4:00, 5:00) c']);
  });

  it('16: a refused submit changes nothing', () => {
    const w = onP().until('5:00').mark('P', 'intent').until('5:02').mark('P', 'refuted');
    w.until('8:00').mark('P', 'intent').until('8:01').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 8:01) c']);
    expect(w.facts.filter((f) => f.type === 'ended')).toHaveLength(1);
  });

  it('17: the page ends after a submit', () => {
    const w = onP().until('5:00').mark('P', 'intent').until('5:01').close('P').until('8:00');
    expect(written(a(w))).toEqual(['work [0:00, 5:01) c']);
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: false });
  });

  it('18: an intent lapses', () => {
    const w = onP().until('5:00').mark('P', 'intent').until('6:02');
    expect(a(w).outcome).toBeUndefined();
    w.until('9:00').mark('P', 'intent').until('9:01').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 9:01) c']);
  });

  it('18c: what has lapsed stays so, also after the wall clock was set back', () => {
    const w = onP(new World()).until('65:00').mark('P', 'intent').until('66:10');
    w.wallBy = -ms('60:00');
    w.until('70:00').close('P').until('71:00');
    expect(a(w).outcome).toBeUndefined();
  });

  it('18b: the page ends after a lapsed intent: nothing was submitted', () => {
    const w = onP().until('5:00').mark('P', 'intent').until('6:10').close('P').until('7:00');
    expect(a(w).outcome).toBeUndefined();
  });

  it('19: a reload is the same task', () => {
    const w = onP().until('4:00').close('P').until('4:03');
    w.open('P', w.subject('a'), 1).attn('P').until('6:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 4:00) c', 'away [4:00, 4:03) c', 'work [4:03, 6:00) c']);
    expect(w.records()).toHaveLength(1);
  });

  it('20: one task in two tabs', () => {
    const w = onP();
    w.open('P2', w.subject('a')).until('3:00').attn('P2').until('5:00').confirmed('P2');
    expect(written(a(w))).toEqual(['work [0:00, 5:00) c']);
    expect(w.records()).toHaveLength(1);
  });

  it('21: the worker stops in the middle', () => {
    const w = onP().until('2:30');
    w.send({ type: 'wake', browserStart: false });
    w.until('5:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 5:00) c']);
  });

  it('22: the browser is killed', () => {
    const w = onP().until('4:58.4');
    w.input().report(w.page('P'));
    w.until('5:00').kill().until('9:00').start().until('9:20');
    w.open('P', w.subject('a'), 1).attn('P').until('10:00');
    expect(written(a(w))[0]).toBe('work [0:00, 4:58.4) c');
    expect(written(a(w)).slice(1)).toEqual(['gap [4:58.4, 9:20) n', 'work [9:20, 10:00) c']);
  });

  it('22b: the browser is killed between the click on submit and its answer', () => {
    const w = onP().until('4:58.4').mark('P', 'intent');
    w.until('5:00').kill().until('9:00').start().until('9:20');
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: false });
    expect(written(a(w))).toEqual(['work [0:00, 4:58.4) c']);
  });

  it('22c: so killed, a task that is there still goes on after a gap', () => {
    const w = onP().until('4:58.4').mark('P', 'intent');
    w.until('5:00').kill().until('9:00').start().until('9:20');
    w.open('P', w.subject('a'), 1).attn('P').until('10:00');
    expect(a(w).outcome).toBeUndefined();
    expect(written(a(w))).toEqual(['work [0:00, 4:58.4) c', 'gap [4:58.4, 9:20) n', 'work [9:20, 10:00) c']);
  });

  it('23: the browser is killed while away', () => {
    const w = onP().until('3:00').attn(undefined).until('3:45').kill().until('9:00').start().until('12:00');
    expect(written(a(w))).toEqual(['work [0:00, 3:00) c', 'away [3:00, 3:30) n', 'gap [3:30, 12:00) n']);
  });

  it('24: the machine sleeps', () => {
    const w = onP().until('5:00').sleep('65:00').until('66:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 5:00) c',
      'idle (sleep) [5:00, 65:00) n',
      'work [65:00, 66:00) c',
    ]);
  });

  it('24b: the machine sleeps while the worker is in a linked tab', () => {
    const w = onP().until('2:00').attn(undefined);
    w.send({ type: 'attention', tabId: 9, windowId: 1 });
    w.send({ type: 'link', tabId: 9, on: true });
    w.until('5:00').sleep('65:00').send({ type: 'tick' });
    w.until('66:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 2:00) c',
      'linked [2:00, 5:00) c',
      'idle (sleep) [5:00, 65:00) n',
      'linked [65:00, 66:00) c',
    ]);
  });

  it('24c: silence before the machine sleeps is no idleness: the time ends at the last tick', () => {
    const w = onP(new World().withhold('4:00', '65:00')).until('5:00').sleep('65:00').until('66:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 5:00) c',
      'idle (sleep) [5:00, 65:00) n',
      'work [65:00, 66:00) c',
    ]);
  });

  it('24d: but it is, where it was longer than the limit before', () => {
    const w = onP(new World().withhold('4:00', '80:00')).until('10:00').sleep('65:00').until('66:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 4:00) c',
      'idle [4:00, 10:00) n',
      'idle (sleep) [10:00, 65:00) n',
      'work [65:00, 66:00) c',
    ]);
  });

  it.each([
    ['24e: silence goes on after a freeze: below the limit in all', '7:20', false],
    ['24f: and beyond it', '7:40', true],
  ])('%s', (_, input, idle) => {
    const w = onP(new World().withhold('2:00', input)).until('4:00');
    const page = w.page('P');
    w.report(page);
    page.frozen = true;
    w.until('4:30');
    page.frozen = false;
    w.send({ type: 'stall', fromAt: ms('4:00'), toAt: ms('4:30') });
    if (page.span) page.span = { ...page.span, stalls: [[ms('4:00'), ms('4:30')]] };
    w.until(input).input().until('9:00');
    expect(written(a(w))).toEqual([
      ...(idle ? ['work [0:00, 2:00) c', 'idle [2:00, 4:00) n'] : ['work [0:00, 4:00) c']),
      'idle (sleep) [4:00, 4:30) n',
      ...(idle ? [`idle [4:30, ${input}) n`, `work [${input}, 9:00) c`] : ['work [4:30, 9:00) c']),
    ]);
  });

  it('27c: and where the worker is stopped before the page can say that it stalled too', () => {
    const w = onP().until('4:00');
    const page = w.page('P');
    page.frozen = true;
    w.until('4:30');
    page.frozen = false;
    w.send({ type: 'stall', fromAt: ms('4:00'), toAt: ms('4:30') });
    w.send({ type: 'wake', browserStart: false });
    if (page.span) page.span = { ...page.span, stalls: [[ms('4:00'), ms('4:30')]] };
    w.until('9:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 4:00) c',
      'idle (sleep) [4:00, 4:30) n',
      'work [4:30, 9:00) c',
    ]);
  });

  it('28i: a visit whose first report comes late, after the clock was set back, is as long as it was', () => {
    const w = new World().until('5:00');
    w.send({ type: 'tick' });
    w.wallBy = -ms('1:00:00');
    w.open('P', w.subject('a'), 1).page('P').connected = false;
    w.attn('P').until('5:05');
    w.page('P').connected = true;
    w.until('10:00').confirmed('P');
    expect(a(w).segments.map((s) => s.endAt - s.startAt)).toEqual([ms('5:00')]);
  });

  it('49g: a task that came back in another tab is settled by what that tab shows', () => {
    const w = onP().until('1:00').confirmed('P', 'skipped');
    w.open('P2', w.subject('a'), 2).attn('P2').until('2:00').mark('P2', 'intent', 'skipped');
    w.until('2:01').close('P2').attn('P').until('3:00');
    expect(a(w)).toMatchObject({ outcome: 'skipped', confirmed: false });
  });

  it('24g: silence before the browser dies is no idleness either', () => {
    const w = onP(new World().withhold('4:00', '20:00')).until('5:00').kill().until('9:00').start();
    w.until('9:20').open('P', w.subject('a'), 1).attn('P').until('10:00');
    expect(written(a(w))).toEqual(['work [0:00, 5:00) c', 'gap [5:00, 9:20) n', 'work [9:20, 10:00) c']);
  });

  it('24h: nor after it, for the next task, when that of before has ended', () => {
    const w = onP(new World().withhold('4:00', '67:00'));
    const link = (tabId: number) => w.send({ type: 'link', tabId, on: true });
    link(9);
    w.open('Q', w.subject('b')).until('1:00').attn('Q');
    link(8);
    w.until('2:00').attn(undefined).send({ type: 'attention', tabId: 9, windowId: 1 });
    w.until('5:00').sleep('65:00').send({ type: 'tick' });
    w.send({ type: 'attention', tabId: 8, windowId: 1 });
    w.until('65:30').confirmed('P').until('68:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 1:00) c',
      'linked [2:00, 5:00) c',
      'idle (sleep) [5:00, 65:00) n',
    ]);
    expect(written(b(w))).toEqual(['work [1:00, 2:00) c', 'linked [65:00, 68:00) c']);
  });

  it('25: a lock has no grace', () => {
    const w = onP().until('5:00').lock().attn(undefined).until('6:00').unlock().attn('P').until('7:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 5:00) c',
      'idle (lock) [5:00, 6:00) n',
      'work [6:00, 7:00) c',
    ]);
  });

  it('25b: silence before a lock is no idleness', () => {
    const w = onP(new World().withhold('3:00', '30:00')).until('5:00').lock().attn(undefined);
    w.until('10:00').unlock().attn('P').until('11:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 5:00) c',
      'idle (lock) [5:00, 10:00) n',
      'work [10:00, 11:00) c',
    ]);
  });

  it.each([
    ['26: a busy page works', false, ['work [0:00, 3:00) c']],
    [
      '27: a frozen browser sleeps',
      true,
      ['work [0:00, 2:00) c', 'idle (sleep) [2:00, 2:20) n', 'work [2:20, 3:00) c'],
    ],
  ])('%s', (_, workerToo, expected) => {
    const w = onP().until('2:00');
    const page = w.page('P');
    w.report(page);
    page.frozen = true;
    w.until('2:20');
    page.frozen = false;
    if (workerToo) w.send({ type: 'stall', fromAt: ms('2:00'), toAt: ms('2:20') });
    if (page.span) page.span = { ...page.span, stalls: [[ms('2:00'), ms('2:20')]] };
    w.until('3:00');
    expect(written(a(w))).toEqual(expected);
  });

  it('27b: two freezes in one visit, long apart, stay sleep both', () => {
    const w = onP();
    const page = w.page('P');
    const freeze = (from: string, to: string) => {
      w.until(from).report(page);
      page.frozen = true;
      w.until(to);
      page.frozen = false;
      w.send({ type: 'stall', fromAt: ms(from), toAt: ms(to) });
      if (page.span) page.span = { ...page.span, stalls: [...page.span.stalls, [ms(from), ms(to)]] };
    };
    freeze('2:00', '2:20');
    freeze('15:00', '15:30');
    w.until('30:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 2:00) c',
      'idle (sleep) [2:00, 2:20) n',
      'work [2:20, 15:00) c',
      'idle (sleep) [15:00, 15:30) n',
      'work [15:30, 30:00) c',
    ]);
  });

  it.each([
    ['28', ms('1:00:00')],
    ['29', -ms('3:00:00')],
  ])('%s: a step of the wall clock by %i ms changes no duration', (_, by) => {
    const w = new World();
    w.now = ms('240:00');
    w.open('P', w.subject('a'), 1).attn('P').until('243:00').wallBy = by;
    w.until('250:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [240:00, 250:00) c']);
    w.open('Q', w.subject('b'), 7).attn('Q').until('252:00').confirmed('Q');
    const [work] = b(w).segments;
    expect(work && work.endAt - work.startAt).toBe(ms('2:00'));
    expect(b(w).startAt).toBe(work?.startAt);
    noOverlap(w);
  });

  it('28b: away from a page and back is measured by its own clock', () => {
    const w = onP().until('3:00');
    w.wallBy = ms('60:00');
    w.until('4:00').attn(undefined).until('4:20').attn('P').until('6:00').confirmed('P');
    const counted = a(w).segments.filter((s) => s.counted);
    expect(counted.reduce((sum, s) => sum + s.endAt - s.startAt, 0)).toBe(ms('6:00'));
    noOverlap(w);
  });

  it('28c: a linked tab between, after a step', () => {
    const w = onP().until('3:00');
    w.wallBy = ms('60:00');
    w.until('4:00').attn(undefined);
    w.send({ type: 'attention', tabId: 9, windowId: 1 });
    w.send({ type: 'link', tabId: 9, on: true });
    w.until('6:00').attn('P').until('8:00').confirmed('P');
    const of = (kind: string) =>
      a(w)
        .segments.filter((s) => s.kind === kind)
        .reduce((sum, s) => sum + s.endAt - s.startAt, 0);
    expect([of('work'), of('linked')]).toEqual([ms('6:00'), ms('2:00')]);
    noOverlap(w);
  });

  it.each([
    ['forward', ms('1:00:00')],
    ['back', -ms('3:00:00')],
  ])('28d: a click on submit counts after the wall clock was set %s', (_, by) => {
    const w = onP().until('3:00');
    w.wallBy = by;
    w.until('4:00').mark('P', 'intent').until('4:01').turn('P', w.subject('b')).until('5:00');
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: true });
    expect(written(a(w))).toEqual(['work [0:00, 4:01) c']);
  });

  it('28e: and so does the next page, in the same tab', () => {
    const w = onP().until('3:00');
    w.wallBy = ms('60:00');
    w.until('4:00').mark('P', 'intent').until('4:01').close('P');
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: false });
    w.until('4:02').open('Q', w.subject('b'), 1).attn('Q').until('5:00');
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: true });
  });

  it.each<[string, (w: World) => unknown]>([
    ['a pause', (w) => w.send({ type: 'pause' })],
    ['a lock', (w) => w.send({ type: 'idle', state: 'locked' })],
    ['the escape hatch', (w) => w.send({ type: 'escapeHatch' })],
    ['a clock by hand', (w) => w.send({ type: 'startByHand', subject: w.subject(undefined) })],
    ['the end of its page', (w) => w.close('P')],
    ['the end of its tab', (w) => w.send({ type: 'tabRemoved', tabId: 1 })],
  ])('28g: work ends with %s at its own time, after the wall clock was set forward', (_, end) => {
    const w = onP().until('3:00');
    w.wallBy = ms('60:00');
    w.until('4:00');
    expect(view(w.state, w.now + w.wallBy).countedMs).toBe(ms('4:00'));
    end(w);
    w.now = ms('4:01');
    w.send({ type: 'tick' });
    const work = a(w).segments.filter((s) => s.kind === 'work');
    expect(work.reduce((sum, s) => sum + s.endAt - s.startAt, 0)).toBe(ms('4:00'));
  });

  it('28h: under our own popup too', () => {
    const w = onP().until('3:00');
    w.wallBy = ms('60:00');
    w.until('4:00').send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).until('4:30');
    expect(view(w.state, w.now + w.wallBy).countedMs).toBe(ms('4:30'));
    w.send({ type: 'own', id: 'popup', on: false });
    w.until('4:31').send({ type: 'tick' });
    const work = a(w).segments.filter((s) => s.kind === 'work');
    expect(work.reduce((sum, s) => sum + s.endAt - s.startAt, 0)).toBe(ms('4:30'));
  });

  it('28f: a click on submit lapses after a minute, also after a step', () => {
    const w = onP().until('3:00');
    w.wallBy = ms('60:00');
    w.until('4:00').mark('P', 'intent').until('5:30').turn('P', w.subject('b'));
    expect(a(w)).toMatchObject({ outcome: 'unknown', confirmed: false });
  });

  it('33e: the platform says that a task was submitted in time, after a tick that called it expired', () => {
    const w = new World();
    w.open('P', w.subject('a', { deadlineAt: ms('5:00') }), 1).attn('P');
    w.until('3:00').attn(undefined).until('6:00');
    expect(a(w)).toMatchObject({ outcome: 'expired' });
    w.confirmed('P');
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: true, endAt: ms('5:00') });
    expect(w.records()).toHaveLength(1);
  });

  it('48: a task whose page is gone, left for longer than its limit, is not the current one', () => {
    const w = onP().until('3:00').close('P');
    expect(view(w.until('7:59').state, w.now).state).toBe('away');
    expect(view(w.until('8:30').state, w.now).state).toBe('off');
    w.open('P', w.subject('a'), 1).attn('P').until('9:00');
    expect(view(w.state, w.now)).toMatchObject({ state: 'running', record: { key: 'a' } });
  });

  it('48c: a dashboard is its away up to the limit, and searching after that', () => {
    for (const [to, state] of [
      ['8:00', 'away'],
      ['8:00.001', 'overhead'],
    ] as const) {
      const w = onP().until('3:00').close('P').until('8:00');
      w.now = ms(to);
      w.open('D', w.subject(undefined, { kind: 'overhead' }), 5).attn('D');
      expect(view(w.state, w.now).state).toBe(state);
    }
  });

  it('49: a page opened long after a submit says nothing of it', () => {
    const w = onP().until('4:00').mark('P', 'intent').until('4:01').close('P').until('6:00');
    w.open('Q', w.subject('b'), 1).attn('Q').until('7:00');
    expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: false });
  });

  it('49b: closing another tab of a task that is being submitted ends nothing', () => {
    const w = onP()
      .until('1:00')
      .open('P2', new World().subject('a'), 2)
      .attn('P2')
      .until('1:10')
      .attn('P')
      .until('4:00')
      .mark('P', 'intent')
      .close('P2');
    expect(a(w.until('4:10')).outcome).toBeUndefined();
  });

  it('49c: what was linked to a task is linked no more when it ends', () => {
    const w = onP().until('1:00');
    w.send({ type: 'link', tabId: 9, on: true });
    expect(w.until('2:00').state.links).toEqual({ 9: a(w).n });
    expect(w.confirmed('P').state.links).toEqual({});
  });

  it('49d: a hint that comes late takes the clock from no page that has attention', () => {
    const w = onP().until('1:00');
    w.send({ type: 'link', tabId: 9, on: true });
    w.until('2:00').send({ type: 'attention', tabId: 9, windowId: 1 });
    expect(written(a(w.until('3:00')))).toEqual(['work [0:00, 3:00) c']);
  });

  it('49e: after the worker woke, a page has ten seconds to connect again; later it may still claim the gap', () => {
    const w = onP().until('2:30');
    w.send({ type: 'wake', browserStart: false });
    w.now = ms('2:35');
    w.send({ type: 'tick' });
    expect(view(w.state, w.now).state).toBe('running');
    w.now = ms('2:42');
    w.send({ type: 'tick' });
    expect(view(w.state, w.now).state).toBe('away');
    w.until('3:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 3:00) c']);
  });

  it('49g: our popup that went while the worker was stopped keeps the clock no more', () => {
    const w = onP().until('2:00');
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).until('2:30').send({ type: 'wake', browserStart: false });
    w.until('4:00');
    expect(written(a(w))).toEqual(['work [0:00, 2:30) c', 'away [2:30, 4:00) n']);
  });

  it('49f: our popup keeps no clock for a page that is not to be seen', () => {
    const w = onP().until('2:00');
    w.page('P').visible = false;
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).until('2:30');
    expect(written(a(w))).toEqual(['work [0:00, 2:00) c', 'away [2:00, 2:30) n']);
  });

  it('48b: while its page is open, or a clock by hand waits, it is', () => {
    const w = onP().until('3:00').attn(undefined).until('9:00');
    expect(view(w.state, w.now).state).toBe('away');
    const byHand = new World();
    byHand.send({ type: 'startByHand', subject: byHand.subject(undefined) });
    byHand.until('1:00').kill().until('20:00').start();
    expect(view(byHand.until('30:00').state, byHand.now).record?.kind).toBe('manual');
  });

  it('32: a preview is overhead, and reading time where reading is paid', () => {
    for (const readingPaid of [undefined, true]) {
      const w = new World({ readingPaid });
      w.open('P', w.subject('a', { kind: 'preview' }), 1)
        .attn('P')
        .until('2:00');
      w.turn('P', w.subject('a')).until('5:00').confirmed('P');
      const all = w.records().flatMap((r) => written(r));
      expect(all).toEqual(
        readingPaid ? ['work [0:00, 5:00) c'] : ['work [2:00, 5:00) c', 'overhead [0:00, 2:00) c'],
      );
    }
  });

  it('33: expires at its deadline, and is taken back when seen again', () => {
    const w = new World();
    const subject = w.subject('a', { deadlineAt: ms('60:00') });
    w.open('P', subject, 1).attn('P').until('50:00').attn(undefined).until('65:00');
    expect(written(a(w))).toEqual(['work [0:00, 50:00) c', 'away [50:00, 60:00) n']);
    expect(a(w)).toMatchObject({ outcome: 'expired', endAt: ms('60:00') });
    w.until('70:00').attn('P').until('71:00');
    expect(a(w).outcome).toBeUndefined();
    expect(written(a(w)).at(-1)).toBe('work [70:00, 71:00) c');
  });

  it('34b: of a page that fell silent, a day after its last word', () => {
    const w = onP().until('50:00');
    w.report(w.page('P'));
    w.page('P').frozen = true;
    w.open('Q', w.subject('b')).until('55:00').attn('Q').until('56:00').confirmed('Q');
    for (let at = w.now; at < ms('24:54:00'); at += 30_000) w.send({ type: 'tick' }, at);
    expect(a(w)).toMatchObject({ outcome: 'abandoned', endAt: ms('24:50:00') });
  });

  it('34: is abandoned a day later', () => {
    const w = onP().until('50:00').attn(undefined).until('53:00');
    for (let at = w.now; at < ms('51:30:00'); at += 30_000) w.send({ type: 'tick' }, at);
    expect(a(w)).toMatchObject({ outcome: 'abandoned', endAt: ms('24:50:00') });
    expect(written(a(w))[0]).toBe('work [0:00, 50:00) c');
  });

  it.each(['before a tick', 'after it'])(
    '34c: and submitted after all, %s: the platform’s own word stands',
    (when) => {
      const w = onP().until('50:00').attn(undefined).until('53:00');
      w.now = ms('26:00:00');
      if (when === 'after it') w.send({ type: 'tick' });
      w.confirmed('P');
      expect(a(w)).toMatchObject({ outcome: 'submitted', confirmed: true, endAt: ms('24:50:00') });
    },
  );

  it('34d: a word on no task in particular is not said of an older one', () => {
    const w = new World();
    w.open('P', w.subject(undefined), 1).attn('P').until('1:00').attn(undefined);
    w.now = ms('25:00:00');
    w.send({ type: 'tick' });
    w.attn('P').until('25:01:00').confirmed('P', 'returned');
    w.turn('P', w.subject(undefined)).confirmed('P');
    expect(w.records().map((r) => r.outcome)).toEqual(['abandoned', 'returned']);
  });

  it('35: attended overhead ends two minutes after the last input', () => {
    const w = new World().withhold('1:00', '6:00');
    w.open('D', w.subject(undefined, { kind: 'overhead' }), 1)
      .attn('D')
      .until('5:59')
      .attn(undefined);
    expect(w.records().flatMap(written)).toEqual(['overhead [0:00, 3:00) c']);
  });

  it('35b: searching goes on under our own popup', () => {
    const w = new World();
    w.open('D', w.subject(undefined, { kind: 'overhead' }), 1)
      .attn('D')
      .until('1:00');
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).until('1:30').send({ type: 'own', id: 'popup', on: false });
    w.attn('D').until('2:00').attn(undefined).until('3:00');
    const searched = w.records().flatMap((r) => r.segments);
    expect(searched.reduce((sum, s) => sum + s.endAt - s.startAt, 0)).toBe(ms('2:00'));
  });

  it('36: outside work counts while away, for two hours at most', () => {
    const back = onP(new World({ outsideWork: true }))
      .until('3:00')
      .attn(undefined)
      .until('50:00')
      .attn('P')
      .until('51:00');
    expect(written(a(back))).toEqual([
      'work [0:00, 3:00) c',
      'away [3:00, 50:00) c',
      'work [50:00, 51:00) c',
    ]);
    const never = onP(new World({ outsideWork: true }))
      .until('3:00')
      .attn(undefined)
      .until('130:00');
    expect(written(a(never))).toEqual(['work [0:00, 3:00) c', 'away [3:00, 123:00) c']);
    expect(Object.values(never.state.open)[0]?.asksUntil).toBe(true);
  });

  it.each([
    ['20:00', ['work [0:00, 21:00) c']],
    ['40:00', ['work [0:00, 30:00) c', 'idle [30:00, 40:00) n', 'work [40:00, 41:00) c']],
  ])('37: an audible tab stands for input until %s', (to, expected) => {
    const w = onP(new World().withhold('0:00', to));
    w.send({ type: 'audible', tabId: 1, on: true });
    w.until(to).input();
    w.until(`${Number.parseInt(to, 10) + 1}:00`);
    expect(written(a(w))).toEqual(expected);
  });

  it('38: a pause is never counted', () => {
    const w = onP().until('2:00');
    w.send({ type: 'pause' });
    w.until('4:00').send({ type: 'resume' });
    w.until('5:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 2:00) c',
      'idle (pause) [2:00, 4:00) n',
      'work [4:00, 5:00) c',
    ]);
  });

  it('38b: resumed from our own popup over its page, the task is on the clock at once', () => {
    const w = onP().until('2:00');
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).send({ type: 'pause' });
    w.until('4:00').send({ type: 'resume' });
    w.until('4:10').send({ type: 'own', id: 'popup', on: false });
    w.attn('P').until('5:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 2:00) c',
      'idle (pause) [2:00, 4:00) n',
      'work [4:00, 5:00) c',
    ]);
  });

  it('39: reports late and twice count once', () => {
    const w = onP().until('1:00');
    const page = w.page('P');
    const kept = page.span;
    if (!kept) throw new Error('no span');
    const at = (seq: number, end: string) => {
      page.seq = seq - 1;
      page.span = { ...kept, endAt: ms(end), lastInputAt: ms(end) };
      w.report(page);
    };
    at(105, '1:10');
    at(105, '1:10');
    at(107, '1:30');
    at(106, '1:20');
    w.now = ms('1:30');
    expect(written(a(w))).toEqual(['work [0:00, 1:30) c']);
  });

  it('40: a clock by hand idles like any other', () => {
    const w = new World().withhold('10:00', '30:00');
    w.send({ type: 'startByHand', subject: w.subject(undefined) });
    w.until('40:00').send({ type: 'stopByHand' });
    expect(w.records().flatMap(written)).toEqual([
      'manual [0:00, 10:00) c',
      'idle [10:00, 30:00) n',
      'manual [30:00, 40:00) c',
    ]);
  });

  it('41: a skip ends the task', () => {
    const w = onP().until('3:00').mark('P', 'intent', 'skipped').turn('P', new World().subject('b'));
    expect(written(a(w))).toEqual(['work [0:00, 3:00) c']);
    expect(a(w).outcome).toBe('skipped');
  });

  it('42: the escape hatch ends with time to report', () => {
    const w = onP().until('75:00');
    w.send({ type: 'escapeHatch' });
    expect(written(a(w))).toEqual(['work [0:00, 75:00) c']);
    expect(a(w).outcome).toBe('timeOnly');
  });

  it('43: the dashboard of an open task is its away', () => {
    const w = onP();
    w.open('D', w.subject(undefined, { kind: 'overhead' }))
      .until('3:00')
      .attn('D')
      .until('4:00')
      .attn('P')
      .until('5:00');
    expect(w.records().flatMap(written)).toEqual([
      'work [0:00, 3:00) c',
      'away [3:00, 4:00) c',
      'work [4:00, 5:00) c',
    ]);
  });

  it('25b: a page that has attention behind a lock has the clock after it', () => {
    const w = new World().open('P', new World().subject('a'), 1);
    w.until('1:00').lock().attn('P').until('2:00').unlock().until('3:00');
    expect(written(a(w))).toEqual(['work [2:00, 3:00) c']);
  });

  it('35b: searching reaches to the pause that ends it, whenever its page reported', () => {
    const w = new World();
    w.open('D', w.subject(undefined, { kind: 'overhead' }), 1)
      .attn('D')
      .until('1:00');
    w.now += 900;
    w.send({ type: 'pause' });
    expect(w.records().flatMap(written)).toEqual(['overhead [0:00, 1:00.9) c']);
  });

  it('18c: a lapsed skip says nothing of the submit after it', () => {
    const w = onP().until('5:00').mark('P', 'intent', 'skipped');
    w.now = ms('6:00') + 1;
    w.confirmed('P', 'submitted');
    expect(a(w).outcome).toBe('submitted');
  });

  it('42b: the escape hatch stays taken when the popup it is in closes', () => {
    const w = onP().until('3:00');
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).until('3:05').send({ type: 'escapeHatch' });
    w.send({ type: 'own', id: 'popup', on: false });
    w.attn('P').until('4:00');
    expect(a(w)).toMatchObject({ outcome: 'timeOnly', endAt: ms('3:05') });
  });

  it('33b: what is left after its deadline ends when it is left, and nothing overlaps', () => {
    const w = new World();
    const late = (key: string) => w.subject(key, { deadlineAt: ms('1:00') });
    w.open('P', late('a'), 1).open('Q', late('b'), 2).attn('P').until('2:00').attn('Q');
    w.now += 900;
    w.close('Q').send({ type: 'tick' });
    w.attn('P').until('3:00');
    expect(written(b(w))).toEqual(['work [2:00, 2:00.9) c']);
    expect(written(a(w)).at(-1)).toBe('work [2:00.9, 3:00) c');
    noOverlap(w);
  });

  it('38b: focus through a pause is not attention to the task', () => {
    const w = onP(new World()).until('2:00');
    w.send({ type: 'pause' });
    w.until('10:00').attn(undefined).until('11:00');
    for (let at = w.now; at < ms('24:03:00'); at += 30_000) w.send({ type: 'tick' }, at);
    expect(a(w)).toMatchObject({ outcome: 'abandoned', endAt: ms('24:02:00') });
  });

  it('35c: silence before searching ends where that begins', () => {
    const w = onP(new World().withhold('0:01', '5:30'));
    w.open('D', w.subject(undefined, { kind: 'overhead', platform: 'q', project: 'q:one' }), 7);
    w.until('4:30').attn('D').until('4:40').attn(undefined).until('6:00');
    w.attn('P').until('7:00');
    expect(written(a(w))).toEqual(['work [0:00, 4:30) c', 'work [6:00, 7:00) c']);
  });

  it('12b: a linked tab is work, also after searching elsewhere', () => {
    const w = onP().until('2:00').attn(undefined);
    w.send({ type: 'attention', tabId: 9, windowId: 1 });
    w.send({ type: 'link', tabId: 9, on: true });
    w.open('D', w.subject(undefined, { kind: 'overhead', platform: 'q', project: 'q:one' }), 7);
    w.until('3:00').attn('D');
    w.send({ type: 'attention', tabId: 7, windowId: 1 });
    w.until('4:00').attn(undefined);
    w.send({ type: 'attention', tabId: 9, windowId: 1 });
    w.until('5:00');
    expect(written(a(w))).toEqual(['work [0:00, 2:00) c', 'linked [2:00, 3:00) c', 'linked [4:00, 5:00) c']);
  });

  it('13b: a pause made and ended in the popup does not end what the popup keeps', () => {
    const w = onP().until('2:00');
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).send({ type: 'pause' });
    w.until('3:00').send({ type: 'resume' });
    w.until('3:20').send({ type: 'own', id: 'popup', on: false });
    w.attn('P').until('4:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 2:00) c',
      'idle (pause) [2:00, 3:00) n',
      'work [3:00, 4:00) c',
    ]);
  });

  it('13c: nor does it keep the clock for a page that turned to something else', () => {
    const w = onP().until('2:00').attn(undefined);
    w.send({ type: 'own', id: 'panel', on: true, windowId: 1 });
    w.until('3:00').turn('P', w.subject(undefined, { kind: 'other' }));
    w.until('4:00');
    expect(written(a(w))).toEqual(['work [0:00, 3:00) c', 'away [3:00, 4:00) n']);
  });

  it('13d: training stays training under our own popup', () => {
    const w = new World();
    w.open('P', w.subject('a', { kind: 'training' }), 1)
      .attn('P')
      .until('2:00');
    w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
    w.attn(undefined).until('2:30').send({ type: 'own', id: 'popup', on: false });
    w.now += 400;
    w.attn('P').until('3:00');
    expect(written(a(w))).toEqual(['training [0:00, 3:00) c']);
  });

  it('38c: a task that was paused, ended and comes back runs', () => {
    const w = onP().until('2:00');
    w.send({ type: 'pause' });
    w.mark('P', 'confirmed', 'returned').turn('P', w.subject(undefined, { kind: 'other' }));
    w.until('3:00').turn('P', w.subject('a')).attn('P').until('4:00');
    expect(written(a(w)).at(-1)).toBe('work [3:00, 4:00) c');
  });

  it('40b: a clock by hand goes on after a task between', () => {
    const w = new World();
    w.send({ type: 'startByHand', subject: w.subject(undefined, { project: 'p:two' }) });
    w.open('P', w.subject('a'), 1).until('2:00').attn('P').until('3:00').confirmed('P');
    w.until('4:00');
    const manual = w.records().find((r) => r.kind === 'manual') ?? fail('none by hand');
    expect(written(manual)).toEqual(['manual [0:00, 2:00) c', 'manual [3:00, 4:00) c']);
  });

  it('40c: a clock by hand goes on over a dashboard', () => {
    const w = onP().until('1:00').attn(undefined);
    w.send({ type: 'startByHand', subject: w.subject(undefined, { project: 'p:two' }) });
    w.open('D', w.subject(undefined, { kind: 'overhead' }), 7)
      .until('2:00')
      .attn('D')
      .until('3:00');
    const manual = w.records().find((r) => r.kind === 'manual') ?? fail('none by hand');
    expect(written(manual)).toEqual(['manual [1:00, 3:00) c']);
  });

  it('36b: outside work ends at its limit, whenever the next word comes', () => {
    const w = onP(new World({ outsideWork: true, outsideLimitMs: ms('20:00') + 500 }))
      .until('1:00')
      .attn(undefined);
    w.until('21:00');
    w.now += 900;
    w.attn('P').until('22:00');
    expect(written(a(w))).toEqual([
      'work [0:00, 1:00) c',
      'away [1:00, 21:00.5) c',
      'work [21:00.9, 22:00) c',
    ]);
  });

  it('33c: a deadline that passed in its sleep ends it there', () => {
    const w = new World();
    w.open('P', w.subject('a', { deadlineAt: ms('60:00') }), 1)
      .attn('P')
      .until('50:00')
      .attn(undefined);
    w.until('52:00').sleep('80:00').send({ type: 'tick' });
    expect(written(a(w))).toEqual([
      'work [0:00, 50:00) c',
      'away [50:00, 52:00) n',
      'idle (sleep) [52:00, 60:00) n',
    ]);
    expect(a(w)).toMatchObject({ outcome: 'expired', endAt: ms('60:00') });
  });

  it('32b: reading of another task is not that of the one entered', () => {
    const w = new World({ readingPaid: true });
    w.open('P', w.subject('b', { kind: 'preview' }), 1)
      .attn('P')
      .until('2:00');
    w.turn('P', w.subject('a')).until('5:00').confirmed('P');
    expect(w.records().flatMap(written)).toEqual(['work [2:00, 5:00) c', 'overhead [0:00, 2:00) c']);
  });

  it('35d: searching under our own popup does not go on in a sleep', () => {
    const w = new World();
    w.open('D', w.subject(undefined, { kind: 'overhead' }), 1)
      .attn('D')
      .until('1:00');
    w.send({ type: 'own', id: 'panel', on: true, windowId: 1 });
    w.attn(undefined).until('2:00').sleep('65:00').send({ type: 'tick' });
    w.until('65:10').send({ type: 'own', id: 'panel', on: false });
    expect(w.records().flatMap(written)).toEqual(['overhead [0:00, 2:00) c']);
  });

  it('45: a session is over when its page is gone and was left for longer than the limit', () => {
    const w = new World({ session: true });
    w.open('P', w.subject(undefined), 1).attn('P').until('30:00').close('P');
    w.until('34:00');
    expect(only(w).outcome).toBeUndefined();
    w.until('36:00');
    expect(written(only(w))).toEqual(['work [0:00, 30:00) c']);
    expect(only(w)).toMatchObject({ outcome: 'unknown', confirmed: false, endAt: ms('30:00') });
  });

  it('46: a session goes on after a look elsewhere, a reload, and for as long as its page is there', () => {
    const w = new World({ session: true });
    w.open('P', w.subject(undefined), 1).attn('P').until('10:00').attn(undefined).until('20:00').attn('P');
    w.until('21:00').close('P').until('21:03');
    w.open('P2', w.subject(undefined), 1).attn('P2').until('30:00');
    expect(w.records()).toHaveLength(1);
    expect(written(only(w))).toEqual([
      'work [0:00, 10:00) c',
      'away [10:00, 20:00) n',
      'work [20:00, 21:00) c',
      'away [21:00, 21:03) c',
      'work [21:03, 30:00) c',
    ]);
  });

  it('47: outside work ends on the page it leads to, in whatever tab, though that says no key', () => {
    const w = new World({ outsideWork: true });
    w.open('P', w.subject(undefined), 1).attn('P').until('1:00').attn(undefined).until('20:00');
    w.open('D', w.subject(undefined, { kind: 'overhead' }), 2)
      .attn('D')
      .confirmed('D');
    expect(written(only(w))).toEqual(['work [0:00, 1:00) c', 'away [1:00, 20:00) c']);
    expect(only(w)).toMatchObject({ outcome: 'submitted', confirmed: true, endAt: ms('20:00') });
  });

  it('33d: a dashboard that has attention when its task expires is searching from there', () => {
    const w = new World();
    w.open('P', w.subject('a', { deadlineAt: ms('5:00') }), 1);
    w.open('D', w.subject(undefined, { kind: 'overhead' }), 7);
    w.attn('P').until('3:00').attn('D').until('8:00').attn(undefined).until('9:00');
    expect(w.records().flatMap(written)).toEqual([
      'work [0:00, 3:00) c',
      'away [3:00, 5:00) n',
      'overhead [5:00, 8:00) c',
    ]);
  });

  it('40d: a clock by hand waits while a linked tab has attention, also after a pause', () => {
    const w = onP().until('2:00').attn(undefined);
    w.send({ type: 'attention', tabId: 9, windowId: 1 });
    w.send({ type: 'link', tabId: 9, on: true });
    w.until('3:00').send({ type: 'pause' });
    w.until('4:00').send({ type: 'startByHand', subject: w.subject(undefined, { project: 'p:two' }) });
    w.until('5:00').send({ type: 'attention' });
    w.until('6:00');
    expect(written(a(w)).at(-1)).toBe('linked [4:00, 5:00) c');
    const manual = w.records().find((r) => r.kind === 'manual') ?? fail('none by hand');
    expect(written(manual)).toEqual(['manual [5:00, 6:00) c']);
  });

  it('51: a lost port that is no end of its page takes nothing from the span that goes on', () => {
    const w = onP().until('3:00');
    w.send({ type: 'disconnect', doc: w.page('P').doc });
    w.until('6:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 6:00) c']);
  });

  it('51b: after the end of its port, a page that was left says what it did until then', () => {
    const w = onP().until('3:00');
    w.send({ type: 'disconnect', doc: w.page('P').doc });
    w.now = ms('3:20');
    w.attn(undefined).until('4:00').attn('P').until('6:00').confirmed('P');
    expect(written(a(w))).toEqual(['work [0:00, 3:20) c', 'away [3:20, 4:00) c', 'work [4:00, 6:00) c']);
  });
});

/** The one record of a day whose pages show no keys. */
const only = (w: World) => w.records()[0] ?? fail('no record');

/** No two segments of any records overlap. */
function noOverlap(w: World): void {
  const all = w.records().flatMap((r) => r.segments);
  all.sort((x, y) => x.startAt - y.startAt);
  for (let i = 1; i < all.length; i++) {
    const before = all[i - 1];
    const now = all[i];
    if (before && now)
      expect(now.startAt, JSON.stringify([before, now])).toBeGreaterThanOrEqual(before.endAt);
  }
}
