import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { faultsOf } from './support/axe.ts';
import { addByKeys } from './support/keys.ts';
import { click, said, saysWhen } from './support/panel.ts';
import { readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';

/** Notes as a worker has them, on every screen that shows them: nothing that axe-core finds wrong. */

const TEXT = `## Boxes
- Boxes touch the **outermost pixels** on all four sides
- Cut by the edge of the image: box up to the edge, set \`truncated\`

> [!DO]
> Occluded wheels: draw the full circle

> [!DON'T]
> No boxes on reflections or posters

> [!EXAMPLE]
> A cyclist is two objects: person and bicycle. See [page 14](https://example.org/guide#14).

## Classes
| class | goes in | stays out |
|---|---|---|
| car | vans, pick-ups | buses |
| person | riders | dummies |
`;

/** Where pictures are wanted, all widths are drawn; else the narrowest, where things get in each other's way. */
const WIDTHS = process.env.PICTURES ? [360, 768, 1440] : [360];
/** A full picture of a panel has to know its width. */
const PANEL_WIDTH = process.env.PICTURES ? 360 : undefined;
const LIMIT_MS = process.env.PICTURES ? 400_000 : undefined;

async function put(page: Page, name: string, value: string): Promise<void> {
  await page.$eval(
    `textarea[name="${name}"]`,
    (element, text) => {
      if (!(element instanceof HTMLTextAreaElement)) return;
      element.value = text;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value,
  );
}

async function look(page: Page, name: string, width?: number): Promise<void> {
  if (width !== undefined) await page.setViewport({ width, height: 900 });
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0))),
    );
    expect(await faultsOf(page)).toEqual([]);
    const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
    expect(await page.evaluate(isTooWide), `${name} scrolls sideways`).toBe(false);
    const dir = process.env.PICTURES;
    // A popup is as large as what is in it.
    const path = `${dir}/${[name, width, scheme].filter(Boolean).join('-')}.png`;
    if (dir) await page.screenshot({ path, fullPage: !name.startsWith('popup') });
  }
}

