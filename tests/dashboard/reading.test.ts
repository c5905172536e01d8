import { expect, test, vi } from 'vitest';
import type { BooksReader } from '../../lib/books/books';
import { BooksError } from '../../lib/books/errors';
import { createReading } from '../../lib/dashboard/reading';
import { hashOf, routeOf } from '../../lib/dashboard/route';

const closed = () => new DOMException('The database connection is closing.', 'InvalidStateError');

function reader(days: number): BooksReader {
  const books: Partial<BooksReader> = { meta: async () => days, close: async () => undefined };
  return books as BooksReader;
}

test('books that an update closed are opened anew, once', async () => {
  const open = vi.fn(async () => reader(open.mock.calls.length));
  const { read } = createReading(open);
  expect(await read((books) => books.meta('x'))).toBe(1);
  let fails = true;
  const value = await read(async (books) => {
    if (fails) {
      fails = false;
      throw closed();
    }
    return books.meta('x');
  });
  expect(value).toBe(2);
  expect(open).toHaveBeenCalledTimes(2);
});

test('books that are not laid out yet are waited for', async () => {
  let left = 3;
  const open = vi.fn(async () => {
    left -= 1;
    if (left > 0) throw new BooksError('blocked', 'Not yet.');
    return reader(7);
  });
  const { read } = createReading(open, async () => undefined);
  expect(await read((books) => books.meta('x'))).toBe(7);
  expect(open).toHaveBeenCalledTimes(3);
});

test('newer books are said at once, and tried again with the next read', async () => {
  const open = vi.fn(async (): Promise<BooksReader> => {
    if (open.mock.calls.length > 1) return reader(7);
    throw new BooksError('newer', 'Newer.');
  });
  const { read } = createReading(open, async () => undefined);
  await expect(read((books) => books.meta('x'))).rejects.toMatchObject({ kind: 'newer' });
  expect(await read((books) => books.meta('x'))).toBe(7);
});

test('a mistake in a view is no trouble with the books', async () => {
  const { read } = createReading(async () => reader(1));
  await expect(read(async () => Promise.reject(new RangeError('ours')))).rejects.toThrow(RangeError);
});

test.each([
  ['', 'overview', {}],
  ['#/tasks', 'tasks', {}],
  ['#/tasks?project=outlier%3Aa&range=week', 'tasks', { project: 'outlier:a', range: 'week' }],
  ['#/<script>', 'overview', {}],
])('the address %j leads to %s', (hash, view, params) => {
  expect(routeOf(hash, 'overview')).toEqual({ view, params });
});

test('a link says what it is about, and nothing that is not known', () => {
  expect(hashOf('tasks', { project: 'outlier:a', range: undefined })).toBe('#/tasks?project=outlier%3Aa');
  expect(routeOf(hashOf('tasks', { project: 'a&b=c' }), 'x').params).toEqual({ project: 'a&b=c' });
});
