import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BookRecord } from '../../lib/books/types.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import type { Chrome } from '../e2e/harness/worker.ts';
import { readWhen } from '../e2e/support/popup.ts';
import { Shift } from '../e2e/support/shift.ts';
import * as driver from '../practice/driver.ts';
import { startPracticeServer } from '../practice/server.ts';
import { judge, judgeAll } from './support/judge.ts';
import { CAN_SHIM, startShim } from './support/shim.ts';

declare const chrome: Chrome;

/** The books cannot be written, or not even opened: timing goes on, and what waited goes in. */

/** Waits until ended records wait outside the books. */
function waiting({ chromium }: Shift, count: number): Promise<BookRecord[]> {
  const look = async () => {
    const { ring } = await chromium.worker.run(() => chrome.storage.local.get('ring'));
    const entries = (ring as { entries?: BookRecord[] } | undefined)?.entries ?? [];
    return entries.length >= count && entries;
  };
  return waitFor(look, { message: `${count} records wait outside the books` });
}

test.runIf(CAN_SHIM)('no room is left on the disk, and then there is again', async () => {
  const shim = startShim();
  const shift = await Shift.start({ env: shim.env });
  const { page, opened } = await shift.open('boxes');
  shim.setFull(true);
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the popup says that the disk is full', ({ text }) => /disk is full/i.test(text));
  await shift.chromium.focus(page);
  const submitted = await shift.finish(page, driver.doTask);
  expect(await waiting(shift, 1)).toMatchObject([{ outcome: 'submitted' }]);
  shim.setFull(false);

  // What waited goes in first, and then the clock that knows of it.
  const records = await shift.recordsWhen('the task is in the books, and open no more', (all) =>
    all.filter(({ n }) => n === 1).every(({ outcome }) => outcome !== undefined),
  );
  const [task] = records;
  expect(task).toMatchObject({ outcome: 'submitted', confirmed: true });
  await judge(shift, 'disk full for a while', task, [{ kind: 'work', from: opened, to: submitted }]);
});

test('the browser cannot open its store: all of it is there when it can again', async () => {
  const site = await startPracticeServer();
  onTestFinished(() => site.close());
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-broken-'));
  onTestFinished(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const first = await Shift.on(site, { profileDir });
  const before = await first.open('boxes');
  const firstIn = await first.finish(before.page, driver.doTask);
  await first.ended(1);
  await before.page.goto('about:blank');
  await first.chromium.close();

  const store = join(profileDir, 'Default', 'IndexedDB');
  renameSync(store, `${store}.away`);
  writeFileSync(store, 'no folder');
  const second = await Shift.on(site, { profileDir });
  const popup = await second.chromium.openPopup();
  await readWhen(popup, 'the popup says what is the matter', ({ text }) => /could not be opened/.test(text));
  const { page, opened } = await second.open('names');
  const submitted = await second.finish(page, driver.doTask);
  expect(await waiting(second, 1)).toMatchObject([{ outcome: 'submitted', project: 'practice:names' }]);
  await page.goto('about:blank');
  await second.chromium.close();

  rmSync(store, { recursive: true });
  renameSync(`${store}.away`, store);
  const third = await Shift.on(site, { profileDir });
  const records = await third.recordsWhen('both tasks are in the books', (all) =>
    ['practice:boxes', 'practice:names'].every((key) =>
      all.some(({ project, outcome }) => project === key && outcome === 'submitted'),
    ),
  );
  const done = (key: string) =>
    records.find(({ project, outcome }) => project === key && outcome === 'submitted');
  await judgeAll(
    third,
    'store cannot be opened',
    [
      { record: done('practice:boxes'), stretches: [{ kind: 'work', from: before.opened, to: firstIn }] },
      { record: done('practice:names'), stretches: [{ kind: 'work', from: opened, to: submitted }] },
      // How the task ended that was left open without the books, nobody saw.
    ],
    { asked: 1 },
  );
});