test('panel, popup and dashboard with real notes are accessible, light and dark', {
  timeout: LIMIT_MS,
}, async () => {
  const shift = await Shift.start();
  const { page: task } = await shift.open('boxes');
  const panel = await shift.chromium.openPanel();
  await saysWhen(panel, 'Street boxes');
  const blocks = [
    ['Section', 'Wheels'],
    ['Do', 'Draw the full circle'],
    ['Don’t', 'No posters'],
    ['Example', 'A cyclist is two objects'],
  ] as const;
  for (const [name, words] of blocks) {
    await click(panel, name);
    // The field has focus, and its caret is where one goes on.
    await panel.waitForFunction(() => {
      const field = document.activeElement;
      return field instanceof HTMLTextAreaElement && /(## |> )$/.test(field.value);
    });
    await panel.keyboard.type(words);
  }
  await click(panel, 'Read');
  const kinds = await panel.$$eval('.said', (all) => all.map((one) => one.querySelector('b')?.textContent));
  expect(kinds).toEqual(['Do', 'Don’t', 'Example']);
  await panel.locator('::-p-xpath(//summary[.="Wheels"])').click();
  expect(await said(panel)).not.toContain('No posters');
  await click(panel, 'Edit');
  await put(panel, 'note-text', TEXT);
  await click(panel, 'Edit: Pinned rules');
  await put(
    panel,
    'note-rules',
    'Wheels and mirrors belong to the car\nNo shadows, no reflections\nUnder 8 px: skip\nAsk before splitting groups',
  );
  await put(panel, 'note-links', 'https://example.org/guidelines/street-boxes');
  await click(panel, 'Done: Pinned rules');
  await panel.type('input[name="mistake"]', 'Box 6 px too loose on an occluded wheel');
  await panel
    .locator('::-p-xpath(//section[@aria-labelledby="note-mistakes"]//button[normalize-space(.)="Add"])')
    .click();
  await click(panel, 'Read');
  for (const id of ['list:ready-start', 'list:ready-boxes']) {
    await panel.select('select[aria-label="Checklist to add"]', id);
    await panel
      .locator('::-p-xpath(//section[@aria-labelledby="checklists"]//button[normalize-space(.)="Add"])')
      .click();
    await panel.waitForFunction((one) => !document.querySelector(`optgroup option[value="${one}"]`), {}, id);
  }
  await panel.locator('::-p-xpath(//label[contains(., "Choose one or two platforms")]/input)').click();
  await saysWhen(panel, '1 of 8');
  await look(panel, 'panel', PANEL_WIDTH);
  await click(panel, 'Edit: Image boxes: before submit');
  await saysWhen(panel, 'Add an item');
  await look(panel, 'panel-editor', PANEL_WIDTH);
  await click(panel, 'Search all notes');
  await panel.type('[data-testid="note-search"]', 'ocluded');
  await saysWhen(panel, 'Occluded wheels');
  await look(panel, 'panel-search', PANEL_WIDTH);

  await panel.focus('button[aria-label="Search all notes"]');
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('[data-testid="note-search"]', { hidden: true });
  await click(panel, 'Cancel');
  await panel.locator('::-p-xpath(//summary[.="Add a training"])').click();
  await panel.type('input[aria-label="Training or qualification"]', 'Boxes, part 2');
  await panel.select('select[aria-label="How it stands"]', 'waiting');
  await panel.locator('::-p-xpath(//details[./summary[.="Add a training"]]//button)').click();
  await saysWhen(panel, 'Waiting for the result');
  await panel.locator('::-p-xpath(//summary[.="Add a score or feedback"])').click();
  await panel.type('input[aria-label="Score"]', '4.2');
  await panel.type('input[aria-label="Out of"]', '5');
  await panel.type('input[aria-label="What the reviewer said"]', 'Boxes too loose on wheels');
  await panel.locator('::-p-xpath(//details[./summary[.="Add a score or feedback"]]//button)').click();
  await saysWhen(panel, '4.2 of 5');
  const least = await panel.$('.least input');
  await least?.type('5');
  await least?.press('Tab');
  await saysWhen(panel, 'Not yet at the 5:00');
  await look(panel, 'panel-standing', PANEL_WIDTH);

  const popup = await shift.chromium.openPopup();
  await readWhen(popup, 'the notes are there', ({ by }) => by['pinned-rules'] !== undefined);
  await look(popup, 'popup');

  const dash = await shift.chromium.newTab(
    panel.url().replace('sidepanel.html', 'dashboard.html#/guidelines'),
  );
  await saysWhen(dash, 'Wheels and mirrors');
  for (const width of WIDTHS) await look(dash, 'guidelines', width);
  await dash.goto(panel.url().replace('sidepanel.html', 'dashboard.html#/checklists'));
  await dash.reload();
  await saysWhen(dash, 'Ready to use');
  await saysWhen(dash, 'Street boxes');
  for (const width of WIDTHS) await look(dash, 'checklists', width);

  // What is off until it is allowed, and what is under a passphrase.
  await shift.chromium.focus(task);
  await addByKeys(task, 'h1');
  await saysWhen(panel, 'off until you allow it');
  await look(panel, 'panel-nda', PANEL_WIDTH);
  const asked = await shift.chromium.openPopup();
  await readWhen(asked, 'the popup says so', ({ text }) => text.includes('off until you allow it'));
  await look(asked, 'popup-nda');
  await panel.locator('::-p-xpath(//summary[.="Lock notes with a passphrase"])').click();
  for (const field of await panel.$$('input[type="password"]')) await field.type('correct horse');
  await click(panel, 'Lock');
  await saysWhen(panel, 'Notes are under your passphrase now');
  await look(panel, 'panel-lock', PANEL_WIDTH);
  await click(panel, 'Close them now');
  await saysWhen(panel, 'Notes are locked');
  await look(panel, 'panel-locked', PANEL_WIDTH);
  await shift.chromium.focus(task);
  const locked = await shift.chromium.openPopup();
  await readWhen(locked, 'the popup asks for it', ({ text }) => text.includes('Notes are locked'));
  await look(locked, 'popup-locked');
  await dash.goto(panel.url().replace('sidepanel.html', 'dashboard.html#/guidelines'));
  expect(await saysWhen(dash, 'Notes are locked')).not.toContain('No notes yet');
  await dash.type('[data-testid="note-search"]', 'wheels');
  await saysWhen(dash, 'Open them with your passphrase first.');
  for (const width of WIDTHS) await look(dash, 'guidelines-locked', width);
});
