import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT, read, sourceFiles } from './sources.ts';

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

const PLURAL = /^(?<stem>.+)_(?:zero|one|two|few|many|other)$/;
const english = JSON.parse(read('public/_locales/en/messages.json')) as Record<string, Message>;
const code = [...sourceFiles('entrypoints', 'components', 'lib'), 'wxt.config.ts'].map(read).join('\n');
const pages = globSync('entrypoints/**/*.html', { cwd: ROOT }).map(read).join('\n');

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Every word in quotes; a message may be named far from where it is shown. */
const quoted = new Set(matches(code, /['"`]([A-Za-z]\w*)['"`]/g));
/** Beginnings of keys that code completes from data: `outcome_${outcome}`. */
const beginnings = matches(code, /`([A-Za-z]\w*_)\$\{/g);
const fromBrowser = new Set(matches(code + pages, /__MSG_(\w+)__/g));

function isUsed(key: string): boolean {
  const stem = PLURAL.exec(key)?.groups?.stem;
  return (
    quoted.has(key) ||
    fromBrowser.has(key) ||
    (stem !== undefined && quoted.has(stem)) ||
    beginnings.some((beginning) => key.startsWith(beginning))
  );
}

function exists(key: string): boolean {
  return key in english || `${key}_other` in english;
}

test('every message that is asked for is in the message file', () => {
  const asked = [
    ...matches(code, /\b(?:t|plural|parts|messageFor)\(\s*['"](\w+)['"]/g),
    ...matches(code, /\bmessageKey:\s*['"](\w+)['"]/g),
    ...fromBrowser,
  ];
  const missing = [...new Set(asked)].filter((key) => !exists(key));
  expect(missing, 'Write these into public/_locales/en/messages.json.').toEqual([]);
});

test('every message in the file is shown somewhere', () => {
  const idle = Object.keys(english).filter((key) => !isUsed(key));
  expect(idle, 'Nothing shows these: remove them from public/_locales/en/messages.json.').toEqual([]);
});

test('every slot of a message is declared, and every declared slot is in it', () => {
  const broken = Object.entries(english)
    .filter(([, { message, placeholders = {} }]) => {
      const inText = matches(message, /\$(\w+)\$/g).map((slot) => slot.toLowerCase());
      const declared = Object.keys(placeholders).map((slot) => slot.toLowerCase());
      return [...new Set(inText)].sort().join() !== declared.sort().join();
    })
    .map(([key]) => key);
  expect(broken, 'A slot `$name$` needs its entry in `placeholders`, and the other way round.').toEqual([]);
});

test('other languages have no message that English lacks', () => {
  const extra = globSync('public/_locales/*/messages.json', { cwd: ROOT }).flatMap((path) =>
    Object.keys(JSON.parse(read(path)) as Record<string, Message>)
      .filter((key) => !(key in english) && !exists(PLURAL.exec(key)?.groups?.stem ?? key))
      .map((key) => `${path}: ${key}`),
  );
  expect(extra, 'English is the list: add the message there, or remove it here.').toEqual([]);
});
