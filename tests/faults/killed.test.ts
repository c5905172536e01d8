import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { startDisplay } from '../../scripts/display.ts';
import type { ChromiumOptions } from '../e2e/harness/chromium.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { type Moment, moment, work } from '../e2e/support/moments.ts';
import { press, readWhen } from '../e2e/support/popup.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { type PracticeServer, startPracticeServer } from '../practice/server.ts';
import { heardSince } from './support/books.ts';
import { judge, judgeSum, type TrueStretch } from './support/judge.ts';

/** The browser is killed: two seconds of a task's page may be missing, thirty of anything else, as a gap. */

const PAGE_MS = 2_000;
const TICK_MS = 30_000;

/** A site, and browsers on one profile, one after the other. */
async function twoLives(options: ChromiumOptions = {}) {
  const site = await startPracticeServer();
  onTestFinished(() => site.close());
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-killed-'));
  onTestFinished(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const start = () => Shift.on(site, { ...options, profileDir });
  return { site, before: await start(), start };
}

const kill = ({ chromium }: Shift): Promise<Moment> => moment(() => chromium.kill());

async function countedOf(shift: Shift): Promise<number> {
  const [task] = await shift.ended(1);
  const counted = (task?.segments ?? []).filter((s) => s.decided ?? s.counted);
  return counted.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
}

test('as soon as the task is open', async () => {
  const { before, start } = await twoLives();
  const { opened } = await before.open('boxes');
  const killed = await kill(before);
  const after = await start();
  const { page, opened: again } = await after.open('boxes');
  const submitted = await after.finish(page, driver.doTask);
  await judgeSum(after, 'browser killed: task just opened', await countedOf(after), [
    { kind: 'work', from: opened, to: killed, lostUpToMs: PAGE_MS },
    { kind: 'work', from: again, to: submitted },
  ]);
});

test.each([{ sqlite: false }, { sqlite: true }])(
  'in the middle of work (SQLite: $sqlite)',
  async ({ sqlite }) => {
    const { before, start } = await twoLives({ sqlite });
    const { opened } = await before.open('boxes');
    await work(3_000);
    const killed = await kill(before);
    const after = await start();
    const popup = await after.chromium.openPopup();
    await readWhen(popup, 'the task waits', ({ project }) => project === 'Street boxes');
    const { page, opened: again } = await after.open('boxes');
    const submitted = await after.finish(page, driver.doTask);

    const [task] = await after.ended(1);
    expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
    await judge(after, `browser killed: at work, ${sqlite ? 'SQLite' : 'LevelDB'}`, task, [
      { kind: 'work', from: opened, to: killed, lostUpToMs: PAGE_MS },
      { kind: 'gap', from: killed, to: again, counted: false },
      { kind: 'work', from: again, to: submitted },
    ]);
  },
);

/** Presses submit and holds the site's answer back: it has the work, and the page does not know. */
async function submitUnanswered(shift: Shift, page: Page): Promise<void> {
  await driver.labelTask(page);
  const session = await page.createCDPSession();
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Response' }] });
  await page.click('#submit');
  const isIn = async () => (await shift.tasks()).some(({ endedAt }) => endedAt !== undefined);
  await waitFor(isIn, { message: 'the site has the work' });
  const isMeant = async () => Object.values((await shift.facts()).clock.open).some(({ intent }) => intent);
  await waitFor(isMeant, { message: 'the click is in the books' });
}

test('between the click on submit and its answer: the task is in, unconfirmed', async () => {
  const { before, start } = await twoLives();
  const { page, opened } = await before.open('boxes');
  await work(1_000);
  await submitUnanswered(before, page);
  const killed = await kill(before);
  const after = await start();
  const [task] = await after.ended(1, { confirmed: false });
  expect(task).toMatchObject({ outcome: 'submitted', earning: { amountMicros: 120_000 } });
  await judge(after, 'browser killed: submitting', task, [
    { kind: 'work', from: opened, to: killed, lostUpToMs: PAGE_MS },
  ]);
});

test('between two tasks: nothing changes', async () => {
  const { before, start } = await twoLives();
  const { page } = await before.open('clips');
  await driver.acceptTask(page);
  const { records } = await before.facts();
  expect(records.some(({ kind }) => kind === 'task')).toBe(true);
  await before.finish(page, driver.doTask);
  const [done] = await before.ended(1);
  await kill(before);
  const after = await start();
  const [task] = await after.ended(1);
  expect(task).toEqual(done);
  expect(Object.keys((await after.facts()).clock.open)).toEqual([]);
  const [given] = await after.tasks();
  const at = (instant = 0): Moment => ({ fromAt: instant, toAt: instant });
  const stretches: TrueStretch[] = [{ kind: 'work', from: at(given?.startedAt), to: at(given?.endedAt) }];
  await judgeSum(after, 'browser killed: between tasks', await countedOf(after), stretches);
});

/** A life of its own, on a screen of its own: these wait for a tick, so they do it side by side. */
async function onOwnScreen(site: PracticeServer) {
  const display = await startDisplay();
  onTestFinished(() => display.close());
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-killed-'));
  const start = () => Shift.on(site, { profileDir, env: { DISPLAY: display.name } });
  return { before: await start(), start };
}

async function killedAway(site: PracticeServer): Promise<void> {
  const { before, start } = await onOwnScreen(site);
  const { opened } = await before.open('boxes');
  await work(1_000);
  const { left } = await before.leave();
  await heardSince(before, left.toAt + 5_000);
  const killed = await kill(before);
  const after = await start();
  const { page, opened: again } = await after.open('boxes');
  const submitted = await after.finish(page, driver.doTask);
  const [task] = await after.ended(1);
  await judge(after, 'browser killed: away', task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: killed, counted: false, lostUpToMs: TICK_MS },
    { kind: 'gap', from: killed, to: again, counted: false },
    { kind: 'work', from: again, to: submitted },
  ]);
}

