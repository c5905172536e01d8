import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Books, openBooks, openReader } from '../../lib/books/books';
import { openForReading } from '../../lib/books/open';
import { reduce } from '../../lib/clock/reduce';
import type { ClockEvent, ClockState } from '../../lib/clock/state';
import { replay } from '../../lib/journal/replay';
import { freshProfile } from '../books/database';
import { ms, ZONE } from '../clock/world';
import { ACTS, afternoon, Clerk, HeardWorld, later, plain, play, recordsOf } from './clerk';

/** Noon of a day, so that instants are real ones. */
const DAY_AT = Date.UTC(2026, 10, 23, 12);

const ALWAYS = [0, Number.MAX_SAFE_INTEGER] as const;

let names = 0;
let name = '';
let books: Books;

beforeEach(async () => {
  freshProfile();
  name = `journal-${++names}`;
  books = await openBooks({ name });
});

async function rows(of = name) {
  const db = await openForReading(of);
  const all = await db.getAll('journal');
  db.close();
  return all;
}

/** The journal as the books would export it, with projects and keys as they are. */
async function runs(of = name) {
  const found: { before: ClockState; events: ClockEvent[] }[] = [];
  for (const { before, events } of await rows(of)) {
    if (before) found.push({ before, events: [] });
    found.at(-1)?.events.push(...events);
  }
  return found;
}

