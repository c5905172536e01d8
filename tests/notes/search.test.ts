import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { NoteSearch } from '../../lib/notes/search.ts';
import { EMPTY_NOTE, type NoteParts } from '../../lib/notes/types.ts';

const search = await NoteSearch.of([
  {
    id: 'family:p:street',
    title: 'Street scenes',
    parts: {
      ...EMPTY_NOTE,
      text: 'Occluded wheels are drawn to their full circle. Mirrors belong to the car.',
    },
  },
  {
    id: 'family:p:voices',
    title: 'Voices',
    parts: { ...EMPTY_NOTE, rules: 'No punctuation for breaths', text: 'Write numbers as words' },
  },
  { id: 'general', title: 'Everywhere', parts: { ...EMPTY_NOTE, mistakes: '2026-11-20 Too fast on wheels' } },
]);
beforeAll(() => search.learnTypos());

const marked = (query: string) =>
  search
    .search(query)
    .map(({ id, context }) => [id, context.map((one) => (one.found ? `[${one.text}]` : one.text)).join('')]);

describe('search over notes', () => {
  test.each([
    ['whe', ['family:p:street', 'general']],
    ['occluded wheels', ['family:p:street']],
    ['ocluded', ['family:p:street']],
    ['punctation', ['family:p:voices']],
    ['voices', ['family:p:voices']],
    ['zebra', []],
    ['  ', []],
  ])('%s', (query, ids) => {
    expect(
      search
        .search(query)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  test('shows a hit in its context, the word marked', () => {
    expect(marked('mirr')).toEqual([
      ['family:p:street', expect.stringContaining('[Mirrors] belong to the car.')],
    ]);
    expect(marked('mirr')[0]?.[1]).toBe('…drawn to their full circle. [Mirrors] belong to the car.');
    expect(marked('too fast')).toEqual([['general', '2026-11-20 [Too] [fast] on wheels']]);
  });

  test('typos wait until they are learned, all else does not', async () => {
    const parts = { ...EMPTY_NOTE, rules: 'Mirrors belong to the car' };
    const one = await NoteSearch.of([{ id: 'general', title: 'x', parts }]);
    expect([one.search('mirror').length, one.search('mirorr').length]).toEqual([1, 0]);
    await one.learnTypos();
    expect(one.search('mirorr')).toEqual(one.search('mirrors'));
  });

  test('a note stands where its best place does', async () => {
    const note = (id: string, parts: Partial<NoteParts>) => ({
      id,
      title: id,
      parts: { ...EMPTY_NOTE, ...parts },
    });
    const one = await NoteSearch.of([
      note('links', { links: 'https://example.org/wheels' }),
      note('text', { text: 'wheels and wheels' }),
      note('rules', { rules: 'wheels', links: 'https://example.org/wheels' }),
      note('wheels', {}),
      note('mistakes', { mistakes: 'wheels' }),
    ]);
    expect(one.search('whe').map(({ id }) => id)).toEqual(['wheels', 'rules', 'mistakes', 'text', 'links']);
  });
});

const letters = fc.constantFrom('a', 'b', 'ab', 'ba', 'aba', 'ß', 'é', '漢', '1');
const text = fc.array(letters, { maxLength: 6 }).map((all) => all.join(' '));

test('each word of a query is found in just the notes where a word begins so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 8 }), text, async (texts, query) => {
      const notes = texts.map((one, i) => ({
        id: `${i}`,
        title: '',
        parts: { ...EMPTY_NOTE, text: one },
      }));
      const words = query.split(' ').filter(Boolean);
      const having = notes.filter(({ parts }) =>
        words.every((word) => parts.text.split(' ').some((one) => one.startsWith(word))),
      );
      const hits = (await NoteSearch.of(notes)).search(query).map(({ id }) => id);
      expect(hits.sort()).toEqual(words.length === 0 ? [] : having.map(({ id }) => id));
    }),
  );
});
