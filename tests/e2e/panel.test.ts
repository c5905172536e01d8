import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as driver from '../practice/driver.ts';
import { startPracticeServer } from '../practice/server.ts';
import { waitFor } from './harness/wait.ts';
import { expectTimeline } from './support/facts.ts';
import { moment, work } from './support/moments.ts';
import { click, noteText, saysWhen, textWhen, typeNote } from './support/panel.ts';
import { Shift } from './support/shift.ts';

/** The real side panel, beside a real task. */

const BOXES = 'family:practice:street boxes';
const VOICES = 'family:practice:tone transcription';

test('reading and writing in the panel is time on the task; in front of another tab the task is away', async () => {
  const shift = await Shift.start();
  const { page, opened } = await shift.open('boxes');
  const panel = await shift.chromium.openPanel();
  await saysWhen(panel, 'Street boxes');
  await work(1_000);
  await panel.click('textarea');
  await typeNote(panel, 'Wheels belong to the car');
  await waitFor(() => panel.evaluate(() => document.hasFocus()), { message: 'the panel has focus' });
  expect(await page.evaluate(() => document.hasFocus())).toBe(false);
  await work(2_500);
  await page.click('h1');
  await shift.chromium.focus(page);
  const first = await shift.finish(page, driver.doTask);
  expect(await textWhen(shift, BOXES, () => true)).toBe('Wheels belong to the car');

  await work(500);
  const other = await moment(async () => shift.chromium.focus(await shift.chromium.newTab('about:blank')));
  await panel.click('textarea');
  await typeNote(panel, 'Looked it up');
  await work(1_500);
  const back = await moment(() => shift.chromium.focus(page));
  const second = await shift.finish(page, driver.doTask);

  const [reading, looking] = await shift.ended(2);
  expectTimeline(reading, [{ kind: 'work', from: opened, to: first }]);
  expectTimeline(looking, [
    { kind: 'work', from: first, to: other },
    { kind: 'away', from: other, to: back },
    { kind: 'work', from: back, to: second },
  ]);
  await shift.figures();
});

test('the panel follows the tab and stays where it is fixed; what was typed before it is closed is there', async () => {
  const shift = await Shift.start();
  const first = await shift.open('boxes');
  const panel = await shift.chromium.openPanel();
  await saysWhen(panel, 'Street boxes');
  const second = await shift.open('voices');
  await saysWhen(panel, 'Tone transcription');
  await shift.chromium.focus(first.page);
  await saysWhen(panel, 'Street boxes');
  await click(panel, 'Stay with this project');
  await shift.chromium.focus(second.page);
  await waitFor(async () => (await shift.snapshot())?.now?.projectName === 'Tone transcription', {
    message: 'the clock is on the other task',
  });
  await saysWhen(panel, 'Street boxes');
  await click(panel, 'Follow the tab again');
  await saysWhen(panel, 'Tone transcription');

  await typeNote(panel, 'Begun. ');
  await shift.chromium.worker.stop();
  await typeNote(panel, 'Closed at once');
  await panel.close();
  await shift.chromium.worker.stop();
  await shift.chromium.worker.wake();
  await textWhen(shift, VOICES, (text) => text === 'Begun. Closed at once');
});

test('what was typed a moment before the browser is killed is there again', async () => {
  const site = await startPracticeServer();
  onTestFinished(() => site.close());
  const profileDir = mkdtempSync(join(tmpdir(), 'piecerate-typed-'));
  onTestFinished(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const before = await Shift.on(site, { profileDir });
  await before.open('boxes');
  const panel = await before.chromium.openPanel();
  await typeNote(panel, 'Wheels. ');
  const kept = async () => JSON.stringify(await before.chromium.readBooks()).includes('Mirrors too.');
  expect(await kept()).toBe(false);
  // The worker is asleep when the last words are typed, and the browser dies before a second is over.
  await before.chromium.worker.stop();
  await typeNote(panel, 'Mirrors too.');
  await waitFor(kept, { timeoutMs: 1_000, message: 'what was typed is on the disk within a second' });
  await before.chromium.kill();

  const after = await Shift.on(site, { profileDir });
  await textWhen(after, BOXES, (text) => text === 'Wheels. Mirrors too.');
});

test('two panels write one note at the same time, and no word is lost', async () => {
  const shift = await Shift.start();
  await shift.open('boxes');
  const one = await shift.chromium.openPanel();
  await typeNote(one, 'first\nmiddle\nlast');
  await textWhen(shift, BOXES, (text) => text === 'first\nmiddle\nlast');
  await shift.chromium.newWindowPage('about:blank');
  const two = await shift.chromium.openPanel();
  await saysWhen(two, 'middle');
  await click(two, 'Edit');

  const typeAt = async (panel: typeof one, at: 'start' | 'end', text: string) => {
    await panel.$eval(
      '[data-testid="note-editor"]',
      (element, start) => {
        if (!(element instanceof HTMLTextAreaElement)) return;
        element.focus();
        const to = start ? 0 : element.value.length;
        element.setSelectionRange(to, to);
      },
      at === 'start',
    );
    await panel.keyboard.type(text);
  };
  await Promise.all([typeAt(one, 'end', ' one writes here'), typeAt(two, 'start', 'two writes here ')]);
  await textWhen(shift, BOXES, (text) => text === 'two writes here first\nmiddle\nlast one writes here');
  for (const panel of [one, two])
    await waitFor(async () => (await noteText(panel)).startsWith('two writes here first'), {
      message: 'both panels show both texts',
    });
});
