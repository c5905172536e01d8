import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsIn, isLoose, parseAddress } from '../../lib/platforms/address';

const ids = (pattern: string, url: string) => {
  const address = parseAddress(pattern);
  return address && idsIn(address, new URL(url, 'https://label.example'));
};

describe('an address pattern', () => {
  it.each([
    ['/tasks/{task}', '/tasks/81', { task: '81' }],
    ['/tasks/{task}', '/tasks/81/', { task: '81' }],
    ['/tasks/{task}', '/tasks/81/edit', undefined],
    ['/tasks/{task}', '/task/81', undefined],
    ['/p/{project}/t/{task}.html', '/p/bees/t/81.html', { project: 'bees', task: '81' }],
    ['/work/*/label', '/work/anything/label', {}],
    ['/work/**', '/work', {}],
    ['/work/**', '/work/a/b/c', {}],
    ['/label?task={task}&mode=edit', '/label?mode=edit&task=7&x=1', { task: '7' }],
    ['/label?task={task}&mode=edit', '/label?mode=view&task=7', undefined],
    ['/label?task={task}', '/label?task=', undefined],
    ['/app#/tasks/{task}', '/app#/tasks/9?tab=1', { task: '9' }],
    ['/app#/tasks/{task}', '/app#/projects/9', undefined],
    ['/app', '/app#/whatever', {}],
    ['/d%C3%BCsen/{task}', '/d%c3%bcsen/ä', { task: 'ä' }],
    ['/', '/', {}],
  ])('%s on %s', (pattern, url, expected) => {
    expect(ids(pattern, url)).toEqual(expected);
  });

  it.each(['', 'tasks', 'https://x.example/', '/a/{other}', '/a/**/b', '/{task}{project}', '/a?=1', '/a?b'])(
    '%j is none',
    (pattern) => {
      expect(parseAddress(pattern)).toBeUndefined();
    },
  );

  it.each([
    ['/**', true],
    ['/*', true],
    ['/{task}/*', true],
    ['/**#/*', true],
    ['/', false],
    ['/tasks/**', false],
    ['/*?task={task}', false],
    ['/t-{task}', false],
  ])('%s fits everything: %s', (pattern, loose) => {
    const address = parseAddress(pattern);
    expect(address && isLoose(address)).toBe(loose);
  });

  it('reads back the ids that were put into an address, whatever they are', () => {
    const id = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(id, id, (project, task) => {
        const url = `/p/${encodeURIComponent(project)}/t?task=${encodeURIComponent(task)}`;
        expect(ids('/p/{project}/t?task={task}', url)).toEqual({ project, task });
      }),
    );
  });

  it('takes time in the length of the address alone: no pattern makes it hang', () => {
    const piece = fc.constantFrom('a', '*', '{task}', 'a*a', 'aa{task}', '**', 'aaa');
    const pattern = fc.array(piece, { maxLength: 60 }).map((pieces) => `/${pieces.join('/')}`);
    fc.assert(
      fc.property(pattern, fc.integer({ min: 0, max: 20_000 }), (text, length) => {
        const address = parseAddress(text);
        const url = new URL(`https://label.example/${'a/'.repeat(length)}${'a'.repeat(length)}`);
        const from = performance.now();
        if (address) idsIn(address, url);
        expect(performance.now() - from).toBeLessThan(1_000);
      }),
      { numRuns: 50 },
    );
  });
});
