import * as v from 'valibot';
import type { Report } from '../sensor/protocol';

/** Far above anything a page can honestly say; beyond it the report is refused. */
const LIST = 5_000;
const text = v.pipe(v.string(), v.maxLength(2_000));
const instant = v.pipe(v.number(), v.finite());
const micros = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const durationMs = v.pipe(v.number(), v.finite(), v.minValue(0));
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const quiet = v.pipe(v.array(v.tuple([instant, instant])), v.maxLength(LIST));

export const outcome = v.picklist([
  'submitted',
  'timeOnly',
  'skipped',
  'returned',
  'expired',
  'abandoned',
  'unknown',
]);
const kind = v.picklist(['task', 'preview', 'training', 'overhead', 'other']);
const project = v.object({
  id: v.optional(text),
  name: v.optional(text),
  estimateMs: v.optional(durationMs),
});
const money = v.object({ amountMicros: v.pipe(v.number(), v.safeInteger()), currency });

/** A project's pay, as a page or the worker says it. */
export const payTerms = v.variant('basis', [
  v.object({ basis: v.picklist(['perTask', 'perSession']), amountMicros: micros, currency }),
  v.object({
    basis: v.literal('perHourReported'),
    rateMicros: micros,
    currency,
    capMs: v.optional(durationMs),
  }),
  v.object({
    basis: v.literal('perHourTracked'),
    rateMicros: micros,
    currency,
    paidLimitMs: v.optional(durationMs),
    exceededRateMicros: v.optional(micros),
  }),
  v.object({
    basis: v.literal('perEstimatedMinute'),
    rateMicros: micros,
    currency,
    estimateMs: v.optional(durationMs),
  }),
  v.object({ basis: v.literal('unpaid') }),
]);

const payments = v.object({
  available: v.optional(money),
  unapproved: v.optional(money),
  lifetime: v.optional(money),
  lastPaidAt: v.optional(instant),
  nextPayAt: v.optional(instant),
  entries: v.optional(
    v.pipe(
      v.array(
        v.object({
          of: v.picklist(['time', 'task']),
          amount: money,
          project: v.optional(project),
          day: v.optional(v.pipe(v.string(), v.regex(/^(?:\d{4}|-)-\d\d-\d\d$/))),
          durationMs: v.optional(durationMs),
          state: v.optional(v.picklist(['expected', 'approved', 'paid', 'rejected'])),
        }),
      ),
      v.maxLength(LIST),
    ),
  ),
});

/** What a reader says of a page. */
export const sighting = v.object({
  kind,
  project: v.optional(project),
  taskKey: v.optional(text),
  pay: v.optional(payTerms),
  deadlineAt: v.optional(instant),
  deadlineInMs: v.optional(durationMs),
  estimateMs: v.optional(durationMs),
  projects: v.optional(
    v.pipe(v.array(v.object({ ...project.entries, pay: v.optional(payTerms) })), v.maxLength(LIST)),
  ),
  running: v.optional(
    v.pipe(
      v.array(
        v.object({
          taskKey: text,
          project,
          startedAt: v.optional(instant),
          deadlineAt: v.optional(instant),
        }),
      ),
      v.maxLength(LIST),
    ),
  ),
  payments: v.optional(payments),
  frames: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,90}$/))), v.maxLength(10))),
  refused: v.optional(v.boolean()),
  ended: v.optional(outcome),
  trouble: v.optional(
    v.pipe(
      v.array(v.object({ lookedFor: text, why: v.picklist(['missing', 'malformed']) })),
      v.maxLength(100),
    ),
  ),
});

const span = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  sighting,
  startAt: instant,
  endAt: instant,
  open: v.boolean(),
  endedBy: v.optional(v.picklist(['attention', 'sleep', 'subject', 'page'])),
  lastInputAt: instant,
  quiet,
  stalls: quiet,
  media: quiet,
});

const mark = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  kind: v.picklist(['intent', 'refuted', 'confirmed']),
  outcome,
  at: instant,
  taskKey: v.optional(text),
});

const report = v.object({
  type: v.literal('report'),
  doc: v.pipe(v.string(), v.minLength(8), v.maxLength(100)),
  platform: v.pipe(v.string(), v.maxLength(100)),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: instant,
  visible: v.boolean(),
  sighting,
  spans: v.pipe(v.array(span), v.maxLength(LIST)),
  marks: v.pipe(v.array(mark), v.maxLength(LIST)),
});

/** What a sensor sent, checked; `undefined` where it is no report: content scripts are not trusted. */
export function parseReport(message: unknown): Report | undefined {
  const parsed = v.safeParse(report, message);
  return parsed.success ? parsed.output : undefined;
}
