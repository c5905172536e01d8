import Papa from 'papaparse';
import type { Calendar } from '../books/calendar';
import type { BookRecord } from '../books/types';
import type { SegmentKind } from '../clock/types';
import { countedMs } from '../clock/view';
import { decimalOf } from '../rates/money';

/** The columns, in this order; spreadsheets and scripts of workers rest on them. See docs/data.md. */
export const CSV_COLUMNS = [
  'id',
  'platform',
  'project',
  'kind',
  'outcome',
  'started_at',
  'ended_at',
  'work_ms',
  'away_ms',
  'idle_ms',
  'counted_ms',
  'pay_basis',
  'amount',
  'currency',
  'state',
  'task_rate_per_hour',
] as const;

/** A name for a project's key. */
export type NameOf = (key: string) => string;

const HOUR_MS = 3_600_000n;
const MINUTE_MS = 60_000;
const NOT_WORK: ReadonlySet<SegmentKind> = new Set(['away', 'idle', 'gap']);
const DEVICE_SHOWN = 8;
/** What a spreadsheet would run: but a number with a sign is a number. */
const FORMULA = /^(?:[=@\t\r]|[+-](?!\d[\d.]*$))/;

/** An instant with the offset it had where the work was done: `2026-11-23T09:15:00.000+01:00`. */
export function isoWithOffset(at: number, offsetMs: number): string {
  const local = new Date(at + offsetMs).toISOString().slice(0, -1);
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local}${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const sumMs = ({ segments }: BookRecord, is: (kind: SegmentKind) => boolean) =>
  segments.reduce((sum, { kind, startAt, endAt }) => sum + (is(kind) ? endAt - startAt : 0), 0);

/** What an hour on this one task earned; empty where there is no money or no time, or it was lost. */
function rateOf({ earning, kind }: BookRecord, ms: number): string {
  const isTask = kind === 'task' || kind === 'manual';
  if (!isTask || !earning || earning.state === 'rejected' || ms <= 0) return '';
  const micros = (BigInt(earning.amountMicros) * HOUR_MS) / BigInt(ms);
  return decimalOf(Number(micros));
}

function rowOf(record: BookRecord, calendar: Calendar, nameOf: NameOf): (string | number)[] {
  const { n, deviceId, platform, project, kind, outcome, startAt, endAt, pay, earning, zone } = record;
  const clock = calendar.clockOf(zone);
  const ms = countedMs(record.segments);
  return [
    `${deviceId.slice(0, DEVICE_SHOWN)}-${n}`,
    platform,
    project === undefined ? '' : nameOf(project),
    kind,
    outcome ?? '',
    isoWithOffset(startAt, clock.offsetAt(startAt)),
    isoWithOffset(endAt, clock.offsetAt(endAt)),
    sumMs(record, (one) => !NOT_WORK.has(one)),
    sumMs(record, (one) => one === 'away'),
    sumMs(record, (one) => one === 'idle'),
    ms,
    pay?.basis ?? '',
    earning ? decimalOf(earning.amountMicros) : '',
    earning?.currency ?? '',
    earning?.state ?? '',
    rateOf(record, ms),
  ];
}

const lines = (rows: readonly (readonly (string | number)[])[]) =>
  `${Papa.unparse(rows as (string | number)[][], { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;

/** A table as CSV, its cells safe to open in a spreadsheet. */
export const csvOf = lines;

/**
 * Records as CSV, a piece for each batch. Records that the worker dropped count nowhere on a screen, and are left
 * out here too: the sums are the same.
 */
export async function* csvPieces(
  batches: AsyncIterable<readonly BookRecord[]>,
  calendar: Calendar,
  nameOf: NameOf,
): AsyncGenerator<string> {
  yield lines([CSV_COLUMNS]);
  for await (const records of batches) {
    const kept = records.filter(({ dropped }) => !dropped);
    if (kept.length > 0) yield lines(kept.map((record) => rowOf(record, calendar, nameOf)));
  }
}
