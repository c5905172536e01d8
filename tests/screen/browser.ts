import { readFileSync } from 'node:fs';

const file = new URL('../../public/_locales/en/messages.json', import.meta.url);

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

export const messages: Record<string, Entry> = JSON.parse(readFileSync(file, 'utf8'));

/** The browser's own reading of the message file: placeholders by name, without case; `$$` is a dollar. */
function getMessage(key: string): string {
  if (key === '@@bidi_dir') return 'ltr';
  const entry = messages[key];
  if (!entry) return '';
  const names = new Map(
    Object.entries(entry.placeholders ?? {}).map(([name, { content }]) => [name.toLowerCase(), content]),
  );
  return entry.message.replace(/\$(?:\$|(\w+)\$)/g, (_, name?: string) =>
    name === undefined ? '$' : (names.get(name.toLowerCase()) ?? ''),
  );
}

/** Stands for `wxt/browser` where only words are needed. */
export const browser = { i18n: { getMessage, getUILanguage: () => 'en-US' } };
