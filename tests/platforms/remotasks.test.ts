import { expect, it } from 'vitest';
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

it('says that nothing of it was confirmed since 2023, and offers a clock by hand', () => {
  expect(remotasks).toMatchObject({ unverified: { since: 2023 }, offersByHand: true, unkeyed: true });
});

it('takes a countdown that stands at nothing for one that does not know yet', () => {
  const { html, url } = fixtureNamed('remotasks', 'task-old-countdown');
  const doc = pageOf(html.replace('0 hours, 45 minutes', '0 hours, 0 minutes'));
  expect(remotasks.read(doc, url)).toEqual({ kind: 'task' });
});
