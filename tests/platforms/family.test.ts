import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf, knownProject, normalName, projectKey } from '../../lib/platforms/family';

describe('a family', () => {
  it.each([
    ['Rubric Writing - 06/14/26', 'rubric writing'],
    ['Rubric Writing - 2026-06-21', 'rubric writing'],
    ['Rubric Writing (Jun 25, 2026)', 'rubric writing'],
    ['Rubric  Writing\u00a0V2.1', 'rubric writing'],
    ['[PRIORITY] Rubric Writing v3 - 06/14/26', 'rubric writing'],
    ['Rubric Writing (version 4)', 'rubric writing'],
    ['hopper_v2', 'hopper'],
    ['Aether - Intro Course v2', 'aether - intro course'],
    ['Rate and Review (3): Rubric Writing - 06/14/26', 'review: rubric writing'],
    ['Rate & Review: Rubric Writing', 'review: rubric writing'],
    ['Review_ Rubric Writing', 'review: rubric writing'],
    ['[PRIORITY] Rate & Review: Rubric Writing', 'review: rubric writing'],
    ['[Qualification] Chemistry', '[qualification] chemistry'],
    ['[QUALIFICATION] Chemistry v2', '[qualification] chemistry'],
    ['[TRAINING] Audio', '[training] audio'],
    ['[💰 PAID TRAINING] Audio', '[paid training] audio'],
    ['Onboarding Step 1 - Platform Basics', 'onboarding step 1 - platform basics'],
    ['Top 10 Lists', 'top 10 lists'],
    ['Reference Version', 'reference version'],
    ['June Bugs', 'june bugs'],
    ['COV19 Tweets', 'cov19 tweets'],
    ['06/14/26', '06/14/26'],
    ['v2', 'v2'],
    ['', ''],
  ])('%j → %j', (name, family) => expect(familyOf(name)).toBe(family));

  it('is its own family, and never empty where the name is not', () => {
    const bits = fc.constantFrom(
      'Chat',
      ' ',
      '-',
      '06/14/26',
      'v2',
      '[PRIORITY]',
      'Rate & Review:',
      'Review_',
      '(',
      ')',
      '_',
    );
    const names = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.array(bits).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(names, (name) => {
        const family = familyOf(name);
        expect(familyOf(family)).toBe(family);
        expect(family === '').toBe(normalName(name) === '');
      }),
    );
  });
});

describe('a project', () => {
  it('has the key of its id, else of its name', () => {
    expect(projectKey('toloka', { id: '17', name: 'A' })).toBe('toloka:17');
    expect(projectKey('dataannotation', { name: ' Rubric\u00a0Writing - 06/14/26' })).toBe(
      'dataannotation:rubric writing - 06/14/26',
    );
    expect(projectKey('dataannotation', { id: ' ' })).toBeUndefined();
    expect(projectKey('dataannotation', undefined)).toBeUndefined();
  });

  it('keeps attempting and reviewing, and one version and the next, apart', () => {
    const names = ['Chat', 'Rate & Review: Chat', 'Chat - 06/14/26', 'Chat v2'];
    expect(new Set(names.map((name) => projectKey('p', { name }))).size).toBe(4);
  });

  it('is found again under its name or its id', () => {
    const known = [
      { platformId: '1', name: 'Chat - 06/14/26' },
      { name: 'Audio' },
      { platformId: '2', name: 'Twin' },
      { platformId: '3', name: 'Twin' },
    ];
    expect(knownProject(known, { name: 'chat - 06/14/26' })).toBe(known[0]);
    expect(knownProject(known, { id: '1', name: 'Renamed' })).toBe(known[0]);
    expect(knownProject(known, { id: '9', name: 'Audio' })).toBe(known[1]);
    expect(knownProject(known, { id: '3', name: 'Twin' })).toBe(known[3]);
    expect(knownProject(known, { id: '9', name: 'Chat - 06/14/26' })).toBeUndefined();
    expect(knownProject(known, {})).toBeUndefined();
  });

  it('is the same one when the platform marks it as urgent, unless both are known', () => {
    const calm = { platformId: '1', name: 'Chat - 06/14/26' };
    const urgent = { platformId: '2', name: '[PRIORITY] Chat - 06/14/26' };
    const both = [calm, urgent];
    expect(knownProject([calm], { name: '[ Priority ] Chat - 06/14/26' })).toBe(calm);
    expect(knownProject([urgent], { name: 'Chat - 06/14/26' })).toBe(urgent);
    expect(knownProject(both, { name: 'Chat - 06/14/26' })).toBe(calm);
    expect(knownProject(both, { name: '[PRIORITY] Chat - 06/14/26' })).toBe(urgent);
    expect(knownProject([calm], { id: '2', name: '[PRIORITY] Chat - 06/14/26' })).toBeUndefined();
    expect(knownProject([{ name: 'Chat' }], { name: '[PRIORITY]' })).toBeUndefined();
  });
});
