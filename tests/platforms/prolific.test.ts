import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { prolific } from '../../lib/platforms/prolific';
import { fixtureNamed, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['https://app.prolific.com/studies', 'overhead'],
    ['https://app.prolific.com/studies/', 'overhead'],
    ['https://app.prolific.com/submissions/complete/?cc=C0DE', 'overhead'],
    ['https://app.prolific.com/submissions', 'other'],
    ['https://auth.prolific.com/studies', undefined],
    ['https://app.prolific.com.example/studies', undefined],
  ])('%s is %s by its address alone', (address, kind) => {
    expect(prolific.kindOf(page, new URL(address))).toBe(kind);
  });
});

describe('how the worker means to end a study', () => {
  it.each([
    ['task', '[data-testid="complete-button"]', 'submitted'],
    ['task', '[data-testid="cancel-study-button"]', 'returned'],
    ['task-spanish', '[data-testid="complete-button"]', 'submitted'],
    ['task-spanish', '[data-testid="cancel-study-button"]', 'returned'],
    ['reserved', '[data-testid="cancel-reservation"]', undefined],
    ['reserved', '[data-testid="start-now"]', undefined],
    ['reserved-dialog', '[data-testid="dialog-start-study"]', undefined],
    ['preview', '[data-testid="reserve"]', undefined],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = fixtureNamed('prolific', name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, prolific.controls)?.outcome).toBe(outcome);
  });
});

it('says that a study is complete, and nothing of the code that proves it', () => {
  const { doc } = fixtureNamed('prolific', 'complete');
  const said = prolific.read(doc, new URL('https://app.prolific.com/submissions/complete?cc=SECRET12'));
  expect(said).toEqual({ kind: 'overhead', ended: 'submitted' });
});

describe('a page that says the study is over', () => {
  const { html, url } = fixtureNamed('prolific', 'awaiting-review');
  const said = (page: string, at: URL) => prolific.read(pageOf(page), at);

  it.each([
    ['at the study’s address', html, url.href, 'submitted'],
    ['in a list of others', html.replace(/(<h2>.*<\/h2>)/, '<ul><li>$1</li></ul>'), url.href, undefined],
    ['as a text that is no heading', html.replaceAll('h2', 'p'), url.href, undefined],
    ['at another address', html, 'https://app.prolific.com/submissions', undefined],
  ])('%s', (_where, page, address, ended) => {
    expect(said(page, new URL(address)).ended).toBe(ended);
  });

  it('names the study that it is about, as its page in progress did', () => {
    const older = new URL('https://app.prolific.com/studies/65f00000000000000000000b/');
    expect(said(html, older).taskKey).toBe('65f00000000000000000000b');
    const inProgress = fixtureNamed('prolific', 'task');
    expect(said(inProgress.html, inProgress.url).taskKey).toBe(said(html, url).taskKey);
  });

  it('says nothing of a study whose timer still runs beside it', () => {
    const timer = '<div data-testid="active-timer"><span class="timer__counter">00:10:00</span></div></main>';
    expect(said(html.replace('</main>', timer), url)).toMatchObject({ kind: 'task' });
    expect(said(html.replace('</main>', timer), url).ended).toBeUndefined();
  });
});

it('takes the study that is open for the study, not a card of the list beside it', () => {
  const { html, url } = fixtureNamed('prolific', 'preview');
  const { project, pay } = prolific.read(pageOf(html.replace(/<main>.*<\/h2>/, '<main>')), url);
  expect(project).toBeUndefined();
  expect(pay).toEqual({ basis: 'perSession', amountMicros: 3_200_000, currency: 'GBP' });
});

it('takes a newer layout’s amount for the reward only where no other could be it', () => {
  const { html, url } = fixtureNamed('prolific', 'studies-hints');
  const payOf = (page: string) => prolific.read(pageOf(page), url).projects?.[0]?.pay;
  expect(payOf(html)).toEqual({ basis: 'perSession', amountMicros: 1_500_000, currency: 'GBP' });
  expect(payOf(html.replace('£9.00/hr</span>', '£9.00</span> per hour'))).toMatchObject({
    amountMicros: 1_500_000,
  });
  expect(payOf(html.replace('£9.00/hr', '£9.00'))).toBeUndefined();
  expect(payOf(html.replaceAll('£', ''))).toBeUndefined();
});
