import { type ClockRecord, MINUTE_MS, type Outcome, type Segment } from '../clock/types';
import { countedMs } from '../clock/view';
import { earningOf } from '../rates/earnings';
import { sumPerCurrency } from '../rates/money';
import type { Money, PayTerms } from '../rates/types';
import { shownName } from './shown';
import type { BookRecord, OutcomeQuestion, Project, Snapshot, ToDecide } from './types';

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

/** Limits of more than this say nothing any more: longer away is outside work. */
export const LIMIT_UP_TO_MS = 30 * MINUTE_MS;

/** Is there a setting of a family by which stretches like this one would count? */
export function canFollow({ kind, cause, startAt, endAt }: Segment): boolean {
  return kind === 'away' || (kind === 'idle' && cause === 'input' && endAt - startAt <= LIMIT_UP_TO_MS);
}

/** Stretches of one record to decide on, each worth what it adds to those before it: a cap is never passed. */
function listedOf(record: Decidable, goesOn: boolean): ToDecide[] {
  const items: ToDecide[] = [];
  let keptMs = countedMs(record.segments);
  record.segments.forEach((segment, place) => {
    if (!isListed(segment, record) || (goesOn && place === record.segments.length - 1)) return;
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
      ...(canFollow(segment) && record.project !== undefined ? { always: true } : {}),
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

/**
 * All that waits for a decision, the latest first, with what it comes to. The last stretch of the record `goesOn`
 * is under way: what it will be is not known yet.
 */
export function toDecide(records: readonly Decidable[], goesOn?: number): Snapshot['toDecide'] {
  const items = records
    .flatMap((record) => listedOf(record, record.n === goesOn))
    .sort((a, b) => b.startAt - a.startAt);
  return {
    count: items.length,
    ms: items.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0),
    worth: sumPerCurrency(items.flatMap(({ worth }) => worth ?? [])),
    items,
  };
}

const ASKED_OUTCOMES = 5;

/** Records whose outcome nobody saw, where money hangs on it; the latest first. */
export function outcomesToAsk(
  records: readonly BookRecord[],
  projects: ReadonlyMap<string, Project>,
): OutcomeQuestion[] {
  return records
    .filter(({ outcome, dropped, kind, pay }) => {
      const isPaid = kind === 'task' || kind === 'manual';
      return outcome === 'unknown' && !dropped && isPaid && pay?.basis !== 'unpaid';
    })
    .sort((a, b) => b.endAt - a.endAt)
    .slice(0, ASKED_OUTCOMES)
    .map((record) => {
      const name = shownName(projects.get(record.project ?? ''));
      return {
        n: record.n,
        platform: record.platform,
        ...(name === undefined ? {} : { projectName: name }),
        endAt: record.endAt,
        countedMs: countedMs(record.segments),
        reportable: isReportable(record),
        ...(record.rules.session ? { session: true } : {}),
      };
    });
}

/** Can the time of an unfinished task be reported there? */
export const isReportable = ({ pay }: Pick<BookRecord, 'pay'>) => pay?.basis === 'perHourReported';
