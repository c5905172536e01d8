import type { RecordEdit } from '../books/books';
import { DAY_MS, dayOf } from '../books/calendar';
import type { Done } from '../books/done';
import { projectKeyOf } from '../books/settled';
import type { BookRecord, Extra } from '../books/types';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { Refusal } from './refusal';
import { pastOfEnded } from './undo';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** Where the money of whole days and projects stands: one fact each, however many tasks. */
export async function settle(desk: Desk, { days, state }: Payload<'settle'>): Promise<void> {
  await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const settled = await books.settle(days.map((day) => ({ ...day, state })));
    await books.remember({ what: 'settle', at: desk.now({}).at, records: [], projects: [], settled });
  });
  await desk.edited();
}

/**
 * "n of m rejected" of one day and project. Which ones, nobody says: the latest are taken. `rest` says where
 * the money of the others stands.
 */
export async function rejectSome(desk: Desk, p: Payload<'rejectSome'>): Promise<void> {
  await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const earning = (await endedOn(desk, p)).filter((record) => record.earning && !record.dropped);
    if (p.rejected > earning.length) throw new Refusal(t('rejectTooMany', { count: String(earning.length) }));
    const stored = await books.stored(earning);
    const edits = stored.flatMap(({ own, seen }, i): (RecordEdit & { own: BookRecord })[] => {
      const state = i < p.rejected ? 'rejected' : (p.rest ?? seen.earning?.state);
      if (!state || !seen.earning || seen.earning.state === state) return [];
      const change = { earning: { ...seen.earning, state } };
      return [{ own, n: own.n, deviceId: own.deviceId, change }];
    });
    if (edits.length === 0) throw new Refusal(t('editNothing'));
    const records = edits.map(({ own }) => pastOfEnded('earning', own));
    await books.amend({ edits, done: { what: 'earning', at: desk.now({}).at, records, projects: [] } });
  });
  await desk.edited();
}

/** Records of one project that ended on one of the worker's days, the latest first. */
async function endedOn({ ledger }: Desk, { date, project }: { date: string; project: string }) {
  const utcAt = dayOf(date) * DAY_MS;
  const { calendar } = ledger;
  const around = await ledger.books.recordsBetween(utcAt - 2 * DAY_MS, utcAt + 3 * DAY_MS);
  return around
    .filter((record) => projectKeyOf(record) === project)
    .filter((record) => calendar.dateAt(record.endAt, record.zone) === date)
    .sort((a, b) => b.endAt - a.endAt);
}

/** Adds money beside tasks, or changes it. What is taken away stands below 0. */
export function putExtra(
  desk: Desk,
  { id = crypto.randomUUID(), ...given }: Payload<'putExtra'>,
): Promise<void> {
  const size = Math.abs(given.amountMicros);
  const amountMicros = given.kind === 'deduction' ? -size : given.amountMicros;
  return changeExtra(desk, id, { ...given, id, amountMicros });
}

export function dropExtra(desk: Desk, { id }: Payload<'dropExtra'>): Promise<void> {
  return changeExtra(desk, id);
}

async function changeExtra(desk: Desk, id: string, after?: Omit<Extra, 'stamp'>): Promise<void> {
  await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const before = (await books.extras()).find((extra) => extra.id === id);
    if (!before && !after) throw new Refusal(t('editGone'));
    const done: Done = {
      what: 'extra',
      at: desk.now({}).at,
      records: [],
      projects: [],
      extras: [{ id, ...(before ? { before } : {}) }],
    };
    await books.amend({ extras: [{ id, ...(after ? { after } : {}) }], done });
  });
  await desk.edited();
}
