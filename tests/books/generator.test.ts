import { expect, test } from 'vitest';
import { openBooks } from '../../lib/books/books';
import { freshProfile } from './database';
import { fill, history } from './generator';

test('the same seed tells the same history, another one another', () => {
  const told = (seed: number) => JSON.stringify([...history(50, { seed })]);
  expect(told(3)).toBe(told(3));
  expect(told(3)).not.toBe(told(4));
});

test('a history is one a worker could have: nothing overlaps, every kind of thing happens', () => {
  const records = [...history(4_000, { days: 400 })];
  const segments = records.flatMap((record) => record.segments);
  for (const [i, segment] of segments.entries()) {
    expect(segment.endAt).toBeGreaterThan(segment.startAt);
    expect(segment.startAt).toBeGreaterThanOrEqual(segments[i - 1]?.endAt ?? 0);
  }
  expect(new Set(records.map(({ outcome }) => outcome)).size).toBe(8);
  expect(new Set(records.flatMap(({ earning }) => earning?.currency ?? []))).toEqual(
    new Set(['USD', 'EUR', 'GBP']),
  );
  expect(new Set(records.map(({ pay }) => pay?.basis)).size).toBe(7);
});

test('filled books agree with their totals', async () => {
  freshProfile();
  const books = await openBooks();
  await fill(books, 12_000, { days: 30 });
  expect(await books.verify()).toEqual({ ok: true, differing: [], damaged: [] });
  expect(await books.recent()).toHaveLength(2_000);
  await books.close();
}, 30_000);
