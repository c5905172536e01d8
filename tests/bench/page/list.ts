import { openReader } from '../../../lib/books/books';
import type { Read } from '../../../lib/dashboard/reading';
import { createTaskReading, type ReadTasks } from '../../../lib/dashboard/task-reading';
import { choose, SORTS, type TaskFilter } from '../../../lib/dashboard/tasks';

/** What the list of tasks takes, in ms. */
export interface ListTimes {
  count: number;
  /** Until the first rows can be shown. */
  first: number;
  /** Until all tasks are there. */
  all: number;
  /** The slowest filter with the slowest order, once all are there. */
  filter: number;
  /** Read anew after a change. */
  again: number;
}

const FILTERS: readonly TaskFilter[] = [
  {},
  { platform: 'outlier' },
  { outcome: 'submitted' },
  { state: 'paid' },
  { kind: 'task', dropped: false },
  { text: 'outlier 6650' },
  { fromAt: Date.now() - 90 * 86_400_000 },
];
const TRIES = 3;

function filterMs({ tasks, shared }: ReadTasks): number {
  const names = { shared, projectName: (key: string) => key, platformName: (id: string) => id };
  let slowest = 0;
  for (const filter of FILTERS)
    for (const by of SORTS) {
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < TRIES; i++) {
        const from = performance.now();
        choose(tasks, filter, { by, down: true }, names);
        best = Math.min(best, performance.now() - from);
      }
      slowest = Math.max(slowest, best);
    }
  return slowest;
}

/** Reads the list of tasks as the dashboard does, and filters it in every way. */
export async function listTimes(name?: string): Promise<ListTimes> {
  const reader = await openReader(name);
  const read: Read = (work) => work(reader);
  let last: ReadTasks | undefined;
  let first: number | undefined;
  const from = performance.now();
  const renew = createTaskReading(read, (tasks) => {
    last = tasks;
    first ??= performance.now() - from;
  });
  await renew();
  const all = performance.now() - from;
  if (!last) throw new Error('No tasks were read');
  const filter = filterMs(last);
  const anew = performance.now();
  await renew();
  const again = performance.now() - anew;
  await reader.close();
  return { count: last.tasks.count, first: first ?? all, all, filter, again };
}
