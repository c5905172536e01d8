import type { ClockRecord, Outcome } from '../clock/types';
import { countedMs } from '../clock/view';
import { type Done, earningOf } from '../rates/earnings';
import type { Earning } from '../rates/types';
import type { BookRecord } from './types';

const ENDED: Record<Outcome, Done['ended'] | undefined> = {
  submitted: 'submitted',
  timeOnly: 'timeOnly',
  skipped: 'lost',
  returned: 'lost',
  expired: 'lost',
  abandoned: 'lost',
  unknown: undefined,
};

/**
 * What a task (or a clock by hand) earned by its terms. `undefined` while its outcome or its pay is unknown,
 * where nothing is due, and for training and overhead: whether those are paid, only a worker or a page says.
 */
export function earningByRule(
  record: Pick<ClockRecord, 'kind' | 'outcome' | 'segments' | 'estimateMs'> &
    Pick<BookRecord, 'pay' | 'units'>,
): Earning | undefined {
  const ended = record.outcome && ENDED[record.outcome];
  if (!ended || (record.kind !== 'task' && record.kind !== 'manual')) return undefined;
  return earningOf(record.pay, {
    countedMs: countedMs(record.segments),
    estimateMs: record.estimateMs,
    units: record.units,
    ended,
  });
}

/** The record with the worker's word on some of its segments; `undefined` takes the word back. */
export function withDecision(
  record: BookRecord,
  segments: readonly number[],
  count: boolean | undefined,
): Pick<BookRecord, 'segments'> {
  const chosen = new Set(segments);
  return {
    segments: record.segments.map((segment, i) => {
      if (!chosen.has(i)) return segment;
      const { decided: _, ...rest } = segment;
      return count === undefined ? rest : { ...rest, decided: count };
    }),
  };
}
