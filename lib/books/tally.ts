import { type Calendar, dayOf, type ZoneClock } from './calendar';
import {
  COUNTED,
  DECIDED,
  DROPPED,
  KEPT,
  NONE,
  OUTCOMES,
  RECORD_KINDS,
  SEGMENT_KINDS,
  STATES,
} from './codes';
import type { Columns } from './columns';
import { BINS, binOf } from './histogram';
import { type Settlement, type Settlements, settledState } from './settled';
import type { Extra } from './types';

/** Places of the sums of one day and project in a `Sums`. Names are those of `TotalsRow`. */
export const COUNTED_MS = 0;
export const UNCOUNTED_MS = COUNTED_MS + SEGMENT_KINDS.length;
export const PAID_TASK = UNCOUNTED_MS + SEGMENT_KINDS.length;
export const UNPAID_TASK = PAID_TASK + 1;
export const LOST_TASK = PAID_TASK + 2;
export const PAID_TRAINING = PAID_TASK + 3;
export const UNPAID_TRAINING = PAID_TASK + 4;
export const OVERHEAD = PAID_TASK + 5;
export const EARNING_TASK = PAID_TASK + 6;
export const TASK_COUNT = PAID_TASK + 7;
export const TASK_SUM = PAID_TASK + 8;
export const TASK_SQUARES = PAID_TASK + 9;
export const HOURS = PAID_TASK + 10;
export const OUTCOME_COUNTS = HOURS + 24;
export const HISTOGRAM = OUTCOME_COUNTS + OUTCOMES.length;
const SLOTS = HISTOGRAM + BINS;

/** Per currency: micros per state of all earnings, then of those of tasks. */
export const TASK_STATES = STATES.length;

/** The sums of one day and project. Whole numbers only, so that taking away undoes adding exactly. */
export class Sums {
  readonly slots = new Float64Array(SLOTS);
  readonly money = new Map<string, Float64Array>();

  moneyIn(currency: string): Float64Array {
    let states = this.money.get(currency);
    if (!states) {
      states = new Float64Array(2 * STATES.length);
      this.money.set(currency, states);
    }
    return states;
  }

  add(slot: number, value: number): void {
    this.slots[slot] = (this.slots[slot] ?? 0) + value;
  }

  /** Adds all of another's sums. */
  merge(other: Sums): void {
    for (let i = 0; i < SLOTS; i++) this.add(i, other.slots[i] ?? 0);
    for (const [currency, states] of other.money) {
      const mine = this.moneyIn(currency);
      states.forEach((micros, i) => {
        mine[i] = (mine[i] ?? 0) + micros;
      });
    }
  }
}

const TASK = RECORD_KINDS.indexOf('task');
const TRAINING = RECORD_KINDS.indexOf('training');
const MANUAL = RECORD_KINDS.indexOf('manual');
const SUBMITTED = OUTCOMES.indexOf('submitted');
const TIME_ONLY = OUTCOMES.indexOf('timeOnly');
const UNKNOWN = OUTCOMES.indexOf('unknown');
const REJECTED = STATES.indexOf('rejected');

/** How a project pays, as far as sums care. */
const NO_TERMS = 0;
const BY_TIME = 1;
const BY_PIECE = 2;
const UNPAID = 3;

function payClassOf(columns: Columns): Uint8Array {
  const classes = columns.lists.pays.map(({ basis }) => {
    if (basis === 'unpaid') return UNPAID;
    return basis === 'perHourReported' || basis === 'perHourTracked' ? BY_TIME : BY_PIECE;
  });
  return Uint8Array.from([NO_TERMS, ...classes]);
}

/** What one run over columns needs to know of their lists. */
interface Run {
  sign: 1 | -1;
  clocks: ZoneClock[];
  pays: Uint8Array;
  /** Sums by day, per project of the list; records without a project, per platform. */
  projects: Map<number, Sums>[];
  platforms: Map<number, Sums>[];
  settledProjects: (ReadonlyMap<number, readonly Settlement[]> | undefined)[];
  settledPlatforms: (ReadonlyMap<number, readonly Settlement[]> | undefined)[];
}

