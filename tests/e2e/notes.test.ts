import { expect, test } from 'vitest';
import type { ChecklistRow } from '../../lib/notes/checklists.ts';
import { ATTACKS } from '../notes/attacks.ts';
import { waitFor } from './harness/wait.ts';
import { click, saysWhen, textWhen, typeNote } from './support/panel.ts';
import { readWhen } from './support/popup.ts';
import { Shift } from './support/shift.ts';

/** Notes and checklists in panel and popup: by the keyboard alone, and under attack. */

const BOXES = 'family:practice:street boxes';

test('the popup has rules, checklist and a note, and a checklist is laid out and ticked by the keyboard alone', async () => {
  const shift = await Shift.start();
  await shift.open('boxes');
  const panel = await shift.chromium.openPanel();
  await saysWhen(panel, 'Street boxes');
  await click(panel, 'Edit: Pinned rules');
  await panel.type(
    'textarea[name="note-rules"]',
    'Wheels belong to the car\nMirrors too\nNo shadows\nA fourth',
  );
  await panel.select('select[aria-label="Checklist to add"]', 'list:ready-boxes');
  await panel
    .locator('::-p-xpath(//section[@aria-labelledby="checklists"]//button[normalize-space(.)="Add"])')
    .click();
  await saysWhen(panel, 'Image boxes: before submit');

  const popup = await shift.chromium.openPopup();
  const said = await readWhen(popup, 'the rules are there', ({ by }) => by['pinned-rules'] !== undefined);
  expect(said.by['pinned-rules']).toBe('Wheels belong to the car Mirrors too No shadows');
  expect(said.by.checklist).toContain('Every object of the listed classes has a box');
  await typeNote(popup, 'From the popup');
  await textWhen(shift, BOXES, (text) => text === 'From the popup');
  await saysWhen(panel, 'From the popup');

  /** Tabs on until what has focus is called so. */
  const tabTo = async (name: string) => {
    const focused = () =>
      panel.evaluate(() => {
        const element = document.activeElement;
        const label = element?.closest('label')?.textContent;
        return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
      });
    for (let i = 0; i < 80; i++) {
      if ((await focused()).startsWith(name)) return;
      await panel.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to “${name}”`);
  };
  const lists = async () =>
    ((await shift.chromium.readBooks()).checklists as ChecklistRow[]).filter((row) => row.kind === 'list');
  const runs = async () =>
    ((await shift.chromium.readBooks()).checklists as ChecklistRow[]).filter((row) => row.kind === 'run');

  await panel.bringToFront();
  await tabTo('Checklist to add');
  await tabTo('Add');
  await panel.keyboard.press('Enter');
  await saysWhen(panel, 'Add an item');
  await tabTo('Name of the checklist');
  await panel.keyboard.type('My steps');
  await tabTo('Item 1');
  await panel.keyboard.type('Second');
  await tabTo('Add an item');
  await panel.keyboard.press('Space');
  await panel.waitForSelector('input[aria-label="Item 2"]');
  await panel.focus('input[aria-label="Item 2"]');
  await panel.keyboard.type('First');
  await panel.keyboard.down('Alt');
  await panel.keyboard.press('ArrowUp');
  await panel.keyboard.up('Alt');
  await waitFor(
    async () =>
      (await panel.$eval(
        'input[aria-label="Item 1"]',
        (one) => one instanceof HTMLInputElement && one.value,
      )) === 'First',
    {
      message: 'the second item stands first',
    },
  );
  await panel.keyboard.press('Enter');
  await saysWhen(panel, '0 of 2');
  expect((await lists()).find(({ name }) => name === 'My steps')).toMatchObject({
    items: [{ text: 'First' }, { text: 'Second' }],
  });

  // By the mouse as well.
  await click(panel, 'Edit: My steps');
  const [, grip] = await panel.$$('.grip');
  const first = await panel.$('.edit-item');
  if (grip) await first?.drop(grip);
  const firstItem = () =>
    panel.$eval('input[aria-label="Item 1"]', (one) => one instanceof HTMLInputElement && one.value);
  await waitFor(async () => (await firstItem()) === 'Second', {
    message: 'the second item was dragged to the top',
  });
  await click(panel, 'Cancel');

  await panel.focus('body');
  await tabTo('First');
  await panel.keyboard.press('Space');
  await saysWhen(panel, '1 of 2');
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Space');
  await saysWhen(panel, '2 of 2');
  expect((await runs())[0]).toMatchObject({ scope: BOXES, doneAt: expect.any(Number) });
  await panel.evaluate(() =>
    document.querySelector<HTMLElement>('[aria-label="Start again: My steps"]')?.focus(),
  );
  await panel.keyboard.press('Enter');
  await saysWhen(panel, '0 of 2');
  expect(await runs()).toEqual([]);
});

/** Runs in the panel: edits the note to be each of the texts, and reads it as it is drawn. */
async function readEach(texts: readonly string[]): Promise<number> {
  const button = () =>
    document.querySelector<HTMLElement>('section[aria-labelledby="note-text"] button[aria-expanded]');
  const there = async <E extends Element>(selector: string): Promise<E> => {
    for (;;) {
      const element = document.querySelector<E>(selector);
      if (element) return element;
      await new Promise(requestAnimationFrame);
    }
  };
  let drawn = 0;
  for (const text of texts) {
    button()?.click();
    const field = await there<HTMLTextAreaElement>('textarea[name="note-text"]');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    button()?.click();
    await there('.markdown');
    // A picture or frame that was made by mistake begins to load once it is laid out.
    await new Promise(requestAnimationFrame);
    drawn++;
  }
  return drawn;
}

test('notes that attack run nothing and ask for nothing', async () => {
  const shift = await Shift.start();
  await shift.open('boxes');
  const panel = await shift.chromium.openPanel();
  await saysWhen(panel, 'Street boxes');
  const origin = new URL(panel.url()).origin;
  const dialogs: string[] = [];
  const asked: string[] = [];
  panel.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const session = await panel.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url));
  const tabs = (await shift.chromium.browser.pages()).length;

  const whole = ATTACKS.join('\n\n');
  const lines = ATTACKS.map((attack) => attack.replace(/\n/g, ' ')).join('\n');
  const put = async (name: string, value: string) =>
    panel.$eval(
      `textarea[name="${name}"]`,
      (element, text) => {
        if (!(element instanceof HTMLTextAreaElement)) return;
        element.value = text;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      },
      value,
    );
  await put('note-text', whole);
  await click(panel, 'Edit: Pinned rules');
  await put('note-rules', lines);
  await put('note-links', lines);
  await click(panel, 'Done: Pinned rules');
  await click(panel, 'Edit: Mistakes I was marked down for');
  await put('note-mistakes', lines);
  await click(panel, 'Done: Mistakes I was marked down for');
  await click(panel, 'Read');
  await saysWhen(panel, '<script>alert(1)</script>');
  await textWhen(shift, BOXES, (text) => text === whole);

  // Each vector by itself as well: in the whole, one may hide the next.
  const drawn = await panel.evaluate(readEach, ATTACKS);
  expect(drawn).toBe(ATTACKS.length);
  const found = await panel.evaluate(() => ({
    elements: [
      ...document.querySelectorAll(
        'script:not([src^="/"]), iframe, object, embed, img, image, video, audio, base, form[action], style, meta[http-equiv], svg:not(.icon)',
      ),
    ].map((one) => one.outerHTML.slice(0, 80)),
    handlers: [...document.querySelectorAll('main *')].filter((one) =>
      [...one.attributes].some(({ name }) => name.startsWith('on')),
    ).length,
    links: [...document.querySelectorAll('a')].map((one) => [one.protocol, one.rel, one.target].join(' ')),
  }));
  expect(found.elements.filter((html) => !html.includes('/assets/'))).toEqual([]);
  expect(found.handlers).toBe(0);
  for (const link of found.links) expect(link).toMatch(/^(https?|mailto): noopener noreferrer _blank$/);
  expect(dialogs).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(origin))).toEqual([]);
  expect((await shift.chromium.browser.pages()).length).toBe(tabs);
  expect(new URL(panel.url()).pathname).toBe('/sidepanel.html');
});
