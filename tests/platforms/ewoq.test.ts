import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { ewoq } from '../../lib/platforms/ewoq';
import { fixtureNamed, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['/', 'overhead'],
    ['/u/0', 'overhead'],
    ['/u/1/', 'overhead'],
    ['/u/0/home', 'overhead'],
    ['/u/0/home/', 'overhead'],
    ['/u/0/task?encryptedEvalRef=abc', 'other'],
    ['/u/0/tasks', 'other'],
    ['/home', 'overhead'],
  ])('%s is %s by its address alone', (path, kind) => {
    expect(ewoq.kindOf(page, new URL(path, 'https://rating.ewoq.google.com'))).toBe(kind);
  });
});

describe('how the rater means to end a task', () => {
  it.each([
    ['task-answered', '.submitTaskButton .content', 'submitted'],
    ['task', '.submitTaskButton .content', undefined],
    ['task', '.skip-button', 'skipped'],
    ['task-2022', '.cancel-button', 'skipped'],
    ['task-2022', '.skip-and-take-a-break-button .content', 'skipped'],
    ['task-german', '.submitTaskButton', 'submitted'],
    ['task-german', '.skip-button', 'skipped'],
    ['task-label-only', 'button span', 'submitted'],
    ['task-label-only', 'button:last-of-type', 'skipped'],
    ['task', '.bar material-button', undefined],
    ['home', '.start-button', undefined],
    ['instructions', '.continue-button', undefined],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = fixtureNamed('ewoq', name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, ewoq.controls)?.outcome).toBe(outcome);
  });
});

it('keeps tasks with very long ids apart', () => {
  const { doc } = fixtureNamed('ewoq', 'task');
  const keyOf = (ref: string) =>
    ewoq.read(doc, new URL(`https://rating.ewoq.google.com/u/0/task?encryptedEvalRef=${ref}`)).taskKey;
  const long = 'ab'.repeat(2000);
  expect(new Set([keyOf(`1${long}`), keyOf(`2${long}`), keyOf(`${long}1`), keyOf(`${long}2`)]).size).toBe(4);
  expect(keyOf(long)?.length).toBeLessThanOrEqual(500);
});
