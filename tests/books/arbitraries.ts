import fc from 'fast-check';
import { CAUSES, OUTCOMES, RECORD_KINDS, SEGMENT_KINDS, STATES } from '../../lib/books/codes';
import type { BookRecord } from '../../lib/books/types';
import { DEFAULT_RULES, type Segment, type Zone } from '../../lib/clock/types';
import type { PayTerms } from '../../lib/rates/types';

const HOUR_MS = 3_600_000;
/** Around the change to summer time in New York, 2026-03-08. */
export const START_AT = Date.UTC(2026, 2, 7, 20);

export const ZONES: readonly Zone[] = [
  { timeZone: 'America/New_York', utcOffsetMin: -300 },
  { timeZone: 'Asia/Kolkata', utcOffsetMin: 330 },
  { timeZone: 'Australia/Lord_Howe', utcOffsetMin: 660 },
  { timeZone: 'Nowhere/Unheard_Of', utcOffsetMin: 45 },
];
export const PAYS: readonly PayTerms[] = [
  { basis: 'perTask', amountMicros: 1_250_000, currency: 'USD' },
  { basis: 'perHourReported', rateMicros: 20_000_000, currency: 'USD', capMs: HOUR_MS },
  {
    basis: 'perHourTracked',
    rateMicros: 15_000_000,
    currency: 'EUR',
    paidLimitMs: HOUR_MS / 2,
    exceededRateMicros: 5_000_000,
  },
  { basis: 'perEstimatedMinute', rateMicros: 12_000_000, currency: 'USD', estimateMs: 120_000 },
  { basis: 'unpaid' },
];
export const PROJECTS = ['outlier:a', 'outlier:b', 'toloka:42'] as const;

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A record without the members that have no value, as the books keep it. */
export function tidy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(tidy) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name, v]) => v !== undefined || name === 'outcome');
  return Object.fromEntries(members.map(([name, v]) => [name, tidy(v)])) as T;
}

const segmentShape = fc.record({
  gapMs: fc.nat(600_000),
  ms: fc.nat(4 * HOUR_MS),
  kind: fc.constantFrom(...SEGMENT_KINDS),
  counted: fc.boolean(),
  decided: optional(fc.boolean()),
  cause: optional(fc.constantFrom(...CAUSES)),
  limitMs: optional(fc.constantFrom(0, 60_000, 300_000)),
  quiet: optional(fc.array(fc.tuple(fc.nat(60_000), fc.nat(60_000)), { maxLength: 3 })),
});

function laid(
  startAt: number,
  shapes: readonly (typeof segmentShape extends fc.Arbitrary<infer S> ? S : never)[],
) {
  let at = startAt;
  return shapes.map(({ gapMs, ms, quiet, ...rest }): Segment => {
    const from = at + gapMs;
    at = from + ms;
    const stretches = quiet?.map(([after, length]): [number, number] => [
      from + after,
      from + after + length,
    ]);
    return tidy({ ...rest, startAt: from, endAt: at, quiet: stretches });
  });
}

/** Segments that follow one another from an instant on. */
export const segmentsFrom = (startAt: number) =>
  fc.array(segmentShape, { maxLength: 4 }).map((shapes) => laid(startAt, shapes));

/** Any record the books can hold, number `n`. */
export function anyRecord(n: number): fc.Arbitrary<BookRecord> {
  const shape = fc.record({
    startAt: fc.integer({ min: START_AT, max: START_AT + 60 * HOUR_MS }),
    restMs: fc.nat(HOUR_MS),
    segments: fc.array(segmentShape, { maxLength: 4 }),
    kind: fc.constantFrom(...RECORD_KINDS),
    project: optional(fc.constantFrom(...PROJECTS)),
    outcome: optional(fc.constantFrom(...OUTCOMES)),
    confirmed: fc.boolean(),
    zone: fc.constantFrom(...ZONES),
    key: optional(fc.string({ maxLength: 24 })),
    pay: optional(fc.constantFrom(...PAYS)),
    earning: optional(
      fc.record({
        amountMicros: fc.integer({ min: 0, max: 90_000_000 }),
        currency: fc.constantFrom('USD', 'EUR', 'KES'),
        state: fc.constantFrom(...STATES),
        approximate: fc.boolean(),
      }),
    ),
    dropped: optional(fc.boolean()),
    deadlineAt: optional(fc.nat(START_AT * 2)),
    estimateMs: optional(fc.nat(900_000)),
    asks: fc.boolean(),
  });
  return shape.map(({ restMs, asks, segments: shapes, ...rest }) => {
    const segments = laid(rest.startAt, shapes);
    const endAt = (segments.at(-1)?.endAt ?? rest.startAt) + restMs;
    const platform = rest.project?.split(':', 1)[0] ?? 'toloka';
    return tidy({
      n,
      deviceId: 'device-1',
      stamp: n,
      platform,
      ...rest,
      endAt,
      segments,
      rules: { ...DEFAULT_RULES, asks },
    });
  });
}

/** Some records, numbered from 1. */
export const someRecords = (maxLength: number) =>
  fc.nat(maxLength).chain((length) => fc.tuple(...Array.from({ length }, (_, i) => anyRecord(i + 1))));
