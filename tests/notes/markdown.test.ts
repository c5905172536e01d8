import { describe, expect, test } from 'vitest';
import { safeHref } from '../../lib/notes/links.ts';
import { type Block, type Inline, parseMarkdown } from '../../lib/notes/markdown.ts';
import { ATTACKS } from './attacks.ts';

/** Every link of what a text comes to. */
function linksOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linksOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Inline).type === 'link' ? [(value as Extract<Inline, { type: 'link' }>).href] : [];
  return [...own, ...Object.values(value).flatMap(linksOf)];
}

const TYPES = new Set([
  ...['paragraph', 'code', 'rule', 'quote', 'list', 'table', 'section'],
  ...['text', 'break', 'strong', 'em', 'del', 'link'],
]);

function typesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(typesOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value ? [String(value.type)] : [];
  return [...own, ...Object.values(value).flatMap(typesOf)];
}

describe('a note that attacks', () => {
  test('the corpus is large enough', () => {
    expect(new Set(ATTACKS).size).toBeGreaterThanOrEqual(100);
  });

  test.each(ATTACKS)('%s', (text) => {
    const blocks = parseMarkdown(text);
    for (const href of linksOf(blocks)) {
      expect(new URL(href).protocol).toMatch(/^(?:https?|mailto):$/);
      expect(href).not.toMatch(/"|<|>|\s/);
    }
    expect(typesOf(blocks).filter((type) => !TYPES.has(type))).toEqual([]);
  });
});

describe('Markdown as data', () => {
  const text = (words: string): Inline => ({ type: 'text', text: words });
  test.each<[string, string, Block[]]>([
    [
      'HTML is text',
      'a <b>c</b>',
      [{ type: 'paragraph', inside: [text('a '), text('<b>'), text('c'), text('</b>')] }],
    ],
    ['a line is a line', 'a\nb', [{ type: 'paragraph', inside: [text('a'), { type: 'break' }, text('b')] }]],
    [
      'headings begin sections, and end those of their level',
      '# A\n1\n## B\n2\n# C',
      [
        {
          type: 'section',
          level: 1,
          title: [text('A')],
          blocks: [
            { type: 'paragraph', inside: [text('1')] },
            {
              type: 'section',
              level: 2,
              title: [text('B')],
              blocks: [{ type: 'paragraph', inside: [text('2')] }],
            },
          ],
        },
        { type: 'section', level: 1, title: [text('C')], blocks: [] },
      ],
    ],
    [
      'a do block',
      '> [!DO]\n> wheels',
      [{ type: 'quote', kind: 'do', blocks: [{ type: 'paragraph', inside: [text('wheels')] }] }],
    ],
    [
      "a don't block on one line",
      '> [!DON’T] mirrors',
      [{ type: 'quote', kind: 'dont', blocks: [{ type: 'paragraph', inside: [text('mirrors')] }] }],
    ],
    [
      'a picture is its words, and a link to it',
      '![cat](https://a.example/c.png)',
      [
        {
          type: 'paragraph',
          inside: [{ type: 'link', href: 'https://a.example/c.png', inside: [text('cat')] }],
        },
      ],
    ],
  ])('%s', (_, markdown, blocks) => {
    expect(parseMarkdown(markdown)).toEqual(blocks);
  });

  test.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    [' mailto:a@b.example ', 'mailto:a@b.example'],
    ['javascript:alert(1)', undefined],
    ['JAVASCRIPT:alert(1)', undefined],
    ['//example.org', undefined],
    ['https://me:secret@example.org/', undefined],
    ['guidelines', undefined],
  ])('an address %s', (href, safe) => {
    expect(safeHref(href)).toBe(safe);
  });
});
