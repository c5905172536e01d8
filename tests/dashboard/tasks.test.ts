import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { type Books, openBooks } from '../../lib/books/books';
import type { BookRecord } from '../../lib/books/types';
import { countedMs } from '../../lib/clock/view';
import { createReading } from '../../lib/dashboard/reading';
import { createTaskReading, type ReadTasks } from '../../lib/dashboard/task-reading';
import { choose, type Names, type TaskFilter, type TaskSort, taskAt } from '../../lib/dashboard/tasks';
import { PROJECTS, someRecords } from '../books/arbitraries';
import { freshProfile } from '../books/database';
import { stretches, task } from '../books/records';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

let books: Books | undefined;
afterEach(() => books?.close());

const NAMES = { 'outlier:a': 'Hopper rubrics', 'outlier:b': 'Street scenes', 'toloka:42': 'Cats' } as const;
const nameOf = (key: string) => NAMES[key as keyof typeof NAMES] ?? key;

const filter: fc.Arbitrary<TaskFilter> = fc.record(
  {
    platform: fc.constantFrom('outlier', 'toloka', 'nobody'),
    project: fc.constantFrom(...PROJECTS),
    kind: fc.constantFrom('task' as const, 'manual' as const),
    outcome: fc.constantFrom('submitted' as const, 'returned' as const),
    state: fc.constantFrom('expected' as const, 'paid' as const, 'none' as const),
    dropped: fc.boolean(),
    text: fc.constantFrom('hop', 'toloka cats', 'OUT', 'nothing'),
  },
  { requiredKeys: [] },
);
const sort: fc.Arbitrary<TaskSort> = fc.record({
  by: fc.constantFrom('start' as const, 'time' as const, 'amount' as const, 'project' as const),
  down: fc.boolean(),
});

/** The same said plainly, record by record. */
function passes(record: BookRecord, f: TaskFilter): boolean {
  const text = `${record.project ? nameOf(record.project) : ''} ${record.platform}`.toLowerCase();
  return (
    (f.platform === undefined || record.platform === f.platform) &&
    (f.project === undefined || record.project === f.project) &&
    (f.kind === undefined || record.kind === f.kind) &&
    (f.outcome === undefined || record.outcome === f.outcome) &&
    (f.state === undefined || (record.earning?.state ?? 'none') === f.state) &&
    (f.dropped === undefined || (record.dropped ?? false) === f.dropped) &&
    (f.text ?? '')
      .toLowerCase()
      .split(' ')
      .every((part) => text.includes(part))
  );
}

async function readAll(mine: Books): Promise<ReadTasks> {
  let last: ReadTasks | undefined;
  const { read } = createReading(async () => mine);
  await createTaskReading(read, (tasks) => {
    last = tasks;
  })();
  if (!last) throw new Error('Nothing was read');
  return last;
}

test('a list shows the records that pass its filter, in order, whatever was settled or edited', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords(12), filter, sort, fc.boolean(), async (records, f, order, edits) => {
      freshProfile();
      const mine = await openBooks({ sealAt: 4 });
      books = mine;
      await mine.importRecords(records);
      await mine.seal();
      await mine.settle([{ date: '2026-03-08', project: 'outlier:a', state: 'paid' }]);
      const [first] = records;
      if (edits && first)
        await mine.edit(first.n, { project: 'outlier:b', platform: 'outlier' }).catch(() => undefined);
      const { tasks, shared } = await readAll(mine);
      const names: Names = { shared, projectName: nameOf, platformName: (id) => id };
      const chosen = choose(tasks, f, order, names);
      const rows = Array.from({ length: chosen.length }, (_, line) => taskAt(tasks, chosen.at(line), shared));
      const stored = await mine.recordsBetween(0, Number.MAX_SAFE_INTEGER);
      const wanted = stored.filter((record) => passes(record, f));
      const told = (all: readonly { n: number; deviceId: string }[]) =>
        all.map(({ n, deviceId }) => `${deviceId}|${n}`).sort();
      expect(told(rows)).toEqual(told(wanted));
      for (const row of rows) {
        const record = wanted.find(({ n, deviceId }) => n === row.n && deviceId === row.deviceId);
        expect(row.countedMs).toBe(countedMs(record?.segments ?? []));
        expect(row.earning?.state).toBe(record?.earning?.state);
        expect(row.outcome).toBe(record?.outcome);
      }
      const key = {
        start: (row: (typeof rows)[number]) => Math.floor(row.startAt / 1_000),
        time: (row: (typeof rows)[number]) => Math.floor(row.countedMs / 1_000),
        amount: (row: (typeof rows)[number]) =>
          row.earning ? Math.floor(row.earning.amountMicros / 1_000 + 1) : 0,
        project: () => 0,
      }[order.by];
      const keys = rows.map(key);
      expect(keys).toEqual(keys.toSorted((a, b) => (order.down ? b - a : a - b)));
      await mine.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('read anew, only the volume that changed is opened', async () => {
  freshProfile();
  const mine = await openBooks({ sealAt: 4 });
  books = mine;
  const at = (n: number) => Date.UTC(2026, 2, 7, n);
  const records = Array.from({ length: 10 }, (_, i) =>
    task(i + 1, stretches(at(i), ['work', 10]), { deviceId: mine.deviceId }),
  );
  for (const { deviceId: _, ...entry } of records) await mine.commit({ ended: [entry] });
  expect(await mine.seal()).toBe(2);
  const told: ReadTasks[] = [];
  const { read } = createReading(async () => mine);
  const renew = createTaskReading(read, (tasks) => told.push(tasks));
  const digest = vi.spyOn(crypto.subtle, 'digest');
  await renew();
  expect(digest).toHaveBeenCalledTimes(2);
  await mine.edit(1, { outcome: 'returned' });
  digest.mockClear();
  await renew();
  expect(digest).toHaveBeenCalledTimes(1);
  const { tasks, shared } = told.at(-1) ?? (await readAll(mine));
  const rows = Array.from({ length: tasks.count }, (_, i) => taskAt(tasks, i, shared));
  expect(rows.map(({ n, outcome }) => [n, outcome]).sort(([a], [b]) => Number(a) - Number(b))).toEqual(
    records.map(({ n }) => [n, n === 1 ? 'returned' : 'submitted']),
  );
});
