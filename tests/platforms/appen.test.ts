import { describe, expect, it } from 'vitest';
import { appen } from '../../lib/platforms/appen';
import { controlOf } from '../../lib/platforms/controls';
import { fixtureNamed, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['https://view.appen.io/assignments/abc', 'other'],
    ['https://view.appen.io/assignments/', 'other'],
    ['https://account.appen.com/channels/feca/tasks?uid=1', 'overhead'],
    ['https://account.appen.com/channels/neodev/tasks', 'overhead'],
    ['https://account.appen.com/channels/feca/tasks/12?secret=1', 'other'],
    ['https://account.appen.com/internal/tasks/', 'overhead'],
    ['https://account.appen.com/users/sign_in', 'other'],
    ['https://tasks.figure-eight.work/channels/celo/tasks', 'overhead'],
    ['https://annotate.appen.com/', 'other'],
    ['https://view.appen.io/channels/feca/tasks', 'other'],
    ['https://feca-proxy.appen.com/v1/users/payments_summary', undefined],
    ['https://connect.appen.com/qrp/core/login', undefined],
    ['https://appen.com/', undefined],
  ])('%s is %s by its address alone', (address, kind) => {
    expect(appen.kindOf(page, new URL(address))).toBe(kind);
  });

  it('a job’s address is a task once there is something to work on', () => {
    const url = new URL('https://view.appen.io/assignments/abc');
    expect(appen.kindOf(pageOf('<body><form></form></body>'), url)).toBe('task');
  });
});

describe('how the worker means to end a page of work', () => {
  it.each([
    ['task', '.form-actions input', 'submitted'],
    ['task-spanish', '.form-actions input', 'submitted'],
    ['task-plain', '.form-actions input', 'submitted'],
    ['task', 'input[type="radio"]', undefined],
    ['internal', 'button', undefined],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = fixtureNamed('appen', name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, appen.controls)?.outcome).toBe(outcome);
  });
});

describe('what a page of work pays', () => {
  const { html, url } = fixtureNamed('appen', 'list');
  const said = (cell: string) => appen.read(pageOf(html.replace('5 cents', cell)), url).projects?.[0]?.pay;

  it.each([
    ['1 cent', 10_000],
    ['2.5 cents', 25_000],
    ['50 Cents', 500_000],
    ['0 cents', undefined],
    ['5', undefined],
    ['5 cents or more', undefined],
    ['12345 cents', undefined],
  ])('%s', (cell, amountMicros) => {
    expect(said(cell)).toEqual(amountMicros && { basis: 'perTask', amountMicros, currency: 'USD' });
  });

  it('is not taken from the numbers in the list’s data, on whose order tools disagree', () => {
    const { doc, url: address } = fixtureNamed('appen', 'list-no-links');
    expect(appen.read(doc, address).projects?.map(({ pay }) => pay)).toEqual([undefined, undefined]);
  });
});
