import type { Page } from 'puppeteer-core';
import type { BookRecord } from '../../lib/books/types.ts';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import { doTask, taskId } from '../practice/driver.ts';
import { startPracticeServer } from '../practice/server.ts';
import type { PracticeTask } from '../practice/state.ts';

declare const chrome: Chrome;

/** A worker's desk for one trial: a new browser with the extension, and the practice site. */
export interface Desk {
  chromium: Chromium;
  /** The tab that shows the task. */
  page: Page;
  /** The system's own word on input, as extensions get it. */
  systemState(): Promise<string>;
}

/** What a trial left: how long the site had the task out, and what the books say of it. */
export interface Outcome {
  taskMs: number;
  record: BookRecord;
}

/** The site's own list of tasks: it runs in this process, so its clock is the trial's stopwatch. */
async function tasksOf(siteUrl: string): Promise<PracticeTask[]> {
  const state = (await (await fetch(`${siteUrl}/state`)).json()) as { tasks: PracticeTask[] };
  return state.tasks;
}

/** Waits until the extension has said which platforms are on: from then on it is at work. */
async function ready({ worker }: Chromium): Promise<void> {
  const isOn = () =>
    worker.run(async () => {
      const { snapshot } = await chrome.storage.session.get('snapshot');
      return (snapshot as { platforms: { on: boolean }[] } | undefined)?.platforms.some(({ on }) => on);
    });
  await waitFor(isOn, { message: 'the extension is at work' });
}

/** From the list of projects into a task, as a worker goes. */
async function openTask(page: Page, siteUrl: string): Promise<void> {
  await page.goto(`${siteUrl}/projects`);
  const start = '.project-card[data-project="boxes"] a.open';
  await Promise.all([page.waitForNavigation(), page.click(start)]);
  await page.waitForSelector('#submit');
}

/** Labels the task and submits it: the site's word on how long it was out. */
async function finish(page: Page, siteUrl: string): Promise<number> {
  const id = await taskId(page);
  await doTask(page);
  const task = (await tasksOf(siteUrl)).find((one) => one.id === id);
  if (task?.endedAt === undefined) throw new Error(`The site still has the task ${id}.`);
  return task.endedAt - task.startedAt;
}

async function recordIn(chromium: Chromium): Promise<BookRecord> {
  const look = async () => {
    const { recent = [] } = await chromium.readBooks();
    const tasks = (recent as BookRecord[]).filter(({ kind }) => kind === 'task');
    if (tasks.length > 1) throw new Error(`There are ${tasks.length} tasks in the books.`);
    return tasks[0];
  };
  return waitFor(look, { message: 'the task is in the books' });
}

/** Opens a task at a new desk, lets `during` go on, submits it, and says what is in the books. */
export async function atDesk(during: (desk: Desk) => Promise<void>): Promise<Outcome> {
  const site = await startPracticeServer();
  try {
    const chromium = await launchChromium();
    try {
      await ready(chromium);
      const page = await chromium.newTab('about:blank');
      await openTask(page, site.url);
      const systemState = () => chromium.worker.run(() => chrome.idle.queryState(15));
      await during({ chromium, page, systemState });
      const taskMs = await finish(page, site.url);
      return { taskMs, record: await recordIn(chromium) };
    } finally {
      await chromium.close();
    }
  } finally {
    await site.close();
  }
}
