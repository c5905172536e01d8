/** The demo of `npm start`: real tasks by real clicks and keys, and the figures that the popup shows. */
import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { Chromium } from '../tests/e2e/harness/chromium.ts';
import { waitFor } from '../tests/e2e/harness/wait.ts';
import { doTask, labelTask, openProject } from '../tests/practice/driver.ts';

const PICTURES = fileURLToPath(new URL('../.output/demo/', import.meta.url));
const LOOK_MS = 250;
/** A worker looks at a task before the first click; so the clock has something to show. */
const READING_MS = 3_500;
/** No new task is begun after this long, so that the demo ends within a minute. */
const LAST_START_MS = 35_000;

/** What the popup calls it (test id), and what we call it in a line. */
const FIGURES = {
  'task-clock': 'on the clock',
  'task-pay': 'pays',
  'today-time': 'today',
  'today-earned': 'earned',
  'today-tasks': 'tasks',
  'task-rate': 'On tasks',
  'live-rate': 'All time',
} as const;

type Figures = Partial<Record<keyof typeof FIGURES, string>>;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function readFigures(popup: Page): Promise<Figures> {
  return popup.evaluate((ids: string[]) => {
    const shown = ids.map((id) => {
      const element = document.querySelector(`[data-testid="${id}"]`);
      return [id, element?.textContent.replace(/\s+/g, ' ').trim()];
    });
    return Object.fromEntries(shown.filter(([, text]) => text !== undefined && text !== ''));
  }, Object.keys(FIGURES));
}

function line(figures: Figures): string {
  return Object.entries(FIGURES)
    .map(([id, name]) => `${name} ${figures[id as keyof Figures] ?? '–'}`)
    .join(' · ');
}

/** Prints the popup's figures whenever they change, until `signal` ends it. */
async function follow(popup: Page, signal: AbortSignal): Promise<void> {
  let last = '';
  while (!signal.aborted) {
    const now = line(await readFigures(popup));
    if (now !== last) console.log(now);
    last = now;
    await pause(LOOK_MS);
  }
}

/** Works a project's tasks, as long as there is time for another. */
async function workTasks(page: Page, count: number, hasTime: () => boolean): Promise<void> {
  for (let n = 0; n < count && hasTime(); n += 1) {
    await pause(READING_MS);
    await doTask(page);
  }
}

/** Pictures of what the popup shows now, in light and dark, without the empty page around it. */
async function takePictures(popup: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const path = `${PICTURES}${name}-${scheme}.png` as const;
    const clip = await popup.evaluate(() => {
      const { x, y, width, height } = document.body.getBoundingClientRect();
      return { x, y, width: Math.ceil(width), height: Math.ceil(height) };
    });
    await popup.screenshot({ path: path as `${string}.png`, clip });
    console.log(`Picture: ${relative(process.cwd(), path)}`);
  }
}

/**
 * Works tasks of several pay bases on the practice site, prints the live figures, and leaves pictures of the
 * popup in `.output/demo/`. Ends by itself within a minute.
 */
export async function runDemo(chromium: Chromium, url: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const startedAt = performance.now();
  const hasTime = () => performance.now() - startedAt < LAST_START_MS;
  const popup = await chromium.popupPage();
  const work = await chromium.newWindowPage(`${url}/projects`);
  const ended = new AbortController();
  const following = follow(popup, ended.signal);
  try {
    for (const project of ['boxes', 'topics', 'voices']) {
      console.log(`A worker opens the project "${project}" and does two tasks.`);
      await openProject(work, url, project);
      await workTasks(work, 2, hasTime);
    }
    await openProject(work, url, 'boxes');
    await pause(READING_MS);
    await labelTask(work);
    await takePictures(popup, 'in-a-task');
    await doTask(work);
    console.log('The worker closes the page: the clock stops.');
    await work.close();
    const stopped = async () => (await readFigures(popup))['task-clock'] === undefined;
    await waitFor(stopped, { message: 'the popup shows that no task is on the clock' });
    await takePictures(popup, 'between-tasks');
  } finally {
    ended.abort();
    await following;
  }
  console.log(`Done: ${line(await readFigures(popup))}`);
}
