import { describe, expect, test } from 'vitest';
import {
  DASHBOARD,
  DATAANNOTATION,
  earned,
  FIRST,
  open,
  press,
  RUBRICS,
  startShift,
} from './support/dataannotation.ts';
import { countedMs, expectTimeline, type Fact } from './support/facts.ts';
import { expectSpan, moment, now, work } from './support/moments.ts';

/** On DataAnnotation's true addresses: whatever the tabs and windows, one task and one clock. */

const tasksOf = (records: Fact[]) => records.filter(({ kind }) => kind === 'task');

describe('one task, one clock', () => {
  test('a reload keeps the task', async () => {
    const { shift, tab } = await startShift();
    const opened = await open(tab, FIRST);
    await work(1_000);
    await tab.reload();
    await work(1_000);
    const submitted = await press(tab, 'submit');

    const outcomes = (all: Fact[]) => all.map(({ outcome }) => outcome).join();
    const [task] = await shift.recordsWhen('the next one runs', (all) => outcomes(all) === 'submitted,');
    expectSpan('The task', countedMs(task ? [task] : []), opened, submitted);
  });

  test('a second tab goes on with the same task, and the first one does not begin it anew', async () => {
    const { shift, tab } = await startShift();
    const opened = await open(tab, FIRST);
    await work(800);
    const second = await shift.chromium.newTab(DATAANNOTATION + FIRST);
    await work(800);
    await shift.chromium.focus(tab);
    await work(800);
    await shift.chromium.focus(second);
    const submitted = await press(second, 'submit');
    await shift.ended(1);
    await shift.chromium.focus(tab);
    await work(800);

    const [task] = await shift.ended(1);
    expectSpan('The task', countedMs(task ? [task] : []), opened, submitted);
    const tasks = tasksOf((await shift.facts()).records);
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['submitted', undefined]);
    expect(new Set(tasks.map(({ key }) => key)).size).toBe(2);
  });

  test('away in another window and back is counted, and paid by the hour', async () => {
    const { shift, tab } = await startShift();
    await open(tab, DASHBOARD);
    const opened = await open(tab, FIRST);
    await work(800);
    const { left, elsewhere } = await shift.leave();
    await work(1_000);
    const back = await moment(() => shift.chromium.focus(tab));
    await work(500);
    const submitted = await press(tab, 'submit');

    const [task] = await shift.ended(1);
    expectTimeline(task, [
      { kind: 'work', from: opened, to: left },
      { kind: 'away', from: left, to: back },
      { kind: 'work', from: back, to: submitted },
    ]);
    expect(task?.earning).toEqual({ ...earned(task), state: 'expected', approximate: false });
    await elsewhere.close();
  });

  test('the dashboard in another tab is the open task’s away, not searching', async () => {
    const { shift, tab } = await startShift();
    const opened = await open(tab, FIRST);
    await work(800);
    const { fromAt } = now();
    const dashboard = await shift.chromium.newTab(DATAANNOTATION + DASHBOARD);
    const left = { fromAt, toAt: Date.now() };
    await work(1_000);
    const back = await moment(() => shift.chromium.focus(tab));
    await work(500);
    const submitted = await press(tab, 'submit');
    await dashboard.close();

    const [task] = await shift.ended(1);
    expectTimeline(task, [
      { kind: 'work', from: opened, to: left },
      { kind: 'away', from: left, to: back },
      { kind: 'work', from: back, to: submitted },
    ]);
    const { records } = await shift.facts();
    expect(records.map(({ kind }) => kind)).toEqual(['task', 'task']);
    // The dashboard said meanwhile what the project is and pays.
    expect(task?.pay).toEqual(RUBRICS.pay);
  });
});
