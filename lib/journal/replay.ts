import { reduce } from '../clock/reduce';
import type { ClockState, Fact } from '../clock/state';
import type { Run } from './types';

/** What a run comes to when the clock is told it anew. */
export function replayRun({ before, events }: Run): { state: ClockState; facts: Fact[] } {
  let state = before;
  const facts: Fact[] = [];
  for (const event of events) {
    const step = reduce(state, event);
    state = step.state;
    facts.push(...step.facts);
  }
  return { state, facts };
}

/** The facts of a journal, told anew: the same that went into the books. */
export function replay(runs: readonly Run[]): Fact[] {
  return runs.flatMap((run) => replayRun(run).facts);
}

/** The same clock by content, for one that was read from a disk. */
export function equalClocks(a: ClockState, b: ClockState): boolean {
  const plain = ({ heardAt: _, ...rest }: ClockState) => JSON.stringify(rest);
  return plain(a) === plain(b);
}
