import { describe, expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { now, work } from './support/moments.ts';
import { press as pressIn, readWhen } from './support/popup.ts';
import { fixturePage, startOn } from './support/site.ts';

/** RaterHub at its true addresses: reader, sensor, clock, books and popup together. */

const ORIGIN = 'https://www.raterhub.com';
const SUBMIT = '#ewok-task-submit-button';
const STOP = '#ewok-task-submit-done-button';
const TYPE = 'raterhub:side by side';

/** A task of three minutes at most, one of eight, and the index between them. */
const PAGES = {
  index: fixturePage('raterhub', 'index-available', { a: 'first' }),
  none: fixturePage('raterhub', 'index-none'),
  first: fixturePage('raterhub', 'task-range', { [SUBMIT]: 'second', [STOP]: 'none' }),
  second: fixturePage('raterhub', 'task-dash', { [SUBMIT]: 'first', [STOP]: 'none' }),
  release: fixturePage('raterhub', 'task-report', { '.ewok-release-buttons button': 'none' }),
  refused: fixturePage('raterhub', 'task-refused', { [STOP]: 'none' }),
};

describe('a task', () => {
  test('is paid by the upper end of its estimate, however long it took', async () => {
    const { shift, open, press } = await startOn(ORIGIN, PAGES);
    const waited = await open('index');
    await work(1_000);
    const opened = await open('first');
    const popup = await shift.chromium.openPopup();
    await readWhen(popup, 'the pay is asked', ({ by }) => by['pay-question'] !== undefined);
    await popup.locator('select[name="basis"]').fill('estimatedHour');
    await popup.locator('input[name="amount"]').fill('12');
    await pressIn(popup, 'Save');
    const said = await readWhen(popup, 'the pay is known', ({ by }) => by['task-pay'] !== undefined);
    expect(said).toMatchObject({ head: 'RaterHub on the clock', project: 'Side by Side' });
    expect(said.by['task-pay']).toMatch(/\$0\.60/);
    const submitted = await press(SUBMIT);
    await work(700);

    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ project: TYPE, outcome: 'submitted', confirmed: true, estimateMs: 180_000 });
    expect(task?.earning).toMatchObject({ amountMicros: 600_000, currency: 'USD', state: 'expected' });
    expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
    const { records } = await shift.facts();
    expect(records.map(({ kind }) => kind)).toEqual(['overhead', 'task', 'task']);
    expectTimeline(records[0], [{ kind: 'overhead', from: waited, to: opened }]);
    expect(records[2]).toMatchObject({ estimateMs: 480_000 });
  });

  test('submitted and stopped ends it, and waiting for the next one is overhead', async () => {
    const { shift, open, press } = await startOn(ORIGIN, PAGES);
    const opened = await open('first');
    await work(1_000);
    const submitted = await press(STOP);
    await work(1_000);

    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
    expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
    const { records } = await shift.facts();
    expectTimeline(records.at(-1), [{ kind: 'overhead', from: submitted, to: now() }]);
  });

  test('released is returned and earns nothing; a report for another reason keeps it', async () => {
    const { shift, tab, open, press } = await startOn(ORIGIN, {
      ...PAGES,
      release: fixturePage('raterhub', 'task-report', { '[data-sent] .ewok-release-buttons button': 'none' }),
    });
    const opened = await open('release');
    await work(500);
    await tab.click('.ewok-release-buttons button');
    await work(1_000);
    const [kept] = (await shift.facts()).records;
    expect(kept?.outcome).toBeUndefined();
    expectTimeline(kept, [{ kind: 'work', from: opened, to: now() }]);

    await tab.click('#ewok-release-release');
    await tab.$eval('#ewok-release-form', (form) => form.setAttribute('data-sent', ''));
    const released = await press('.ewok-release-buttons button');
    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ outcome: 'returned', confirmed: true });
    expect(task?.earning).toBeUndefined();
    expectTimeline(task, [{ kind: 'work', from: opened, to: released }]);
  });
});

describe('a submit that does not go through', () => {
  test('leaves the task on the clock, whether the page marks it or loads anew', async () => {
    const { shift, tab, open, press } = await startOn(ORIGIN, {
      none: PAGES.none,
      // The same address: the server sends the form back, with its errors.
      again: { ...PAGES.refused, at: `${PAGES.refused.at}&again` },
      first: fixturePage('raterhub', 'task-range', { [SUBMIT]: 'again' }),
    });
    const opened = await open('first');
    await work(700);
    // The page itself marks what is missing, and sends nothing.
    await tab.$eval('#ewok-task-form', (form) => {
      form.addEventListener('submit', (event) => {
        if (form.querySelector('#ewok-errors-list')) return;
        event.stopImmediatePropagation();
        event.preventDefault();
        const list = document.createElement('ul');
        list.id = 'ewok-errors-list';
        list.append(document.createElement('li'));
        form.prepend(list);
      });
    });
    await tab.click(SUBMIT);
    await work(1_200);
    const [marked] = (await shift.facts()).records;
    expect(marked?.outcome).toBeUndefined();
    expectTimeline(marked, [{ kind: 'work', from: opened, to: now() }]);

    await press(SUBMIT);
    await work(1_000);
    const submitted = await press(STOP);
    const [task, ...others] = await shift.ended(1);
    expect(others).toEqual([]);
    expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
    expect(task?.segments.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)).toBeGreaterThan(
      2_500,
    );
    expect(task?.endAt).toBeGreaterThan(submitted.fromAt - 300);
  });
});

test('a task that was submitted before is no task, and no time on one', async () => {
  const { shift, open } = await startOn(ORIGIN, {
    index: PAGES.index,
    already: fixturePage('raterhub', 'already-submitted'),
  });
  await open('already');
  await work(1_000);
  await open('index');
  await work(1_000);
  const records = await shift.recordsWhen('waiting is recorded', (all) => all.length > 0);
  expect(records.map(({ kind }) => kind)).toEqual(['overhead']);
});
