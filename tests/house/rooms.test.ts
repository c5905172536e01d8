import { describe, expect, test } from 'vitest';
import { importsOf, sourceFiles } from './sources.ts';

/**
 * Which rooms a room may import, as in docs/architecture.md: `code` for what runs, `types` for what only
 * the compiler sees. A name may be a room or one file of it (`rates/parse-money`).
 */
const ARROWS: Record<string, { code: string[]; types: string[] }> = {
  clock: { code: [], types: [] },
  rates: { code: [], types: [] },
  i18n: { code: [], types: [] },
  notes: { code: [], types: [] },
  platforms: { code: ['rates/parse-money'], types: ['clock', 'rates'] },
  sensor: { code: ['platforms'], types: ['clock', 'platforms'] },
  journal: { code: ['clock'], types: ['clock'] },
  messages: {
    code: ['books/paid', 'books/work-types', 'notes', 'settings'],
    types: ['clock', 'rates', 'platforms', 'reconcile', 'sensor', 'books'],
  },
  exchange: { code: ['books', 'clock', 'messages', 'rates'], types: ['books', 'clock', 'rates'] },
  reconcile: {
    code: ['books', 'clock', 'exchange', 'platforms', 'rates'],
    types: ['clock', 'platforms', 'rates'],
  },
  taught: {
    code: ['i18n', 'messages', 'platforms', 'rates'],
    types: ['clock', 'platforms', 'rates'],
  },
  books: { code: ['clock', 'journal', 'notes', 'rates'], types: ['clock', 'rates'] },
  settings: { code: ['rates'], types: ['clock', 'rates'] },
  screen: {
    code: ['clock', 'i18n', 'messages', 'notes', 'rates', 'settings'],
    types: ['books', 'clock', 'messages', 'notes', 'rates'],
  },
  dashboard: {
    code: [
      'books',
      'clock',
      'exchange',
      'i18n',
      'messages',
      'notes',
      'rates',
      'reconcile',
      'screen',
      'settings',
      'taught',
    ],
    types: ['books', 'clock', 'messages', 'notes', 'platforms', 'rates'],
  },
  badge: { code: ['i18n', 'rates', 'screen'], types: ['books', 'rates'] },
  background: {
    code: [
      'badge',
      'books',
      'clock',
      'exchange',
      'i18n',
      'journal',
      'messages',
      'notes',
      'platforms',
      'rates',
      'reconcile',
      'screen/platformName',
      'sensor',
      'settings',
      'taught',
    ],
    types: ['books', 'clock', 'journal', 'messages', 'platforms', 'rates', 'sensor'],
  },
};

const BROWSER = ['wxt/browser', '@wxt-dev/browser', 'webextension-polyfill'];
const DATABASE = ['idb'];

function roomOf(path: string): string {
  return /^lib\/(?<room>[^/.]+)/.exec(path)?.groups?.room ?? '';
}

const libFiles = sourceFiles('lib').filter((file) => file !== 'lib/globals.d.ts');

describe('rooms import only downward', () => {
  test('every room of lib has its arrows', () => {
    const unknown = [...new Set(libFiles.map(roomOf))].filter((room) => !(room in ARROWS));
    expect(unknown, 'Say what the new room may import: here, and in docs/architecture.md.').toEqual([]);
  });

  test.each(Object.entries(ARROWS))('lib/%s', (room, { code, types }) => {
    const broken = libFiles
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsOf(file).map((entry) => ({ file, ...entry })))
      .filter(({ target }) => target.startsWith('lib/') && roomOf(target) !== room)
      .filter(({ target, typeOnly }) => {
        const allowed = typeOnly ? [...types, ...code] : code;
        return !allowed.some((name) => roomOf(target) === name || target === `lib/${name}`);
      })
      .map(({ file, target, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`);
    expect(
      broken,
      `lib/${room} stands below these: hand the value in as a parameter, or move the code up.`,
    ).toEqual([]);
  });

  test('nobody imports an entrypoint', () => {
    const broken = sourceFiles('lib', 'components', 'tests')
      .flatMap((file) => importsOf(file).map(({ target }) => ({ file, target })))
      .filter(
        ({ file, target }) => target.startsWith('entrypoints/') && !file.startsWith('tests/entrypoints/'),
      )
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(broken, 'Entrypoints only wire: move what is shared to lib.').toEqual([]);
  });
});

/** The browser or database module that `file` reaches at run time, with the way to it; words excepted. */
function wayOut(file: string, seen = new Set<string>()): string | undefined {
  if (seen.has(file) || file.startsWith('lib/i18n')) return undefined;
  seen.add(file);
  for (const { target, typeOnly } of importsOf(file)) {
    if (typeOnly) continue;
    if ([...BROWSER, ...DATABASE].includes(target)) return `${file} → ${target}`;
    const next = everyFile.find((candidate) => candidate.replace(/\.tsx?$/, '') === target);
    const further = next === undefined ? undefined : wayOut(next, seen);
    if (further !== undefined) return `${file} → ${further}`;
  }
  return undefined;
}

const everyFile = sourceFiles('lib', 'components');

test('components take data and give callbacks: no browser, no database', () => {
  const ways = sourceFiles('components')
    .map((file) => wayOut(file))
    .filter((way) => way !== undefined);
  expect(ways, 'Let the entrypoint fetch it, and hand it to the component.').toEqual([]);
});

test('the sensor and the readers leave the polyfill out of the page', () => {
  const broken = sourceFiles('lib/sensor', 'lib/platforms')
    .concat(sourceFiles('entrypoints').filter((file) => /^entrypoints\/(sensor|reader-)/.test(file)))
    .filter((file) =>
      importsOf(file).some(({ target }) => /^(wxt\/browser|webextension-polyfill)$/.test(target)),
    );
  expect(broken, 'Import `browser` from @wxt-dev/browser there: the polyfill triples the script.').toEqual(
    [],
  );
});
