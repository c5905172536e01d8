import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** `unit`: rules and properties, no browser. `e2e`: the built extension in real browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact({ devToolsEnabled: false })],
        define: { __PRACTICE__: 'true' },
        test: {
          name: 'unit',
          // On a machine that is busy with other things a property may take its time: how long is no test's matter.
          testTimeout: 60_000,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/faults/**'],
        },
      },
      {
        define: { __PRACTICE__: 'true' },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/harness/setup.ts',
          // Focus belongs to one browser at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // On a busy machine a window can get its focus a second late, and a test that measures to 300 ms sees
          // it. A fault of ours fails every time; the report names what needed another try.
        },
      },
    ],
  },
});
