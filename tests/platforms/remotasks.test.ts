import { expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { remotasks } from '../../lib/platforms/remotasks';
import { fixtureNamed, pageOf } from './fixtures';

const WORK = '<body><textarea></textarea><button>Submit</button></body>';

it.each([
  ['https://www.remotasks.com/tasks', 'task'],
  ['https://remotasks.com/en/tasks/', 'task'],
  ['https://www.remotasks.com/pt-BR/tasks', 'task'],
  ['https://www.remotasks.com/en/expert/tasks', 'other'],
  ['https://www.remotasks.com/en/tasks/1', 'other'],
  ['https://help.remotasks.com/tasks', undefined],
])('%s is %s', (address, kind) => expect(remotasks.kindOf(pageOf(WORK), new URL(address))).toBe(kind));

it.each([
  ['task', 'main button span', 'submitted'],
  ['task-old-countdown', 'main button', 'submitted'],
  ['task', 'textarea', undefined],
  ['task-spanish', 'main button', undefined],
])('%s: %s → %s', (name, selector, outcome) => {
  const target = fixtureNamed('remotasks', name).doc.querySelector(selector);
  if (!target) throw new Error(`no ${selector}`);
  expect(controlOf(target, remotasks.controls)?.outcome).toBe(outcome);
});

it('says that nothing of it was confirmed since 2023, and offers a clock by hand', () => {
  expect(remotasks).toMatchObject({ unverified: { since: 2023 }, offersByHand: true, unkeyed: true });
});
