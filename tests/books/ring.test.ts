import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Books, openBooks } from '../../lib/books/books';
import { type Area, Ring } from '../../lib/books/ring';
import { freshProfile } from './database';
import { entry, stretches } from './records';

function memoryArea(): Area {
  const items = new Map<string, unknown>();
  return {
    get: async (key) => (items.has(key) ? { [key]: structuredClone(items.get(key)) } : {}),
    set: async (more) => {
      for (const [key, value] of Object.entries(more)) items.set(key, structuredClone(value));
    },
    remove: async (key) => void items.delete(key),
  };
}

const ended = (n: number, minutes = 5) => entry(n, stretches(n * 3_600_000, ['work', minutes]));

let books: Books;
let area: Area;
beforeEach(async () => {
  freshProfile();
  area = memoryArea();
  books = await openBooks();
});
afterEach(() => books.close());
const numbers = async () => (await books.recent()).map(({ n }) => n);

test('what ended while the books were shut is in them once they are open', async () => {
  const ring = new Ring(area);
  await Promise.all([1, 2, 3].map((n) => ring.add({ ended: [ended(n)] })));
  expect(await new Ring(area).waiting()).toBe(3);
  expect(await new Ring(area).drainInto(books)).toEqual({ brought: 3, lost: 0 });
  expect(await numbers()).toEqual([1, 2, 3]);
  expect(await ring.waiting()).toBe(0);
});

test('a drain that is stopped before the ring is empty counts nothing twice', async () => {
  const ring = new Ring({ ...area, remove: () => Promise.reject(new Error('killed')) });
  await ring.add({ ended: [ended(1)] });
  await expect(ring.drainInto(books)).rejects.toThrow('killed');
  await new Ring(area).drainInto(books);
  expect(await numbers()).toEqual([1]);
  expect((await books.totals('l', 'all', 'all'))[0]?.taskCount).toBe(1);
});

test('nothing leaves the ring where the books refuse it', async () => {
  const ring = new Ring(area);
  await ring.add({ ended: [ended(1)] });
  await expect(ring.drainInto({ commit: () => Promise.reject(new Error('full')) })).rejects.toThrow('full');
  expect(await ring.waiting()).toBe(1);
});

test('a record taken back leaves the ring, and the books', async () => {
  await books.commit({ ended: [ended(1)] });
  const ring = new Ring(area);
  await ring.add({ ended: [ended(2)] });
  await ring.add({ removed: [{ n: 1 }, { n: 2 }] });
  await ring.drainInto(books);
  expect(await numbers()).toEqual([]);
});

test('a record taken back and ended again is there once', async () => {
  await books.commit({ ended: [ended(1)] });
  const ring = new Ring(area);
  await ring.add({ removed: [{ n: 1 }] });
  await ring.add({ ended: [ended(1, 9)] });
  await ring.drainInto(books);
  expect((await books.record(1))?.segments[0]).toMatchObject({ endAt: 3_600_000 + 9 * 60_000 });
});

test('a full ring keeps the latest and says how many made room', async () => {
  const ring = new Ring(area, 2);
  for (const n of [1, 2, 3]) await ring.add({ ended: [ended(n)] });
  expect(await ring.drainInto(books)).toEqual({ brought: 2, lost: 1 });
  expect(await numbers()).toEqual([2, 3]);
});

test('what was deleted is forgotten here too', async () => {
  const ring = new Ring(area);
  await ring.add({ ended: [ended(1), ended(2)] });
  await ring.forget([1]);
  expect(await ring.waiting()).toBe(1);
});
