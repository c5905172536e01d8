import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, where all paths of these tests begin. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import of a source file. */
export interface Import {
  /** A path from the root without extension (`lib/clock/types`), or a package (`preact/hooks`). */
  target: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
}

export function read(path: string): string {
  return readFileSync(`${ROOT}/${path}`, 'utf8');
}

/** TypeScript files of the product under these folders, as paths from the root with `/`. */
export function sourceFiles(...folders: string[]): string[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

const STATEMENT =
  /^(?:import|export)\s+(?<type>type\s)?(?<names>[^'"`;]*?\s+from\s+)?['"](?<from>[^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"](?<from>[^'"]+)['"]\s*\)/g;

function resolve(file: string, from: string): string {
  if (!from.startsWith('.')) return from;
  return posix.join(posix.dirname(file), from).replace(/\.tsx?$/, '');
}

function isTypeOnly(type: string | undefined, names: string | undefined): boolean {
  if (type !== undefined) return true;
  const braces = /^\{(?<inside>[^}]*)\}\s+from\s+$/.exec(names ?? '')?.groups?.inside;
  if (braces === undefined) return false;
  const entries = braces.split(',').map((entry) => entry.trim());
  return entries.every((entry) => entry === '' || entry.startsWith('type '));
}

/** All imports and re-exports of a file. */
export function importsOf(file: string): Import[] {
  const text = read(file);
  const stated = [...text.matchAll(STATEMENT)].map(({ groups = {} }) => ({
    target: resolve(file, groups.from ?? ''),
    typeOnly: isTypeOnly(groups.type, groups.names),
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(({ groups = {} }) => ({
    target: resolve(file, groups.from ?? ''),
    typeOnly: false,
  }));
  return [...stated, ...dynamic];
}
