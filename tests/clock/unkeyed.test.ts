import { expect, it } from 'vitest';
import { reduce } from '../../lib/clock/reduce';
import { type ClockEvent, type ClockMark, type ClockSpan, emptyClock } from '../../lib/clock/state';
import { DEFAULT_RULES } from '../../lib/clock/types';
import { openRecords } from '../../lib/clock/view';
import { ZONE } from './world';

/** Tasks that follow one another on one page, without a key: the page's own word ends each of them. */

const subject = { kind: 'task', platform: 'p', rules: DEFAULT_RULES } as const;

function span(id: number, startAt: number, endAt: number, open: boolean): ClockSpan {
  const evidence = { lastInputAt: endAt, quiet: [], stalls: [], media: [] };
  return { id, subject, startAt, endAt, open, ...(open ? {} : { endedBy: 'subject' as const }), ...evidence };
}

function report(seq: number, at: number, spans: ClockSpan[], marks: ClockMark[] = []): ClockEvent {
  const page = { doc: 'A', tabId: 1 };
  return { type: 'report', at, zone: ZONE, page, seq, sentAt: at, visible: true, subject, spans, marks };
}

const intent = { id: 1, kind: 'intent', outcome: 'submitted', at: 10_000 } as const;
const confirmed = { id: 2, kind: 'confirmed', outcome: 'submitted', at: 11_000 } as const;
const first = span(1, 0, 11_000, false);

it.each([
  ['one after the other', [report(2, 11_000, [first], [intent, confirmed])]],
  ['all in one report, as the ones before were lost', []],
])('each has its own time: %s', (_how, between) => {
  let state = emptyClock(1, 0);
  const ended: { outcome?: string; segments: { startAt: number; endAt: number }[] }[] = [];
  for (const event of [
    report(1, 5_000, [span(1, 0, 5_000, true)]),
    ...between,
    report(3, 16_000, [first, span(2, 11_000, 16_000, true)], [intent, confirmed]),
    report(4, 20_000, [span(2, 11_000, 20_000, true)]),
  ]) {
    const step = reduce(state, event);
    state = step.state;
    for (const fact of step.facts) if (fact.type === 'ended') ended.push(fact.record);
  }
  expect(ended).toMatchObject([{ outcome: 'submitted', confirmed: true, startAt: 0, endAt: 11_000 }]);
  expect(openRecords(state, 20_000)).toMatchObject([
    { n: 2, segments: [{ kind: 'work', startAt: 11_000, endAt: 20_000 }] },
  ]);
});
