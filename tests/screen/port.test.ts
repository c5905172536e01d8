import { describe, expect, it, vi } from 'vitest';
import { connectClient } from '../../lib/screen/port';
import { FakeWorker } from './fake-port';
import { BETWEEN } from './snapshots';

function setUp() {
  const worker = new FakeWorker();
  const shown = vi.fn();
  const later: (() => void)[] = [];
  const client = connectClient(worker.open, shown, (run) => later.push(run));
  return { worker, shown, later, client };
}

describe('the line to the worker', () => {
  it('is open before anything else happens', () => {
    expect(setUp().worker.opened).toEqual(['ui']);
  });

  it('hands on snapshots and nothing that only looks like one', () => {
    const { worker, shown } = setUp();
    worker.say({ type: 'snapshot', snapshot: BETWEEN });
    for (const junk of [
      undefined,
      null,
      'x',
      { type: 'snapshot' },
      { type: 'snapshot', snapshot: { v: 2 } },
    ]) {
      worker.say(junk);
    }
    expect(shown.mock.calls).toEqual([[BETWEEN]]);
  });

  it('matches answers to commands, in order', async () => {
    const { worker, client } = setUp();
    const first = client.send('drop', { n: 1, dropped: true });
    const other = client.send('pause');
    const second = client.send('drop', { n: 2, dropped: true });
    worker.done('drop', false, 'gone');
    worker.done('pause');
    worker.done('drop');
    expect(await Promise.all([first, other, second])).toEqual([
      { ok: false, text: 'gone' },
      { ok: true, text: undefined },
      { ok: true, text: undefined },
    ]);
    expect(worker.sent[0]).toEqual({ type: 'command', name: 'drop', payload: { n: 1, dropped: true } });
  });

  it('says that a command failed when the worker ends in the middle of it', async () => {
    const { worker, client } = setUp();
    const asked = client.send('pause');
    worker.stop();
    expect(await asked).toEqual({ ok: false });
  });

  it('calls a worker that ended again, once', () => {
    const { worker, later } = setUp();
    worker.stop();
    expect(worker.opened).toHaveLength(1);
    for (const run of later) run();
    for (const run of later) run();
    expect(worker.opened).toEqual(['ui', 'ui']);
  });

  it('a command to a worker that ended wakes it', () => {
    const { worker, client } = setUp();
    worker.stop();
    void client.send('resume');
    expect(worker.opened).toHaveLength(2);
    expect(worker.sent.at(-1)).toMatchObject({ name: 'resume' });
  });

  it('closed is closed', () => {
    const { worker, client, later } = setUp();
    client.close();
    worker.stop();
    for (const run of later) run();
    expect(worker.opened).toHaveLength(1);
    expect(worker.closed).toBe(1);
  });
});
