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
    ['reserved', '[data-testid="cancel-reservation"]', undefined],
    ['reserved', '[data-testid="start-now"]', undefined],
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

it('takes the study that is open for the study, not a card of the list beside it', () => {
  const { html, url } = fixtureNamed('prolific', 'preview');
  const { project, pay } = prolific.read(pageOf(html.replace(/<main>.*<\/h2>/, '<main>')), url);
  expect(project).toBeUndefined();
  expect(pay).toEqual({ basis: 'perSession', amountMicros: 3_200_000, currency: 'GBP' });
});
