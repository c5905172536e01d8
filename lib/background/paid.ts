import type { RecordEdit } from '../books/books';
import { Calendar, DAY_MS, dayOf } from '../books/calendar';
import { isPaidRow, type PaidEntry, type PaidRow, type PaidSum, paidFrom, paidName } from '../books/paid';
import type { BookRecord, Extra } from '../books/types';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import { MOST_TASKS } from '../messages/most';
import type { Taken, TakePaid } from '../messages/paid';
import { knownProject } from '../platforms/family';
import type { Earning } from '../rates/types';
import { arrivalFault } from '../reconcile/arrival';
import { type Hashed, identified } from '../reconcile/identity';
import { planOf } from '../reconcile/plan';
import { RECONCILE_KEY, type Remembered, rememberedFrom } from '../reconcile/remembered';
import { differenceId, planDays } from '../reconcile/week';
import type { Desk } from './commands';
import { Refusal } from './refusal';
import { pastOfEnded } from './undo';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** Days of a platform that a change is about. */
interface Days {
  platform: string;
  from: string;
  to: string;
}

/** What a change comes to: written in one step, and taken back in one. */
interface Change {
  platform: string;
  edits: readonly { record: BookRecord; earning: Earning }[];
  extras: readonly { id: string; after?: Omit<Extra, 'stamp'> }[];
  put: PaidEntry[];
  drop: string[];
  /** What the worker said of names and columns with it. */
  learned?: Learned;
}

/** Takes a statement over. Lines that are known and say the same change nothing. */
export async function takePaid(desk: Desk, asked: TakePaid): Promise<Taken> {
  const taken = await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const { platform } = asked;
    const learned = await learnedFrom(desk, asked);
    const kept = paidFrom(await books.meta(paidName(platform)));
    const before = new Map(kept.filter(isPaidRow).map((row) => [row.id, row]));
    const rows = identified(await hashed(desk, asked)).map((row) => withProjectOf(row, before.get(row.id)));
    const put = rows.filter((row) => !saysTheSame(row, before.get(row.id)));
    const known = put.filter(({ id }) => before.has(id)).length;
    const counts = { added: put.length - known, changed: known, same: rows.length - put.length };
    if (put.length === 0) {
      if (learned) await books.putMeta(RECONCILE_KEY, learned.all);
      return { ...counts, tasks: 0, beside: 0, unmatched: 0 };
    }
    const touched = [...put, ...put.flatMap(({ id }) => before.get(id) ?? [])];
    const { calendar } = books;
    const dates = touched.map(({ date }) => date).sort();
    const days = { platform, from: dates[0] ?? '', to: dates.at(-1) ?? '' };
    const plan = planOf({
      platform,
      rows: [...kept.filter(({ id }) => !put.some((row) => row.id === id)), ...put],
      touched,
      records: await recordsAround(desk, days),
      extras: await books.extras(),
      dateOf: (record) => calendar.dateAt(record.endAt, record.zone),
    });
    const sums = touched.flatMap(({ date }) => overlapping(kept, date, date));
    await write(desk, {
      platform,
      edits: plan.edits,
      extras: [
        ...plan.extras,
        ...[...new Set(sums)].map(({ date }) => ({ id: differenceId(platform, date) })),
      ],
      put: [...put, ...plan.tracked],
      drop: sums.flatMap(withNote),
      ...(learned ? { learned } : {}),
    });
    const { edits, extras, unmatched } = plan;
    return { ...counts, tasks: edits.length, beside: extras.length, unmatched: unmatched.length };
  });
  await desk.edited();
  return taken;
}

/** Sums that share a day with these. */
const overlapping = (kept: readonly PaidEntry[], from: string, to: string): PaidSum[] =>
  kept.filter((row) => row.of === 'sum').filter((row) => row.date <= to && from <= row.toDate);
const withNote = ({ id }: PaidSum) => [id, `tracked|${id}`];

/** What was paid for some days, in one sum; said anew, it takes the place of what was said. */
export async function paidDays(desk: Desk, asked: Payload<'paidDays'>): Promise<void> {
  const { platform, from, to, arrivedOn } = asked;
  if (from > to) throw new Refusal(t('notDone'));
  const { at, zone } = desk.now({});
  const fault = arrivedOn && arrivalFault(arrivedOn, from, new Calendar().dateAt(at, zone));
  if (fault) throw new Refusal(t(fault === 'early' ? 'arrivalEarly' : 'arrivalAhead'));
  await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const isIn = ({ endAt, zone }: BookRecord) => {
      const date = books.calendar.dateAt(endAt, zone);
      return from <= date && date <= to;
    };
    const records = (await recordsAround(desk, asked)).filter(isIn);
    const sums = overlapping(paidFrom(await books.meta(paidName(platform))), from, to);
    const others = sums.filter(({ date }) => date !== from);
    const gone = new Set(others.map(({ date }) => differenceId(platform, date)));
    const today = books.calendar.dateAt(at, zone);
    const plan = planDays({
      ...asked,
      on: to < today ? to : today,
      records,
      extras: (await books.extras()).filter(({ id }) => !gone.has(id)),
    });
    await write(desk, {
      platform,
      edits: plan.edits,
      extras: [...plan.extras, ...[...gone].map((id) => ({ id }))],
      put: [plan.sum, plan.tracked],
      drop: others.flatMap(withNote),
    });
  });
  await desk.edited();
}

