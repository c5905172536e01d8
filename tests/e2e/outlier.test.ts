import { describe, expect, test } from 'vitest';
import { waitFor } from './harness/wait.ts';
import { expectTimeline } from './support/facts.ts';
import { moment, now, seenInPlace, work } from './support/moments.ts';
import { readWhen } from './support/popup.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Outlier at its true addresses: one document, one address for all tasks, and no key for any of them. */

const ORIGIN = 'https://app.outlier.ai';
const SUBMIT = 'main button';

const PAGES = {
  market: fixturePage('outlier', 'marketplace', { 'main button': 'first' }),
  first: fixturePage('outlier', 'task', { [SUBMIT]: 'second' }),
  second: fixturePage('outlier', 'task-next', { [SUBMIT]: 'queue' }),
  queue: fixturePage('outlier', 'queue'),
  project: fixturePage('outlier', 'project'),
  course: fixturePage('outlier', 'course', { 'main button': 'market' }),
  operation: fixturePage('outlier', 'operation'),
  claimed: fixturePage('outlier', 'task-claimed', { [SUBMIT]: 'again' }),
  again: { ...fixturePage('outlier', 'task-next'), at: fixturePage('outlier', 'task-claimed').at },
};

describe('a task without a key', () => {
  test('ends when its submit is followed by another one in place, and by an empty queue', async () => {
    const { shift, open, click } = await startOn(ORIGIN, PAGES, { inPlace: true });
    const searched = await open('market');
    await work(1_000);
    const opened = await click('main button');
    await work(2_000);
    const submitted = await click(SUBMIT);
    await work(2_500);
    const last = await click(SUBMIT);
    await work(1_500);

    const [first, second] = await shift
      .recordsWhen('both ended', (all) => all.filter(({ outcome }) => outcome === 'submitted').length === 2)
      .then((all) => all.filter(({ kind }) => kind === 'task'));
    expect([first, second]).toMatchObject([
      { platform: 'outlier', outcome: 'submitted', confirmed: true },
      { platform: 'outlier', outcome: 'submitted', confirmed: true },
    ]);
    expectTimeline(first, [{ kind: 'work', from: seenInPlace(opened), to: seenInPlace(submitted) }]);
    expectTimeline(second, [{ kind: 'work', from: seenInPlace(submitted), to: seenInPlace(last) }]);
    const { records } = await shift.facts();
    expect(records.map(({ kind }) => kind)).toEqual(['overhead', 'task', 'task', 'overhead']);
    expectTimeline(records[0], [{ kind: 'overhead', from: searched, to: seenInPlace(opened) }]);
    expectTimeline(records[3], [{ kind: 'overhead', from: seenInPlace(last), to: now() }]);
  });

  test('goes on where the page refuses it, or a script presses its submit', async () => {
    const still = fixturePage('outlier', 'task');
    const { shift, tab, open, click } = await startOn(ORIGIN, { first: still }, { inPlace: true });
    const opened = await open('first');
    await work(1_000);
    await click(SUBMIT);
    await tab.$eval('main', (main) => main.append('Please answer every question.'));
    await work(1_000);
    await tab.$eval(SUBMIT, (button) => (button as HTMLElement).click());
    await work(700);
    const [task] = (await shift.facts()).records;
    expect(task?.outcome).toBeUndefined();
    expectTimeline(task, [{ kind: 'work', from: opened, to: now() }]);
  });

  test('left for the marketplace is away, and is the same one on return', async () => {
    const { shift, open } = await startOn(ORIGIN, PAGES, { inPlace: true });
    const opened = await open('first');
    await work(2_500);
    const left = await moment(() => open('market'));
    await work(1_000);
    const back = await moment(() => open('first'));
    await work(2_500);
    const { records } = await shift.facts();
    expect(records.map(({ kind }) => kind)).toEqual(['task']);
    expect(records[0]?.outcome).toBeUndefined();
    expectTimeline(records[0], [
      { kind: 'work', from: opened, to: left },
      { kind: 'away', from: left, to: back },
      { kind: 'work', from: back, to: now() },
    ]);
  });

  test('that a link claimed lends its key to none after it', async () => {
    const { shift, open, click } = await startOn(ORIGIN, PAGES, { inPlace: true });
    const opened = await open('claimed');
    await work(1_500);
    const submitted = await click(SUBMIT);
    await work(2_500);
    const [first] = await shift.ended(1);
    expect(first).toMatchObject({ outcome: 'submitted', confirmed: true });
    expect(first?.key).toBeDefined();
    expectTimeline(first, [{ kind: 'work', from: opened, to: seenInPlace(submitted) }]);
    const { records } = await shift.facts();
    expect(records[1]?.key).toBeUndefined();
    expectTimeline(records[1], [{ kind: 'work', from: seenInPlace(submitted), to: now() }]);
  });
});

test('what its task page had, and has no more, is noticed and said once', async () => {
  const with_ = fixturePage('outlier', 'task');
  const without = { at: `${with_.at}?next`, html: with_.html.replaceAll('Submit', 'Hand in') };
  const { shift, open } = await startOn(ORIGIN, { with: with_, without });
  const kept = (message: string, part: string) =>
    waitFor(async () => JSON.stringify((await shift.chromium.readBooks()).meta).includes(part), { message });
  await open('with');
  await kept('one page had it', '"pages":1,"missing":{}');
  await open('with');
  await kept('two pages had it', '"pages":2,"missing":{}');
  // A page shows itself in pieces: only what stays away is missed.
  await open('without');
  await kept('one page has it no more', '"Submit":{"before":2,"pages":1}');
  await open('without');
  await kept('nor has the next', '"Submit":{"before":2,"pages":2}');
  const popup = await shift.chromium.openPopup();
  const said = await readWhen(popup, 'it is said', ({ by }) => by.lost !== undefined);
  expect(said.by.lost).toContain('Submit');
  await popup.click('[data-testid=lost] button');
  await readWhen(popup, 'it is not said again', ({ by }) => by.lost === undefined);
});

test('a course is training, a project’s page overhead of that project, an audit a task with a key', async () => {
  const { shift, tab, open } = await startOn(ORIGIN, PAGES);
  const course = await open('course');
  await work(1_000);
  const popup = await shift.chromium.openPopup();
  const said = await readWhen(popup, 'the clock runs', ({ by }) => by['task-clock'] !== undefined);
  expect(said.head).toBe('Outlier training');
  await shift.chromium.focus(tab);
  const submitted = await moment(() => Promise.all([tab.waitForNavigation(), tab.click('main button')]));
  await work(1_000);
  const looked = await moment(() => open('project'));
  await work(1_000);
  const audited = await moment(() => open('operation'));
  await work(1_500);

  const records = await shift.recordsWhen('all four are in', (all) => all.length === 4);
  expect(records).toMatchObject([
    { kind: 'training', outcome: 'submitted', confirmed: true },
    { kind: 'overhead' },
    { kind: 'overhead', project: 'outlier:67e78d4f24eaa8f13ae80003' },
    { kind: 'task' },
  ]);
  expect(records[3]?.key).toBeDefined();
  expectTimeline(records[0], [{ kind: 'training', from: course, to: submitted }]);
  expectTimeline(records[2], [{ kind: 'overhead', from: looked, to: audited }]);
});
