/** Writes docs/platforms.md from the platforms of the code, their evidence and their fixtures. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { module } = await runnerImport<{ platformDocs(): string }>(`${ROOT}/tests/platforms/docs.ts`, {
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  define: { __PRACTICE__: 'false' },
});
writeFileSync(`${ROOT}/docs/platforms.md`, module.platformDocs());
console.log('docs/platforms.md is written.');
