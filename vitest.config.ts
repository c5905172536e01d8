import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/**
 * Only where a change is about to land: a window may get its focus a second late on a machine that others use too.
 * A fault of ours fails every time, and the report names what needed another try. By hand there is none.
 */
const retry = process.env.CI ? 2 : 0;

/** `unit`: rules and properties, no browser. `e2e`: the built extension in real browsers. `faults`: where those fail; `workday`: a measured day. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact({ devToolsEnabled: false })],
        define: { __PRACTICE__: 'true' },
        test: {
          name: 'unit',
          // Beside the browsers' tests a property may take its time: how long is no test's matter.
          testTimeout: 300_000,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/faults/**', 'tests/workday/workday.test.ts'],
        },
      },
      {
        define: { __PRACTICE__: 'true' },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: 'tests/e2e/harness/screen.ts',
          // Three files at a time where each has a screen of its own: tests mostly wait. Elsewhere they share one.
          // Where a change lands it is two: slower, and steadier.
          fileParallelism: process.platform === 'linux',
          maxWorkers: process.env.CI ? 2 : 3,
          retry,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        define: { __PRACTICE__: 'true' },
        test: {
          name: 'workday',
          include: ['tests/workday/workday.test.ts'],
          setupFiles: 'tests/e2e/harness/screen.ts',
        },
      },
      {
        define: { __PRACTICE__: 'true' },
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          setupFiles: 'tests/e2e/harness/screen.ts',
          fileParallelism: false,
          retry,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