/** What a record is to the sums, once its earning's state is known. */
interface Standing {
  bucket: number;
  unpaid: boolean;
  /** Is it known what it earned, be it nothing? */
  known: boolean;
  task: boolean;
}

/**
 * Adds up what records contribute, per worker's day and project. Time goes to the day and hour it was
 * spent in; an earning, an outcome and a task's whole duration to the day the task ended. The one place where
 * this is said: totals kept and totals rebuilt both come from here.
 */
export class Tally {
  private readonly byProject = new Map<string, Map<number, Sums>>();

  constructor(
    private readonly calendar: Calendar,
    private readonly settlements: Settlements,
  ) {}

  /** Adds (or takes away) records; those with a 1 in `skip` are left out. */
  add(columns: Columns, sign: 1 | -1, skip?: Uint8Array): void {
    const { lists } = columns;
    const platformKeys = lists.platforms.map((platform) => `${platform}:`);
    const run: Run = {
      sign,
      clocks: lists.zones.map((zone) => this.calendar.clockOf(zone)),
      pays: payClassOf(columns),
      projects: lists.projects.map((project) => this.daysOf(project)),
      platforms: platformKeys.map((key) => this.daysOf(key)),
      settledProjects: lists.projects.map((project) => this.settlements.ofProject(project)),
      settledPlatforms: platformKeys.map((key) => this.settlements.ofProject(key)),
    };
    for (let i = 0; i < columns.count; i++) {
      if (skip?.[i] || (columns.flags[i] ?? 0) & DROPPED) continue;
      addRecord(columns, i, run);
    }
  }

  /** Adds (or takes away) money beside tasks: it is of no task, so no task rate rests on it. */
  addExtra({ project, date, amountMicros, currency, state }: Extra, sign: 1 | -1): void {
    const money = sumsOn(this.daysOf(project), dayOf(date)).moneyIn(currency);
    const place = STATES.indexOf(state);
    money[place] = (money[place] ?? 0) + sign * amountMicros;
  }

  /** Everything added so far, as day number, project and sums. */
  *days(): Generator<[day: number, project: string, sums: Sums]> {
    for (const [project, days] of this.byProject) for (const [day, sums] of days) yield [day, project, sums];
  }

  /** Adds all that another tally holds. */
  absorb(other: Tally): void {
    for (const [day, project, sums] of other.days()) sumsOn(this.daysOf(project), day).merge(sums);
  }

  private daysOf(project: string): Map<number, Sums> {
    let days = this.byProject.get(project);
    if (!days) {
      days = new Map();
      this.byProject.set(project, days);
    }
    return days;
  }
}

function sumsOn(days: Map<number, Sums>, day: number): Sums {
  let sums = days.get(day);
  if (!sums) {
    sums = new Sums();
    days.set(day, sums);
  }
  return sums;
}

function addRecord(c: Columns, i: number, run: Run): void {
  const startAt = c.startAt[i] ?? 0;
  const project = c.project[i] ?? 0;
  const platform = c.platform[i] ?? 0;
  const days = project ? run.projects[project - 1] : run.platforms[platform];
  const settled = project ? run.settledProjects[project - 1] : run.settledPlatforms[platform];
  const clock = run.clocks[c.zone[i] ?? 0];
  if (!days || !clock) return;
  const endDay = clock.dayAt(startAt + (c.spanMs[i] ?? 0));
  const state = stateNow(c, i, settled?.get(endDay));
  const standing = standingOf(c, i, state, run.pays[c.pay[i] ?? 0] ?? NO_TERMS);
  let countedMs = 0;
  const last = c.segments[i + 1] ?? 0;
  for (let s = c.segments[i] ?? 0; s < last; s++)
    countedMs += addSegment(c, s, startAt, clock, days, standing, run.sign);
  addEnd(c, i, sumsOn(days, endDay), state, standing, countedMs, run.sign);
}

/** Place of the earning's state after the settlements of its day; `NONE` without an earning. */
export function stateNow(c: Columns, i: number, entries: readonly Settlement[] | undefined): number {
  const code = c.state[i] ?? NONE;
  const state = STATES[code];
  if (!entries || !state) return code;
  const own = c.stateStamp[i] ?? 0;
  return STATES.indexOf(settledState(state, own ? own - 1 : (c.stamp[i] ?? 0), entries));
}

