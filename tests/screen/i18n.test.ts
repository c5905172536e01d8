import { describe, expect, it, vi } from 'vitest';
import { type MessageKey, parts, plural, t } from '../../lib/i18n';
import { platforms } from '../../lib/platforms/list';
import { learnNames, platformName } from '../../lib/screen/platformName';
import { TOOLS } from '../../lib/taught/tools';
import { messages } from './browser';

vi.mock('@wxt-dev/browser', () => import('./browser'));

/** Keys that code makes up from parts: plural forms. */
const stemOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe('the message file', () => {
  it('names the same slots in a message and in its placeholders', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
      const said = [...message.matchAll(/\$(\w+)\$/g)].map((match) => match[1]?.toLowerCase());
      const named = Object.keys(placeholders).map((name) => name.toLowerCase());
      expect([...new Set(said)].sort(), key).toEqual(named.sort());
      for (const [name, { content }] of Object.entries(placeholders)) expect(content).toBe(`{${name}}`);
    }
  });

  it('has a common form for every plural', () => {
    for (const key of Object.keys(messages).filter((name) => /_(one|few|many)$/.test(name))) {
      expect(messages).toHaveProperty(`${stemOf(key)}_other`);
    }
  });

  it('keys differ by more than case: browsers take them without it', () => {
    const keys = Object.keys(messages).map((key) => key.toLowerCase());
    expect(new Set(keys).size).toBe(keys.length);
  });
});

it('fills slots by name, and counts in plural forms', () => {
  expect(t('target', { rate: '$20.00/h' })).toBe('target $20.00/h');
  expect(plural('tasks', 1)).toBe('1 task');
  expect(plural('tasks', 1234)).toBe('1,234 tasks');
  expect(parts('paySoFar')).toEqual([{ slot: 'amount' }, ' so far at ', { slot: 'rate' }]);
});

it('a message that is missing shows its key', () => {
  expect(t('notThere' as MessageKey & 'save')).toBe('notThere');
});

it('every platform has the name that it gives itself', () => {
  for (const { id, name } of platforms) expect(platformName(id)).toBe(name);
  for (const [id, { name }] of Object.entries(TOOLS)) expect(platformName(id)).toBe(name);
  learnNames([{ id: 'site:label.example', name: 'My label' }]);
  expect(platformName('site:label.example')).toBe('My label');
  learnNames([]);
  expect(platformName('site:label.example')).toBe('label.example');
});
