import { expect, test } from 'vitest';
import type { Project } from '../../lib/books/types.ts';
import { expectTimeline } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** CrowdGen at its true addresses: the work is elsewhere, what it pays is here. */

const PAGES = {
  login: fixturePage('crowdgen', 'login', { button: 'projects' }),
  projects: fixturePage('crowdgen', 'projects', { 'nav li:nth-child(5) a': 'hours' }),
  hours: fixturePage('crowdgen', 'hours'),
};

test('its pages are overhead, and its active projects are known with what an hour of them pays', async () => {
  const { shift, tab, open, click } = await startOn('https://app.crowdgen.com', PAGES, { inPlace: true });
  await open('login');
  await work(700);
  const opened = await open('projects');
  await work(1_000);
  await click('nav li:nth-child(5) a');
  await work(1_000);
  const left = await moment(() => tab.goto('about:blank'));

  const records = await shift.recordsWhen('the time is in', (all) => all.some(({ confirmed }) => confirmed));
  expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(['overhead']));
  const [first] = records;
  expectTimeline(records.length === 1 ? first : undefined, [{ kind: 'overhead', from: opened, to: left }]);
  const known = ((await shift.chromium.readBooks()).projects ?? []) as Project[];
  expect(known.map(({ key, pay }) => [key, pay])).toEqual([
    ['crowdgen:beluga', { basis: 'perHourReported', rateMicros: 5_000_000, currency: 'USD' }],
    ['crowdgen:search evaluation', { basis: 'perHourReported', rateMicros: 12_500_000, currency: 'USD' }],
  ]);
});
