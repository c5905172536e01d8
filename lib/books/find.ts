import type { Columns } from './columns';
import { BooksError } from './errors';
import { type Edits, edited, type Overlay, unpackOverlay } from './overlay';
import { recordAt } from './rows';
import type { BooksDb } from './schema';
import { readCounters } from './shelf';
import { view } from './transactions';
import type { BookRecord } from './types';
import { decodeVolume, type VolumeHeader } from './volume';

export interface Identity {
  deviceId: string;
  n: number;
}

export const identityOf = ({ deviceId, n }: Identity) => `${deviceId}|${n}`;

/** A record with where it lies. Its earning's state is its own, before any settlement. */
export interface Found {
  record: BookRecord;
  /** Where it is sealed, and how it was sealed; nothing: it is in `recent`. */
  sealed?: { volume: number; row: number; record: BookRecord };
}

/** An open volume with its edits. */
export interface OpenVolume {
  id: number;
  columns: Columns;
  edits: Edits;
}

/** Opens a volume. Throws a `BooksError` of kind `broken`, naming the volume, where it is missing or damaged. */
export async function openVolume(db: BooksDb, id: number, want: { keys: boolean }): Promise<OpenVolume> {
  const tx = view(db, ['volumes', 'overlays']);
  const [volume, overlay] = await Promise.all([
    tx.objectStore('volumes').get(id),
    tx.objectStore('overlays').get(id) as Promise<Overlay | undefined>,
  ]);
  if (!volume) throw new BooksError('broken', `Volume ${id} is missing.`);
  return { id, columns: await decodeVolume(volume, want), edits: unpackOverlay(overlay) };
}

/** All records of an open volume that were not taken back, as they stand after their edits. */
export function* recordsOf({
  id,
  columns,
  edits,
}: OpenVolume): Generator<Found & Required<Pick<Found, 'sealed'>>> {
  for (let row = 0; row < columns.count; row++) {
    const found = foundAt(id, columns, edits, row);
    if (found) yield found;
  }
}

export function foundAt(volume: number, columns: Columns, edits: Edits, row: number) {
  const edit = edits.get(row);
  if (edit?.gone) return undefined;
  const record = recordAt(columns, row);
  return { record: edited(record, edit), sealed: { volume, row, record } };
}

const mayHold = (header: VolumeHeader, { deviceId, n }: Identity) => {
  const [first, last] = header.devices[deviceId] ?? [1, 0];
  return first <= n && n <= last;
};

/** Looks records up, wherever they lie; the answer has only those that exist. */
export async function findAll(db: BooksDb, wanted: readonly Identity[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const identity = view(db, ['recent']).objectStore('recent').index('identity');
  const recent = await Promise.all(wanted.map(({ deviceId, n }) => identity.get([deviceId, n])));
  for (const record of recent) if (record) found.set(identityOf(record), { record });
  const { sealedTo } = await readCounters(db);
  const missing = wanted.filter(
    (one) => !found.has(identityOf(one)) && one.n <= (sealedTo[one.deviceId] ?? Number.NEGATIVE_INFINITY),
  );
  if (missing.length === 0) return found;
  for (const header of await db.getAll('volumeHeaders')) {
    const here = missing.filter((one) => mayHold(header, one) && !found.has(identityOf(one)));
    if (here.length > 0) await findInVolume(db, header.id, here, found);
  }
  return found;
}

/** Records as they lie, and as they are seen after settlements; those that exist, in the order asked for. */
export async function stored(
  db: BooksDb,
  wanted: readonly Identity[],
  seenAs: (record: BookRecord) => BookRecord,
): Promise<Stored[]> {
  const found = await findAll(db, wanted);
  return wanted.flatMap((one) => {
    const own = found.get(identityOf(one))?.record;
    return own ? [{ own, seen: seenAs(own) }] : [];
  });
}

/** A record with its own state, and with that of the settlements over it. */
export interface Stored {
  own: BookRecord;
  seen: BookRecord;
}

async function findInVolume(db: BooksDb, id: number, wanted: readonly Identity[], found: Map<string, Found>) {
  const { columns, edits } = await openVolume(db, id, { keys: true });
  const names = new Set(wanted.map(identityOf));
  for (let row = 0; row < columns.count; row++) {
    const deviceId = columns.lists.devices[columns.device[row] ?? 0] ?? '';
    const name = identityOf({ deviceId, n: columns.n[row] ?? 0 });
    const one = names.has(name) ? foundAt(id, columns, edits, row) : undefined;
    if (one) found.set(name, one);
  }
}
