import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../scripts/machine.ts';
import type { Column } from './table.ts';

/** What runs of the bench leave for later ones. */
export const CACHE_DIR = fileURLToPath(new URL('../../.output/bench-cache', import.meta.url));

/** Where a profile keeps what an extension stores. */
const PLACES = ['IndexedDB', 'WebStorage'];

/** Puts the books of one profile into another; both must be closed. */
export function copyBooks(fromDir: string, toDir: string): void {
  for (const place of PLACES)
    cpSync(join(fromDir, 'Default', place), join(toDir, 'Default', place), { recursive: true });
}

/** A profile with books that an earlier run filled. */
export interface Cached {
  dir: string;
  /** What the writing took then. */
  writtenMs: number;
}

interface Mark extends Pick<Cached, 'writtenMs'> {
  /** What the books were made by and for; of another they would be no measure. */
  key: string;
}

/**
 * What decides what the books look like: all code that wrote them (generator, schema and codec are in that one script),
 * the browser, and the day, since the history ends on it.
 */
function keyOf(script: string): string {
  const browser = findChromium();
  if (browser === undefined) throw new Error('No Chromium found: install it, or let CHROMIUM name it.');
  const version = execFileSync(browser, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const hash = createHash('sha256').update(readFileSync(script));
  return hash.update(version).update(new Date().toDateString()).digest('hex');
}

const dirOf = (column: Column, count: number) => join(CACHE_DIR, `${column.toLowerCase()}-${count}`);
const markIn = (dir: string) => join(dir, 'made-by.json');

/** The books of an earlier run, where this one would make the same; `script` is what fills them. */
export function cached(column: Column, count: number, script: string): Cached | undefined {
  const dir = dirOf(column, count);
  if (!existsSync(markIn(dir))) return undefined;
  const { key, writtenMs } = JSON.parse(readFileSync(markIn(dir), 'utf8')) as Mark;
  return key === keyOf(script) ? { dir, writtenMs } : undefined;
}

/** Keeps the books of a closed profile for later runs. */
export function keepBooks(
  fromDir: string,
  column: Column,
  count: number,
  script: string,
  writtenMs: number,
): void {
  const dir = dirOf(column, count);
  rmSync(dir, { recursive: true, force: true });
  copyBooks(fromDir, dir);
  // Last: a copy that was cut short has none.
  writeFileSync(markIn(dir), JSON.stringify({ key: keyOf(script), writtenMs } satisfies Mark));
}

/** Text that is made once and is the same in later runs. */
export function keptText(name: string, make: () => string): string {
  const path = join(CACHE_DIR, name);
  if (!existsSync(path)) {
    mkdirSync(CACHE_DIR, { recursive: true });
    writeFileSync(path, make());
  }
  return readFileSync(path, 'utf8');
}
