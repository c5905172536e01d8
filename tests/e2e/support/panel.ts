import type { Page } from 'puppeteer-core';
import type { NoteRow } from '../../../lib/notes/types.ts';
import { waitFor } from '../harness/wait.ts';
import type { Shift } from './shift.ts';

/** All that a panel or page says, white space evened out; texts being edited are part of it. */
export function said(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('textarea')].map(({ value }) => value);
    return [document.body.innerText, ...fields].join(' ').replace(/\s+/g, ' ').trim();
  });
}

/** Waits until it says `words`. */
export async function saysWhen(page: Page, words: string): Promise<string> {
  let last = '';
  const look = async () => {
    last = await said(page);
    return last.includes(words) && last;
  };
  return waitFor(look, { message: () => `it says “${words}”; it says: ${last}` });
}

/** Types at the end of the note's text, key by key, as a worker does. */
export async function typeNote(page: Page, text: string): Promise<void> {
  const field = await page.waitForSelector('[data-testid="note-editor"]');
  await field?.evaluate((element) => {
    if (!(element instanceof HTMLTextAreaElement)) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  });
  await page.keyboard.type(text);
}

/** What the note's editor holds. */
export function noteText(page: Page): Promise<string> {
  return page.$eval('[data-testid="note-editor"]', (element) =>
    element instanceof HTMLTextAreaElement ? element.value : '',
  );
}

/** Presses a button by its label or accessible name. */
export async function click(page: Page, name: string): Promise<void> {
  await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

/** Waits until the books have a note's text, and gives it. */
export function textWhen(shift: Shift, id: string, wanted: (text: string) => boolean): Promise<string> {
  let last: string | undefined;
  const look = async () => {
    const { notes = [] } = await shift.chromium.readBooks();
    last = (notes as NoteRow[]).find((one) => one.id === id)?.parts?.text;
    return last !== undefined && wanted(last) && last;
  };
  return waitFor(look, { message: () => `the note ${id} is in the books; there is: ${last}` });
}
