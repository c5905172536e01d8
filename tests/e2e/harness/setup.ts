import { startDisplay } from '../../../scripts/display.ts';

/** Before all end-to-end tests: a screen with real focus, unless there is one. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return undefined;
  const display = await startDisplay();
  process.env.DISPLAY = display.name;
  return display.close;
}
