import { beforeAll, describe, expect, test } from 'vitest';
import { NoteSearch } from '../../lib/notes/search.ts';
import { EMPTY_NOTE } from '../../lib/notes/types.ts';

const search = new NoteSearch([
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
beforeAll(() => search.warm());

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
    expect(marked('too fast')).toEqual([['general', '2026-11-20 [Too] [fast] on wheels']]);
  });

  test('a note that changed is found by what it says now', () => {
    const one = new NoteSearch([{ id: 'general', title: 'x', parts: { ...EMPTY_NOTE, text: 'before' } }]);
    one.put({ id: 'general', title: 'x', parts: { ...EMPTY_NOTE, text: 'after' } });
    expect([one.search('before'), one.search('after').length]).toEqual([[], 1]);
    one.drop('general');
    expect(one.search('after')).toEqual([]);
  });
});
