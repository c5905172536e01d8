import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeEach, expect, test } from 'vitest';
import { sumOfRows } from '../../lib/books/totals';
import { StandIns } from '../../lib/exchange/alias';
import { CSV_COLUMNS, csvOf, csvPieces } from '../../lib/exchange/csv';
import { csvFile, jsonFile } from '../../lib/exchange/export';
import { blobOf } from '../../lib/exchange/file';
import { checkFile } from '../../lib/exchange/import';
import { someRecords } from '../books/arbitraries';
import { freshProfile, someBooks } from '../books/database';
import { NEW_YORK, PIECE, stretches, task, utc } from '../books/records';

beforeEach(freshProfile);

type Row = Record<(typeof CSV_COLUMNS)[number], string>;

async function rowsOf(
  books: Awaited<ReturnType<typeof someBooks>>,
  nameOf = (key: string) => key,
  range?: Parameters<typeof books.batches>[0],
) {
  const pieces = csvPieces(books.batches(range), books.calendar, nameOf);
  const text = await (await blobOf(pieces, 'text/csv')).text();
  const { data, meta } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(meta.fields).toEqual(CSV_COLUMNS);
  return data;
}

test('its sums are those of the screens, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords(50), async (records) => {
      const books = await someBooks();
      await books.importRecords(records);
      const rows = await rowsOf(books);
      const all = sumOfRows(await books.totals('l', 'all', 'all'));
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
      expect(sum(rows.map((row) => Number(row.counted_ms)))).toBe(sum(Object.values(all.countedMs)));
      for (const [currency, states] of Object.entries(all.earned))
        for (const [state, micros] of Object.entries(states)) {
          const mine = rows.filter((row) => row.currency === currency && row.state === state);
          expect(sum(mine.map((row) => Math.round(Number(row.amount) * 1e6)))).toBe(micros);
        }
    }),
    { numRuns: 40 },
  );
});

test('a task has its times with the offset of where it was done, its pay and its rate', async () => {
  const books = await someBooks();
  const segments = stretches(utc('2026-11-23T14:00'), ['work', 20], ['away', 5], ['work', 10], ['idle', 3]);
  await books.importRecords([
    task(7, segments, {
      zone: NEW_YORK,
      pay: PIECE,
      earning: { amountMicros: 2_000_000, currency: 'USD', state: 'paid', approximate: false },
    }),
  ]);
  expect(await rowsOf(books, () => 'Cedar, v2')).toEqual([
    {
      id: 'device-1-7',
      platform: 'outlier',
      project: 'Cedar, v2',
      kind: 'task',
      outcome: 'submitted',
      started_at: '2026-11-23T09:00:00.000-05:00',
      ended_at: '2026-11-23T09:38:00.000-05:00',
      work_ms: '1800000',
      away_ms: '300000',
      idle_ms: '180000',
      counted_ms: '1800000',
      pay_basis: 'perTask',
      amount: '2',
      currency: 'USD',
      state: 'paid',
      task_rate_per_hour: '4',
    },
  ]);
});

test('a range has what ended in it, and a dropped task is nowhere', async () => {
  const books = await someBooks();
  const at = (hour: number) => utc(`2026-11-23T${String(hour).padStart(2, '0')}:00`);
  await books.importRecords([
    task(1, stretches(at(8), ['work', 60])),
    task(2, stretches(at(9), ['work', 59])),
    task(3, stretches(at(10), ['work', 30])),
    task(4, stretches(at(11), ['work', 30]), { dropped: true }),
  ]);
  const rows = await rowsOf(books, undefined, { fromAt: at(9), toAt: at(10) });
  expect(rows.map(({ id }) => id)).toEqual(['device-1-1', 'device-1-2']);
  expect((await rowsOf(books)).map(({ id }) => id)).toEqual(['device-1-1', 'device-1-2', 'device-1-3']);
});

test.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['+1+cmd', `'+1+cmd`],
  ['-2+3', `'-2+3`],
  ['-2.5', '-2.5'],
  ['\t=1', `'\t=1`],
  ['Cedar', 'Cedar'],
])('a spreadsheet does not run %s', (cell, escaped) => {
  expect(Papa.parse<string[]>(csvOf([[cell]]), { skipEmptyLines: true }).data[0]).toEqual([escaped]);
});

test('stand-ins are the same in every export, tell nothing, and give way to the worker’s own', async () => {
  const projects = ['outlier:secret birch', 'outlier:cedar'].map((key) => ({
    key,
    platform: 'outlier',
    family: key,
    name: key.slice(8),
    platformId: '6650a1',
    seenAt: 0,
  }));
  const secret = new Uint8Array(32).fill(7);
  const named = projects.map((p) => (p.key === 'outlier:cedar' ? { ...p, alias: 'Blue' } : p));
  const make = () => StandIns.of(named, secret, 'Project');
  const [one, other] = [await make(), await make()];
  expect(one.nameOf('outlier:secret birch')).toMatch(/^Project [0-9a-f]{6}$/);
  expect(one.nameOf('outlier:secret birch')).toBe(other.nameOf('outlier:secret birch'));
  expect(one.nameOf('outlier:cedar')).toBe('Blue');
  const out = JSON.stringify([
    named.map((p) => one.project(p)),
    one.record(task(1, [], { project: 'outlier:secret birch' })),
  ]);
  expect(out).not.toMatch(/birch|cedar|6650a1/);
});

test('what leaves carries an alias in place of a name, and nothing of other days and projects', async () => {
  const books = await someBooks();
  const at = (day: number) => stretches(utc(`2026-11-${day}T10:00`), ['work', 20]);
  await books.importRecords([
    task(1, at(20), { project: 'outlier:secret birch' }),
    task(2, at(23), { project: 'outlier:cedar', pay: PIECE }),
    task(3, at(23), { project: 'outlier:elm' }),
  ]);
  const seen = { platform: 'outlier', family: 'x', seenAt: 0 };
  for (const name of ['secret birch', 'cedar', 'elm'])
    await books.putProject({
      ...seen,
      key: `outlier:${name}`,
      name,
      ...(name === 'cedar' ? { alias: 'Blue' } : {}),
    });
  const money = { kind: 'bonus', amountMicros: 1, currency: 'USD', state: 'paid' } as const;
  const bonus = (id: string, date: string, project: string) => ({
    id,
    after: { id, date, project, ...money, note: `for ${project}` },
  });
  await books.amend({
    extras: [bonus('a', '2026-11-20', 'outlier:secret birch'), bonus('b', '2026-11-23', 'outlier:cedar')],
  });
  const dates = { fromDate: '2026-11-23', toDate: '2026-11-24' };
  const json = await (await jsonFile(books, { dates })).text();
  const csv = await (await csvFile(books, { dates })).text();
  expect(csv).not.toMatch(/birch|cedar/);
  expect(csv).toMatch(/Blue[\s\S]*elm/);
  expect(json).not.toMatch(/birch|cedar/);
  expect(json).toMatch(/outlier:Blue/);
  const { head } = await checkFile(new Blob([json]));
  expect(head.projects.map(({ key }) => key)).toEqual(['outlier:Blue', 'outlier:elm']);
  expect(head.extras.map(({ id, project }) => [id, project])).toEqual([['b', 'outlier:Blue']]);

  const hidden = await (await jsonFile(books, { standIns: 'Project' })).text();
  expect(hidden).not.toMatch(/birch|cedar|elm/);
});
