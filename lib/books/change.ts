import { columnsOf } from './columns';
import type { Found } from './find';
import { type Edits, editBetween, type Overlay, packOverlay, unpackOverlay } from './overlay';
import type { StoreName, WriteTx } from './schema';
import { Settlements } from './settled';
import type { Counters, Shelf } from './shelf';
import { Tally } from './tally';
import { changed, deltasOf, isNothing } from './totals';
import { del, put } from './transactions';
import type { BookRecord } from './types';

/** One record's change: new (`before` missing), other than before, or taken back (`after` missing). */
export interface RecordChange {
  before?: Found;
  after?: BookRecord;
}

/** The stores that `putChanges` and `putTotals` write to. */
export const CHANGE_STORES: StoreName[] = ['recent', 'overlays', 'volumeHeaders', 'totals', 'meta'];

/** Puts changes of a tally into the kept totals. */
export async function putTotals(tx: WriteTx, tally: Tally): Promise<void> {
  const totals = tx.objectStore('totals');
  const deltas = deltasOf(tally).filter((delta) => !isNothing(delta));
  const rows = await Promise.all(deltas.map((delta) => totals.get(delta.key)));
  deltas.forEach((delta, i) => {
    const row = changed(rows[i], delta);
    if (row) put(tx, 'totals', row);
    else del(tx, 'totals', delta.key);
  });
}

/** What changes come to: what was is taken away, what is is added. */
export function tallyOf(shelf: Shelf, changes: readonly RecordChange[], settlements?: Settlements): Tally {
  const tally = new Tally(shelf.calendar, settlements ?? new Settlements());
  tally.add(columnsOf(changes.flatMap(({ before }) => before?.record ?? [])), -1);
  tally.add(columnsOf(changes.flatMap(({ after }) => after ?? [])), 1);
  return tally;
}

/**
 * Writes changes of records with the totals, in the transaction given: recent rows are put and deleted,
 * sealed ones get an edit over their volume. `settlements` are needed where anything changes that was there.
 */
export async function putChanges(
  tx: WriteTx,
  shelf: Shelf,
  counters: Counters,
  changes: readonly RecordChange[],
  settlements?: Settlements,
): Promise<void> {
  const tally = tallyOf(shelf, changes, settlements);
  const edits = new Map<number, Edits>();
  let { recent: count, longestMs } = counters;
  for (const { before, after } of changes) {
    if (before?.sealed) {
      await intoOverlay(tx, edits, before.sealed, after, counters.stamp);
      if (after) await widenHeader(tx, before.sealed.volume, after);
      continue;
    }
    if (before) {
      const { startAt, deviceId, n } = before.record;
      if (after?.startAt !== startAt) del(tx, 'recent', [startAt, deviceId, n]);
    }
    if (after) {
      put(tx, 'recent', after);
      longestMs = Math.max(longestMs, after.endAt - after.startAt);
    }
    count += (after ? 1 : 0) - (before ? 1 : 0);
  }
  for (const [volume, all] of edits) put(tx, 'overlays', packOverlay(volume, all));
  put(tx, 'meta', { ...counters, recent: count, longestMs }, 'counters');
  await putTotals(tx, tally);
}

async function intoOverlay(
  tx: WriteTx,
  edits: Map<number, Edits>,
  sealed: NonNullable<Found['sealed']>,
  after: BookRecord | undefined,
  stamp: number,
): Promise<void> {
  let mine = edits.get(sealed.volume);
  if (!mine) {
    mine = unpackOverlay((await tx.objectStore('overlays').get(sealed.volume)) as Overlay | undefined);
    edits.set(sealed.volume, mine);
  }
  mine.set(sealed.row, after ? editBetween(sealed.record, after) : { stamp, stateStamp: stamp, gone: true });
}

/** An edited record may lie before or after all others of its volume: the header must still lead to it. */
async function widenHeader(tx: WriteTx, volume: number, after: BookRecord): Promise<void> {
  const header = await tx.objectStore('volumeHeaders').get(volume);
  if (!header) return;
  const { startAt, endAt } = after;
  if (header.firstStartAt <= startAt && startAt <= header.lastStartAt && endAt <= header.lastEndAt) return;
  put(tx, 'volumeHeaders', {
    ...header,
    firstStartAt: Math.min(header.firstStartAt, startAt),
    lastStartAt: Math.max(header.lastStartAt, startAt),
    lastEndAt: Math.max(header.lastEndAt, endAt),
  });
}
