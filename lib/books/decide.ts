import { type ClockRecord, MINUTE_MS, type Outcome, type Segment } from '../clock/types';
import { earningOf } from '../rates/earnings';
import { sumPerCurrency } from '../rates/money';
import type { Money, PayTerms } from '../rates/types';
import { countedMsOf } from './earn';
import type { Snapshot, ToDecide } from './types';

/** A record whose stretches can wait for a decision: open, or ended. */
export type Decidable = Omit<ClockRecord, 'outcome'> & {
  outcome?: Outcome | undefined;
  pay?: PayTerms;
  dropped?: boolean;
};

/** Shorter stretches follow the rule and are asked about by nobody. */
const LISTED_FROM_MS = 2 * MINUTE_MS;
const LISTED_OUTCOMES: ReadonlySet<Outcome | undefined> = new Set([
  undefined,
  'submitted',
  'timeOnly',
  'unknown',
]);

/**
 * Does this stretch wait for the worker's decision? Only where money hangs on it: over two minutes, left out
 * by the rule, undecided, on a project that asks, of a task that is open or may be paid. A pause is the
 * worker's own word already.
 */
export function isListed(segment: Segment, record: Decidable): boolean {
  if (!record.rules.asks || record.dropped || !LISTED_OUTCOMES.has(record.outcome)) return false;
  if (segment.counted || segment.decided !== undefined) return false;
  if (segment.endAt - segment.startAt <= LISTED_FROM_MS) return false;
  if (segment.kind === 'idle') return segment.cause !== 'pause';
  return segment.kind === 'away' || segment.kind === 'gap';
}

/** Stretches of one record to decide on, each worth what it adds to those before it: a cap is never passed. */
function listedOf(record: Decidable): ToDecide[] {
  const items: ToDecide[] = [];
  let keptMs = countedMsOf(record);
  record.segments.forEach((segment, place) => {
    if (!isListed(segment, record)) return;
    const { kind, cause, startAt, endAt } = segment;
    const worth = worthOf(record, keptMs, endAt - startAt);
    keptMs += endAt - startAt;
    items.push({
      n: record.n,
      segment: place,
      kind,
      startAt,
      endAt,
      ...(record.project === undefined ? {} : { project: record.project }),
      ...(cause ? { cause } : {}),
      ...(worth ? { worth } : {}),
    });
  });
  return items;
}

function worthOf({ pay, estimateMs, outcome }: Decidable, keptMs: number, ms: number): Money | undefined {
  const ended = outcome === 'timeOnly' ? 'timeOnly' : 'submitted';
  const without = earningOf(pay, { countedMs: keptMs, estimateMs, ended });
  const kept = earningOf(pay, { countedMs: keptMs + ms, estimateMs, ended });
  if (!without || !kept) return undefined;
  return { amountMicros: kept.amountMicros - without.amountMicros, currency: kept.currency };
}

/** All that waits for a decision, the latest first, with what it comes to. */
export function toDecide(records: readonly Decidable[]): Snapshot['toDecide'] {
  const items = records.flatMap(listedOf).sort((a, b) => b.startAt - a.startAt);
  return {
    count: items.length,
    ms: items.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0),
    worth: sumPerCurrency(items.flatMap(({ worth }) => worth ?? [])),
    items,
  };
}
