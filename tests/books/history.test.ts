import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Books, openBooks } from '../../lib/books/books';
import { OUTCOMES, STATES } from '../../lib/books/codes';
import type { BookRecord, TotalsRow } from '../../lib/books/types';
import { counts } from '../../lib/clock/view';
import { anyRecord, PAYS, PROJECTS, START_AT } from './arbitraries';
import { freshProfile } from './database';

const NUMBERS = 12;
const HOUR_MS = 3_600_000;
const n = fc.integer({ min: 1, max: NUMBERS });
const date = fc.constantFrom('2026-03-07', '2026-03-08', '2026-03-09');
const project = fc.constantFrom(...PROJECTS);

/** What the worker and the clock may do to the books. */
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: n.chain((number) => anyRecord(number).map((record) => ({ type: 'end', record }) as const)),
  },
  { weight: 1, arbitrary: n.map((number) => ({ type: 'reopen', n: number }) as const) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('edit' as const), n, change: anyChange() }) },
  { weight: 1, arbitrary: fc.constant({ type: 'undo' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('settle' as const),
      date,
      project,
      state: fc.constantFrom(...STATES),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'unsettle' } as const) },
  { weight: 1, arbitrary: n.map((number) => ({ type: 'delete', n: number }) as const) },
  { weight: 2, arbitrary: fc.constant({ type: 'seal' } as const) },
  {
    weight: 1,
    arbitrary: n.chain((number) =>
      anyRecord(number + 6).map((record) => ({ type: 'import', record }) as const),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 240).map((minutes) => ({ type: 'dayStart', minutes }) as const),
  },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

function anyChange() {
  return fc.oneof(
    fc.record({ dropped: fc.boolean() }),
    fc.record({ outcome: fc.constantFrom(...OUTCOMES) }),
    fc.record({ pay: fc.constantFrom(...PAYS) }),
    fc.record({ project, platform: fc.constant('outlier') }),
    anyRecord(1).map(({ segments, startAt, endAt }) => ({ segments, startAt, endAt })),
    anyRecord(1).map(({ earning }) => ({ earning })),
  );
}

/** The books' own story told by a plain list: which records there are, and what may be undone. */
class Model {
  readonly alive = new Set<number>();
  readonly deleted = new Set<number>();
  undoable: Parameters<Books['undo']>[0] = [];
  settled: Parameters<Books['unsettle']>[0] = [];

  async play(books: Books, act: Action): Promise<void> {
    if (act.type === 'end') {
      const { deviceId: _, ...entry } = act.record;
      await books.commit({ clock: { at: act.record.startAt }, ended: [entry] });
      if (!this.deleted.has(entry.n)) this.alive.add(entry.n);
    } else if (act.type === 'reopen') {
      await books.commit({ removed: [{ n: act.n }] });
      this.alive.delete(act.n);
    } else if (act.type === 'edit' && this.alive.has(act.n)) {
      this.undoable = [await books.edit(act.n, act.change)];
    } else if (act.type === 'undo') {
      await books.undo(this.undoable.filter(({ before }) => this.alive.has(before.n)));
    } else if (act.type === 'settle') {
      this.settled = await books.settle([act]);
    } else if (act.type === 'unsettle') await books.unsettle(this.settled);
    else await this.keep(books, act);
  }

  private async keep(books: Books, act: Action): Promise<void> {
    if (act.type === 'delete') {
      await books.remove([{ n: act.n }]);
      this.alive.delete(act.n);
      this.deleted.add(act.n);
    } else if (act.type === 'seal') await books.seal();
    else if (act.type === 'import') {
      await books.importRecords([{ ...act.record, deviceId: books.deviceId }]);
      if (!this.deleted.has(act.record.n)) this.alive.add(act.record.n);
    } else if (act.type === 'dayStart') await books.setDayStart(act.minutes);
  }
}

const countedMs = (records: readonly BookRecord[]) =>
  records
    .filter(({ dropped }) => !dropped)
    .flatMap(({ segments }) => segments)
    .reduce((sum, segment) => sum + (counts(segment) ? segment.endAt - segment.startAt : 0), 0);

function numbersIn(row: object): number[] {
  return Object.values(row).flatMap((value: unknown) => {
    if (typeof value === 'number') return [value];
    return typeof value === 'object' && value !== null ? numbersIn(value) : [];
  });
}

async function judge(books: Books, model: Model): Promise<void> {
  const records = await books.recordsBetween(START_AT - 48 * HOUR_MS, START_AT + 500 * HOUR_MS);
  expect(records.map((record) => record.n).sort((a, b) => a - b)).toEqual(
    [...model.alive].sort((a, b) => a - b),
  );
  expect(await books.verify()).toEqual({ ok: true, differing: [], damaged: [] });
  const lifetime: TotalsRow[] = await books.totals('l', 'all', 'all');
  const kept = lifetime.flatMap((row) => Object.values(row.countedMs)).reduce((sum, ms) => sum + ms, 0);
  expect(kept).toBe(countedMs(records));
  const rows = await books.totals('d', '0', '9');
  expect(Math.min(0, ...[...rows, ...lifetime].flatMap(numbersIn))).toBe(0);
  for (const record of records) expect(await books.record(record.n)).toEqual(record);
}

let books: Books | undefined;
afterEach(() => books?.close());

test('after any history the kept totals are those of the facts, and no record is lost or told twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40, size: 'max' }), async (history) => {
      freshProfile();
      const mine = await openBooks({ sealAt: 4 });
      books = mine;
      const model = new Model();
      for (const act of history) await model.play(mine, act);
      await judge(mine, model);
      expect(await mine.rebuildTotals()).toBe(0);
      await mine.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);
