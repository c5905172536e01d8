import { Calendar } from '../../lib/books/calendar';
import { columnsOf } from '../../lib/books/columns';
import { Settlements } from '../../lib/books/settled';
import { Tally } from '../../lib/books/tally';
import { changed, deltasOf } from '../../lib/books/totals';
import type { BookRecord, TotalsRow } from '../../lib/books/types';
import type { Fact } from '../../lib/clock/state';
import type { ClockRecord, Segment } from '../../lib/clock/types';
import { type Run, records } from './run';
import { calendarOf, type Somewhere } from './zones';

/** Every zone's offset is a multiple of this, and so is every instant at which one changes. */
const QUARTER_MS = 15 * 60_000;

/**
 * Throws where the sums that the books keep as records end and come back are not those of the records that there are
 * at the end, or give a day other time than a calendar on the wall would.
 */
export function checkSums(run: Run, at: number, where: Somewhere): void {
  const kept = new Rows();
  for (const fact of run.facts) kept.take(fact, where);
  const ended = records(run, at).filter(({ n }) => n in kept.held);
  const rebuilt = new Rows();
  for (const record of ended) rebuilt.take({ type: 'ended', record }, where);
  agree('kept', kept.written(), 'rebuilt', rebuilt.written());
  agree('kept', kept.days(), 'by the calendar', byCalendar(ended, where));
}

function agree(nameA: string, a: string, nameB: string, b: string): void {
  if (a !== b) throw new Error(`sums differ\n${nameA}:\n${a}\n${nameB}:\n${b}`);
}

/** The books' rows, kept as facts come. */
class Rows {
  readonly held: Record<number, BookRecord> = {};
  private readonly rows = new Map<string, TotalsRow>();

  take(fact: Fact, where: Somewhere): void {
    const n = fact.type === 'ended' ? fact.record.n : fact.n;
    const before = this.held[n];
    if (before) this.add(before, -1);
    delete this.held[n];
    if (fact.type !== 'ended') return;
    const record = placed(fact.record, where);
    this.held[n] = record;
    this.add(record, 1);
  }

  private add(record: BookRecord, sign: 1 | -1): void {
    const tally = new Tally(new Calendar(0), new Settlements());
    tally.add(columnsOf([record]), sign);
    for (const delta of deltasOf(tally)) {
      const id = delta.key.join(' ');
      const row = changed(this.rows.get(id), delta);
      if (row) this.rows.set(id, row);
      else this.rows.delete(id);
    }
  }

  written(): string {
    return [...this.rows]
      .map(([id, row]) => `${id} ${JSON.stringify(row)}`)
      .sort()
      .join('\n');
  }

  /** Counted time of each day and kind. */
  days(): string {
    const sums = new Map<string, number>();
    for (const row of this.rows.values()) {
      if (row.span !== 'd') continue;
      for (const [kind, ms] of Object.entries(row.countedMs)) count(sums, `${row.date} ${kind}`, ms);
    }
    return listed(sums);
  }
}

/** Moved to the zone's own night. */
function placed(record: ClockRecord, { baseAt }: Somewhere): BookRecord {
  const at = (ms: number) => ms + baseAt;
  const segments = record.segments.map(
    (s): Segment => ({ ...s, startAt: at(s.startAt), endAt: at(s.endAt) }),
  );
  return {
    ...record,
    outcome: record.outcome,
    deviceId: 'device-1',
    stamp: 1,
    startAt: at(record.startAt),
    endAt: at(record.endAt),
    segments,
  };
}

/** Each quarter of an hour by itself, by what a calendar of that place shows then. */
function byCalendar(ended: ClockRecord[], where: Somewhere): string {
  const dateAt = calendarOf(where);
  const sums = new Map<string, number>();
  for (const { segments } of ended) {
    for (const s of segments) {
      if (!(s.decided ?? s.counted)) continue;
      let from = s.startAt + where.baseAt;
      const end = s.endAt + where.baseAt;
      while (from < end) {
        const to = Math.min(end, (Math.floor(from / QUARTER_MS) + 1) * QUARTER_MS);
        count(sums, `${dateAt(from)} ${s.kind}`, to - from);
        from = to;
      }
    }
  }
  return listed(sums);
}

function count(sums: Map<string, number>, id: string, ms: number): void {
  if (ms > 0) sums.set(id, (sums.get(id) ?? 0) + ms);
}

const listed = (sums: Map<string, number>) =>
  [...sums]
    .map(([id, ms]) => `${id} ${ms}`)
    .sort()
    .join('\n');
