import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { shortcut } from '../../lib/background/shortcuts';
import { freshProfile } from '../books/database';
import { TestDesk } from './desk';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

let books: TestDesk;
const press = (command: string, id = 7) =>
  shortcut(books.desk, { shortcut: async () => undefined }, command, { id, url: 'https://guide.example/' });
const state = () => books.desk.keeper.state;

beforeEach(async () => {
  freshProfile();
  books = await TestDesk.open();
});

test('one key pauses the task on the clock, and lets it go on', async () => {
  await books.run('startByHand', { platform: 'p', name: 'Meetings' });
  await press('pause');
  expect(state().paused).toBe(true);
  await press('pause');
  expect(state().paused).toBe(false);
});

test('with nothing on the clock there is nothing to pause', async () => {
  await press('pause');
  expect(state().paused).toBe(false);
});
