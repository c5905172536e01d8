import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { waitFor } from '../e2e/harness/wait.ts';
import {
  DATAANNOTATION,
  FIRST,
  press as pressOn,
  serve,
  USUAL_PAGES,
} from '../e2e/support/dataannotation.ts';
import { work } from '../e2e/support/moments.ts';
import { press, readWhen } from '../e2e/support/popup.ts';
import type { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { frozen } from '../trials/freeze.ts';
import { record, type Seen } from './recorder.ts';
import type { Doing, Done } from './truth.ts';

/** A worker sees what is there before they leave it. */
const READ_MS = 2_000;

/** A tab of the day, with its own log. */
interface Tab {
  page: Page;
  log: Seen[];
}

/** A worker's day, step by step; it keeps the truth of what was done when. */
export class Day {
  readonly logs: Seen[][] = [];
  readonly done: Done[] = [];

  constructor(private shift: Shift) {}

  private does(doing: Done['doing'], at = Date.now()): void {
    this.done.push({ at, doing });
  }

  async tab(): Promise<Tab> {
    const page = await this.shift.chromium.newTab('about:blank');
    const log: Seen[] = [];
    this.logs.push(log);
    await record(page, (seen) => log.push(seen));
    await this.shift.chromium.focus(page);
    return { page, log };
  }

  /** To a project's door, as soon as what the tab shows has been read. */
  async open(tab: Tab, project: string): Promise<void> {
    await work(READ_MS);
    await driver.openProject(tab.page, this.shift.site.url, project);
    await waitFor(() => tab.log.at(-1)?.focus === true, { message: 'the task has the focus' });
  }

  async submit({ page }: Tab, step = driver.doTask): Promise<void> {
    await this.shift.finish(page, step);
  }

  /** Elsewhere for a while, and back. */
  async look({ page }: Tab, ms: number): Promise<void> {
    this.does('away');
    const other = await this.shift.chromium.newTab('about:blank');
    await work(ms);
    await this.shift.chromium.focus(page);
    this.does('work');
    await other.close();
  }

  /** Reads in a tab that is linked to the task. */
  async read({ page }: Tab, ms: number): Promise<void> {
    const { chromium, site } = this.shift;
    this.does('away');
    const guidelines = await chromium.newTab(`${site.url}/guidelines/boxes`);
    await chromium.focus(guidelines);
    const popup = await chromium.openPopup();
    await readWhen(popup, 'the task is away', ({ head }) => head.endsWith('away'));
    await press(popup, 'Link this tab');
    this.does('linked');
    await readWhen(popup, 'the tab is linked', ({ text }) => text.includes('This tab is linked'));
    await chromium.focus(guidelines);
    await work(ms);
    await chromium.focus(page);
    this.does('work');
  }

  async glance({ page }: Tab, ms: number): Promise<void> {
    const popup = await this.shift.chromium.openPopup();
    await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
    await work(ms);
    await this.shift.chromium.focus(page);
  }

  /** A break by the popup's own button. */
  async pause({ page }: Tab, ms: number): Promise<void> {
    const { chromium } = this.shift;
    const button = async (from: string, to: string, doing: Doing | 'work') => {
      const popup = await chromium.openPopup();
      await readWhen(popup, `there is ${from}`, ({ text }) => text.includes(from));
      const at = Date.now();
      await press(popup, from);
      this.does(doing, (at + Date.now()) / 2);
      await readWhen(popup, `it is ${to}`, ({ head }) => head.endsWith(to));
      await chromium.focus(page);
    };
    await button('Pause', 'paused', 'pause');
    await work(ms);
    await button('Resume', 'on the clock', 'work');
  }

  async sleep(ms: number): Promise<void> {
    this.does('sleep');
    await frozen(this.shift.chromium.browser.process()?.pid ?? -1, () => work(ms));
    this.does('work');
  }

  async stopWorker(times: number): Promise<void> {
    for (let stop = 1; stop <= times; stop++) {
      await waitFor(() => this.shift.chromium.worker.running(), { message: 'the worker runs' });
      await this.shift.chromium.worker.stop();
      await work(1_500);
    }
  }

  /** The renderer crashes, and the page is loaded again. */
  async crash(tab: Tab): Promise<void> {
    const session = await tab.page.createCDPSession();
    session.send('Page.crash').catch(() => undefined);
    this.over(tab);
    await work(1_000);
    await tab.page.reload();
    await this.shift.chromium.focus(tab.page);
  }

  private over({ log }: Tab): void {
    log.push({
      at: Date.now(),
      focus: false,
      gone: true,
      ...(log.at(-1)?.task ? { task: log.at(-1)?.task } : {}),
    });
  }

  /** The browser is killed, and another one opens the same task. */
  async kill(tab: Tab, project: string, start: () => Promise<Shift>): Promise<Tab> {
    await this.shift.chromium.kill();
    this.over(tab);
    this.does('gap');
    this.shift = await start();
    const next = await this.tab();
    await this.open(next, project);
    const first = next.log.find(({ focus, task }) => focus && task !== undefined);
    expect(first).toBeDefined();
    this.does('work', first?.at);
    return next;
  }

  async platform(tab: Tab): Promise<void> {
    await serve(this.shift.chromium.routes, USUAL_PAGES);
    await work(READ_MS);
    await tab.page.goto(DATAANNOTATION + FIRST);
    await waitFor(() => tab.log.at(-1)?.focus === true, { message: 'the task has the focus' });
  }

  async pressOn({ page }: Tab, button: 'submit' | 'exit'): Promise<void> {
    await pressOn(page, button);
  }
}
