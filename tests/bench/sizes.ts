import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Table } from './table.ts';

const KB = 1_000;
const kB = { unit: 'kB', digits: 1 };

function rawSize(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + readFileSync(file).length, 0) / KB;
}

function gzipSize(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / KB;
}

/** A script and the chunks it imports at once. */
function withChunks(file: string, seen: Set<string>): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g);
  return [file, ...[...imports].flatMap(([, path = '']) => withChunks(join(dirname(file), path), seen))];
}

function loadedBy(dir: string, page: string): string[] {
  const html = readFileSync(join(dir, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^":]+\.(?:js|css))"/g)].map(([, path = '']) => path);
  const seen = new Set<string>();
  return named.flatMap((path) =>
    path.endsWith('.js') ? withChunks(join(dir, path), seen) : [join(dir, path)],
  );
}

/** What a release build in `dir` makes browsers load. */
export function sizes(table: Table, dir: string): void {
  const sensor = join(dir, 'sensor.js');
  const readers = globSync(join(dir, 'reader-*.js')).sort((a, b) => gzipSize([b]) - gzipSize([a]));
  table.put(
    'a supported page loads, gzip (sensor and the largest reader)',
    'any',
    gzipSize([sensor, ...readers.slice(0, 1)]),
    {
      ...kB,
      atMost: 10,
    },
  );
  table.put('popup, JS and CSS, gzip', 'any', gzipSize(loadedBy(dir, 'popup.html')), { ...kB, atMost: 25 });
  table.put('background, gzip', 'any', gzipSize([join(dir, 'background.js')]), kB);
  table.put('background, raw', 'any', rawSize([join(dir, 'background.js')]), kB);
}
