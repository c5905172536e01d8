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

/** How many letters differ, by the textbook. */
function differing(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('a word that no note has is taken for those that differ least, of these for those that most notes have', async () => {
  const word = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 3, maxLength: 8 })
    .map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 6 }),
      word,
      async (all, typed) => {
        const notes = all.map((words, i) => ({
          id: `${i}`,
          title: '',
          parts: { ...EMPTY_NOTE, text: words.join(' ') },
        }));
        const one = await NoteSearch.of(notes);
        await one.learnTypos();
        const known = [...new Set(all.flat())];
        const most = typed.length < 4 ? 0 : typed.length < 6 ? 1 : 2;
        const near = known.filter((other) => differing(typed, other) <= most);
        const meant = known.some((other) => other.startsWith(typed)) ? [typed] : near;
        fc.pre(meant.length <= 8);
        const ids = all.flatMap((words, i) =>
          words.some((other) => meant.some((begin) => other.startsWith(begin))) ? [`${i}`] : [],
        );
        expect(one.search(typed).map(({ id }) => id)).toEqual(ids);
      },
    ),
  );
});

test('of many words that a typo may be, the nearest and commonest are taken', async () => {
  const note = (id: string, text: string) => ({ id, title: '', parts: { ...EMPTY_NOTE, text } });
  const one = await NoteSearch.of([
    ...[...'bcdefghijk'].map((letter) => note(letter, `wheel${letter}`)),
    note('common', 'wheely'),
    note('common too', 'wheely'),
    note('near', 'whexl'),
  ]);
  await one.learnTypos();
  const ids = one.search('whexlz').map(({ id }) => id);
  expect(ids).toContain('near');
  expect(ids).toEqual(expect.arrayContaining(['common', 'common too']));
  expect(ids).toHaveLength(9);
});

test('a hit shows the first of the words below the title, by the order of the parts', async () => {
  const say = fc.array(fc.constantFrom('Wheel', 'wheels', 'MIRROR', 'x', 'Straße'), { maxLength: 5 });
  const said = say.map((all) => all.join(' - '));
  const parts = fc.record({ rules: said, mistakes: said, links: said, text: said });
  const query = fc.constantFrom('wheel', 'WHEELS', 'mirr x', 'x wheel', 'straße', 'x x');
  await fc.assert(
    fc.asyncProperty(said, parts, query, async (title, texts, typed) => {
      const one = await NoteSearch.of([{ id: 'a', title, parts: texts }]);
      const begins = typed.toLowerCase().split(' ');
      const isMeant = (word: string) => begins.some((begin) => word.toLowerCase().startsWith(begin));
      const words = (text: string) => text.split(' - ').filter(Boolean);
      const all = [title, ...Object.values(texts)].flatMap(words);
      const isHit = begins.every((begin) => all.some((word) => word.toLowerCase().startsWith(begin)));
      const order = ['rules', 'mistakes', 'text', 'links'] as const;
      const part = order.find((name) => words(texts[name]).some(isMeant));
      const [hit] = one.search(typed);
      expect(hit !== undefined).toBe(isHit);
      if (!hit) return;
      expect(hit.part).toBe(part);
      const first = hit.context.find(({ found }) => found)?.text;
      expect(first).toBe(part && words(texts[part]).find(isMeant));
    }),
  );
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
