import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { KINDS } from '../clock/catalogue';
import { days } from '../clock/days';
import { Player } from '../clock/play';
import { TestDesk } from './desk';

it('what an event changes is written in one transaction, a report’s too', async () => {
  const { desk } = await TestDesk.open();
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const most = new Map<string, number>();
  for (const [i, features] of KINDS.entries())
    for (const script of fc.sample(days(features), { numRuns: 3, seed: i + 1 }))
      for (const event of new Player(script).play()) {
        spy.mockClear();
        await desk.keeper.take(() => event);
        const writes = spy.mock.calls.filter(([, mode]) => mode === 'readwrite');
        most.set(event.type, Math.max(most.get(event.type) ?? 0, writes.length));
      }
  spy.mockRestore();
  expect(most.get('report')).toBe(1);
  expect([...most].filter(([, count]) => count > 1)).toEqual([]);
});
