import { codeOf, DROPPED, NONE, NOT_DROPPED, STATES } from './codes';
import type { Columns } from './columns';
import { known, recordAt } from './rows';
import type { BookRecord } from './types';

/** Members that an edit can replace as a whole; `null` takes the member away. */
const FIELDS = [
  'kind',
  'platform',
  'project',
  'key',
  'startAt',
  'endAt',
  'outcome',
  'confirmed',
  'zone',
  'segments',
  'rules',
  'deadlineAt',
  'estimateMs',
  'pay',
  'earning',
  'units',
] as const;
type Field = (typeof FIELDS)[number];
export type Fields = { [F in Field]?: NonNullable<BookRecord[F]> | null };

/** What became of one sealed record. */
export interface Edit {
  stamp: number;
  stateStamp: number;
  state?: NonNullable<BookRecord['earning']>['state'];
  dropped?: boolean;
  /** Taken back: the record is open again, or a later one of the same identity stands for it. */
  gone?: boolean;
  fields?: Fields;
}

export type Edits = Map<number, Edit>;

/** All edits of one volume at rest, as columns; `rows` are places in the volume, ascending. */
export interface Overlay {
  id: number;
  rows: Uint32Array;
  stamps: Float64Array;
  stateStamps: Float64Array;
  states: Uint8Array;
  flags: Uint8Array;
  fields: [row: number, fields: Fields][];
}

const GONE = 128;

function flagsOf(edit: Edit): number {
  const dropped = edit.dropped === undefined ? 0 : edit.dropped ? DROPPED : NOT_DROPPED;
  return dropped | (edit.gone ? GONE : 0);
}

export function packOverlay(id: number, edits: Edits): Overlay {
  const sorted = [...edits].sort(([a], [b]) => a - b);
  return {
    id,
    rows: Uint32Array.from(sorted, ([row]) => row),
    stamps: Float64Array.from(sorted, ([, edit]) => edit.stamp),
    stateStamps: Float64Array.from(sorted, ([, edit]) => edit.stateStamp),
    states: Uint8Array.from(sorted, ([, edit]) => codeOf(STATES, edit.state)),
    flags: Uint8Array.from(sorted, ([, edit]) => flagsOf(edit)),
    fields: sorted.flatMap(([row, edit]) => (edit.fields ? [[row, edit.fields]] : [])),
  };
}

/** `undefined` (a volume without edits) gives none. */
export function unpackOverlay(overlay: Overlay | undefined): Edits {
  const edits: Edits = new Map();
  overlay?.rows.forEach((row, i) => {
    const flags = overlay.flags[i] ?? 0;
    const state = STATES[overlay.states[i] ?? NONE];
    edits.set(row, {
      stamp: overlay.stamps[i] ?? 0,
      stateStamp: overlay.stateStamps[i] ?? 0,
      ...(state ? { state } : {}),
      ...(flags & (DROPPED | NOT_DROPPED) ? { dropped: (flags & DROPPED) !== 0 } : {}),
      ...(flags & GONE ? { gone: true } : {}),
    });
  });
  for (const [row, fields] of overlay?.fields ?? []) {
    const edit = edits.get(row);
    if (edit) edit.fields = fields;
  }
  return edits;
}

/** The sealed record as it stands after its edit. */
export function edited(sealed: BookRecord, edit: Edit | undefined): BookRecord {
  if (!edit) return sealed;
  const fields = Object.entries(edit.fields ?? {}).map(([name, value]) => [name, value ?? undefined]);
  const record: BookRecord = { ...sealed, ...Object.fromEntries(fields) };
  record.stamp = edit.stamp;
  record.stateStamp = edit.stateStamp;
  if (edit.dropped !== undefined) record.dropped = edit.dropped;
  if (edit.state && record.earning) record.earning = { ...record.earning, state: edit.state };
  return { ...known(record), outcome: record.outcome };
}

/** The edit that makes `now` of the sealed record. */
export function editBetween(sealed: BookRecord, now: BookRecord): Edit {
  const edit: Edit = { stamp: now.stamp, stateStamp: now.stateStamp ?? now.stamp };
  const fields: Record<string, unknown> = {};
  for (const field of FIELDS) {
    if (!same(withoutState(sealed, field), withoutState(now, field))) fields[field] = now[field] ?? null;
  }
  if (Object.keys(fields).length > 0) edit.fields = fields as Fields;
  if (now.dropped !== sealed.dropped) edit.dropped = now.dropped ?? false;
  if (now.earning && now.earning.state !== sealed.earning?.state) edit.state = now.earning.state;
  return edit;
}

/** A settled state is a column of its own: an earning that differs in nothing else is no edited field. */
function withoutState(record: BookRecord, field: Field): unknown {
  return field === 'earning' && record.earning ? { ...record.earning, state: undefined } : record[field];
}

/** Plain data, compared by content; members without value and their order don't matter. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  const [x, y] = [known(a) as Record<string, unknown>, known(b) as Record<string, unknown>];
  const names = Object.keys(x);
  return names.length === Object.keys(y).length && names.every((name) => same(x[name], y[name]));
}

/** A volume's columns with its edits in, ready to be summed. */
export interface Patched {
  columns: Columns;
  /** 1 for records not to be summed from the columns: taken back, or in `rewritten`. */
  skip?: Uint8Array;
  /** Records with edited fields; without keys, which sums don't need. */
  rewritten: BookRecord[];
}

export function patched(columns: Columns, edits: Edits): Patched {
  if (edits.size === 0) return { columns, rewritten: [] };
  const state = columns.state.slice();
  const flags = columns.flags.slice();
  const stateStamp = columns.stateStamp.slice();
  const skip = new Uint8Array(columns.count);
  const rewritten: BookRecord[] = [];
  for (const [row, edit] of edits) {
    if (edit.gone || edit.fields) skip[row] = 1;
    if (edit.fields && !edit.gone) rewritten.push(edited(recordAt(columns, row), edit));
    if (edit.state && columns.currency[row]) state[row] = codeOf(STATES, edit.state);
    if (edit.dropped !== undefined) {
      const others = (flags[row] ?? 0) & ~(DROPPED | NOT_DROPPED);
      flags[row] = others | (edit.dropped ? DROPPED : NOT_DROPPED);
    }
    stateStamp[row] = edit.stateStamp + 1;
  }
  return { columns: { ...columns, state, flags, stateStamp }, skip, rewritten };
}
