import * as v from 'valibot';
import type { BookRecord } from '../books/types';
import { arrivalsCanBe } from './paid';
import { payTerms } from './report';

const LONGEST = 1_000;
const MOST_SEGMENTS = 100_000;
/** The last instant that a date can name. */
const LAST_AT = 8.64e15;

const text = v.pipe(v.string(), v.maxLength(LONGEST));
const word = v.pipe(text, v.minLength(1));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instant = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_AT));
const lengthMs = v.pipe(v.number(), v.finite(), v.minValue(0));

const zone = v.object({
  timeZone: text,
  utcOffsetMin: v.pipe(v.number(), v.minValue(-1_440), v.maxValue(1_440)),
});

const segment = v.object({
  kind: v.picklist(['work', 'linked', 'away', 'idle', 'gap', 'training', 'overhead', 'manual']),
  startAt: instant,
  endAt: instant,
  counted: v.boolean(),
  decided: v.optional(v.boolean()),
  cause: v.optional(v.picklist(['input', 'lock', 'sleep', 'pause'])),
  limitMs: v.optional(lengthMs),
  quiet: v.optional(v.pipe(v.array(v.tuple([instant, instant])), v.maxLength(MOST_SEGMENTS))),
});

/** One after the other, and none within another: no second is in the books twice. */
const segments = v.pipe(
  v.array(segment),
  v.maxLength(MOST_SEGMENTS),
  v.check((all) => {
    let at = 0;
    for (const { startAt, endAt } of all) {
      if (startAt < at || endAt < startAt) return false;
      at = endAt;
    }
    return true;
  }, 'Segments must follow one another without overlap.'),
);

const rules = v.looseObject({
  awayLimitMs: lengthMs,
  idleLimitMs: lengthMs,
  outsideWork: v.boolean(),
  outsideLimitMs: lengthMs,
  readingPaid: v.optional(v.boolean()),
  asks: v.boolean(),
});

const earning = v.object({
  amountMicros: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  state: v.picklist(['expected', 'approved', 'paid', 'rejected']),
  approximate: v.boolean(),
});

/** A record of a file or another page of ours. Loose: what a newer version adds is passed over by the books. */
export const bookRecord = v.pipe(
  v.looseObject({
    n: whole,
    deviceId: word,
    stamp: whole,
    stateStamp: v.optional(whole),
    kind: v.picklist(['task', 'training', 'overhead', 'manual']),
    platform: word,
    project: v.optional(word),
    key: v.optional(text),
    startAt: instant,
    endAt: instant,
    outcome: v.optional(
      v.picklist(['submitted', 'timeOnly', 'skipped', 'returned', 'expired', 'abandoned', 'unknown']),
    ),
    confirmed: v.boolean(),
    zone,
    segments,
    rules,
    deadlineAt: v.optional(instant),
    estimateMs: v.optional(lengthMs),
    pay: v.optional(payTerms),
    earning: v.optional(earning),
    dropped: v.optional(v.boolean()),
  }),
  v.check(({ startAt, endAt }) => startAt <= endAt, 'It ends before it starts.'),
);

export const bookProject = v.looseObject({
  key: word,
  platform: word,
  family: text,
  name: v.optional(text),
  platformId: v.optional(text),
  estimateMs: v.optional(lengthMs),
  pay: v.optional(payTerms),
  payBy: v.optional(v.picklist(['page', 'worker'])),
  paySince: v.optional(v.pipe(v.number(), v.finite())),
  seenAt: v.pipe(v.number(), v.finite()),
});

const state = v.picklist(['expected', 'approved', 'paid', 'rejected']);
const settled = v.object({
  id: v.tuple([v.pipe(v.string(), v.isoDate()), text]),
  entries: v.array(v.object({ stamp: whole, state, from: v.array(state) })),
});

const extra = v.object({
  id: word,
  project: word,
  date: v.pipe(v.string(), v.isoDate()),
  kind: v.picklist(['bonus', 'mission', 'adjustment', 'deduction']),
  amountMicros: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  state,
  note: v.optional(text),
  stamp: whole,
});

/** What a backup holds beside records. */
export const bookRest = v.object({
  deviceId: word,
  dayStartMin: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_439)),
  projects: v.array(bookProject),
  settled: v.array(settled),
  extras: v.array(extra),
  tombstones: v.record(v.string(), v.array(v.tuple([whole, whole]))),
  meta: v.pipe(
    v.record(v.string(), v.unknown()),
    v.check(arrivalsCanBe, 'The day of a payment cannot be read, or is before the days it pays for.'),
  ),
});

/** Where the first fault lies, as a path of members, and what it is. */
export interface Flaw {
  member: string;
  why: string;
}

function flawOf(issues: readonly v.BaseIssue<unknown>[]): Flaw {
  const [issue] = issues;
  return { member: issue ? (v.getDotPath(issue) ?? '') : '', why: issue?.message ?? '' };
}

/** A record, checked; or its first flaw. */
export function recordOrFlaw(value: unknown): BookRecord | Flaw {
  const parsed = v.safeParse(bookRecord, value);
  return parsed.success ? (parsed.output as unknown as BookRecord) : flawOf(parsed.issues);
}

export const isFlaw = (value: object): value is Flaw => 'why' in value;

/** What a head of a file of ours says beside its kind, checked; or its first flaw. */
export function restOrFlaw(value: unknown): v.InferOutput<typeof bookRest> | Flaw {
  const parsed = v.safeParse(bookRest, value);
  return parsed.success ? parsed.output : flawOf(parsed.issues);
}
