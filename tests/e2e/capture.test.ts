import { expect, test } from 'vitest';
import type { Snapshot } from '../../lib/books/types.ts';
import { waitFor } from './harness/wait.ts';
import { FIRST, open, page, SECOND, startShift } from './support/dataannotation.ts';
import { addByKeys, addByMenu, press } from './support/keys.ts';
import { click, said, saysWhen, textWhen } from './support/panel.ts';
import { readWhen } from './support/popup.ts';

/** Selected text into the notes: from a platform's own page at its true address, and from any other. */

const NOTE = 'family:dataannotation:rubric writing';
const JUNE = 'Rubric Writing - 06/14/26';
const JULY = 'Rubric Writing - 07/20/26';
const GUIDE = 'https://guidelines.example/week-48';
const GUIDE_PAGE =
  '<!doctype html><title>Guidelines, week 48</title><p id="rule">Wheels belong<br>to the car</p><p id="none"></p>';

test('text is added by key and menu, from a platform’s page where it is allowed, and stays with a new version', async () => {
  const { shift, tab } = await startShift({ [SECOND]: page('task-input').replaceAll(JUNE, JULY) });
  const { chromium } = shift;
  await chromium.routes.add(GUIDE, () => ({ body: GUIDE_PAGE }));
  await open(tab, FIRST);
  const panel = await chromium.openPanel();
  await saysWhen(panel, JUNE);

  await chromium.focus(tab);
  await addByKeys(tab, '.instructions p');
  const off = await saysWhen(panel, `Text from the pages of “${JUNE}” is off until you allow it.`);
  expect(off).toContain('usually under an NDA');
  expect((await chromium.readBooks()).notes).toEqual([]);
  await click(panel, 'Allow it for this project');
  await saysWhen(panel, 'Allowed for this project.');
  await chromium.focus(tab);
  await addByKeys(tab, '.instructions p');
  await textWhen(shift, NOTE, (text) => /^> Instructions\n>\n> — \d{4}-\d{2}-\d{2}\n$/.test(text));
  await saysWhen(panel, `Added to the notes of “${JUNE}”.`);
  await addByMenu(tab, '.rendered-markdown');
  await textWhen(shift, NOTE, (text) => text.includes('> Question'));

  // Any page: to the project of the task on the clock, with the lines that the page has.
  const guide = await chromium.newTab(GUIDE);
  await chromium.focus(guide);
  await addByMenu(guide, '#rule');
  const lines = /> Wheels belong\n> to the car\n>\n> — Guidelines, week 48, \d{4}-\d{2}-\d{2}\n/;
  await textWhen(shift, NOTE, (text) => lines.test(text));
  await addByKeys(guide, '#rule');
  await textWhen(shift, NOTE, (text) => text.split(lines).length === 3);
  await addByKeys(guide, '#none');
  await saysWhen(panel, 'No text is selected.');
  // The browser's own pages are closed to all extensions; the popup says so too.
  await guide.goto('chrome://version');
  await chromium.focus(guide);
  press('alt+shift+k');
  await saysWhen(panel, 'the browser keeps this page closed to extensions');
  const popup = await chromium.openPopup();
  await readWhen(popup, 'the popup says so too', ({ text }) => text.includes('closed to extensions'));
  await guide.goto(GUIDE);
  await chromium.focus(guide);

  // Keys of the clock, from the same page: it becomes the task's own, and the clock waits.
  const nowWhen = (message: string, is: (now: Snapshot['now']) => boolean) =>
    waitFor(async () => is((await shift.snapshot())?.now), { message });
  press('alt+shift+l');
  await nowWhen('the tab is linked to the task', (now) => now?.linkedTabIds?.length === 1);
  press('alt+shift+l');
  await nowWhen('the tab is linked no more', (now) => now?.linkedTabIds?.length === 0);
  await chromium.focus(tab);
  press('alt+shift+u');
  await nowWhen('the clock waits', (now) => now?.state === 'paused');
  press('alt+shift+u');
  await nowWhen('the clock goes on', (now) => now?.state === 'running');

  await chromium.focus(tab);
  await open(tab, SECOND);
  expect(await saysWhen(panel, `Notes carried over from “${JUNE}”.`)).toContain('Wheels belong');
  await click(panel, 'Undo');
  const apart = async () => !(await said(panel)).includes('Wheels belong');
  await waitFor(apart, { message: 'the new version has none of the notes' });
  await saysWhen(panel, 'This version has notes of its own.');
  await click(panel, 'Use those of the other versions');
  await saysWhen(panel, 'Wheels belong');
  // Each version has its own NDA.
  await chromium.focus(tab);
  await addByKeys(tab, '.instructions p');
  await saysWhen(panel, `Text from the pages of “${JULY}” is off until you allow it.`);
});
