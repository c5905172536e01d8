import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { tryrating } from '../../lib/platforms/tryrating';
import { fixtureNamed, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['/app/home', 'overhead'],
    ['/app/home/', 'overhead'],
    ['/app/survey/rating', 'other'],
    ['/app/surveys', 'other'],
    ['/', 'other'],
  ])('%s is %s by its address alone', (path, kind) => {
    expect(tryrating.kindOf(page, new URL(path, 'https://www.tryrating.com'))).toBe(kind);
  });
});

describe('how the rater means to end a task', () => {
  it.each([
    ['task', '.btn-success span', 'submitted'],
    ['task-german', '.btn-success span', undefined],
    ['task', 'textarea', undefined],
    ['task-refused', '.modal button', undefined],
    ['none', '.btn-success', undefined],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = fixtureNamed('tryrating', name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, tryrating.controls)?.outcome).toBe(outcome);
  });
});

it('believes the order of a task’s fields only where an estimate stands in its place', () => {
  const { html, url } = fixtureNamed('tryrating', 'task');
  const { taskKey, project, estimateMs } = tryrating.read(
    pageOf(html.replace('1 minute 30 seconds', 'soon')),
    url,
  );
  expect([taskKey, project, estimateMs]).toEqual([undefined, undefined, undefined]);
});
