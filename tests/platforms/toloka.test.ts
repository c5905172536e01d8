import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { toloka } from '../../lib/platforms/toloka';
import { fixtureNamed, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['https://toloka.yandex.com/task/12/ab', 'task'],
    ['https://toloka.yandex.ru/task/12/ab/', 'task'],
    ['https://platform.toloka.ai/task/12', 'task'],
    ['https://toloka.yandex.com/task/abc/12', 'other'],
    ['https://toloka.yandex.com/task/', 'other'],
    ['https://toloka.yandex.com/task/12/ab/cd', 'other'],
    ['https://toloka.yandex.com/tasks/', 'overhead'],
    ['https://toloka.yandex.com/tasks/active', 'overhead'],
    ['https://toloka.yandex.com/messages/notification', 'overhead'],
    ['https://toloka.yandex.com/messages/admin', 'overhead'],
    ['https://toloka.yandex.com/messages/requester', 'overhead'],
    ['https://toloka.yandex.com/messages/outbox', 'overhead'],
    ['https://toloka.yandex.com/profile/history', 'overhead'],
    ['https://toloka.yandex.com/profile/money', 'overhead'],
    ['https://toloka.yandex.com/profile/referral', 'overhead'],
    ['https://toloka.yandex.com/profiles', 'other'],
    ['https://sandbox.toloka.yandex.com/task/12/ab', undefined],
    ['https://toloka.ai/tasks', undefined],
    ['https://annotators-support.zendesk.com/hc/en-gb', undefined],
  ])('%s is %s by its address alone', (address, kind) => {
    expect(toloka.kindOf(page, new URL(address))).toBe(kind);
  });
});

describe('how the worker means to end a page of tasks', () => {
  it.each([
    ['task', '.new-task-page-footer button span', 'submitted'],
    ['task', '.new-task-page-footer button:last-child span', 'skipped'],
    ['task-russian', '.new-task-page-footer button', 'submitted'],
    ['task-russian', '.new-task-page-footer button:last-child', 'skipped'],
    ['task', '.new-task-page__header button', undefined],
    ['task-instructions', '.base-modal-popup-body button', undefined],
    ['task-platform', '.new-task-page-footer button', 'submitted'],
    ['task-submit-only', '.new-task-page-footer button', 'submitted'],
    ['messages-outbox', 'button', undefined],
    ['tasks', '.snippet__take-btn', undefined],
    ['tasks-active', '.snippet__take-btn', undefined],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = fixtureNamed('toloka', name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, toloka.controls)?.outcome).toBe(outcome);
  });
});

describe('a card', () => {
  const url = new URL('https://toloka.yandex.com/tasks');
  const payOf = (inner: string) =>
    toloka.read(pageOf(`<body><div class="snippet"><a href="/task/1"></a>${inner}</div></body>`), url)
      .projects?.[0]?.pay;

  it.each([
    ['one amount', '<i>$0.05</i>', 50_000],
    ['a fraction of a cent', '<i>0,0025 $</i>', 2_500],
    ['two amounts', '<i>$0.05</i><i>$0.10</i>', undefined],
    ['an amount in its title', '<b class="snippet__title">$0.05</b>', undefined],
    ['an amount in a sentence', '<p>Earn $0.05 now</p>', undefined],
    ['nothing', '', undefined],
  ])('with %s', (_what, inner, amountMicros) => {
    const pay = payOf(inner);
    expect(pay).toEqual(amountMicros && { basis: 'perTask', amountMicros, currency: 'USD' });
  });

  it('of a training is unpaid, whatever the pool behind it pays', () => {
    for (const label of ['Training', 'Обучение'])
      expect(payOf(`<i>$0.05</i><button class="snippet__take-btn">${label}</button>`)).toEqual({
        basis: 'unpaid',
      });
  });
});

it('has its rule, with source and date, and says how old its evidence is', () => {
  expect(toloka.rule?.source).toMatch(/^https:/);
  expect(toloka.rule?.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(toloka.unverified).toEqual({ since: 2023 });
});
