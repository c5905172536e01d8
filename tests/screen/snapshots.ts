import type { Figures, NowCard, Snapshot } from '../../lib/books/types';
import type { Money } from '../../lib/rates/types';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Monday, 23 November 2026, 14:14 UTC. */
export const AT = Date.UTC(2026, 10, 23, 14, 14);

export const usd = (units: number): Money => ({ amountMicros: Math.round(units * 1e6), currency: 'USD' });

export const rate = (low: number, high = low, currency = 'USD', n = 18) => ({
  currency,
  lowMicros: low * 1e6,
  highMicros: high * 1e6,
  n,
});

export const NO_FIGURES: Figures = {
  onTasksMs: 0,
  searchingMs: 0,
  trainingMs: 0,
  lostMs: 0,
  allMs: 0,
  pricedMs: 0,
  tasks: 0,
  earned: [],
  approved: [],
  taskRate: [],
  allInRate: [],
};

export const TODAY: Figures = {
  onTasksMs: 190 * MINUTE,
  searchingMs: 22 * MINUTE,
  trainingMs: 40 * MINUTE,
  lostMs: 12 * MINUTE,
  allMs: 264 * MINUTE,
  pricedMs: 264 * MINUTE,
  tasks: 18,
  earned: [usd(76.3)],
  approved: [usd(41)],
  taskRate: [rate(24.1)],
  allInRate: [rate(17.34)],
  unpaidShare: 0.28,
};

export const NOW: NowCard = {
  state: 'running',
  kind: 'task',
  n: 41,
  platform: 'dataannotation',
  project: 'dataannotation:rubric',
  projectName: 'Rubric writing, maths',
  startAt: AT - 40 * MINUTE,
  countedMs: 34 * MINUTE + 12_000,
  ticking: true,
  linkedMs: 6 * MINUTE + 10_000,
  pay: { basis: 'perHourReported', rateMicros: 25_000_000, currency: 'USD', capMs: 60 * MINUTE },
  asksPay: false,
  asksReading: false,
};

const WEEK = ['17', '18', '19', '20', '21', '22', '23'].map((day, i) => ({
  day: `2026-11-${day}`,
  countedMs: i * HOUR,
  earned: i === 0 ? [] : [usd(i * 20)],
}));

export const BETWEEN: Snapshot = {
  v: 1,
  at: AT,
  day: '2026-11-23',
  today: TODAY,
  week: WEEK,
  last: {
    n: 40,
    project: 'dataannotation:rubric',
    projectName: 'Rubric writing, maths',
    platform: 'dataannotation',
    countedMs: 41 * MINUTE,
    outcome: 'submitted',
    dropped: false,
  },
  toDecide: { count: 0, ms: 0, worth: [], items: [] },
  platforms: [
    { id: 'dataannotation', on: true },
    { id: 'practice', on: false },
  ],
  recentProjects: [{ key: 'outlier:hopper', name: 'hopper_v2', platform: 'outlier' }],
};

export const TO_DECIDE: Snapshot['toDecide'] = {
  count: 2,
  ms: 31 * MINUTE,
  worth: [usd(13)],
  items: [
    {
      n: 40,
      segment: 2,
      kind: 'idle',
      cause: 'input',
      startAt: AT - HOUR,
      endAt: AT - 41 * MINUTE,
      worth: usd(8),
    },
    {
      n: 39,
      segment: 1,
      kind: 'away',
      startAt: AT - 3 * HOUR,
      endAt: AT - 3 * HOUR + 12 * MINUTE,
      worth: usd(5),
    },
  ],
};

/** In the middle of a task. */
export const inTask = (card: Partial<NowCard> = {}, rest: Partial<Snapshot> = {}): Snapshot => ({
  ...BETWEEN,
  now: { ...NOW, ...card },
  ...rest,
});

export const between = (rest: Partial<Snapshot> = {}): Snapshot => ({ ...BETWEEN, ...rest });

/** Nothing in the books. */
export const EMPTY: Snapshot = {
  ...BETWEEN,
  today: NO_FIGURES,
  week: WEEK.map((day) => ({ ...day, countedMs: 0, earned: [] })),
  last: undefined,
  platforms: [],
  recentProjects: [],
};
