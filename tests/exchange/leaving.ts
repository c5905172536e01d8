import Papa from 'papaparse';
import { expect } from 'vitest';
import type { Books } from '../../lib/books/books';
import { sumOfRows } from '../../lib/books/totals';
import { csvFile, jsonFile } from '../../lib/exchange/export';
import { someBooks } from '../books/database';
import { factsIn, restore } from './files';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** What leaves books as JSON gives empty ones the same facts and totals; nothing changes the second time. */
export async function expectSameElsewhere(books: Books): Promise<void> {
  const file = await jsonFile(books, {});
  const into = await someBooks();
  await restore(file, into);
  const [{ records, totals, rest }, there] = [await factsIn(books), await factsIn(into)];
  expect(there.records).toEqual(records);
  expect(there.totals).toEqual(totals);
  expect(there.rest.extras).toEqual(rest.extras);
  expect(await restore(file, into)).toMatchObject({ added: 0, changed: 0 });
  expect(await factsIn(into)).toEqual(there);
  expect(await into.verify()).toMatchObject({ ok: true });
  await into.close();
}

/** The sums of the table are those of the screens: time, and money of all but what lies beside tasks. */
export async function expectSumsOfTable(books: Books): Promise<void> {
  const text = await (await csvFile(books, {})).text();
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const all = sumOfRows(await books.totals('l', 'all', 'all'));
  expect(sum(data.map((row) => Number(row.counted_ms)))).toBe(sum(Object.values(all.countedMs)));
  const beside = await books.extras();
  for (const [currency, states] of Object.entries(all.earned))
    for (const [state, micros] of Object.entries(states)) {
      const rows = data.filter((row) => row.currency === currency && row.state === state);
      const extras = beside.filter((one) => one.currency === currency && one.state === state);
      const [inRows, inExtras] = [
        rows.map(({ amount }) => Math.round(Number(amount) * 1e6)),
        extras.map(({ amountMicros }) => amountMicros),
      ];
      expect(sum(inRows) + sum(inExtras), `${currency} ${state}`).toBe(micros);
    }
}
