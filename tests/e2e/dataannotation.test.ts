import { describe, expect, test } from 'vitest';
import { formatMoney } from '../../lib/rates/format.ts';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { dashboardUrl, textOf, textWhen } from './support/dashboard.ts';
import {
  DASHBOARD,
  earned,
  FIRST,
  FIRST_PAGE,
  glance,
  open,
  PAYMENTS,
  PREVIEW,
  page,
  press,
  RUBRICS,
  reportTime,
  SECOND,
  SIGN_IN,
  startShift,
  taskPath,
} from './support/dataannotation.ts';
import { countedMs, expectNoOverlaps, expectTimeline, type Fact } from './support/facts.ts';
import { moment, now, work } from './support/moments.ts';
import { expectClockSince, readWhen } from './support/popup.ts';
import { expectNoTrouble, troubleOf } from './support/trouble.ts';

declare const chrome: Chrome;

/** DataAnnotation at its true addresses: reader, sensor, clock, books and popup together. */

/** The same project with or without a dashboard before it: only that has the platform's id, and pay. */
const LISTED = `dataannotation:${RUBRICS.id}`;
const UNLISTED = `dataannotation:${RUBRICS.name.toLowerCase()}`;
const REFERRALS = '/workers/referrals';

describe('a task', () => {
  test('starts by itself, is paid as the dashboard says, and ends with the next page', async () => {
    const { shift, tab } = await startShift();
    const searched = await open(tab, DASHBOARD);
    await work(1_000);
    const opened = await moment(() => open(tab, FIRST));
    await work(1_500);
    const popup = await shift.chromium.openPopup();
    const during = await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
    expect(during).toMatchObject({ head: 'DataAnnotation on the clock', project: RUBRICS.name });
    expect(during.by['task-pay']).toMatch(/\$0\.0\d+ so far.*\$25(?:\.00)?\/h/);
    await expectClockSince(popup, opened);
    await shift.chromium.focus(tab);
    const submitted = await press(tab, 'submit');
    await work(700);

    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ project: LISTED, outcome: 'submitted', confirmed: true, pay: RUBRICS.pay });
    expect(task?.earning).toEqual({ ...earned(task), state: 'expected', approximate: false });
    expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
    const { records } = await shift.facts();
    expect(records.map(({ kind }) => kind)).toEqual(['overhead', 'task', 'task']);
    expectTimeline(records[0], [{ kind: 'overhead', from: searched, to: opened }]);
    expectTimeline(records[2], [{ kind: 'work', from: submitted, to: now() }]);

    const after = await glance(shift, tab, 'one task is in', ({ by }) => by['today-tasks'] === '1 task');
    expect(after.by['today-earned']).toBe(formatMoney(earned(task), 'en-US'));
    expect(after.by['task-rate']).toMatch(/^\$25\.00/);
    const { today } = await shift.figures();
    expect(today.allInRate[0]?.highMicros).toBeLessThan(RUBRICS.pay.rateMicros);
  });

  test('leaves nothing of its own key or content in what is stored', async () => {
    const { shift, tab } = await startShift();
    await open(tab, FIRST);
    const [task] = await shift.recordsWhen('the task is open', (records) => records.length > 0);
    expect(task?.key).toMatch(/^[\w-]{22}$/);
    const stored = await shift.chromium.worker.run(async () => [
      await chrome.storage.local.get(),
      await chrome.storage.session.get(),
    ]);
    const kept = JSON.stringify([await shift.chromium.readBooks(), stored]);
    expect(kept).toContain(RUBRICS.name);
    const [, response = ''] = FIRST.split('=');
    for (const secret of [response, 'Question', 'Last draft', '$255']) expect(kept).not.toContain(secret);
  });

  test('seen but not claimed is no time on it; Exit Work Mode gives it back', async () => {
    const { shift, tab } = await startShift();
    const seen = await open(tab, PREVIEW);
    await work(1_000);
    const entered = await press(tab, 'enter');
    await work(1_000);
    const returned = await press(tab, 'exit');

    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ project: UNLISTED, outcome: 'returned', confirmed: true });
    expect(task?.earning).toBeUndefined();
    expectTimeline(task, [{ kind: 'work', from: entered, to: returned }]);
    const { records } = await shift.facts();
    expect(records[0]).toMatchObject({ kind: 'overhead', project: UNLISTED });
    expectTimeline(records[0], [{ kind: 'overhead', from: seen, to: entered }]);

    const said = await glance(shift, tab, 'the last task is named', ({ text }) => text.includes('returned'));
    expect(said.by).toMatchObject({ 'today-tasks': '0 tasks', 'today-earned': '–' });
  });

  test('skipped ends as skipped, earns nothing, and the next one begins', async () => {
    // The dashboard lists it as urgent; its own page does not.
    const { shift, tab } = await startShift({ [FIRST]: page('task-button', { skip: SECOND }) });
    await open(tab, DASHBOARD);
    const opened = await open(tab, FIRST);
    await work(1_000);
    const skipped = await press(tab, 'skip');
    await work(700);

    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ outcome: 'skipped', confirmed: true, pay: { rateMicros: 40_000_000 } });
    expect(task?.earning).toBeUndefined();
    expectTimeline(task, [{ kind: 'work', from: opened, to: skipped }]);
    expectTimeline((await shift.facts()).records.at(-1), [{ kind: 'work', from: skipped, to: now() }]);
  });

  test('whose form is refused goes on; a submit by the keyboard ends it once', async () => {
    const asking = FIRST_PAGE.replace(
      /(<button type="submit"><span>Submit)/,
      '<input id="answer" required>$1',
    );
    const { shift, tab } = await startShift({ [FIRST]: asking });
    const opened = await open(tab, FIRST);
    await work(500);
    await tab.click('.task-response-submission button');
    await work(1_000);
    const [refused] = (await shift.facts()).records;
    expect(refused?.outcome).toBeUndefined();
    expectTimeline(refused, [{ kind: 'work', from: opened, to: now() }]);

    await tab.type('#answer', 'better');
    const submitted = await moment(() => Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]));
    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
    expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
  });

  test('followed by the next one in the same document ends with its own address', async () => {
    const inPlace = `<script>document.querySelector('.task-response-submission').onsubmit = (event) => {
      event.preventDefault();
      history.pushState({}, '', '${SECOND}');
      document.querySelector('textarea').value = '';
    }</script>`;
    const { shift, tab } = await startShift({ [FIRST]: FIRST_PAGE + inPlace });
    const opened = await open(tab, FIRST);
    await work(1_000);
    const submitted = await press(tab, 'submit');
    await work(1_000);

    const [task] = await shift.ended(1);
    expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
    expectTimeline(task, [{ kind: 'work', from: opened, to: submitted }]);
    const { records } = await shift.facts();
    expect(records).toHaveLength(2);
    expectTimeline(records[1], [{ kind: 'work', from: submitted, to: now() }]);
  });
});

