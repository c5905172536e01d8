import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsWithin, cutAt, fixed, type Timed, withParts } from '../../lib/clock/parts';
import type { Segment } from '../../lib/clock/types';
import { countedMs } from '../../lib/clock/view';

const MIN = 60_000;

/** `work 0-10`, `idle 10-17 n`, `away 3-9 kept`: kind, minutes, and what was decided. */
function segment(text: string): Segment {
  const [kind, times = '', mark] = text.split(' ');
  const [from = 0, to = 0] = times.split('-').map(Number);
  return {
    kind: kind as Segment['kind'],
    startAt: from * MIN,
    endAt: to * MIN,
    counted: mark !== 'n' && mark !== 'vouched',
    ...(mark === 'kept' || mark === 'vouched' ? { decided: true } : mark === 'off' ? { decided: false } : {}),
  };
}

const segments = (...texts: string[]) => texts.map(segment);
const record = (...texts: string[]): Timed => {
  const all = segments(...texts);
  return { startAt: all[0]?.startAt ?? 0, endAt: all.at(-1)?.endAt ?? 0, segments: all };
};

describe('a correction decides on facts and adds what the worker vouches for', () => {
  const work = ['work 10-20', 'idle 20-27 n', 'work 27-40'];
  it.each([
    ['a later start', { startAt: 14 * MIN }, ['work 10-14 off', 'work 14-20', 'idle 20-27 n', 'work 27-40']],
    ['an earlier start', { startAt: 4 * MIN }, ['manual 4-10 vouched', ...work]],
    ['an earlier end', { endAt: 30 * MIN }, ['work 10-20', 'idle 20-27 n', 'work 27-30', 'work 30-40 off']],
    ['a later end', { endAt: 45 * MIN }, [...work, 'manual 40-45 vouched']],
    ['minutes off', { offMs: 3 * MIN }, ['work 10-20', 'idle 20-27 n', 'work 27-37', 'work 37-40 off']],
    [
      'minutes off, beyond what was not counted anyway',
      { offMs: 15 * MIN },
      ['work 10-18', 'work 18-20 off', 'idle 20-27 n', 'work 27-40 off'],
    ],
    [
      'start, end and minutes off in one',
      { startAt: 11 * MIN, endAt: 39 * MIN, offMs: MIN },
      ['work 10-11 off', 'work 11-20', 'idle 20-27 n', 'work 27-38', 'work 38-39 off', 'work 39-40 off'],
    ],
  ])('%s', (_, fix, expected) => {
    const after = fixed(record(...work), fix);
    expect(after.segments).toEqual(segments(...expected));
    expect(after.startAt).toBe(Math.min(10 * MIN, after.segments[0]?.startAt ?? 0));
    expect(after.endAt).toBe(Math.max(40 * MIN, after.segments.at(-1)?.endAt ?? 0));
  });

  it('a start or end put back counts again, and what rules leave out stays out', () => {
    const later = fixed(record(...work), { startAt: 30 * MIN });
    expect(countsWithin(later)).toEqual({ fromAt: 30 * MIN, toAt: 40 * MIN });
    const back = fixed(later, { startAt: 10 * MIN });
    expect(countedMs(back.segments)).toBe(23 * MIN);
    const earlier = fixed(record(...work), { endAt: 12 * MIN });
    expect(countedMs(fixed(earlier, { endAt: 40 * MIN }).segments)).toBe(23 * MIN);
  });

  it('keeps every fact: no stretch is lost or doubled, whatever is corrected', () => {
    const instants = fc.integer({ min: 0, max: 60 }).map((m) => m * MIN);
    const fixes = fc.record({ startAt: instants, endAt: instants, offMs: instants }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(fixes, { maxLength: 4 }), (all) => {
        const before = record(...work);
        const after = all.reduce<Timed>((now, fix) => fixed(now, fix), before);
        let at = after.startAt;
        for (const s of after.segments) {
          expect(s.startAt).toBe(at);
          expect(s.endAt).toBeGreaterThan(s.startAt);
          at = s.endAt;
        }
        expect(at).toBe(after.endAt);
        const facts = after.segments.filter((s) => s.kind !== 'manual');
        expect(facts.reduce((sum, s) => sum + s.endAt - s.startAt, 0)).toBe(30 * MIN);
      }),
    );
  });

  it('takes exactly the minutes that did not count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), (off) => {
        expect(countedMs(fixed(record(...work), { offMs: off * MIN }).segments)).toBe((23 - off) * MIN);
      }),
    );
  });
});

describe('a decision on stretches', () => {
  const task = segments('work 0-10', 'idle 10-29 n', 'work 29-30', 'away 30-42 n');
  it.each([
    [
      'keep one',
      [{ n: 1, segment: 1 }],
      true,
      ['work 0-10', 'idle 10-29 keptn', 'work 29-30', 'away 30-42 n'],
    ],
    [
      'keep its first minutes',
      [{ n: 1, segment: 1, toAt: 15 * MIN }],
      true,
      ['work 0-10', 'idle 10-15 keptn', 'idle 15-29 offn', 'work 29-30', 'away 30-42 n'],
    ],
    [
      'keep its last minutes',
      [{ n: 1, segment: 1, fromAt: 27 * MIN }],
      true,
      ['work 0-10', 'idle 10-27 offn', 'idle 27-29 keptn', 'work 29-30', 'away 30-42 n'],
    ],
    [
      'parts of two at once, in any order',
      [
        { n: 1, segment: 1, toAt: 12 * MIN },
        { n: 1, segment: 3 },
      ],
      true,
      ['work 0-10', 'idle 10-12 keptn', 'idle 12-29 offn', 'work 29-30', 'away 30-42 keptn'],
    ],
    [
      'one whose place has moved is found by its start',
      [{ n: 1, segment: 0, startAt: 30 * MIN }],
      false,
      ['work 0-10', 'idle 10-29 n', 'work 29-30', 'away 30-42 offn'],
    ],
    ['one that is gone changes nothing', [{ n: 1, segment: 1, startAt: 5 }], true, undefined],
  ])('%s', (_, chosen, count, expected) => {
    const words = (all: Segment[]) =>
      all.map(({ kind, startAt, endAt, counted, decided }) => {
        const word = decided === undefined ? '' : decided ? 'kept' : 'off';
        const mark = `${word}${counted ? '' : 'n'}`;
        return `${kind} ${startAt / MIN}-${endAt / MIN}${mark && ` ${mark}`}`;
      });
    expect(words(withParts(task, chosen, count))).toEqual(expected ?? words(task));
  });

  it('a stretch in two keeps its quiet times on both sides', () => {
    const quiet = { ...segment('work 0-10'), quiet: [[2 * MIN, 4 * MIN]] as [number, number][] };
    expect(cutAt([quiet], 3 * MIN).map((s) => s.quiet)).toEqual([[[2 * MIN, 3 * MIN]], [[3 * MIN, 4 * MIN]]]);
  });
});
