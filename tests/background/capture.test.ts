import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import { ADD_NOTE, Capture, quoted, titleOf } from '../../lib/background/capture.ts';
import { BOOKS_NAME } from '../../lib/books/schema.ts';
import { soon } from '../soon.ts';
import { TestDesk } from './desk.ts';

vi.mock('@wxt-dev/browser', () => import('../screen/browser.ts'));

const NOON = new Date(2026, 10, 25, 12).getTime();

test.each([
  ['one line', 'Wheels', 'Guide', '> Wheels\n>\n> — Guide, 2026-11-25'],
  ['lines of any system', ' a\r\nb\rc \n', 'Guide', '> a\n> b\n> c\n>\n> — Guide, 2026-11-25'],
  ['a page without a title', 'a', ' ', '> a\n>\n> — 2026-11-25'],
  [
    'a title of several lines',
    'a',
    'Guide\n\n# not a heading',
    '> a\n>\n> — Guide # not a heading, 2026-11-25',
  ],
])('%s is quoted with its source and day', (_, text, title, note) => {
  expect(quoted(text, title, NOON)).toBe(note);
});

test('a whole document is cut, and says so', () => {
  const note = quoted('x'.repeat(60_000), 'Guide', NOON);
  expect(note.length).toBeLessThan(50_100);
  expect(note).toContain('x…\n');
});

test.each([
  ['Guidelines, week 48', 'Guidelines, week 48'],
  ['guide', 'guide'],
  ['example.org: what is new', 'example.org: what is new'],
  ['example.org/guide?task=17', ''],
  ['https://example.org/guide?task=17', ''],
  ['', ''],
])('a tab that is called “%s” has the title “%s”', (title, said) => {
  expect(titleOf('https://example.org/guide?task=17', title)).toBe(said);
});

describe('what is selected', () => {
  /** Results of each frame of a page; `undefined` is said by a PDF, a refusal by the browser's own pages. */
  type Frames = (string | undefined)[] | Error;

  async function captured(frames: Frames, menuText?: string) {
    await deleteDB(BOOKS_NAME);
    const { desk } = await TestDesk.open();
    const said = vi.fn();
    const setBadgeText = vi.fn(async (_: object) => undefined);
    const api = {
      action: { setBadgeText },
      scripting: {
        executeScript: async () => {
          if (frames instanceof Error) throw frames;
          return frames.map((result, frameId) => ({ frameId, result }));
        },
      },
    };
    const capture = new Capture(api as unknown as ConstructorParameters<typeof Capture>[0], {
      desk: async () => desk,
      said,
    });
    const tab = { id: 7, url: 'https://guide.example/', title: 'Guide' };
    const whole = { ...tab, index: 0, pinned: false, highlighted: true, windowId: 1, active: true };
    const info = { menuItemId: ADD_NOTE, pageUrl: tab.url, editable: false, selectionText: menuText };
    // The sign on the icon stays for seconds after that.
    void (menuText === undefined ? capture.shortcut(tab) : capture.menu(info as never, whole as never));
    await soon(() => expect(setBadgeText).toHaveBeenCalled());
    const { state } = said.mock.calls[0]?.[0] ?? {};
    const text = (await desk.ledger.books.note('general'))?.parts?.text;
    return [state, setBadgeText.mock.calls[0]?.[0], text?.split('\n')[0]];
  }

  const REFUSED = new Error('Cannot access a chrome:// URL');
  const added = { tabId: 7, text: '+' };
  const not = { tabId: 7, text: '!' };

  test.each<[string, Frames, string | undefined, unknown[]]>([
    ['in a page', ['Wheels'], undefined, ['added', added, '> Wheels']],
    ['in a frame of it', ['', 'Wheels'], undefined, ['added', added, '> Wheels']],
    ['nowhere in a page', ['', ' '], undefined, ['nothing', not, undefined]],
    ['where the browser lets nobody look', REFUSED, undefined, ['closed', not, undefined]],
    ['in a PDF', [undefined], undefined, ['closed', not, undefined]],
    ['there, by the menu: it tells the words', REFUSED, 'Wheels', ['added', added, '> Wheels']],
    ['in a PDF, by the menu', [undefined], 'Wheels', ['added', added, '> Wheels']],
    ['by the menu, with the lines of the page', ['a\nb'], 'a b', ['added', added, '> a']],
  ])('%s', async (_, frames, menuText, then) => {
    expect(await captured(frames, menuText)).toEqual(then);
  });
});
