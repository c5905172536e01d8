import { expect, test, vi } from 'vitest';
import { quoted, titleOf } from '../../lib/background/capture.ts';

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
