import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../lib/platforms/types';
import { pageAddress, refined, sameSubject, withoutLists } from '../../lib/sensor/subject';

const task = (taskKey?: string, project?: Sighting['project']): Sighting => ({
  kind: 'task',
  taskKey,
  project,
});

describe('the same piece of work', () => {
  const rows: [string, Sighting, Sighting, boolean, boolean][] = [
    ['same key', task('a'), task('a'), true, true],
    ['another key', task('a'), task('b'), false, false],
    ['same key, another project name', task('a', { name: 'x' }), task('a', { name: 'y' }), true, true],
    ['another kind', task('a'), { kind: 'overhead', taskKey: 'a' }, false, false],
    ['a key that is there later', task(), task('a'), true, false],
    ['a key that is gone', task('a'), task(), true, false],
    ['no keys, no projects', task(), task(), true, true],
    ['another project id', task(undefined, { id: '1' }), task(undefined, { id: '2' }), false, false],
    ['another project name', task(undefined, { name: 'x' }), task(undefined, { name: 'y' }), false, false],
    [
      'one id, two names',
      task(undefined, { id: '1', name: 'x' }),
      task(undefined, { id: '1', name: 'y' }),
      true,
      true,
    ],
    ['a project that is there later', task(), task(undefined, { name: 'x' }), true, false],
  ];

  it.each(rows)('%s', (_name, before, after, inPlace, turned) => {
    expect(sameSubject(before, after, false)).toBe(inPlace);
    expect(sameSubject(before, after, true)).toBe(turned);
  });

  it('keeps what the later sighting leaves unsaid of identity, and nothing else', () => {
    const before: Sighting = {
      kind: 'task',
      taskKey: 'a',
      project: { id: '1' },
      refused: true,
      deadlineAt: 5,
    };
    expect(refined(before, { kind: 'task', project: { name: 'x' } })).toEqual({
      kind: 'task',
      taskKey: 'a',
      project: { id: '1', name: 'x' },
    });
  });

  it('spans carry no lists', () => {
    const sighting: Sighting = { kind: 'overhead', projects: [], running: [], trouble: [], ended: 'skipped' };
    expect(withoutLists(sighting)).toEqual({ kind: 'overhead', ended: 'skipped' });
  });
});

describe('addresses', () => {
  it.each([
    ['https://x.test/a?b#error', 'https://x.test/a?b'],
    ['https://x.test/a#/task/1', 'https://x.test/a#/task/1'],
    ['https://x.test/a#!task', 'https://x.test/a#!task'],
    ['https://x.test/a', 'https://x.test/a'],
  ])('%s', (url, address) => {
    expect(pageAddress(url)).toBe(address);
  });
});
