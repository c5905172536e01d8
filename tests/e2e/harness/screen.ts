import { afterAll, beforeAll } from 'vitest';
import { type Display, startDisplay } from '../../../scripts/display.ts';

/** A screen with real focus for the tests of one file: focus belongs to one browser of a screen at a time. */
let display: Display | undefined;

beforeAll(async () => {
  if (process.platform !== 'linux') return;
  display = await startDisplay();
  process.env.DISPLAY = display.name;
});

afterAll(() => display?.close());
