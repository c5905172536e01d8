import type { Books } from '../../lib/books/books';
import type { BookRecord } from '../../lib/books/types';
import {
  DEFAULT_RULES,
  type Outcome,
  type Quiet,
  type Segment,
  type SegmentKind,
} from '../../lib/clock/types';
import type { Earning, EarningState, PayTerms } from '../../lib/rates/types';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** One batch is one volume of the product's own size. */
const BATCH = 5_000;

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the works below take on average, with the time between two. */
const MEAN_TASK_MS = 9 * MINUTE_MS;

interface Work {
  platform: string;
  project: string;
  pay?: PayTerms;
  /** Typical time of one task. */
  taskMs: number;
}

/** Projects of many platforms, currencies and bases; one whose pay is unknown, one that pays nothing. */
const WORKS: readonly Work[] = [
  work('dataannotation', 'cedar', 12 * MINUTE_MS, hourly(22, 'USD')),
  work('dataannotation', 'birch', 35 * MINUTE_MS, hourly(27.5, 'USD')),
  work('outlier', '6650a1', 9 * MINUTE_MS, tracked(15, 'USD')),
  work('outlier', '6650b2', 4 * MINUTE_MS, tracked(18.5, 'USD')),
  work('toloka', '40217', 40 * SECOND_MS, piece(0.02, 'USD')),
  work('toloka', '40388', 90 * SECOND_MS, piece(0.055, 'USD')),
  work('tryrating', 'maps', 2 * MINUTE_MS, estimated(13, 'EUR')),
  work('crowdgen', 'uolo', 3 * MINUTE_MS, hourly(9, 'EUR')),
  work('microworkers', 'labels', 70 * SECOND_MS, piece(0.12, 'USD')),
  work('prolific', 'study', 14 * MINUTE_MS, {
    basis: 'perSession',
    amountMicros: 2_400_000,
    currency: 'GBP',
  }),
  work('labelstudio', 'own', 3 * MINUTE_MS, { basis: 'unpaid' }),
  work('surge', 'new', 6 * MINUTE_MS),
];

function work(platform: string, id: string, taskMs: number, pay?: PayTerms): Work {
  return { platform, project: `${platform}:${id}`, taskMs, ...(pay ? { pay } : {}) };
}

function micros(units: number): number {
  return Math.round(units * 1_000_000);
}

function hourly(rate: number, currency: string): PayTerms {
  return { basis: 'perHourReported', rateMicros: micros(rate), currency, capMs: 2 * HOUR_MS };
}

function tracked(rate: number, currency: string): PayTerms {
  const exceededRateMicros = micros(rate * 0.3);
  return {
    basis: 'perHourTracked',
    rateMicros: micros(rate),
    currency,
    paidLimitMs: HOUR_MS / 2,
    exceededRateMicros,
  };
}

function piece(amount: number, currency: string): PayTerms {
  return { basis: 'perTask', amountMicros: micros(amount), currency };
}

function estimated(rate: number, currency: string): PayTerms {
  return { basis: 'perEstimatedMinute', rateMicros: micros(rate), currency, estimateMs: 150 * SECOND_MS };
}

/** Most tasks are submitted; all ways a task can end are there. */
const ENDS: readonly [share: number, outcome: Outcome][] = [
  [0.9, 'submitted'],
  [0.93, 'skipped'],
  [0.95, 'returned'],
  [0.965, 'timeOnly'],
  [0.975, 'expired'],
  [0.985, 'abandoned'],
  [1, 'unknown'],
];

export interface HistoryOptions {
  seed?: number;
  /** How long the tasks are spread over. */
  days?: number;
  /** The last day's end. */
  endAt?: number;
  deviceId?: string;
}

const NEW_YORK = { timeZone: 'America/New_York', utcOffsetMin: -300 };
const ROME = { timeZone: 'Europe/Rome', utcOffsetMin: 60 };

/**
 * A worker's history of `count` records over years: tasks of about three segments with two stretches without
 * input, overhead and training between them. The same seed tells the same history.
 */
export function* history(count: number, options: HistoryOptions = {}): Generator<BookRecord> {
  const { seed = 1, days = 3 * 365, endAt = Date.UTC(2026, 10, 23, 22), deviceId = 'device-1' } = options;
  const random = randomBy(seed);
  const firstAt = endAt - days * DAY_MS;
  const perDay = count / days;
  // A worker who does a thousand tasks a day does small ones.
  const pace = Math.min(1, (10 * HOUR_MS) / perDay / MEAN_TASK_MS);
  let day = -1;
  let at = firstAt;
  for (let i = 0; i < count; i++) {
    const dayNow = Math.floor(i / perDay);
    if (dayNow !== day) {
      day = dayNow;
      at = Math.max(at, firstAt + day * DAY_MS + Math.floor(random() * 3 * HOUR_MS));
    }
    const record = oneRecord(i + 1, at, deviceId, { day, days, pace }, random);
    yield record;
    at = record.endAt + Math.floor(random() * 20 * SECOND_MS * pace);
  }
}

