import { expect, test } from 'vitest';
import { expectTimeline, type Fact } from './support/facts.ts';
import { now, work } from './support/moments.ts';
import { fixturePage, startOn } from './support/site.ts';

/** UHRS at its true addresses: a session on one HitApp, whose HITs are in a frame of another host. */

const ORIGIN = 'https://www.uhrs.ai';
const FRAME = 'https://hits.example.org/';
const PAGES = {
  app: fixturePage('uhrs', 'app', { button: 'judge' }),
  judge: fixturePage('uhrs', 'judge', {}, { '<iframe title="a">': `<iframe title="a" src="${FRAME}">` }),
  marketplace: fixturePage('uhrs', 'marketplace'),
};
const others = { [`${FRAME}*`]: '<!doctype html><button>Submit</button>' };

const isTask = ({ kind }: Fact) => kind === 'task';

test('a session is timed as one, through its frame, and goes on after a look at the marketplace', async () => {
  const { shift, tab, open, press } = await startOn(ORIGIN, PAGES, { others });
  await open('app');
  await work(700);
  const begun = await press('button');
  await work(700);
  const frame = await tab.waitForFrame((one) => one.url() === FRAME);
  await frame.click('button');
  await work(1_500);
  const all = await shift.recordsWhen('the session is open', (records) => records.some(isTask));
  const session = all.find(isTask);
  expect(session).toMatchObject({ project: 'uhrs:35873' });
  expect(session?.outcome).toBeUndefined();
  expectTimeline(session, [{ kind: 'work', from: begun, to: now() }]);

  await open('marketplace');
  await work(700);
  await open('judge');
  await work(1_000);
  const kindsOf = (records: Fact[]) =>
    records.filter(isTask).flatMap(({ segments }) => segments.map((s) => s.kind));
  await shift.recordsWhen('it goes on', (records) => kindsOf(records).length === 3);
  const { records } = await shift.facts();
  expect(records.filter(isTask)).toHaveLength(1);
  expect(kindsOf(records)).toEqual(['work', 'away', 'work']);
});
