import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caretAfter, mergeParts, mergeText, replay } from '../../lib/notes/merge.ts';
import { EMPTY_NOTE, type NoteParts } from '../../lib/notes/types.ts';

const MARK = '— both —';
const note = (text: string): NoteParts => ({ ...EMPTY_NOTE, text });

describe('two edits of one text', () => {
  test.each([
    ['nobody else wrote', 'a\nb', 'a\nb', 'a\nb\nc', 'a\nb\nc'],
    ['the same edit came before', 'a\nx', 'a\nb', 'a\nx', 'a\nx'],
    ['only the other wrote', 'a\nb\nc', 'a\nb', 'a\nb', 'a\nb\nc'],
    ['different lines', 'A\nb\nc', 'a\nb\nc', 'a\nb\nC', 'A\nb\nC'],
    ['the same line: both are kept, with a mark', 'a\nX\nc', 'a\nb\nc', 'a\nY\nc', `a\nX\n${MARK}\nY\nc`],
    ['both begin an empty note', 'X', '', 'Y', 'X\nY'],
    ['both add at the end', 'a\nX', 'a', 'a\nY', 'a\nX\nY'],
    ['one deletes what the other left alone', 'a\nc', 'a\nb\nc', 'a\nb\nc', 'a\nc'],
    ['an edit that lies in the other whole', 'a\nX\nZ', 'a', 'a\nX', 'a\nX\nZ'],
  ])('%s', (_, rest, was, now, merged) => {
    expect(mergeText(rest, was, now, MARK)).toBe(merged);
  });

  test('lists get no mark: it would be a rule', () => {
    const parts = (rules: string) => ({ ...EMPTY_NOTE, rules });
    expect(mergeParts(parts('X'), parts('a'), parts('Y'), MARK).rules).toBe('X\nY');
  });

  const line = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/\n/g, ' '));
  const lines = fc.array(line, { maxLength: 8 });

  test('no line that either wrote is lost', () => {
    fc.assert(
      fc.property(lines, lines, lines, (was, mine, others) => {
        const merged = new Set(
          mergeText(others.join('\n'), was.join('\n'), mine.join('\n'), MARK).split('\n'),
        );
        const wrote = (now: string[], other: string[]) =>
          now.filter((one) => !was.includes(one) && !other.includes(one));
        for (const one of [...wrote(mine, others), ...wrote(others, mine)]) expect(merged).toContain(one);
      }),
    );
  });

  test('an edit said again changes nothing, whatever it was', () => {
    fc.assert(
      fc.property(lines, lines, (was, now) => {
        const once = mergeText(was.join('\n'), was.join('\n'), now.join('\n'), MARK);
        expect(mergeText(once, was.join('\n'), now.join('\n'), MARK)).toBe(once);
      }),
    );
  });
});

describe('a draft', () => {
  const chain = ['', 'one', 'one two'].map(note);
  test.each([
    ['nothing of it arrived', note(''), 'one two'],
    ['its first save arrived, though nobody heard of it', note('one'), 'one two'],
    ['all of it arrived', note('one two'), 'one two'],
    ['another wrote below it meanwhile', note('one\nother'), 'one two\nother'],
  ])('%s', (_, rest, text) => {
    expect(replay(rest, chain, MARK).text).toBe(text);
  });
});

describe('the caret', () => {
  test.each([
    ['before the change', 'ab|cd', 'abXcd', 2],
    ['after the change', 'abc|d', 'aXbcd', 4],
    ['in what was replaced', 'a12|3d', 'aXd', 3],
    ['at the end of what others went on from', 'abc|', 'abcX', 3],
  ])('%s', (_, before, after, caret) => {
    expect(caretAfter(before.replace('|', ''), after, before.indexOf('|'))).toBe(caret);
  });
});