function oneRecord(
  n: number,
  startAt: number,
  deviceId: string,
  { day, days, pace }: { day: number; days: number; pace: number },
  random: () => number,
): BookRecord {
  const chance = random();
  const kind = chance < 0.04 ? 'overhead' : chance < 0.055 ? 'training' : 'task';
  // Projects come and go: on one day a worker has a handful of them.
  const job =
    WORKS[(Math.floor(random() * 5) + Math.floor(day / 30)) % WORKS.length] ?? work('toloka', 'x', 1);
  const lengthMs = job.taskMs * pace * (0.4 + 1.4 * random() * random() + random() * 0.5);
  const segments = someSegments(kind, startAt, lengthMs, random);
  const outcome = kind === 'overhead' ? undefined : kind === 'task' ? outcomeBy(random()) : 'submitted';
  const pay = kind === 'task' ? job.pay : undefined;
  const earning = pay && earnedBy(pay, segments, outcome, day / days, random());
  return {
    n,
    deviceId,
    stamp: n,
    kind,
    platform: job.platform,
    project: job.project,
    startAt,
    endAt: segments.at(-1)?.endAt ?? startAt,
    outcome,
    confirmed: random() > 0.03,
    zone: day % 100 < 90 ? NEW_YORK : ROME,
    segments,
    rules: { ...DEFAULT_RULES, asks: job.pay?.basis === 'perHourReported' },
    ...(kind === 'task' ? { key: someKey(random) } : {}),
    ...(pay ? { pay } : {}),
    ...(earning ? { earning } : {}),
  };
}

function outcomeBy(chance: number): Outcome {
  return ENDS.find(([share]) => chance < share)?.[1] ?? 'submitted';
}

function someSegments(
  kind: BookRecord['kind'],
  startAt: number,
  lengthMs: number,
  random: () => number,
): Segment[] {
  const main: SegmentKind = kind === 'task' ? 'work' : kind === 'training' ? 'training' : 'overhead';
  const middle: SegmentKind = random() < 0.7 ? 'away' : random() < 0.5 ? 'linked' : 'idle';
  const cut = 0.3 + random() * 0.4;
  const parts: [SegmentKind, number][] = [
    [main, lengthMs * cut],
    [middle, lengthMs * 0.25 * random()],
    [main, lengthMs * (1 - cut)],
  ];
  let at = startAt;
  return (kind === 'overhead' ? parts.slice(0, 1) : parts).map(([part, ms], i): Segment => {
    const from = at;
    at += Math.max(SECOND_MS, Math.round(ms));
    const counted = part !== 'idle' && (part !== 'away' || random() < 0.8);
    const quiet = part === main ? quietIn(from, at, i === 0 ? 1 : 2, random) : undefined;
    const limitMs = part === main ? undefined : 5 * MINUTE_MS;
    return {
      kind: part,
      startAt: from,
      endAt: at,
      counted,
      ...(part === 'idle' ? { cause: 'input' as const } : {}),
      ...(limitMs ? { limitMs } : {}),
      ...(quiet ? { quiet } : {}),
    };
  });
}

function quietIn(fromAt: number, toAt: number, count: number, random: () => number): Quiet[] {
  const room = Math.floor((toAt - fromAt) / count);
  return Array.from({ length: count }, (_, i): Quiet => {
    const from = fromAt + i * room + Math.floor(random() * room * 0.3);
    return [from, from + Math.floor(room * 0.5 * random())];
  });
}

/** Paid up to the last weeks; what is older and wasn't paid was rejected. */
function earnedBy(
  pay: PayTerms,
  segments: readonly Segment[],
  outcome: Outcome | undefined,
  age: number,
  chance: number,
): Earning | undefined {
  if (pay.basis === 'unpaid' || (outcome !== 'submitted' && outcome !== 'timeOnly')) return undefined;
  const byTime = pay.basis === 'perHourReported' || pay.basis === 'perHourTracked';
  if (outcome === 'timeOnly' && !byTime) return undefined;
  const ms = segments.reduce((sum, one) => sum + (one.counted ? one.endAt - one.startAt : 0), 0);
  const paidMs = byTime ? ms : pay.basis === 'perEstimatedMinute' ? (pay.estimateMs ?? 0) : 0;
  const amountMicros =
    'amountMicros' in pay ? pay.amountMicros : Math.round((pay.rateMicros * paidMs) / HOUR_MS);
  const settled: EarningState = chance < 0.02 ? 'rejected' : 'paid';
  const state = age < 0.97 ? settled : chance < 0.5 ? 'approved' : 'expected';
  return { amountMicros, currency: pay.currency, state, approximate: pay.basis === 'perHourTracked' };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** As long as the product's own keys: 128 bits in base64url. */
function someKey(random: () => number): string {
  let key = '';
  for (let i = 0; i < 22; i++) key += LETTERS[Math.floor(random() * 64)];
  return key;
}

/** Writes a history into books, straight into sealed volumes; the last, unfilled one stays in `recent`. */
export async function fill(books: Books, count: number, options: HistoryOptions = {}): Promise<void> {
  let batch: BookRecord[] = [];
  for (const record of history(count, { deviceId: books.deviceId, ...options })) {
    if (batch.push(record) < BATCH) continue;
    await books.importRecords(batch);
    batch = [];
  }
  await books.importRecords(batch);
}
