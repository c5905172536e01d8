/** One step changes this many tasks at the most: what takes it back must be kept. */
export const MOST_TASKS = 10_000;
