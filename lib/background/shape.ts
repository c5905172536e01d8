import type { Done, Past } from '../books/done';
import type { Entry } from '../books/entry';
import type { Stored } from '../books/find';
import { bordered, merged, type NotMerged, parted } from '../books/shape';
import type { BookRecord, UndoKind } from '../books/types';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { BY_HAND } from './decide';
import { Refusal } from './refusal';
import { follow, isOwn, type Named, pastOfEnded } from './undo';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** The ended records that are meant. Throws a `Refusal` for one that is on the clock, or gone. */
export async function endedOnes(desk: Desk, named: readonly Named[]): Promise<Stored[]> {
  const { keeper, ledger } = desk;
  if (named.some((one) => isOwn(desk, one) && keeper.state.open[one.n])) throw new Refusal(t('editOpen'));
  const stored = await ledger.books.stored(named);
  if (stored.length < named.length) throw new Refusal(t('editGone'));
  return stored;
}

export async function oneEnded(desk: Desk, named: Named): Promise<Stored> {
  const [one] = await endedOnes(desk, [named]);
  if (!one) throw new Refusal(t('editGone'));
  return one;
}

export interface Structural {
  what: UndoKind;
  edits?: (Past & { own: BookRecord; sinceAt: number })[];
  add?: Omit<Entry, 'n'>[];
  taken?: BookRecord[];
}

/** Writes a change of the records' shape with what takes it back, within the keeper's turn. */
export async function reshape(
  desk: Desk,
  { what, edits = [], add = [], taken = [] }: Structural,
): Promise<Past[]> {
  const { keeper, ledger } = desk;
  const { deviceId } = ledger.books;
  await keeper.keepProjects();
  const first = await keeper.number(add.length);
  const entries = add.map((entry, i): Entry => ({ ...entry, n: first + i }));
  const done: Done = {
    what,
    at: desk.now({}).at,
    records: edits.map(({ own, sinceAt }) => pastOfEnded(what, own, sinceAt)),
    projects: [],
    made: entries.map(({ n }) => ({ deviceId, n })),
    ...(taken.length > 0 ? { taken } : {}),
  };
  await ledger.books.amend({ edits, add: entries, take: taken, done });
  return [
    ...edits,
    ...taken.map((record): Past => ({ n: record.n, deviceId: record.deviceId, change: { segments: [] } })),
  ];
}

/** Runs a change of shape between two events of the clock; then the clock's own copies follow. */
export async function reshaping(desk: Desk, work: () => Promise<Past[]>): Promise<void> {
  const changed = await desk.keeper.inTurn(work);
  for (const past of changed) if (isOwn(desk, past)) await follow(desk, past);
  await desk.edited();
}

/** One record becomes two at an instant within it. */
export function split(desk: Desk, { at, ...named }: Payload<'split'>): Promise<void> {
  return reshaping(desk, async () => {
    const { own, seen } = await oneEnded(desk, named);
    const parts = parted(bordered(seen, at), (segment) => segment.startAt >= at);
    if (!parts) throw new Refusal(t('splitNowhere'));
    const { n, deviceId } = own;
    return reshape(desk, {
      what: 'split',
      edits: [{ n, deviceId, own, change: parts.change, sinceAt: own.endAt }],
      add: [parts.rest],
    });
  });
}

const NOT_MERGED = {
  few: 'mergeFew',
  projects: 'mergeProjects',
  kinds: 'mergeKinds',
  dropped: 'mergeDropped',
  money: 'mergeMoney',
} as const satisfies Record<NotMerged, string>;

/** Several records of one project become one: the earliest stands for all. */
export function merge(desk: Desk, { tasks }: Payload<'merge'>): Promise<void> {
  return reshaping(desk, async () => {
    const stored = await endedOnes(desk, tasks);
    const one = merged(stored.map(({ seen }) => seen));
    if (typeof one === 'string') throw new Refusal(t(NOT_MERGED[one]));
    const { n, deviceId } = one.first;
    const isFirst = (record: BookRecord) => record.n === n && record.deviceId === deviceId;
    const taken = stored.map(({ own }) => own).filter((own) => !isFirst(own));
    const own = stored.map((entry) => entry.own).find(isFirst) ?? one.first;
    const sinceAt = Math.max(own.endAt, ...taken.map(({ endAt }) => endAt));
    return reshape(desk, {
      what: 'merge',
      edits: [{ n, deviceId, own, change: one.change, sinceAt }],
      taken,
    });
  });
}

/** The project that is meant: a known one, or a new one by its name. Throws a `Refusal` where there is none. */
export function projectFor(desk: Desk, p: { project?: string; platform?: string; name?: string }) {
  const { projects, now } = desk;
  const seen = p.name === undefined ? undefined : { name: p.name };
  const known = projects.get(p.project) ?? projects.see(p.platform ?? BY_HAND, seen, undefined, now({}).at);
  if (!known) throw new Refusal(t('editNoProject'));
  return known;
}

/** Deletes records for good: from the books, the journal, the undo copies, and the clock's memory. */
export async function deleteTasks(desk: Desk, { tasks }: Payload<'deleteTasks'>): Promise<void> {
  const { keeper, ledger } = desk;
  await keeper.inTurn(async () => {
    const stored = await endedOnes(desk, tasks);
    const own = stored.map((one) => one.own).filter((record) => isOwn(desk, record));
    await keeper.forget(own);
    await ledger.books.remove(stored.map((one) => one.own));
  });
  await desk.edited();
}
