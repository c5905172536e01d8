import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpanRecorder } from '../../lib/sensor/span';
import { FakeClocks, task, WALL_0 } from './fakes';

function recorder() {
  const clocks = new FakeClocks();
  return { clocks, spans: new SpanRecorder(clocks) };
}

type Told = ReturnType<SpanRecorder['spans']>;

const seconds = (list: readonly (readonly [number, number])[] | undefined) =>
  list?.map(([from, to]) => [(from - WALL_0) / 1000, (to - WALL_0) / 1000]);

describe('beats that do not come as they should', () => {
  const rows = [
    { name: 'in time', runMs: 1000, jumpMs: 0, slept: false, stalls: [] },
    { name: 'late by 1.4 s: nothing', runMs: 2400, jumpMs: 0, slept: false, stalls: [] },
    { name: 'late by 20 s: a stall', runMs: 21_000, jumpMs: 0, slept: false, stalls: [[10, 31]] },
    { name: 'wall +1 h, in time: a step', runMs: 1000, jumpMs: 3_600_000, slept: false, stalls: [] },
    { name: 'wall −3 h, in time: a step', runMs: 1000, jumpMs: -10_800_000, slept: false, stalls: [] },
    { name: 'wall +1.9 s, late: a stall', runMs: 4000, jumpMs: 1900, slept: false, stalls: [[10, 14]] },
    { name: 'wall +1 h, late: a sleep', runMs: 2600, jumpMs: 3_600_000, slept: true, stalls: [] },
    {
      name: 'wall +1 h on waking: a sleep',
      runMs: 300,
      jumpMs: 3_600_000,
      woken: true,
      slept: true,
      stalls: [],
    },
    {
      name: 'wall −1 h on waking: a step',
      runMs: 300,
      jumpMs: -3_600_000,
      woken: true,
      slept: false,
      stalls: [],
    },
  ];

  it.each(rows)('$name', ({ runMs, jumpMs, woken, slept, stalls }) => {
    const { clocks, spans } = recorder();
    spans.begin(task('a'), clocks.mono());
    for (let second = 0; second < 10; second++) {
      clocks.run(1000);
      spans.settle(false);
    }
    clocks.run(runMs);
    clocks.step(jumpMs);
    expect(spans.settle(woken ?? false)).toBe(slept);
    const [span] = spans.spans(clocks.mono(), false);
    expect(span?.open).toBe(!slept);
    expect(seconds(span?.stalls)).toEqual(stalls);
    if (slept) expect(span).toMatchObject({ endedBy: 'sleep', endAt: WALL_0 + 10_000 });
  });

  it('places what follows a sleep on the wall as it is then', () => {
    const { clocks, spans } = recorder();
    spans.begin(task('a'), clocks.mono());
    clocks.run(2600);
    clocks.sleep(3_600_000);
    spans.settle(false);
    spans.begin(task('a'), clocks.mono());
    expect(spans.spans(clocks.mono(), false)[1]?.startAt).toBe(clocks.wall());
  });

  it('never goes back in time, though the wall clock was set back before a sleep', () => {
    const { clocks, spans } = recorder();
    spans.begin(task('a'), clocks.mono());
    clocks.run(1000);
    clocks.step(-10_800_000);
    spans.settle(false);
    clocks.run(2600);
    clocks.sleep(60_000);
    spans.settle(false);
    spans.begin(task('a'), clocks.mono());
    const [first, second] = spans.spans(clocks.mono(), false);
    expect(second?.startAt).toBe((first?.endAt ?? 0) + 62_600);
  });
});

describe('quiet stretches', () => {
  it('keeps those of 15 s and more, from the last input to the next', () => {
    const { clocks, spans } = recorder();
    spans.begin(task('a'), clocks.mono());
    for (const [afterMs, news] of [
      [3000, false],
      [14_999, false],
      [15_000, true],
      [75_000, true],
    ] as const) {
      clocks.run(afterMs);
      expect(spans.input(clocks.mono())).toBe(news);
    }
    const [span] = spans.spans(clocks.mono(), false);
    expect(seconds(span?.quiet)).toEqual([
      [17.999, 32.999],
      [32.999, 107.999],
    ]);
    expect(span?.lastInputAt).toBe(WALL_0 + 107_999);
  });

  it('counts from the start of the span, not from input before it', () => {
    const { clocks, spans } = recorder();
    spans.input(clocks.mono());
    clocks.run(60_000);
    spans.begin(task('a'), clocks.mono());
    clocks.run(5000);
    expect(spans.input(clocks.mono())).toBe(false);
    expect(spans.spans(clocks.mono(), false)[0]?.quiet).toEqual([]);
  });
});

describe('media', () => {
  it('are kept where they overlap the span, and up to now while they play', () => {
    const { clocks, spans } = recorder();
    spans.media(true, clocks.mono());
    clocks.run(5000);
    spans.begin(task('a'), clocks.mono());
    clocks.run(2000);
    expect(seconds(spans.spans(clocks.mono(), false)[0]?.media)).toEqual([[5, 7]]);
    spans.media(false, clocks.mono());
    clocks.run(2000);
    expect(seconds(spans.spans(clocks.mono(), false)[0]?.media)).toEqual([[5, 7]]);
  });

  it('begin anew after a sleep', () => {
    const { clocks, spans } = recorder();
    spans.media(true, clocks.mono());
    spans.begin(task('a'), clocks.mono());
    clocks.run(1000);
    spans.settle(false);
    clocks.run(3000);
    clocks.sleep(60_000);
    spans.settle(false);
    spans.begin(task('a'), clocks.mono());
    clocks.run(1000);
    expect(seconds(spans.spans(clocks.mono(), false)[1]?.media)).toEqual([[64, 65]]);
  });
});

