import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Build = 'e2e' | 'practice';

/**
 * The folder of a finished build.
 * @throws where it was not built yet, with the command that builds it.
 */
export function buildDir(browser: 'chrome' | 'firefox', build: Build): string {
  const name = `${browser}-mv3-${build}`;
  const dir = fileURLToPath(new URL(`../../../.output/${name}`, import.meta.url));
  if (existsSync(`${dir}/manifest.json`)) return dir;
  const firefox = browser === 'firefox' ? ' -b firefox --mv3' : '';
  throw new Error(`There is no .output/${name}: run "npx wxt build -m ${build}${firefox}" first.`);
}
