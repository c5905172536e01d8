import { describe, expect, test } from 'vitest';
import { read } from '../house/sources';
import { draw } from './pictures';
import { STORIES } from './stories';

/** The pictures of docs/clock.md, by the name above each. */
const pictures = new Map(
  [...read('docs/clock.md').matchAll(/^\*\*(?<name>.+)\*\*\n\n```text\n(?<picture>[^`]+)\n```$/gm)].map(
    ({ groups }) => [groups?.name ?? '', groups?.picture ?? ''],
  ),
);

describe('docs/clock.md shows what the clock does', () => {
  test('every story has its picture, and every picture its story', () => {
    expect([...pictures.keys()].sort()).toEqual(Object.keys(STORIES).sort());
  });

  test.each(Object.entries(STORIES))('%s', (name, story) => {
    expect(draw(story()), 'The clock says this now: is the rule still told right?').toBe(pictures.get(name));
  });
});
