import { reduce } from '../../lib/clock/reduce';
import { type ClockEvent, type ClockState, emptyClock, type Fact } from '../../lib/clock/state';
import type { ClockRecord } from '../../lib/clock/types';
import { openRecords } from '../../lib/clock/view';
import { joined, type Told } from './oracle';

/** The clock after some events, from nothing or from where it was. */
export interface Run {
  state: ClockState;
  facts: Fact[];
}

export function feed(events: ClockEvent[], from: Run = { state: emptyClock(), facts: [] }): Run {
  let { state, facts } = from;
  for (const event of events) {
    const step = reduce(state, event);
    state = step.state;
    if (step.facts.length > 0) facts = [...facts, ...step.facts];
  }
  return { state, facts };
}

/** All records as the books would hold them, with open ones up to `at`. */
export function records(run: Run, at: number): ClockRecord[] {
  const kept = new Map<number, ClockRecord>();
  for (const fact of run.facts) {
    if (fact.type === 'ended') kept.set(fact.record.n, fact.record);
    else kept.delete(fact.n);
  }
  return [...kept.values(), ...openRecords(run.state, at)];
}

/** Records in the oracle's words. */
export function said(run: Run, at: number): Told[] {
  const previews = run.state.previews.map(({ subject, segments }) => ({
    kind: 'overhead' as const,
    platform: subject.platform,
    ...(subject.project === undefined ? {} : { project: subject.project }),
    confirmed: true,
    segments,
  }));
  return [...records(run, at).map(toldOf), ...previews];
}

function toldOf(r: ClockRecord): Told {
  return {
    kind: r.kind,
    platform: r.platform,
    ...(r.project === undefined ? {} : { project: r.project }),
    ...(r.key === undefined ? {} : { key: r.key }),
    ...(r.outcome === undefined ? {} : { outcome: r.outcome }),
    confirmed: r.confirmed,
    segments: joined(
      r.segments.map(({ kind, startAt, endAt, counted, cause }) => ({
        kind,
        startAt,
        endAt,
        counted,
        ...(cause === undefined ? {} : { cause }),
      })),
    ),
  };
}
