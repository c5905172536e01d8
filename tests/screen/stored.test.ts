import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../lib/books/types';
import { readStored } from '../../lib/screen/stored';
import { AT, HOUR, inTask, TODAY } from './snapshots';

const area = (snapshot?: unknown) => ({ get: async () => ({ snapshot }) });

/** The worker's day as the snapshot names it, in the zone of this machine. */
const day = (at: number) => {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');
};

describe('what the popup paints from', () => {
  it('takes the running session first', async () => {
    const fresh = inTask();
    expect(await readStored(area(fresh), area({ ...fresh, at: 1 }), AT)).toEqual(fresh);
  });

  it('after a restart of the browser no clock is shown as running', async () => {
    const old: Snapshot = { ...inTask(), day: day(AT) };
    const shown = await readStored(area(), area(old), AT + HOUR / 60);
    expect(shown?.now).toBeUndefined();
    expect(shown?.today).toEqual(TODAY);
  });

  it("another day's figures are not today's", async () => {
    const shown = await readStored(area(), area({ ...inTask(), day: '2020-01-01' }), AT);
    expect(shown?.today.allInRate).toEqual([]);
    expect(shown?.today.allMs).toBe(0);
    expect(shown?.last?.n).toBe(40);
  });

  it.each([[undefined], [{}], [{ ...inTask(), v: 2 }], ['x']])(
    'nothing readable is nothing',
    async (value) => {
      expect(await readStored(area(value), area(value), AT)).toBeUndefined();
    },
  );
});
