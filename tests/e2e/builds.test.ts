import { globSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/** What a worker installs: its size, and what must not be in it. Needs the release builds. */
const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url));
const KB = 1000;
const OF_THE_POPUP = ['.css', '.css', '.js', '.js', '.js'];

function gzipped(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

/** A script and the chunks it imports at once. */
function withChunks(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g);
  return [file, ...[...imports].flatMap(([, path = '']) => withChunks(join(dirname(file), path), seen))];
}

/** Scripts and styles that a page of ours loads, with their chunks. */
function loadedBy(dir: string, page: string): string[] {
  const html = readFileSync(join(dir, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^":]+\.(?:js|css))"/g)].map(([, path = '']) =>
    join(dir, path),
  );
  const seen = new Set<string>();
  return named.flatMap((file) => (file.endsWith('.js') ? withChunks(file, seen) : [file]));
}

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (build) => {
  const dir = join(OUTPUT, build);

  test('a page of a platform loads at most 10 kB: the sensor and its reader', () => {
    const sensor = join(dir, 'sensor.js');
    const readers = globSync(join(dir, 'reader-*.js'));
    expect(readers.length, 'There is a reader for at least one platform.').toBeGreaterThan(0);
    for (const reader of readers) {
      expect(gzipped([sensor, reader]), `sensor.js with ${reader}`).toBeLessThanOrEqual(10 * KB);
    }
    // A frame has this and nothing else.
    for (const frame of globSync(join(dir, 'frame-*.js')))
      expect(gzipped([frame]), frame).toBeLessThanOrEqual(10 * KB);
  });

  test('the popup loads at most 25 kB, in three scripts and two style sheets', () => {
    const files = loadedBy(dir, 'popup.html');
    expect(files.map((file) => extname(file)).sort(), files.join('\n')).toEqual(OF_THE_POPUP);
    expect(gzipped(files), files.join('\n')).toBeLessThanOrEqual(25 * KB);
  });

  test('nothing of the practice platform is in it', () => {
    const files = globSync(join(dir, '**/*.{js,json,html}')).filter((file) => !file.includes('_locales'));
    const named = files.filter((file) => /practice|127\.0\.0\.1/i.test(readFileSync(file, 'utf8')));
    expect(named, 'Guard it with __PRACTICE__, or leave its file out of the release build.').toEqual([]);
  });

  test('it asks for no site at install, and for no permission beyond the list', () => {
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    const allowed = [
      'storage',
      'unlimitedStorage',
      'alarms',
      'idle',
      'scripting',
      'contextMenus',
      'activeTab',
      // Firefox's sidebar needs none.
      ...(build.startsWith('chrome') ? ['sidePanel', 'offscreen'] : []),
    ];
    expect(allowed).toEqual(expect.arrayContaining((manifest.permissions as string[]) ?? []));
    expect(manifest.optional_permissions).toEqual(['notifications', 'downloads']);
  });
});
