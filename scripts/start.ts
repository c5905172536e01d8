/**
 * `npm start`: the practice build in a Chromium of its own, beside the practice site. With a display it is
 * yours until you close the window; without one, or with `--demo`, it works some tasks and ends by itself.
 */
import { launchChromium } from '../tests/e2e/harness/chromium.ts';
import { startPracticeServer } from '../tests/practice/server.ts';
import { runDemo } from './demo.ts';
import { findChromium, inPath, provide } from './machine.ts';
import { step } from './steps.ts';

const BRANDED = ['google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** Where only a branded browser is here: it takes an extension from a person's hands alone. */
function explainByHand(url: string, lack: string | undefined): void {
  const branded = BRANDED.map(inPath).find((file) => file !== undefined);
  console.log(`
No Chromium or Chrome for Testing was found${branded === undefined ? '' : ` (${branded} does not load an extension from the command line)`}.
${lack ?? ''}
To go on in a Chrome or Edge that you have:
  1. Open chrome://extensions and switch "Developer mode" on.
  2. Press "Load unpacked" and choose the folder .output/chrome-mv3-practice.
  3. Open ${url}/projects and start a task.
The practice site stays open until you press Ctrl+C.`);
}

async function byHand(url: string): Promise<void> {
  const { browser, newTab, focus, close } = await launchChromium({ build: 'practice', byHand: true });
  const gone = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  await focus(await newTab(`${url}/projects`));
  console.log(`The practice site is at ${url}/projects. Start a task there, then press Piecerate's icon.`);
  console.log('Close the browser window to end.');
  await gone;
  await close();
}

async function demo(url: string): Promise<void> {
  const chromium = await launchChromium({ build: 'practice', headless: true });
  try {
    await runDemo(chromium, url);
  } finally {
    await chromium.close();
  }
}

const lack = provide(['chromium', 'letters']);
const built = step('practice build', 'wxt build -m practice');
if (built.failed > 0) process.exit(1);

const site = await startPracticeServer();
if (findChromium() === undefined) {
  explainByHand(site.url, lack);
} else {
  await (hasDisplay() && !process.argv.includes('--demo') ? byHand(site.url) : demo(site.url));
  await site.close();
}