async function write(desk: Desk, change: Change): Promise<void> {
  const { platform, edits, extras, put, drop, learned } = change;
  const { books } = desk.ledger;
  if (edits.length > MOST_TASKS) throw new Refusal(t('reconcileTooMany'));
  const stored = await books.stored(edits.map(({ record: { n, deviceId } }) => ({ n, deviceId })));
  const known = new Map((await books.extras()).map((extra) => [extra.id, extra]));
  const changed = extras.filter(({ id, after }) => known.has(id) || after);
  await books.amend({
    edits: edits.map(
      ({ record: { n, deviceId }, earning }): RecordEdit => ({ n, deviceId, change: { earning } }),
    ),
    extras: changed,
    paid: { platform, put, drop },
    ...(learned ? { meta: { [RECONCILE_KEY]: learned.all } } : {}),
    done: {
      what: 'paid',
      at: desk.now({}).at,
      records: stored.map(({ own }) => pastOfEnded('paid', own)),
      projects: [],
      extras: changed.map(({ id }) => {
        const before = known.get(id);
        return { id, ...(before ? { before } : {}) };
      }),
      ...(learned ? { kept: [{ name: RECONCILE_KEY, member: platform, before: learned.before }] } : {}),
    },
  });
}

/** A platform's own day may begin at another hour: records from a day before to a day after are looked at. */
async function recordsAround({ ledger }: Desk, { platform, from, to }: Days): Promise<BookRecord[]> {
  const range = { fromAt: (dayOf(from) - 2) * DAY_MS, toAt: (dayOf(to) + 3) * DAY_MS };
  const records: BookRecord[] = [];
  for await (const batch of ledger.books.batches(range))
    records.push(...batch.filter((record) => record.platform === platform));
  return records;
}

async function hashed({ keys, ledger, projects }: Desk, asked: TakePaid): Promise<Hashed[]> {
  const { platform, rows } = asked;
  const { names } = rememberedFrom(await ledger.books.meta(RECONCILE_KEY), platform);
  const said = new Map(Object.entries({ ...names, ...asked.projects }));
  const mine = projects.all().filter((project) => project.platform === platform);
  const byName = new Map<string, string | undefined>();
  const projectOf = (name: string) => {
    if (!byName.has(name)) byName.set(name, said.get(name) ?? knownProject(mine, { name })?.key);
    return byName.get(name);
  };
  return Promise.all(
    rows.map(async ({ item, ...row }): Promise<Hashed> => {
      const project = row.name === undefined ? undefined : projectOf(row.name);
      return {
        ...row,
        ...(project === undefined ? {} : { project }),
        ...(item === undefined ? {} : { key: await keys.hash(platform, item) }),
      };
    }),
  );
}

/** What was once known of its project stays known. */
function withProjectOf(row: PaidRow, before: PaidRow | undefined): PaidRow {
  return row.project === undefined && before?.project !== undefined
    ? { ...row, project: before.project }
    : row;
}

const saysTheSame = (a: PaidRow, b: PaidRow | undefined) =>
  a.amountMicros === b?.amountMicros &&
  a.currency === b.currency &&
  a.state === b.state &&
  a.ms === b.ms &&
  a.project === b.project;

/** What is remembered of names and columns: all of it with what a statement brought, and the platform's own before. */
interface Learned {
  before: Remembered | undefined;
  all: Record<string, unknown>;
}

/**
 * What the worker has said of names and columns holds for the next statement too, and goes with an undo of this one:
 * else what was said in error would be used again unasked.
 */
async function learnedFrom(
  { ledger: { books } }: Desk,
  { platform, projects, map }: TakePaid,
): Promise<Learned | undefined> {
  if (Object.keys(projects ?? {}).length === 0 && !map) return undefined;
  const kept = ((await books.meta(RECONCILE_KEY)) ?? {}) as Record<string, Remembered | undefined>;
  const { names, maps } = rememberedFrom(kept, platform);
  const own: Remembered = {
    names: { ...names, ...projects },
    maps: map ? { ...maps, [map.mark]: map.columns } : maps,
  };
  return { before: kept[platform], all: { ...kept, [platform]: own } };
}
