import { Shared, type TaskChunk, type TaskColumns } from '../books/task-columns';
import type { Read } from './reading';
import { joinedTasks } from './tasks';

/** All ended tasks as far as they were read; `done` once that is all of them. */
export interface ReadTasks {
  tasks: TaskColumns;
  shared: Shared;
  done: boolean;
}

/** What was read is shown at the latest after this. */
const SHOW_MS = 250;

/**
 * Reads all ended tasks, the latest first, and tells of them while it reads. Read anew, only what changed since
 * is read; while one reading is under way others wait for it and become one.
 */
export function createTaskReading(
  read: Read,
  tell: (tasks: ReadTasks) => void,
  now: () => number = Date.now,
) {
  const shared = new Shared();
  let known = new Map<number, TaskChunk>();
  let running = false;
  let again = false;

  async function readAll(isFirst: boolean): Promise<void> {
    const chunks: TaskChunk[] = [];
    let shownAt = now();
    await read(async (books) => {
      for await (const chunk of books.taskChunks(shared, known)) {
        chunks.push(chunk);
        const due = chunks.length === 2 || now() - shownAt >= SHOW_MS;
        if (!isFirst || !due) continue;
        tell({ tasks: joinedTasks(chunks), shared, done: false });
        shownAt = now();
      }
    });
    known = new Map(chunks.map((chunk) => [chunk.id, chunk]));
    tell({ tasks: joinedTasks(chunks), shared, done: true });
  }

  return async function renew(): Promise<void> {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await readAll(known.size === 0);
      }
    } finally {
      running = false;
    }
  };
}
