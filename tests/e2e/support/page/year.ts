import { type Books, openBooks } from '../../../../lib/books/books';
import type { PaidEntry } from '../../../../lib/books/paid';
import type { BookRecord, Project } from '../../../../lib/books/types';
import { familyOf } from '../../../../lib/platforms/family';
import { history } from '../../../books/generator';

/** Runs in a page of the extension: a practice worker's history, put into the product's own books. */
export interface Year {
  /** Writes `count` records of the `days` up to now, with the projects they name; `rest`: and what stands beside. */
  fill(count: number, days: number, rest: boolean): Promise<void>;
}

declare global {
  var year: Year;
}

const DAY_MS = 86_400_000;
const SUNDAY = 0;
/** The worker counts its own tasks from 1 in these books: the history's numbers are beyond those. */
const N_FROM = 100_000;
const BATCH = 5_000;

/** Names that platforms could show; by project key. */
const NAMES: Readonly<Record<string, string>> = {
  'dataannotation:cedar': 'Rate and Review: chat answers',
  'dataannotation:birch': 'Write maths prompts v2',
  'outlier:6650a1': 'Hopper v2: rubric writing',
  'outlier:6650b2': 'Image captions, street scenes',
  'toloka:40217': 'Search results side by side',
  'toloka:40388': 'Audio transcription, short clips',
  'tryrating:maps': 'Maps: place accuracy',
  'crowdgen:uolo': 'Uolo video tagging',
  'microworkers:labels': 'Bounding boxes: traffic',
  'prolific:study': 'Named entities in news',
  'labelstudio:own': 'Own data: product photos',
  'surge:new': 'Text classification pilot',
  'raterhub:side': 'Search results, experimental',
};

/** Work by estimates up to now, with estimates that differ from task to task: without it there is no balance. */
const RATED = 'toloka:40217';
const RATED_DAYS = 45;
const HOURLY_MICROS = 14_000_000;
const HOUR_MS = 3_600_000;

/** The latest tasks of one project as RaterHub would have paid them: by an estimate of their own. */
function rated(record: BookRecord): BookRecord {
  const isRated = record.project === RATED && record.endAt > Date.now() - RATED_DAYS * DAY_MS;
  if (!isRated || record.kind !== 'task') return record;
  const { earning, ...rest } = record;
  const estimateMs = (30 + 15 * (record.n % 4)) * 1_000;
  const amountMicros = Math.round((HOURLY_MICROS * estimateMs) / HOUR_MS);
  return {
    ...rest,
    platform: 'raterhub',
    project: 'raterhub:side',
    estimateMs,
    pay: { basis: 'perEstimatedMinute', rateMicros: HOURLY_MICROS, currency: 'USD' },
    ...(earning ? { earning: { ...earning, amountMicros } } : {}),
  };
}

/** Day, `plus` days from today. */
const date = (plus: number) => new Date(Date.now() + plus * DAY_MS).toLocaleDateString('sv');

/** What a worker sets and notes beside the work: goals, a mission, a bonus, quality scores. */
async function putRest(books: Books): Promise<void> {
  await books.putMeta('settings', {
    dayGoal: { earned: { amountMicros: 120_000_000, currency: 'USD' }, timeMs: 5 * HOUR_MS },
    weekGoal: { timeMs: 30 * HOUR_MS, tasks: 120 },
  });
  const mission = {
    project: 'outlier:6650b2',
    name: 'Captions week',
    count: 40,
    fromDate: date(-5),
    toDate: date(2),
    reward: { amountMicros: 50_000_000, currency: 'USD' },
  };
  await books.putMeta('missions', [{ ...mission, id: 'captions' }]);
  const bonus = { kind: 'bonus', state: 'paid', amountMicros: 25_000_000, currency: 'USD' } as const;
  const after = { ...bonus, id: 'bonus', project: 'outlier:6650a1', date: date(-9), note: 'Referral' };
  await books.amend({ extras: [{ id: 'bonus', after }] });
  await putPaid(books, date);
  const scores = [82, 86, 85, 91, 94].map((score, i) => ({
    id: `score-${i}`,
    on: date(-70 + 14 * i),
    score: score / 20,
    of: 5,
  }));
  await books.putStanding({
    id: `family:dataannotation:${familyOf(NAMES['dataannotation:birch'] ?? '')}`,
    trainings: [],
    scores,
    stages: [],
  });
}

/** What the platform said of the last weeks: most of it as tracked, some of it less, late or not known. */
async function putPaid(books: Books, date: (days: number) => string): Promise<void> {
  const days = await books.totals('d', date(-24), date(-3));
  const put = days
    .filter(({ platform }) => platform === 'outlier')
    .flatMap(
      ({ date: day, project, taskEarned: { USD = {} }, earningTaskMs: ms, taskCount }, i): PaidEntry[] => {
        const money = (amountMicros: number) => ({ amountMicros, currency: 'USD' });
        const expected = (USD.expected ?? 0) + (USD.approved ?? 0) + (USD.paid ?? 0);
        const share = i % 5 === 0 ? 0.9 : 1;
        const state = i < 6 ? 'paid' : 'approved';
        const line = { date: day, project, ms: Math.round(ms * share), state } as const;
        if (expected === 0 || i % 9 === 4) return [];
        return [
          { ...line, ...money(Math.round(expected * share)), id: `task|${i}`, of: 'task' },
          {
            ...money(expected),
            id: `tracked|day|${day}|${project}`,
            of: 'tracked',
            date: day,
            project,
            tasks: taskCount,
            ms,
          },
        ];
      },
    );
  const unknown = { of: 'task', date: date(-5), name: 'canyon_v3', amountMicros: 14_200_000 } as const;
  put.push({ ...unknown, id: 'task|unknown', currency: 'USD', state: 'expected' });
  await books.amend({ paid: { platform: 'outlier', put, drop: [] } });
}

/** A day off a week, and no nights: a week that looks like one. */
function isWorked({ startAt }: BookRecord): boolean {
  return new Date(startAt).getDay() !== SUNDAY;
}

async function fill(count: number, days: number, rest: boolean): Promise<void> {
  const books = await openBooks();
  const projects = new Map<string, Project>();
  let batch: BookRecord[] = [];
  for (const made of history(count, { deviceId: books.deviceId, days, endAt: Date.now() - DAY_MS / 12 })) {
    const record = rated({ ...made, n: made.n + N_FROM });
    if (!isWorked(record) || record.endAt > Date.now()) continue;
    const { project: key = '', platform, pay, startAt } = record;
    const name = NAMES[key] ?? key;
    projects.set(key, {
      ...projects.get(key),
      key,
      platform,
      name,
      family: familyOf(name),
      seenAt: startAt,
      ...(pay ? { pay, payBy: 'page' as const } : {}),
    });
    if (batch.push(record) < BATCH) continue;
    await books.importRecords(batch);
    batch = [];
  }
  await books.importRecords(batch);
  for (const project of projects.values()) await books.putProject(project);
  if (rest) await putRest(books);
  await books.close();
}

globalThis.year = { fill };
