import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { microworkers } from '../../lib/platforms/microworkers';
import { fixtureNamed, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['https://ttv.microworkers.com/dotask/info/abc_B', 'preview'],
    ['https://ttv.microworkers.com/dotask/run/abc', 'task'],
    ['https://ttv.microworkers.com/dotask/submitProof/abc', 'overhead'],
    ['https://ttv.microworkers.com/dotask/run/', 'other'],
    ['https://ttv.microworkers.com/', 'other'],
    ['https://microworkers.com/jobs.php?id=4', 'overhead'],
    ['https://www.microworkers.com/dotask/run/abc', 'other'],
    ['https://ttv.microworkers.com.example/dotask/run/abc', undefined],
  ])('%s is %s by its address alone', (address, kind) => {
    expect(microworkers.kindOf(page, new URL(address))).toBe(kind);
  });
});

describe('how the worker means to end a task', () => {
  it.each([
    ['run', 'form button', 'submitted'],
    ['run-campaign', 'input[type="submit"]', 'submitted'],
    ['run', 'textarea', undefined],
    ['info', 'form button', undefined],
    ['proof', 'textarea', undefined],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = fixtureNamed('microworkers', name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, microworkers.controls)?.outcome).toBe(outcome);
  });
});