describe('long spans', () => {
  it('give way to the next one, so that no report grows without end', () => {
    const { clocks, spans } = recorder();
    spans.begin(task('a'), clocks.mono());
    let told: Told = [];
    for (let i = 0; i < 1000; i++) {
      clocks.run(20_000);
      spans.settle(false);
      spans.input(clocks.mono());
      told = spans.spans(clocks.mono(), false);
      spans.ended.sentWith(i);
      if (i % 7 === 0) spans.ended.ack(i);
      expect(JSON.stringify(told).length).toBeLessThan(20_000);
    }
    expect(told.at(-1)).toMatchObject({ open: true, sighting: { taskKey: 'a' } });
  });
});

/** One thing that can happen to a document. */
type Act = {
  do: 'run' | 'input' | 'attend' | 'leave' | 'subject' | 'sleep' | 'step' | 'play' | 'stop' | 'send' | 'ack';
  ms: number;
};

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    do: fc.constantFrom(
      'run',
      'run',
      'run',
      'input',
      'attend',
      'attend',
      'leave',
      'subject',
      'sleep',
      'step',
      'play',
      'stop',
      'send',
      'ack',
    ),
    ms: fc.integer({ min: -4_000_000, max: 4_000_000 }),
  } as const),
  { maxLength: 80 },
);

/** What a worker that keeps the highest word on each span knows in the end. */
function play(list: readonly Act[]) {
  const { clocks, spans } = recorder();
  const known = new Map<number, Told[number]>();
  let attendedMs = 0;
  let seq = 0;
  const second = (ms: number) => {
    clocks.run(ms);
    if (spans.open) attendedMs += ms;
    spans.settle(false);
  };
  const send = () => {
    for (const span of spans.spans(clocks.mono(), false)) known.set(span.id, span);
    spans.ended.sentWith(++seq);
  };
  for (const act of list) {
    const ms = Math.abs(act.ms);
    if (act.do === 'run') for (let i = 0; i < ms % 40; i++) second(900 + (ms % 200));
    else if (act.do === 'input') spans.input(clocks.mono());
    else if (act.do === 'attend' && !spans.open) spans.begin(task('a'), clocks.mono());
    else if (act.do === 'leave') spans.end('attention', clocks.mono());
    else if (act.do === 'subject') spans.refine(task(`${ms}`), true, clocks.mono());
    else if (act.do === 'step') clocks.step(act.ms);
    else if (act.do === 'play') spans.media(true, clocks.mono());
    else if (act.do === 'stop') spans.media(false, clocks.mono());
    else if (act.do === 'send') send();
    else if (act.do === 'ack') spans.ended.ack(seq);
    else if (act.do === 'sleep') {
      second(1000);
      clocks.run(2600);
      clocks.sleep(ms + 3000);
      if (!spans.settle(false)) attendedMs += spans.open ? 2600 : 0;
      else if (ms % 2) spans.begin(task('a'), clocks.mono());
    }
  }
  spans.end('page', clocks.mono());
  send();
  return { told: [...known.values()].sort((a, b) => a.id - b.id), attendedMs };
}

describe('whatever happens', () => {
  it('spans do not overlap, and last as long as the page had attention', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const { told, attendedMs } = play(list);
        for (const [i, span] of told.entries()) {
          expect(span.open).toBe(false);
          expect(span.endAt).toBeGreaterThanOrEqual(span.startAt);
          if (i > 0) expect(span.startAt).toBeGreaterThanOrEqual(told[i - 1]?.endAt ?? 0);
        }
        const sum = told.reduce((ms, span) => ms + span.endAt - span.startAt, 0);
        expect(Math.abs(sum - attendedMs)).toBeLessThanOrEqual(told.length);
      }),
    );
  });

  it('everything in a span lies within it, in order', () => {
    fc.assert(
      fc.property(acts, (list) => {
        for (const span of play(list).told) {
          expect(span.lastInputAt).toBeGreaterThanOrEqual(span.startAt);
          expect(span.lastInputAt).toBeLessThanOrEqual(span.endAt);
          for (const stretches of [span.quiet, span.stalls, span.media]) {
            const flat = [span.startAt, ...stretches.flat(), span.endAt];
            expect(flat).toEqual([...flat].sort((a, b) => a - b));
          }
        }
      }),
    );
  });

  it('acknowledged or not, sent often or once, the worker knows the same', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const silent = list.filter((act) => act.do !== 'send' && act.do !== 'ack' && act.do !== 'subject');
        const chatty = silent.flatMap((act): Act[] => [act, { do: 'send', ms: 0 }, { do: 'ack', ms: 0 }]);
        expect(play(chatty).told).toEqual(play(silent).told);
      }),
    );
  });
});
