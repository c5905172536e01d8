import { expect, test } from 'vitest';
import { expectTimeline } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** Prolific at its true addresses: a study is worked on another site, in another tab, and ends by a third. */

const ORIGIN = 'https://app.prolific.com';
const STUDY = 'https://survey.example.org/';
const OLDER = '/studies/65f00000000000000000000b';
const NEXT = '/studies/65f00000000000000000000c';
const PAGES = {
  studies: fixturePage('prolific', 'studies', { h2: 'reserved' }),
  reserved: fixturePage('prolific', 'reserved', { '[data-testid="start-now"]': 'task' }),
  task: fixturePage('prolific', 'task', {
    '[data-testid="cancel-study-button"]': 'studies',
  }),
  older: { ...fixturePage('prolific', 'awaiting-review'), at: OLDER },
  complete: fixturePage('prolific', 'complete'),
  next: { ...fixturePage('prolific', 'task', { '[data-testid="complete-button"]': 'handedIn' }), at: NEXT },
  handedIn: { ...fixturePage('prolific', 'awaiting-review'), at: NEXT },
};
const others = { [`${STUDY}*`]: '<!doctype html><h1>A study</h1><textarea></textarea>' };

const start = () => startOn(ORIGIN, PAGES, { inPlace: true, others });

test('a study is a session: its time on another site counts, and its completion ends it, no older study’s', async () => {
  const { shift, tab, open, click } = await start();
  await open('studies');
  await work(700);
  await click('h2');
  await work(1_000);
  const begun = await click('[data-testid="start-now"]');
  await work(2_000);
  let study = tab;
  const left = await moment(async () => {
    study = await shift.chromium.newTab('about:blank');
    await shift.chromium.focus(study);
  });
  await study.goto(ORIGIN + OLDER);
  await work(700);
  await study.goto(STUDY);
  await work(2_300);
  const done = await moment(() => study.goto(`${ORIGIN}${PAGES.complete.at}`));

  const [task] = await shift.ended(1);
  expect(task).toMatchObject({
    platform: 'prolific',
    outcome: 'submitted',
    confirmed: true,
    earning: { amountMicros: 1_500_000, currency: 'GBP' },
  });
  expectTimeline(task, [
    { kind: 'work', from: begun, to: left },
    { kind: 'away', from: left, to: done },
  ]);
  expect(task?.segments.every(({ counted }) => counted)).toBe(true);
  const { records } = await shift.facts();
  expect(records.filter(({ kind }) => kind === 'task')).toHaveLength(1);
  const stored = JSON.stringify(await shift.chromium.readBooks());
  expect(stored).not.toContain('C0DE');
  await tab.close();
});

test('returned it earns nothing, handed in by its code it does; a reservation alone is no work', async () => {
  const { shift, open, click } = await start();
  await open('reserved');
  await work(1_000);
  expect((await shift.facts()).records.filter(({ kind }) => kind === 'task')).toEqual([]);
  await click('[data-testid="start-now"]');
  await work(1_200);
  await click('[data-testid="cancel-study-button"]');
  await work(700);
  const [task] = await shift.ended(1);
  expect(task).toMatchObject({ outcome: 'returned', confirmed: true });
  expect(task?.earning).toBeUndefined();

  await open('next');
  await work(1_000);
  await click('[data-testid="complete-button"]');
  await work(500);
  const [, next] = await shift.ended(2);
  expect(next).toMatchObject({
    outcome: 'submitted',
    confirmed: true,
    earning: { amountMicros: 1_500_000, currency: 'GBP' },
  });
});
