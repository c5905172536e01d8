import type { Frame, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitFor } from './harness/wait.ts';
import type { Chrome } from './harness/worker.ts';
import { expectTimeline, type Fact } from './support/facts.ts';
import { now, work } from './support/moments.ts';
import { allow } from './support/prompt.ts';
import type { Shift } from './support/shift.ts';
import { fixturePage, startOn } from './support/site.ts';

declare const chrome: Chrome;

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

/** A HitApp: the next HIT takes the place of one that is answered; one that is not says so, and stays. */
function hitApp() {
  const next = () => {
    const hit = document.createElement('uhrs-hit');
    const answer = document.createElement('textarea');
    const submit = document.createElement('button');
    submit.className = 'uhrs-button uhrs-button-primary uhrs-submit-button';
    submit.textContent = 'Submit';
    submit.addEventListener('click', () => (answer.value ? next() : hit.append('Answer first')));
    hit.append(answer, submit);
    document.body.replaceChildren(hit);
  };
  next();
}

const HITS = 'https://hits.example/';
const COUNTED = '[data-testid="platform-frame:hits.example"]';
const COUNTS = {
  app: fixturePage('uhrs', 'app', { button: 'judge' }),
  judge: fixturePage('uhrs', 'judge-frames'),
};

async function hitFrame(tab: Page): Promise<Frame> {
  const frame = await tab.waitForFrame((one) => one.url().startsWith(HITS));
  await frame.waitForSelector('textarea');
  return frame;
}

async function submitHit(frame: Frame, answer: string): Promise<void> {
  if (answer !== '') await frame.type('textarea', answer);
  await frame.click('.uhrs-submit-button');
  await work(300);
}

/** Sessions whose pages are closed are left for longer than their limit: the worker's clock is told so. */
async function later(shift: Shift, minutes: number): Promise<void> {
  await shift.chromium.worker.run((ms) => {
    const clock = Date.now.bind(Date);
    Date.now = () => clock() + ms;
    return chrome.alarms.create('look', { when: clock() });
  }, minutes * 60_000);
}

const counted = (shift: Shift) =>
  shift.chromium.worker.run(async () => {
    const { frames } = await chrome.storage.local.get('frames');
    const { sessions = {} } = Object(frames) as { sessions?: Record<string, { done: number }> };
    return Object.values(sessions).map(({ done }) => done);
  });

const registered = (shift: Shift) =>
  shift.chromium.worker.run(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
  );

test('HITs are counted in their frame once its host is allowed, not before that and not after', async () => {
  const others = { [`${HITS}*`]: `<!doctype html><body><script>(${hitApp})()</script>` };
  const { shift, tab, open, press } = await startOn(ORIGIN, COUNTS, { others });
  const { chromium } = shift;
  await open('app');
  await work(500);
  await press('button');
  await submitHit(await hitFrame(tab), 'first');
  await work(1_500);
  expect(await counted(shift)).toEqual([]);
  await tab.close();

  const dashboard = await chromium.newTab(
    `chrome-extension://${chromium.extensionId}/dashboard.html#/platforms`,
  );
  await chromium.focus(dashboard);
  await dashboard.waitForSelector(COUNTED);
  const granted = () =>
    dashboard.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), `${HITS}*`);
  await allow(dashboard, () => dashboard.click(COUNTED), granted);
  const script = 'frame:hits.example-uhrs';
  await waitFor(async () => (await registered(shift)).includes(script), {
    message: 'the frame’s script is registered',
  });

  const second = await chromium.newTab(ORIGIN + COUNTS.judge.at);
  await chromium.focus(second);
  const frame = await hitFrame(second);
  await work(1_700);
  await submitHit(frame, 'second');
  await submitHit(frame, '');
  await submitHit(frame, 'third');
  await frame.type('textarea', 'by a script');
  await frame.evaluate(() => document.querySelector('button')?.click());
  await waitFor(async () => (await counted(shift)).join() === '2', { message: 'two HITs are counted' });
  await work(1_000);
  await second.close();
  await later(shift, 10);
  const ended = await shift.recordsWhen('both sessions ended', (all) =>
    all.filter(isTask).every(({ outcome, units }) => outcome === 'unknown' || units),
  );
  expect(ended.filter(isTask)).toMatchObject([
    { outcome: 'unknown' },
    {
      outcome: 'submitted',
      confirmed: true,
      units: 2,
      earning: { amountMicros: 100_000, currency: 'USD' },
    },
  ]);
  const popup = await chromium.openPopup();
  await popup.waitForSelector('::-p-text(How many done?)');
  await popup.close();

  const third = await chromium.newTab(ORIGIN + COUNTS.judge.at);
  await chromium.focus(third);
  const last = await hitFrame(third);
  await work(1_700);
  await submitHit(last, 'fourth');
  await waitFor(async () => (await counted(shift)).join() === '2,1', { message: 'one more is counted' });
  await chromium.focus(dashboard);
  await dashboard.click(COUNTED);
  await waitFor(async () => !(await registered(shift)).includes(script), {
    message: 'nothing is registered for it',
  });
  await chromium.focus(third);
  await submitHit(last, 'fifth');
  await work(1_000);
  expect(await counted(shift)).toEqual([]);
});
