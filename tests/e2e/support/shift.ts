import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import type { Snapshot } from '../../../lib/books/types.ts';
import type { Outcome } from '../../../lib/clock/types.ts';
import * as driver from '../../practice/driver.ts';
import { type PracticeOptions, type PracticeServer, startPracticeServer } from '../../practice/server.ts';
import type { PracticeTask } from '../../practice/state.ts';
import { type Chromium, type ChromiumOptions, launchChromium } from '../harness/chromium.ts';
import { waitFor } from '../harness/wait.ts';
import type { Chrome } from '../harness/worker.ts';
import { countedMs, expectNoOverlaps, type Fact, type Facts, factsOf } from './facts.ts';
import { ahead, loadOf, type Moment, now, SLACK_MS } from './moments.ts';

declare const chrome: Chrome;

const LOST: ReadonlySet<Outcome> = new Set(['skipped', 'returned', 'expired', 'abandoned']);

/** A worker's shift: a new browser with the extension, the practice site, and both sides' word on the work. */
export class Shift {
  /** How far the browser's wall clock is ahead of the test's: moments are told by the browser's. */
  aheadMs = 0;

  private constructor(
    readonly chromium: Chromium,
    readonly site: PracticeServer,
  ) {}

  /** Starts one, and ends it with the test. */
  static async start(options: PracticeOptions & ChromiumOptions = {}): Promise<Shift> {
    const site = await startPracticeServer(options);
    onTestFinished(() => site.close());
    return Shift.on(site, options);
  }

  /** A browser on a site that is there already. */
  static async on(site: PracticeServer, options: ChromiumOptions = {}): Promise<Shift> {
    const chromium = await launchChromium(options);
    onTestFinished(() => chromium.close().catch(() => undefined));
    const shift = new Shift(chromium, site);
    await waitFor(async () => (await shift.snapshot())?.platforms.some(({ on }) => on), {
      message: 'the extension says which platforms are on',
    });
    return shift;
  }

  /** Opens a project's page in a new tab in front, once the tab has focus: a new window gets it late. */
  async open(project: string): Promise<{ page: Page; opened: Moment }> {
    const page = await this.chromium.newTab('about:blank');
    await this.chromium.focus(page);
    await driver.openProject(page, this.site.url, project);
    return { page, opened: await loadOf(page) };
  }

  /** Does what ends the page's task; the moment lies between the site's word on it and the next page. */
  async finish(page: Page, step: (page: Page) => Promise<void>): Promise<Moment> {
    const id = await driver.taskId(page);
    await step(page);
    const toAt = Date.now();
    const task = (await this.tasks()).find((one) => one.id === id);
    if (task?.endedAt === undefined) throw new Error(`the site still has the task ${id}`);
    return ahead({ fromAt: task.endedAt, toAt }, this.aheadMs);
  }

  /** The site's own list of tasks. */
  async tasks(): Promise<PracticeTask[]> {
    const state = (await (await fetch(`${this.site.url}/state`)).json()) as { tasks: PracticeTask[] };
    return state.tasks;
  }

  facts(): Promise<Facts> {
    return factsOf(this.chromium, this.aheadMs);
  }

  /** What the popup would paint from. */
  async snapshot(): Promise<Snapshot | undefined> {
    const { snapshot } = await this.chromium.worker.run(() => chrome.storage.session.get('snapshot'));
    return snapshot as Snapshot | undefined;
  }

  /** Waits until the database holds what `wanted` asks for, and gives its records, by start. */
  async recordsWhen(message: string, wanted: (records: Fact[]) => boolean): Promise<Fact[]> {
    let last: Fact[] = [];
    const look = async () => {
      last = (await this.facts()).records;
      return wanted(last) && last;
    };
    const told = () => `${message}; there are ${last.map(toldOf).join(', ') || 'no records'}`;
    return waitFor(look, { message: told });
  }

  /**
   * Waits until so many tasks have ended, and gives them; nothing else may have been recorded beside them.
   * A page load ends a task before the next page confirms it: both are waited for, but where that never comes.
   */
  async ended(count: number, { confirmed = true } = {}): Promise<Fact[]> {
    const ended = (records: Fact[]) => records.filter(({ outcome }) => outcome !== undefined);
    const sure = (records: Fact[]) => ended(records).filter((record) => record.confirmed === confirmed);
    const records = await this.recordsWhen(`${count} records ended`, (all) => sure(all).length >= count);
    expectNoOverlaps(records);
    expect(ended(records)).toHaveLength(count);
    return ended(records);
  }

  /** Waits until the figures are as the records are, and gives them: all time is all counted time. */
  async figures(): Promise<Snapshot> {
    let seen = '';
    const look = async () => {
      const snapshot = await this.snapshot();
      const { records, at } = await this.facts();
      if (!snapshot) return undefined;
      const kept = records.filter(({ dropped }) => !dropped);
      const submitted = kept.filter(({ outcome, kind }) => outcome === 'submitted' && kind !== 'training');
      const lost = kept.filter(({ outcome }) => outcome !== undefined && LOST.has(outcome));
      const { allMs, lostMs, tasks } = snapshot.today;
      const sinceMs = snapshot.now?.ticking ? at - snapshot.at : 0;
      seen = `${tasks} tasks and ${allMs + sinceMs} ms, in the books ${submitted.length} and ${countedMs(kept)}`;
      const isSame = tasks === submitted.length && Math.abs(lostMs - countedMs(lost)) <= 1;
      return isSame && Math.abs(allMs + sinceMs - countedMs(kept)) <= SLACK_MS && snapshot;
    };
    return waitFor(look, { message: () => `the figures are as the records are: ${seen}` });
  }

  /** Leaves for another window, and says when. */
  async leave(): Promise<{ left: Moment; elsewhere: Page }> {
    const from = now();
    const elsewhere = await this.chromium.newWindowPage('about:blank');
    return { left: ahead({ fromAt: from.fromAt, toAt: Date.now() }, this.aheadMs), elsewhere };
  }
}

const toldOf = ({ n, kind, outcome }: Fact) => `${n} ${kind} ${outcome ?? 'open'}`;
