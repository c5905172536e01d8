import {
  BYTE_COLUMNS,
  COLUMN_NAMES,
  type Columns,
  columnsOf,
  LATER_COLUMNS,
  type Lists,
  type NumberColumns,
} from './columns';
import { BooksError } from './errors';
import type { BookRecord } from './types';

/** A sealed volume at rest. Its bytes never change; a deletion writes a new generation. */
export interface Volume {
  id: number;
  bytes: Uint8Array<ArrayBuffer>;
  /** Of `bytes`, hexadecimal. Native, and faster than a checksum in script; also the name in a backup. */
  sha256: string;
}

/** What is known of a volume without opening it. */
export interface VolumeHeader {
  id: number;
  generation: number;
  count: number;
  firstStartAt: number;
  lastStartAt: number;
  lastEndAt: number;
  /** First and last `n` of each device. */
  devices: Record<string, [first: number, last: number]>;
  projects: string[];
  byteLength: number;
}

/** The first four bytes: "PRV1". Multi-byte numbers are little-endian, as on every machine browsers run on. */
const MAGIC = 0x31565250;
const PREAMBLE_BYTES = 8;
const ALIGN_BYTES = 8;

const ARRAYS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;
type Narrow = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** The head of a volume's bytes, as JSON: how to read what follows. */
interface Head {
  count: number;
  lists: Lists;
  /** Per column: place in `ARRAYS`, offset of its first byte after the head, length. */
  columns: Record<string, [type: number, offset: number, length: number]>;
  rest: { coding: 'gzip' | 'plain'; offset: number; length: number };
}

const aligned = (bytes: number) => Math.ceil(bytes / ALIGN_BYTES) * ALIGN_BYTES;

/** The narrowest array that holds every value exactly. */
function narrow(values: Float64Array | Uint8Array): Narrow {
  if (values instanceof Uint8Array) return values;
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (!Number.isInteger(value)) return values;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low < 0) return low >= -0x80000000 && high <= 0x7fffffff ? Int32Array.from(values) : values;
  if (high <= 0xff) return Uint8Array.from(values);
  if (high <= 0xffff) return Uint16Array.from(values);
  return high <= 0xffffffff ? Uint32Array.from(values) : values;
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  const piped = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

async function packRest(rest: unknown): Promise<{ coding: 'gzip' | 'plain'; bytes: Uint8Array }> {
  const plain = new TextEncoder().encode(JSON.stringify(rest));
  if (typeof CompressionStream === 'undefined') return { coding: 'plain', bytes: plain };
  return { coding: 'gzip', bytes: await through(plain, new CompressionStream('gzip')) };
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Lays the parts one behind the other, each on a multiple of eight bytes. */
function join(head: Uint8Array, parts: readonly [offset: number, part: Uint8Array][], length: number) {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, head.length, true);
  bytes.set(head, PREAMBLE_BYTES);
  const base = aligned(PREAMBLE_BYTES + head.length);
  for (const [offset, part] of parts) bytes.set(part, base + offset);
  return bytes;
}

