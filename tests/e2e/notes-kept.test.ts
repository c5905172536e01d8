import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { ChecklistRow } from '../../lib/notes/checklists.ts';
import type { Standing } from '../../lib/notes/standing.ts';
import { readTemplateFile } from '../../lib/notes/template-file.ts';
import type { NoteRow, NoteVersion } from '../../lib/notes/types.ts';
import * as driver from '../practice/driver.ts';
import { waitFor } from './harness/wait.ts';
import { click, saysWhen, textWhen, typeNote } from './support/panel.ts';
import { readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';

/** What is kept beside notes: how I stand, earlier versions, the lock, and checklists as files. */

const BOXES = 'family:practice:street boxes';

/** Puts a day into a date field: what keys do there depends on the language of the system. */
async function setDay(page: Page, selector: string, day: string): Promise<void> {
  await page.$eval(
    selector,
    (field, value) => {
      if (!(field instanceof HTMLInputElement)) return;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    day,
  );
}

/** Runs in the worker: the note was last changed three minutes ago, so that the next change keeps it as a version. */
async function leftAlone(id: string): Promise<void> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await settle(indexedDB.open('piecerate'));
  const notes = db.transaction('notes', 'readwrite').objectStore('notes');
  const row = (await settle(notes.get(id))) as NoteRow;
  await settle(notes.put({ ...row, changedAt: row.changedAt - 180_000 }));
  db.close();
}

test('how I stand with a platform and a project is kept, and a task under its least time is told of', async () => {
  const shift = await Shift.start();
  const { page } = await shift.open('boxes');
  const panel = await shift.chromium.openPanel();
  await saysWhen(panel, 'Street boxes');
  const standing = async (id: string) => {
    const { standings = [] } = await shift.chromium.readBooks();
    return (standings as Standing[]).find((one) => one.id === id);
  };
  const within = (section: string, rest: string) =>
    `::-p-xpath(//section[@aria-labelledby="standing"]${section}${rest})`;

  await click(panel, 'Practice');
  await saysWhen(panel, 'How I stand with this platform');
  const steps = [
    ['applied', '2026-09-01'],
    ['waitlist', '2026-10-12'],
    ['assessment', '2026-10-01'],
    ['active', '2026-11-02'],
    ['paused', '2026-11-20'],
  ] as const;
  for (const [state, on] of steps) {
    await panel.select('select[aria-label="Application"]', state);
    await setDay(panel, '[aria-labelledby="standing"] input[type="date"]', on);
    await panel.locator(within('//form', '//button')).click();
    await waitFor(
      async () => (await standing('platform:practice'))?.stages.some((one) => one.state === state),
      {
        message: `${state} is in the books`,
      },
    );
  }
  await panel.locator('::-p-xpath(//label[contains(., "My profile there is complete")]/input)').click();
  await waitFor(async () => (await standing('platform:practice'))?.profileComplete, {
    message: 'the profile is complete',
  });
  const said = await panel.$eval('[aria-labelledby="standing"] ul', (list) => list.textContent);
  expect(said?.match(/Paused|Active|Waiting list|Assessment|Applied/g)).toEqual([
    'Paused',
    'Active',
    'Waiting list',
    'Assessment',
    'Applied',
  ]);
  expect((await standing('platform:practice'))?.stages.map(({ on }) => on)).toEqual([
    '2026-11-20',
    '2026-11-02',
    '2026-10-12',
    '2026-10-01',
    '2026-09-01',
  ]);

  await click(panel, 'Street boxes');
  await saysWhen(panel, 'How I stand with this project');
  await panel.locator(within('//summary', '[.="Add a training"]')).click();
  await panel.type('input[aria-label="Training or qualification"]', 'Boxes, part 2');
  await panel.select('select[aria-label="How it stands"]', 'failed');
  await panel.locator(within('//details[1]', '//button')).click();
  await saysWhen(panel, 'Failed');
  await panel.locator(within('//summary', '[.="Add a score or feedback"]')).click();
  await panel.type('input[aria-label="Score"]', '4.2');
  await panel.type('input[aria-label="Out of"]', '5');
  await panel.type('input[aria-label="What the reviewer said"]', 'Boxes too loose');
  await panel.locator(within('//details[2]', '//button')).click();
  await saysWhen(panel, '4.2 of 5 Boxes too loose');
  const needed = await panel.$('::-p-xpath(//label[contains(., "Score needed")]/input)');
  await needed?.type('4.5');
  await needed?.press('Tab');
  await panel.type('input[aria-label="What it unlocks"]', 'Reviewing');
  await panel.keyboard.press('Tab');
  await waitFor(async () => (await standing(BOXES))?.unlocked === 'Reviewing', {
    message: 'what a score unlocks is in the books',
  });
  await panel.waitForFunction(() => document.querySelector('.standing b.warn')?.textContent === '4.2 of 5');

  await panel.select('select[aria-label="Checklist to add"]', 'list:ready-boxes');
  await panel
    .locator('::-p-xpath(//section[@aria-labelledby="checklists"]//button[normalize-space(.)="Add"])')
    .click();
  await click(panel, 'Edit: Image boxes: before submit');
  await panel.locator('::-p-xpath(//label[contains(., "Tick it off for each task")]/input)').click();
  await panel.type('input[aria-label^="Note: "]', 'Page 3');
  await panel.type('input[aria-label^="Link: "]', 'https://example.org/guide#3');
  await click(panel, 'Save');
  await saysWhen(panel, '0 of 7');
  expect(await panel.$eval('.item', (item) => item.textContent)).toMatch(/ LinkPage 3$/);
  await panel.locator('.item input').click();
  await saysWhen(panel, '1 of 7');

  const least = await panel.$('.least input');
  await least?.type('5');
  await least?.press('Tab');
  await saysWhen(panel, 'Not yet at the 5:00 you set as the least for a task here.');
  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the popup says so too', ({ text }) => text.includes('Not yet at the 5:00 you set'));
  await shift.chromium.focus(page);
  await shift.finish(page, driver.doTask);
  // The next task has a run of its own, and the score stands beside the pace of its week.
  await saysWhen(panel, '0 of 7');
  await saysWhen(panel, '1 task that week');
  await saysWhen(panel, 'Your last task took less than the 5:00 you set for this project.');
  expect(await standing(BOXES)).toMatchObject({
    trainings: [{ name: 'Boxes, part 2', state: 'failed', paid: false }],
    scores: [{ score: 4.2, of: 5, feedback: 'Boxes too loose' }],
    threshold: 4.5,
    unlocked: 'Reviewing',
  });
});

test('an earlier version comes back, a passphrase locks notes, and checklists go out and in as a file', async () => {
  const shift = await Shift.start();
  const { chromium } = shift;
  await shift.open('boxes');
  const panel = await chromium.openPanel();
  await typeNote(panel, 'Wheels belong to the car');
  await textWhen(shift, BOXES, (text) => text === 'Wheels belong to the car');
  await chromium.worker.run(leftAlone, BOXES);
  await typeNote(panel, ', mirrors too');
  await textWhen(shift, BOXES, (text) => text.endsWith('mirrors too'));

  await panel.locator('.versions > summary').click();
  await panel.locator('.versions li summary').click();
  await click(panel, 'Bring back');
  await textWhen(shift, BOXES, (text) => text === 'Wheels belong to the car');
  await saysWhen(panel, 'What stood there is an earlier version now.');
  const { noteVersions = [] } = await chromium.readBooks();
  expect((noteVersions as NoteVersion[]).map(({ parts }) => parts?.text)).toEqual([
    'Wheels belong to the car',
    'Wheels belong to the car, mirrors too',
  ]);

  const passphrase = async (words: string, verb: string, fields: number) => {
    const all = await panel.$$('input[type="password"]');
    for (const field of all.slice(0, fields)) await field.type(words);
    await click(panel, verb);
  };
  await panel.locator('::-p-xpath(//summary[.="Lock notes with a passphrase"])').click();
  await passphrase('correct horse', 'Lock', 2);
  await saysWhen(panel, 'Notes are under your passphrase now');
  expect(JSON.stringify(await chromium.readBooks())).not.toContain('Wheels');
  await click(panel, 'Close them now');
  expect(await saysWhen(panel, 'Notes are locked')).not.toContain('Wheels');
  const popup = await chromium.openPopup();
  await readWhen(popup, 'the popup asks too', ({ text }) => text.includes('Notes are locked'));
  await popup.close();
  await passphrase('wrong horse', 'Open', 1);
  await saysWhen(panel, 'That is not the passphrase.');
  await passphrase('correct horse', 'Open', 1);
  await saysWhen(panel, 'Wheels belong to the car');
  await click(panel, 'Edit');
  await typeNote(panel, ' alone');
  await saysWhen(panel, 'Saved');
  expect(JSON.stringify(await chromium.readBooks())).not.toMatch(/Wheels|alone/);
  await panel.locator('::-p-xpath(//summary[.="Notes are under a passphrase"])').click();
  await passphrase('correct horse', 'Take it off', 1);
  await textWhen(shift, BOXES, (text) => text === 'Wheels belong to the car alone');

  const downloadPath = join(chromium.profileDir, 'downloads');
  const session = await chromium.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  const dash = await chromium.newTab(panel.url().replace('sidepanel.html', 'dashboard.html#/checklists'));
  await dash.locator('::-p-xpath(//section[@aria-labelledby="ready-lists"]//button)').click();
  await saysWhen(dash, 'is among your checklists');
  await click(dash, 'Save as a file');
  const file = join(downloadPath, 'piecerate-checklists.json');
  const lists = await waitFor(() => readTemplateFile(readFileSync(file, 'utf8')), {
    message: 'the file is saved',
  });
  expect(lists).toMatchObject({ ok: true, lists: [{ name: 'Getting started as a labeler' }] });
  const field = (await dash.$('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(file);
  await saysWhen(dash, '1 checklist added.');
  const bad = join(downloadPath, 'bad.json');
  writeFileSync(bad, readFileSync(file, 'utf8').replace('"when": "training"', '"when": "never"'));
  await field.uploadFile(bad);
  await saysWhen(dash, 'The file was not taken: at “lists[0].when”');
  const { checklists = [] } = await chromium.readBooks();
  expect((checklists as ChecklistRow[]).map((row) => row.kind === 'list' && row.name)).toEqual([
    'Getting started as a labeler',
    'Getting started as a labeler',
  ]);
});
