import { describe, expect, it } from 'vitest';
import { look } from '../../lib/platforms/look';
import type { Platform, Sighting } from '../../lib/platforms/types';
import { pageOf } from './fixtures';

const url = new URL('https://site.example/task');

/** What is made of a reader's word. */
function seen(sighting: Sighting): Sighting | undefined {
  const platform: Platform = {
    id: 'p',
    name: 'P',
    hosts: ['site.example'],
    matches: ['https://site.example/*'],
    controls: [],
    kindOf: () => sighting.kind,
    read: () => sighting,
  };
  return look(platform, pageOf('<p></p>'), url);
}

describe('what the sensor makes of a reader’s word', () => {
  it('is that word, as long as it is of a usual size', () => {
    const whole: Sighting = { kind: 'task', project: { id: '1', name: 'Boxes' }, taskKey: 't-1' };
    expect(seen(whole)).toEqual(whole);
  });

  it('is nothing on a page of no interest', () => {
    expect(seen({ kind: 'other', trouble: [] })).toBeUndefined();
    expect(seen({ kind: 'other', ended: 'submitted' })).toEqual({ kind: 'other', ended: 'submitted' });
  });

  it('cuts long names, and takes an id that is too long for none', () => {
    const project = { id: 'i'.repeat(501), name: `${'n'.repeat(199)} and more` };
    const running = [
      { taskKey: 'k'.repeat(501), project: {} },
      { taskKey: 'k', project },
    ];
    expect(seen({ kind: 'task', project, taskKey: 'k'.repeat(501), projects: [project], running })).toEqual({
      kind: 'task',
      project: { name: 'n'.repeat(199) },
      projects: [{ name: 'n'.repeat(199) }],
      running: [{ taskKey: 'k', project: { name: 'n'.repeat(199) } }],
    });
  });

  it('takes a thousand of a list and no more', () => {
    const projects = Array.from({ length: 5_000 }, (_, n) => ({ id: String(n) }));
    expect(seen({ kind: 'overhead', projects })?.projects).toHaveLength(1_000);
  });
});
