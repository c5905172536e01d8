import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'puppeteer-core';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import type { Table } from './table.ts';

declare const chrome: Chrome;

const WATCH_MS = 20_000;
const MINUTE_MS = 60_000;
const MOVES_PER_S = 60;
const perMinute = { unit: 'ms/min', digits: 1 };

/**
 * A task page as the practice site shows it, long enough to be read, and without any script: whatever
 * script time it has is not its own.
 */
function taskPage(): string {
  const paragraphs = Array.from(
    { length: 200 },
    (_, i) => `<p>Sentence <b>${i}</b> of the task, with <a href="#s${i}">a link</a> in it.</p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Task</title>
<main id="practice" data-page="task" data-project="still" data-project-name="Still life" data-task="still-1">
<h1>Still life</h1><p class="pay" data-pay-basis="perTask" data-currency="USD" data-amount-micros="120000">$0.12</p>
${paragraphs.join('\n')}
<form><textarea></textarea><button id="submit" type="submit">Submit</button></form></main></html>`;
}

/** The page at a supported address, and at one that is none: one server, two names. */
async function serve(): Promise<{ supported: string; other: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(taskPage());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    supported: `http://127.0.0.1:${port}/`,
    other: `http://localhost:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A page with what counts its script time. */
interface Watched {
  page: Page;
  session: CDPSession;
  /** Scripts of the extension that it has loaded. */
  ours: string[];
}

async function watched(page: Page): Promise<Watched> {
  const session = await page.createCDPSession();
  const ours: string[] = [];
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension:')) ours.push(url);
  });
  await session.send('Debugger.enable');
  // Attached debuggers slow scripts down: it told what was loaded, and that is all.
  await session.send('Debugger.disable');
  // Time on the processor: on a busy machine the wall's would also count when others had it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session, ours };
}

/** All script time of a page up to now, in ms. */
async function scriptMs({ session }: Watched): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  return (seconds ?? Number.NaN) * 1_000;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Script time per minute of each page while `during` goes on. */
async function costs(pages: Watched[], during: () => Promise<unknown>): Promise<number[]> {
  const from = performance.now();
  const before = await Promise.all(pages.map(scriptMs));
  await during();
  const after = await Promise.all(pages.map(scriptMs));
  const scale = MINUTE_MS / (performance.now() - from);
  return after.map((ms, i) => (ms - (before[i] ?? 0)) * scale);
}

/** Moves the pointer over both pages, 60 times a second each. */
async function movePointers(pages: Watched[], ms: number): Promise<void> {
  const from = performance.now();
  for (let i = 0; performance.now() - from < ms; i++) {
    const event = { type: 'mouseMoved', x: 100 + ((i * 7) % 300), y: 100 + ((i * 3) % 400) } as const;
    for (const { session } of pages) void session.send('Input.dispatchMouseEvent', event);
    await pause(Math.max(0, from + ((i + 1) * 1_000) / MOVES_PER_S - performance.now()));
  }
}

/** How many moves a second the page itself hears; afterwards, as asking runs script in it. */
async function movesHeard(one: Watched): Promise<number> {
  await one.page.evaluate(() => {
    const counted = { moves: 0 };
    Object.assign(globalThis, { counted });
    addEventListener('pointermove', () => counted.moves++);
  });
  await movePointers([one], 2_000);
  return one.page.evaluate(() => (globalThis as unknown as { counted: { moves: number } }).counted.moves / 2);
}

/** What the clock says, from the snapshot that the popup paints from. */
function clockState({ worker }: Chromium): Promise<string | undefined> {
  return worker.run(async () => {
    const { snapshot } = await chrome.storage.session.get('snapshot');
    return (snapshot as { now?: { state: string } } | undefined)?.now?.state;
  });
}

/** Has the worker registered its scripts? A page that loads before gets the sensor later. */
function isReady({ worker }: Chromium): Promise<boolean> {
  return worker.run(async () => {
    const { snapshot } = await chrome.storage.session.get('snapshot');
    return (
      (snapshot as { platforms: { on: boolean }[] } | undefined)?.platforms.some(({ on }) => on) === true
    );
  });
}

/** Script time of the sensor in a visible task page, less that of the same page on a site of no platform. */
export async function sensor(table: Table): Promise<void> {
  const site = await serve();
  const chromium = await launchChromium({ build: 'bench' });
  try {
    await waitFor(() => isReady(chromium), { message: 'the sensor is registered' });
    const task = await watched(await chromium.newWindowPage(site.supported));
    const other = await watched(await chromium.newWindowPage(site.other));
    const pages = [task, other];
    table.put('other sites load, scripts', 'any', other.ours.length, { unit: '', atMost: 0 });
    if (task.ours.length === 0) throw new Error('The sensor is not in the task page.');
    const measure = async (during: () => Promise<unknown>) => {
      const [ours = Number.NaN, base = Number.NaN] = await costs(pages, during);
      return { ours: ours - base, base };
    };
    await waitFor(async () => (await clockState(chromium)) !== 'running', { message: 'the clock stands' });
    const off = await measure(() => pause(WATCH_MS));
    await chromium.focus(task.page);
    await waitFor(async () => (await clockState(chromium)) === 'running', { message: 'the clock runs' });
    const on = await measure(() => pause(WATCH_MS));
    const moved = await measure(() => movePointers(pages, WATCH_MS));
    if ((await clockState(chromium)) !== 'running') throw new Error('The clock stopped in between.');
    table.put('script in a visible task page, off the clock', 'any', off.ours, { ...perMinute, atMost: 5 });
    table.put('  on the clock, no input', 'any', on.ours, { ...perMinute, atMost: 30 });
    const share = (moved.ours / MINUTE_MS) * 100;
    table.put('  on the clock, 60 pointer moves a second', 'any', share, {
      unit: '% of a core',
      digits: 3,
      atMost: 0.2,
    });
    table.put('  moves a second that the page heard', 'any', await movesHeard(task), { unit: '' });
    table.put('  the same page on another site, with moves', 'any', moved.base, perMinute);
  } finally {
    await chromium.close();
    site.close();
  }
}