async function killedLinked(site: PracticeServer): Promise<void> {
  const { before, start } = await onOwnScreen(site);
  const { opened } = await before.open('names');
  await work(500);
  const { left, elsewhere } = await before.leave();
  const popup = await before.chromium.openPopup();
  await readWhen(popup, 'the task is away', ({ head }) => head.endsWith('away'));
  const linked = await moment(() => press(popup, 'Link this tab'));
  await before.chromium.focus(elsewhere);
  await heardSince(before, linked.toAt + 5_000);
  const killed = await kill(before);
  const after = await start();
  const { page, opened: again } = await after.open('names');
  const submitted = await after.finish(page, driver.doTask);
  const [task] = await after.ended(1);
  await judge(after, 'browser killed: in a linked tab', task, [
    { kind: 'work', from: opened, to: left },
    { kind: 'away', from: left, to: linked },
    { kind: 'linked', from: linked, to: killed, lostUpToMs: TICK_MS },
    { kind: 'gap', from: killed, to: again, counted: false },
    { kind: 'work', from: again, to: submitted },
  ]);
}

async function killedByHand(site: PracticeServer): Promise<void> {
  const { before, start } = await onOwnScreen(site);
  await before.chromium.newTab('about:blank');
  const popup = await before.chromium.openPopup();
  await press(popup, 'Start by hand');
  await popup.locator('input[name="project"]').fill('Paper forms');
  await popup.locator('select').fill('practice');
  const started = await moment(() => press(popup, 'Start'));
  await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  await heardSince(before, started.toAt + 5_000);
  const killed = await kill(before);
  const after = await start();
  await after.chromium.newTab('about:blank');
  const again = await after.chromium.openPopup();
  const stopped = await moment(() => press(again, 'Stop'));
  const [record] = await after.ended(1);
  await judge(after, 'browser killed: clock by hand', record, [
    { kind: 'manual', from: started, to: killed, lostUpToMs: TICK_MS },
    { kind: 'gap', from: killed, to: stopped, counted: false },
  ]);
}

test('away, in a linked tab, and with a clock by hand', async () => {
  const sites = await Promise.all([startPracticeServer(), startPracticeServer(), startPracticeServer()]);
  for (const site of sites) onTestFinished(() => site.close());
  const [first, second, third] = sites;
  await Promise.all([killedAway(first), killedLinked(second), killedByHand(third)]);
});
