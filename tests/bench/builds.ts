import { generateKeyPairSync } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';
import { build } from 'wxt';
import { keptText } from './cache.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = join(ROOT, '.output');

/** What workers install, for its sizes. */
export const RELEASE_DIR = join(OUTPUT, 'bench-release');
/** The product as tests run it, with an empty page beside its popup. */
const PRODUCT_DIR = join(OUTPUT, 'chrome-mv3-bench');
/** The same extension's pages without its background: nobody opens the books before the bench page does. */
const BOOKS_DIR = join(OUTPUT, 'chrome-mv3-bench-books');
/** What fills books, with all of the product that writes them. */
export const BENCH_SCRIPT = join(BOOKS_DIR, 'bench.js');

const EMPTY_PAGE = '<!doctype html><meta charset="utf-8"><title>Empty</title><body>–</body>\n';
const BENCH_PAGE =
  '<!doctype html><meta charset="utf-8"><title>Bench</title><script src="bench.js"></script>\n';

interface Manifest {
  key?: string;
  background?: { service_worker: string };
}

function changeManifest(dir: string, change: Manifest): void {
  const path = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  writeFileSync(path, JSON.stringify({ ...manifest, ...change }));
}

/** One key gives both builds one id, and those of later runs: the books of one can be handed to the other. */
function newKey(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** The bench page's script, with the product's own books in it. */
function bundlePage(outDir: string): Promise<unknown> {
  return bundle({
    configFile: false,
    logLevel: 'warn',
    root: ROOT,
    define: { __PRACTICE__: 'true' },
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      rollupOptions: {
        input: join(ROOT, 'tests/bench/page/bench.ts'),
        output: { format: 'iife', entryFileNames: 'bench.js' },
      },
    },
  });
}

/** Makes the builds that the benches need; none of them is one that anybody else uses. */
export async function makeBuilds(): Promise<void> {
  const key = keptText('extension-key', newKey);
  await build({ root: ROOT, outDirTemplate: 'bench-release' });
  await build({ root: ROOT, mode: 'e2e', outDirTemplate: 'chrome-mv3-bench' });
  changeManifest(PRODUCT_DIR, { key });
  writeFileSync(join(PRODUCT_DIR, 'empty.html'), EMPTY_PAGE);
  await bundlePage(PRODUCT_DIR);
  writeFileSync(join(PRODUCT_DIR, 'bench.html'), BENCH_PAGE);
  rmSync(BOOKS_DIR, { recursive: true, force: true });
  cpSync(PRODUCT_DIR, BOOKS_DIR, { recursive: true });
  writeFileSync(join(BOOKS_DIR, 'quiet.js'), '');
  changeManifest(BOOKS_DIR, { background: { service_worker: 'quiet.js' } });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeBuilds();
