import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `release` is what workers install. */
export type Build = 'release' | 'e2e' | 'practice' | 'bench' | 'bench-books';

/**
 * The folder of a finished build.
 * @throws where it was not built yet, with the command that builds it.
 */
export function buildDir(browser: 'chrome' | 'firefox', build: Build): string {
  const name = build === 'release' ? `${browser}-mv3` : `${browser}-mv3-${build}`;
  const dir = fileURLToPath(new URL(`../../../.output/${name}`, import.meta.url));
  if (existsSync(`${dir}/manifest.json`)) return dir;
  const mode = build === 'release' ? '' : ` -m ${build}`;
  const firefox = browser === 'firefox' ? ' -b firefox --mv3' : '';
  throw new Error(`There is no .output/${name}: run "npx wxt build${mode}${firefox}" first.`);
}