describe('pages around the work', () => {
  test('reporting time and payments are overhead, and earn nothing', async () => {
    const { shift, tab } = await startShift({
      [reportTime(RUBRICS.id)]: page('report-time'),
      [PAYMENTS]: page('payments-unfolded'),
    });
    const reported = await open(tab, reportTime(RUBRICS.id));
    await work(1_000);
    const paid = await moment(() => open(tab, PAYMENTS));
    await work(1_000);
    const left = await moment(() => tab.goto('about:blank'));

    const both = (all: Fact[]) => all.length === 2 && all.every(({ confirmed }) => confirmed);
    const records = await shift.recordsWhen('both are in', both);
    expect(records).toMatchObject([{ kind: 'overhead', project: LISTED }, { kind: 'overhead' }]);
    expectTimeline(records[0], [{ kind: 'overhead', from: reported, to: paid }]);
    expectTimeline(records[1], [{ kind: 'overhead', from: paid, to: left }]);
    const figures = async () => {
      const today = (await shift.snapshot())?.today;
      return today?.searchingMs === countedMs(records) && today;
    };
    const today = await waitFor(figures, { message: 'all of it is searching' });
    expect(today).toMatchObject({ tasks: 0, earned: [], allInRate: [] });

    const { chromium } = shift;
    const dashboard = await chromium.newTab(dashboardUrl(chromium, '#/reconcile'));
    await dashboard.waitForSelector('[data-testid=statement-seen]');
    expect(await textOf(dashboard, '[data-testid=statement-seen]')).toContain('page showed 4 lines');
    await dashboard.click('[data-testid=statement-seen] button');
    expect(await textWhen(dashboard, '[data-testid=statement-checked]', (text) => text !== '')).toContain(
      '4 lines',
    );
  });

  test('that say less than expected, or nonsense, break nothing and are said to be unknown', async () => {
    const NOTHING = taskPath(3);
    const { shift, tab } = await startShift({
      [DASHBOARD]: page('dashboard-malformed'),
      [NOTHING]: page('task-nothing'),
      [REFERRALS]: page('dashboard-nothing'),
    });
    const trouble = await troubleOf(shift.chromium, [tab]);
    const searched = await open(tab, DASHBOARD);
    await work(700);
    const left = await moment(() => open(tab, REFERRALS));
    await glance(shift, tab, 'the page is not known', ({ text }) => text.includes('isn’t known yet'));
    const opened = await open(tab, NOTHING);
    await work(700);
    const popup = await shift.chromium.openPopup();
    const said = await readWhen(popup, 'the pay is asked for', ({ by }) => by['pay-question'] !== undefined);
    expect(said.by['task-clock']).toBeDefined();
    expect(said.project).toBe('Project not named');
    await expectClockSince(popup, opened);
    const { records } = await shift.facts();
    expect(records.map(({ kind }) => kind)).toEqual(['overhead', 'task']);
    expectTimeline(records[0], [{ kind: 'overhead', from: searched, to: left }]);
    expectNoTrouble(trouble);
  });

  test('a lost session loses no task: after signing in it goes on', async () => {
    const { shift, tab } = await startShift({
      [FIRST]: page('task-input', { submit: SIGN_IN }),
      [SIGN_IN]: page('login'),
    });
    const opened = await open(tab, FIRST);
    await work(1_000);
    const sent = await press(tab, 'submit');
    const [unsure] = await shift.ended(1, { confirmed: false });
    expect(unsure).toMatchObject({ outcome: 'submitted', confirmed: false });
    expectTimeline(unsure, [{ kind: 'work', from: opened, to: sent }]);

    await work(700);
    const again = await open(tab, FIRST);
    await work(700);
    const [task, ...others] = await shift.recordsWhen(
      'it is open again',
      ([one]) => one?.outcome === undefined,
    );
    expect(others).toEqual([]);
    expectTimeline(task, [
      { kind: 'work', from: opened, to: sent },
      { kind: 'away', from: sent, to: again },
      { kind: 'work', from: again, to: now() },
    ]);
    expectNoOverlaps(task ? [task] : []);
  });
});
