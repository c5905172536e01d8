import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../lib/books/types';
import { createPopup, type PopupDeps, type PopupState } from '../../lib/screen/popup';
import { soon } from '../soon';
import { FakeWorker } from './fake-port';
import { AT, between, inTask, MINUTE, NOW, TO_DECIDE } from './snapshots';

vi.mock('@wxt-dev/browser', () => import('./browser'));

beforeEach(() => {
  vi.useFakeTimers({ now: AT });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(stored?: Snapshot, change: Partial<PopupDeps> = {}) {
  const worker = new FakeWorker();
  const painted: PopupState[] = [];
  const kept: boolean[] = [];
  const deps: PopupDeps = {
    open: worker.open,
    stored: async () => stored,
    activeTab: async () => ({ id: 7 }),
    openPlatforms: () => undefined,
    openDashboard: () => undefined,
    openPanel: () => undefined,
    openEditor: () => undefined,
    readDiscreet: async () => false,
    keepDiscreet: (discreet) => kept.push(discreet),
    ...change,
  };
  const popup = createPopup(deps, (state) => painted.push(state));
  const screen = () => painted.at(-1);
  return { worker, painted, kept, popup, screen };
}

describe('the popup', () => {
  it('connects before it reads what is stored, and paints from that at once', async () => {
    const order: string[] = [];
    const worker = new FakeWorker();
    const { popup, screen } = setUp(undefined, {
      open: (name) => {
        order.push('connect');
        return worker.open(name);
      },
      stored: async () => {
        order.push('read');
        return inTask();
      },
    });
    await popup.ready;
    expect(order).toEqual(['connect', 'read']);
    expect(screen()?.snapshot?.now?.countedMs).toBe(NOW.countedMs);
  });

  it("the worker's word goes before what is stored, whichever is first", async () => {
    const { worker, popup, screen } = setUp(inTask());
    worker.say({ type: 'snapshot', snapshot: between() });
    await popup.ready;
    expect(screen()?.snapshot?.now).toBeUndefined();
  });

  it('ticks by itself while the clock runs, and has no timer when it does not', async () => {
    const { worker, popup, screen } = setUp(inTask());
    await popup.ready;
    vi.advanceTimersByTime(3_000);
    expect(screen()?.snapshot?.now?.countedMs).toBe(NOW.countedMs + 3_000);
    worker.say({ type: 'snapshot', snapshot: between() });
    expect(vi.getTimerCount()).toBe(0);
    worker.say({ type: 'snapshot', snapshot: { ...inTask(), at: Date.now() } });
    worker.say({ type: 'snapshot', snapshot: { ...inTask(), at: Date.now() } });
    expect(vi.getTimerCount()).toBe(1);
  });

  it('a deadline under an hour away ticks also while the task is paused', async () => {
    const { popup } = setUp(inTask({ ticking: false, state: 'paused', deadlineAt: AT + 20 * MINUTE }));
    await popup.ready;
    expect(vi.getTimerCount()).toBe(1);
  });

  it('paints without anything stored, and when storage fails', async () => {
    const { popup, painted } = setUp(undefined, { stored: () => Promise.reject(new Error('gone')) });
    await popup.ready;
    expect(painted).toHaveLength(1);
  });

  it('links the tab in front by its id alone, and says so', async () => {
    const { worker, popup, screen } = setUp(inTask({ state: 'away' }));
    await popup.ready;
    popup.act.linkTab(true);
    await soon(() =>
      expect(worker.sent).toEqual([{ type: 'command', name: 'linkTab', payload: { tabId: 7 } }]),
    );
    worker.done('linkTab');
    await soon(() => expect(screen()?.notice).toMatchObject({ ok: true }));
  });

  it("pay holds from the task's start, also where the page names no project", async () => {
    const { worker, popup } = setUp();
    const pay = { basis: 'unpaid' } as const;
    popup.act.setPay({ ...NOW, project: undefined }, pay);
    expect(worker.sent[0]?.payload).toEqual({ project: 'dataannotation:', pay, since: NOW.startAt });
  });

  it('a decision can be taken back with one click, and that is said', async () => {
    const { worker, popup, screen } = setUp(between({ toDecide: TO_DECIDE }));
    await popup.ready;
    popup.act.decide(TO_DECIDE.items, false);
    worker.done('decide');
    await soon(() =>
      expect(screen()?.notice).toMatchObject({ undo: true, text: 'Not counted: 31\u00a0min.' }),
    );
    popup.act.undo();
    worker.done('undo');
    await soon(() => expect(screen()?.notice).toMatchObject({ undo: false, text: 'Taken back.' }));
    const stretches = TO_DECIDE.items.map(({ n, segment, startAt }) => ({ n, segment, startAt }));
    expect(worker.sent.map(({ name, payload }) => [name, payload])).toEqual([
      ['decide', { stretches, count: false }],
      ['undo', undefined],
    ]);
  });

  it('keeping a part says how much of it counts', async () => {
    const { worker, popup, screen } = setUp(between({ toDecide: TO_DECIDE }));
    await popup.ready;
    const item = TO_DECIDE.items[0];
    if (!item) throw new Error('nothing to decide');
    popup.act.decide([item], true, { fromAt: item.endAt - 5 * MINUTE });
    worker.done('decide');
    await soon(() => expect(screen()?.notice?.text).toBe('Counted: 5\u00a0min.'));
    expect(worker.sent[0]?.payload).toMatchObject({ stretches: [{ fromAt: item.endAt - 5 * MINUTE }] });
  });

  it('a refusal is said in words of the product', async () => {
    const { worker, popup, screen } = setUp(between());
    await popup.ready;
    popup.act.drop(40, true);
    worker.done('drop', false);
    await soon(() =>
      expect(screen()?.notice).toMatchObject({ ok: false, text: 'That was not done. Please try again.' }),
    );
  });

  it('a refusal that names the fault is said as it is', async () => {
    const { worker, popup, screen } = setUp(between());
    await popup.ready;
    popup.act.fixTime(40, { startAt: AT });
    worker.say({ type: 'done', name: 'fixTime', ok: false, text: 'The end must come after the start.' });
    await soon(() =>
      expect(screen()?.notice).toEqual({
        ok: false,
        undo: false,
        text: 'The end must come after the start.',
      }),
    );
  });

  it('discreet is kept', async () => {
    const { popup, kept, screen } = setUp(between());
    await popup.ready;
    popup.act.setDiscreet(true);
    expect(screen()?.discreet).toBe(true);
    expect(kept).toEqual([true]);
  });
});