/** Writes records as one volume. Throws a `RangeError` for a record that no column can hold. */
export async function encodeVolume(id: number, records: readonly BookRecord[]): Promise<Volume> {
  const columns = columnsOf(records);
  const parts: [number, Uint8Array][] = [];
  const places: Head['columns'] = {};
  let offset = 0;
  for (const name of COLUMN_NAMES) {
    const column = narrow(columns[name]);
    const type = ARRAYS.findIndex((array) => column instanceof array);
    places[name] = [type, offset, column.length];
    parts.push([offset, new Uint8Array(column.buffer, column.byteOffset, column.byteLength)]);
    offset = aligned(offset + column.byteLength);
  }
  const rest = await packRest({ keys: columns.keys });
  parts.push([offset, rest.bytes]);
  const head: Head = {
    count: columns.count,
    lists: columns.lists,
    columns: places,
    rest: { coding: rest.coding, offset, length: rest.bytes.length },
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const length = aligned(PREAMBLE_BYTES + json.length) + offset + rest.bytes.length;
  const bytes = join(json, parts, length);
  return { id, bytes, sha256: await sha256Of(bytes) };
}

/** What the header store keeps of a volume. */
export function headerOf(volume: Volume, records: readonly BookRecord[], generation = 1): VolumeHeader {
  const header: VolumeHeader = {
    id: volume.id,
    generation,
    count: records.length,
    firstStartAt: Number.POSITIVE_INFINITY,
    lastStartAt: Number.NEGATIVE_INFINITY,
    lastEndAt: Number.NEGATIVE_INFINITY,
    devices: {},
    projects: [],
    byteLength: volume.bytes.length,
  };
  const projects = new Set<string>();
  for (const { startAt, endAt, deviceId, n, project } of records) {
    header.firstStartAt = Math.min(header.firstStartAt, startAt);
    header.lastStartAt = Math.max(header.lastStartAt, startAt);
    header.lastEndAt = Math.max(header.lastEndAt, endAt);
    const [first, last] = header.devices[deviceId] ?? [n, n];
    header.devices[deviceId] = [Math.min(first, n), Math.max(last, n)];
    if (project !== undefined) projects.add(project);
  }
  header.projects = [...projects].sort();
  return header;
}

function damaged(id: number, what: string, cause?: unknown): BooksError {
  return new BooksError('broken', `Volume ${id} is damaged: ${what}.`, cause);
}

/**
 * Reads a volume. Without `keys` the compressed rest stays closed: sums need numbers only. Throws a
 * `BooksError` of kind `broken` that names the volume where its bytes are not those that were sealed.
 */
export async function decodeVolume(volume: Volume, want: { keys: boolean }): Promise<Columns> {
  const { id, sha256 } = volume;
  if ((await sha256Of(volume.bytes)) !== sha256) throw damaged(id, 'its checksum does not match');
  try {
    return await parse(volume.bytes, want.keys);
  } catch (error) {
    throw damaged(id, 'it cannot be read', error);
  }
}

async function parse(bytes: Uint8Array<ArrayBuffer>, keys: boolean): Promise<Columns> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('not a volume');
  const headLength = view.getUint32(4, true);
  const headBytes = bytes.subarray(PREAMBLE_BYTES, PREAMBLE_BYTES + headLength);
  const head = JSON.parse(new TextDecoder().decode(headBytes)) as Head;
  const base = aligned(PREAMBLE_BYTES + headLength);
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, column(bytes, base, head, name)]),
  ) as unknown as NumberColumns;
  const read: Columns = { ...columns, count: head.count, lists: head.lists };
  if (keys) read.keys = await keysOf(bytes, base, head);
  return read;
}

/**
 * One column at its full width. All volumes then have the same array types, whatever width a column was
 * stored in: the loops over them stay fast.
 */
function column(bytes: Uint8Array<ArrayBuffer>, base: number, head: Head, name: keyof NumberColumns) {
  if (!head.columns[name] && LATER_COLUMNS.has(name)) return new Float64Array(head.count);
  const [type, offset, length] = head.columns[name] ?? [];
  const array = ARRAYS[type ?? -1];
  if (!array || offset === undefined || length === undefined) throw new RangeError(`no column ${name}`);
  const from = bytes.byteOffset + base + offset;
  const stored =
    from % array.BYTES_PER_ELEMENT === 0
      ? new array(bytes.buffer, from, length)
      : new array(bytes.buffer.slice(from, from + length * array.BYTES_PER_ELEMENT));
  return BYTE_COLUMNS.has(name) ? new Uint8Array(stored) : new Float64Array(stored);
}

async function keysOf(bytes: Uint8Array<ArrayBuffer>, base: number, head: Head): Promise<(string | null)[]> {
  const { coding, offset, length } = head.rest;
  const packed = bytes.slice(base + offset, base + offset + length);
  const plain = coding === 'gzip' ? await through(packed, new DecompressionStream('gzip')) : packed;
  return (JSON.parse(new TextDecoder().decode(plain)) as { keys: (string | null)[] }).keys;
}
