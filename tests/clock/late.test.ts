import { describe, expect, it } from 'vitest';
import { reduce } from '../../lib/clock/reduce';
import { type ClockEvent, type ClockMark, type ClockSpan, emptyClock } from '../../lib/clock/state';
import { type ClockRecord, DEFAULT_RULES } from '../../lib/clock/types';
import { openRecords } from '../../lib/clock/view';
import { ZONE } from './world';

const subject = (key: string) => ({
  kind: 'task' as const,
  platform: 'p',
  project: 'p:one',
  key,
  rules: DEFAULT_RULES,
});

function span(key: string, id: number, startAt: number, endAt: number, endedBy?: ClockSpan['endedBy']) {
  const open = endedBy === undefined;
  const evidence = { lastInputAt: startAt, quiet: [], stalls: [], media: [] };
  return { id, subject: subject(key), startAt, endAt, open, ...(open ? {} : { endedBy }), ...evidence };
}

function report(
  at: number,
  doc: string,
  seq: number,
  spans: ClockSpan[],
  marks: ClockMark[] = [],
  sentAt = at,
) {
  const last = spans[spans.length - 1];
  const page = { doc, tabId: doc.charCodeAt(0) };
  const about = last?.subject ?? subject('none');
  return {
    type: 'report',
    at,
    zone: ZONE,
    page,
    seq,
    sentAt,
    visible: true,
    subject: about,
    spans,
    marks,
  } as const;
}

function played(events: ClockEvent[]): ClockRecord[] {
  let state = emptyClock(1, 0);
  const ended: ClockRecord[] = [];
  for (const event of events) {
    const step = reduce(state, event);
    state = step.state;
    for (const fact of step.facts) if (fact.type === 'ended') ended.push(fact.record);
  }
  return [...ended, ...openRecords(state, events[events.length - 1]?.at ?? 0)];
}

const lengths = (records: ClockRecord[]) =>
  records.map(({ key, segments }) => [key, ...segments.map((s) => [s.kind, s.startAt, s.endAt])]);

describe('reports that come late', () => {
  it('after a slow start of the worker are taken at their own instants: no clock was set', () => {
    const records = played([
      { type: 'wake', browserStart: true, at: 5_000, zone: ZONE },
      report(12_300, 'A', 1, [span('a', 1, 10_000, 10_100)], [], 10_100),
      report(20_000, 'A', 2, [span('a', 1, 10_000, 20_000, 'attention')]),
      report(20_050, 'B', 1, [span('b', 1, 20_000, 20_050)]),
      report(25_000, 'B', 2, [span('b', 1, 20_000, 25_000)]),
    ]);
    expect(lengths(records)).toEqual([
      ['a', ['work', 10_000, 20_000]],
      ['b', ['work', 20_000, 25_000]],
    ]);
  });

  it('begin a task where another one ends, in its record too', () => {
    const [, b] = played([
      { type: 'wake', browserStart: true, at: 5_000, zone: ZONE },
      report(20_100, 'A', 1, [span('a', 1, 10_000, 20_100)]),
      report(20_150, 'B', 1, [span('b', 1, 20_000, 20_150)]),
    ]);
    expect(b).toMatchObject({ startAt: 20_100, segments: [{ startAt: 20_100, endAt: 20_150 }] });
  });

  it('keep a silence of 15 s, and none that is shorter', () => {
    const quiet: [number, number][] = [
      [11_000, 25_999],
      [30_000, 45_000],
    ];
    const [a] = played([
      { type: 'wake', browserStart: true, at: 5_000, zone: ZONE },
      { type: 'idle', state: 'idle', at: 20_000, zone: ZONE },
      report(60_000, 'A', 1, [{ ...span('a', 1, 10_000, 60_000), quiet, lastInputAt: 60_000 }]),
    ]);
    expect(a?.segments.map((s) => s.quiet)).toEqual([[[30_000, 45_000]]]);
  });

  it('begin idleness at the page’s own last input, which the system saw a moment later', () => {
    const silent = { ...span('a', 1, 10_000, 400_000), lastInputAt: 60_000 };
    const [a] = played([
      { type: 'wake', browserStart: true, at: 5_000, zone: ZONE },
      report(62_000, 'A', 1, [{ ...silent, endAt: 62_000 }]),
      { type: 'idle', state: 'idle', at: 76_400, zone: ZONE },
      report(400_000, 'A', 2, [silent]),
    ]);
    expect(a?.segments.map(({ kind, startAt }) => [kind, startAt])).toEqual([
      ['work', 10_000],
      ['idle', 60_000],
    ]);
  });

  it('and of an end with the next task after it, keep the platform’s own word', () => {
    const done = { id: 1, kind: 'confirmed', outcome: 'returned', at: 11_000, key: 'a' } as const;
    const records = played([
      { type: 'wake', browserStart: true, at: 5_000, zone: ZONE },
      report(10_100, 'A', 1, [span('a', 1, 10_000, 10_100)]),
      report(11_900, 'A', 5, [span('a', 1, 10_000, 11_000, 'subject'), span('b', 2, 11_000, 11_900)], [done]),
    ]);
    expect(records.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['a', 'returned'],
      ['b', undefined],
    ]);
  });

  it.each([11_750, 11_000])('and tell of two tasks at once, keep what each was ended by, at %d', (at) => {
    const intent = (id: number, outcome: ClockMark['outcome'], at: number, key: string) =>
      ({ id, kind: 'intent', outcome, at, key }) as const;
    const records = played([
      { type: 'wake', browserStart: true, at: 5_000, zone: ZONE },
      report(10_100, 'A', 1, [span('a', 1, 10_000, 10_100)]),
      report(
        11_900,
        'A',
        5,
        [
          span('a', 1, 10_000, 11_000, 'subject'),
          span('b', 2, 11_000, 11_800, 'subject'),
          span('c', 3, 11_800, 11_900),
        ],
        [intent(1, 'submitted', 10_950, 'a'), intent(2, 'skipped', at, 'b')],
      ),
    ]);
    expect(records.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['a', 'submitted'],
      ['b', 'skipped'],
      ['c', undefined],
    ]);
  });
});