describe('replay', () => {
  test('gives the records that the books hold', async () => {
    await new Clerk(books).takeAll(later(afternoon().heard, DAY_AT));
    const held = await books.recent();
    expect(held.map(({ kind, key }) => [kind, key])).toEqual([
      ['task', 'a'],
      ['overhead', undefined],
      ['task', 'b'],
    ]);
    const again = recordsOf(replay(await runs()));
    expect(plain(again)).toEqual(
      plain(held.map(({ deviceId: _, stamp: __, ...record }) => record)).map((r: object) =>
        expect.objectContaining(r),
      ),
    );
  });

  test('gives the records after any day, over stops of the background', async () => {
    const act = fc.tuple(fc.constantFrom(...ACTS), fc.integer({ min: 1, max: 400 }));
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
        const here = `${name}-${++names}`;
        books = await openBooks({ name: here });
        const w = new HeardWorld();
        const clerk = new Clerk(books);
        let told = 0;
        let end = 0;
        for (const [what, seconds] of acts) {
          end += seconds;
          w.until(`0:${end}`);
          play(w, what);
          await clerk.takeAll(w.heard.slice(told));
          told = w.heard.length;
          if (what !== 'stop') continue;
          await clerk.books.close();
          clerk.books = books = await openBooks({ name: here });
          clerk.state = ((await books.loadClock()) as { state: ClockState }).state;
        }
        expect(plain(recordsOf(replay(await runs(here))))).toEqual(plain(recordsOf(w.facts)));
        await books.close();
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('tells which of the worker’s records went in, from the file alone', async () => {
    await new Clerk(books).takeAll(later(afternoon().heard, DAY_AT));
    const file = JSON.parse(JSON.stringify(await books.exportJournal(DAY_AT, DAY_AT + ms('60:00'))));
    expect(file).toMatchObject({ what: 'piecerate problem report', v: 1 });
    const again = plain(recordsOf(replay(file.runs)));
    expect(again).toHaveLength(3);
    expect(again).toEqual(file.records);
  });
});

describe('what is kept', () => {
  test('an hour of steady work takes a few events, not thousands', async () => {
    const w = new HeardWorld();
    w.open('P', w.subject('a'), 1).attn('P').until('59:00');
    await new Clerk(books).takeAll(later(w.heard, DAY_AT));
    expect(w.heard.length).toBeGreaterThan(1500);
    expect((await rows()).flatMap(({ events }) => events).length).toBeLessThan(10);
  });

  test('a row that is written with each event stays small', async () => {
    await new Clerk(books).takeAll(later(afternoon().heard, DAY_AT));
    for (const { events } of await rows()) expect(events.length).toBeLessThanOrEqual(16);
  });

  test('14 days, no more', async () => {
    const clerk = new Clerk(books);
    const day = 86_400_000;
    const { heard } = afternoon();
    for (const days of [0, 1, 13, 15, 16]) await clerk.takeAll(later(heard, DAY_AT + days * day));
    const first = (await rows())[0];
    expect(first?.at).toBeGreaterThanOrEqual(DAY_AT + 2 * day);
    expect(await books.recent()).not.toEqual([]);
  });

  test('goes on where it was when the background was stopped', async () => {
    const clerk = new Clerk(books);
    const heard = later(afternoon().heard, DAY_AT);
    await clerk.takeAll(heard.slice(0, 300));
    await books.close();
    clerk.books = books = await openBooks({ name });
    clerk.state = ((await books.loadClock()) as { state: ClockState }).state;
    await clerk.takeAll(heard.slice(300));
    expect(await runs()).toHaveLength(1);
  });

  test('a clock that went on beside the books begins a run of its own', async () => {
    const clerk = new Clerk(books);
    const { heard } = afternoon();
    await clerk.takeAll(later(heard.slice(0, 200), DAY_AT));
    for (const event of later(heard.slice(200, 210), DAY_AT)) clerk.state = reduce(clerk.state, event).state;
    await clerk.takeAll(later(heard.slice(210), DAY_AT));
    expect(await runs()).toHaveLength(2);
    expect(recordsOf(replay(await runs())).map(({ key }) => key)).toEqual(['a', undefined, 'b']);
  });
});

describe('a problem report', () => {
  test('of a stretch has the runs of that stretch', async () => {
    const clerk = new Clerk(books);
    const { heard } = afternoon();
    await clerk.takeAll(later(heard, DAY_AT));
    await clerk.takeAll(later(heard, DAY_AT + 2 * ms('60:00:00')));
    const all = await books.exportJournal(...ALWAYS);
    const some = await books.exportJournal(DAY_AT, DAY_AT + ms('60:00'));
    expect(some.runs.length).toBeLessThan(all.runs.length);
    expect(some.records.length).toBeLessThan(all.records.length);
    await books.close();
    const reader = await openReader(name);
    expect(await reader.exportJournal(DAY_AT, DAY_AT + ms('60:00'))).toEqual(some);
    await reader.close();
  });

  test('names no project and no task', async () => {
    const w = new HeardWorld();
    const subject = w.subject('aGFzaGVk', { project: 'p:zebra review' });
    w.open('P', subject, 1).attn('P').until('3:00').confirmed('P').until('4:00');
    await new Clerk(books).takeAll(later(w.heard, DAY_AT));
    const text = JSON.stringify(await books.exportJournal(...ALWAYS));
    expect(text).not.toMatch(/zebra|aGFzaGVk/);
    expect(text).toContain('project-');
  });
});

describe('deleted means deleted', () => {
  test('nothing of a removed task is left, and the others still replay as they were', async () => {
    await new Clerk(books).takeAll(later(afternoon().heard, DAY_AT));
    const [a, , b] = await books.recent();
    expect([a?.key, b?.key]).toEqual(['a', 'b']);
    await books.remove([{ n: a?.n ?? 0 }]);
    expect(JSON.stringify(await rows())).not.toContain('"key":"a"');
    const left = recordsOf(replay(await runs()));
    expect(plain(left.filter(({ key }) => key === 'b'))).toEqual([
      expect.objectContaining(plain([{ segments: b?.segments, startAt: b?.startAt, endAt: b?.endAt }])[0]),
    ]);
    expect(left.filter(({ key }) => key === 'a')).toEqual([]);
  });

  test('nor does the clock’s own memory bring it back', async () => {
    const clerk = new Clerk(books);
    const { heard } = afternoon();
    await clerk.takeAll(later(heard, DAY_AT));
    const numbers = (await books.recent()).map(({ n }) => ({ n }));
    await books.remove(numbers);
    await clerk.take({ type: 'tick', at: DAY_AT + ms('32:00'), zone: ZONE });
    await clerk.take({ type: 'pause', at: DAY_AT + ms('33:00'), zone: ZONE });
    const text = JSON.stringify(await rows());
    expect(text).not.toMatch(/"key":"[ab]"/);
    expect(text).toContain('pause');
  });

  test('a stretch of overhead goes by its time', async () => {
    await new Clerk(books).takeAll(later(afternoon().heard, DAY_AT));
    const overhead = (await books.recent()).find(({ kind }) => kind === 'overhead');
    await books.remove([{ n: overhead?.n ?? 0 }]);
    const left = recordsOf(replay(await runs()));
    expect(left.some(({ kind }) => kind === 'overhead')).toBe(false);
  });
});