function standingOf(c: Columns, i: number, state: number, pay: number): Standing {
  const kind = c.kind[i] ?? 0;
  const outcome = c.outcome[i] ?? NONE;
  const earns = state !== NONE && state !== REJECTED && (c.amount[i] ?? 0) > 0;
  if (kind === TRAINING) {
    return { bucket: earns ? PAID_TRAINING : UNPAID_TRAINING, unpaid: false, known: false, task: false };
  }
  if (kind !== TASK && kind !== MANUAL) return { bucket: OVERHEAD, unpaid: false, known: false, task: false };
  const ended = outcome === SUBMITTED || outcome === TIME_ONLY || outcome === UNKNOWN || outcome === NONE;
  if (state === REJECTED || !(ended || earns)) {
    return { bucket: LOST_TASK, unpaid: false, known: false, task: true };
  }
  const unpaid = state === NONE && pay === UNPAID;
  const told = outcome !== UNKNOWN && outcome !== NONE;
  const known = state !== NONE || (told && (unpaid || (outcome === TIME_ONLY && pay === BY_PIECE)));
  return { bucket: PAID_TASK, unpaid, known, task: true };
}

/** Adds one segment where and when it was spent; its counted time comes back. */
function addSegment(
  c: Columns,
  s: number,
  recordAt: number,
  clock: ZoneClock,
  days: Map<number, Sums>,
  standing: Standing,
  sign: number,
): number {
  const ms = c.segmentMs[s] ?? 0;
  if (ms <= 0) return 0;
  const startAt = recordAt + (c.segmentFrom[s] ?? 0);
  const flags = c.segmentFlags[s] ?? 0;
  const counts = flags & DECIDED ? (flags & KEPT) !== 0 : (flags & COUNTED) !== 0;
  const slot = (counts ? COUNTED_MS : UNCOUNTED_MS) + (c.segmentKind[s] ?? 0);
  for (let at = startAt; at < startAt + ms; ) {
    clock.place(at);
    const pieceMs = Math.min(clock.roomMs, startAt + ms - at);
    const sums = sumsOn(days, clock.day);
    const signed = sign * pieceMs;
    sums.add(slot, signed);
    if (counts) {
      sums.add(standing.bucket, signed);
      if (standing.unpaid) sums.add(UNPAID_TASK, signed);
      sums.add(HOURS + clock.hour, signed);
    }
    at += pieceMs;
  }
  return counts ? ms : 0;
}

/** Adds what belongs to the day the record ended. */
function addEnd(
  c: Columns,
  i: number,
  sums: Sums,
  state: number,
  standing: Standing,
  countedMs: number,
  sign: number,
): void {
  const currency = c.lists.currencies[(c.currency[i] ?? 0) - 1];
  if (currency !== undefined && state !== NONE) {
    const money = sums.moneyIn(currency);
    const micros = sign * (c.amount[i] ?? 0);
    money[state] = (money[state] ?? 0) + micros;
    if (standing.task) money[TASK_STATES + state] = (money[TASK_STATES + state] ?? 0) + micros;
  }
  if (!standing.task) return;
  const outcome = c.outcome[i] ?? NONE;
  // A session counts as the tasks it was, each of the same length.
  const tasks = Math.max(1, (c.units[i] ?? 0) - 1);
  if (outcome !== NONE) sums.add(OUTCOME_COUNTS + outcome, sign * tasks);
  if (standing.known) sums.add(EARNING_TASK, sign * countedMs);
  if (outcome !== SUBMITTED || c.kind[i] !== TASK) return;
  const seconds = Math.round(countedMs / tasks / 1_000);
  sums.add(TASK_COUNT, sign * tasks);
  sums.add(TASK_SUM, sign * countedMs);
  sums.add(TASK_SQUARES, sign * tasks * seconds * seconds);
  sums.add(HISTOGRAM + binOf(countedMs / tasks), sign * tasks);
}
