/**
 * The first step of `npm start` and `npm test`. It runs on the Node that the machine happens to have (20 or
 * later) and needs no package; it installs what the lock file names and goes on in the Node of
 * `node_modules/.bin`, which WXT and Vitest need (22 or later).
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'node_modules', '.bin');
const STAMP = join(ROOT, 'node_modules', '.piecerate-installed');
const WINDOWS = process.platform === 'win32';
const NODE = WINDOWS
  ? join(ROOT, 'node_modules', 'node', 'bin', 'node.exe')
  : join(ROOT, 'node_modules', 'node', 'bin', 'node');

/** What the stamp says when the installed packages are those of the lock file, for this kind of machine. */
function wantedStamp() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

function isInstalled() {
  return existsSync(NODE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wantedStamp();
}

/** The environment without our own `node_modules/.bin`: npm must not run on the Node it is about to replace. */
function outerEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== BIN);
  return { ...process.env, PATH: path.join(delimiter) };
}

/** @param {string[]} args */
function npm(...args) {
  console.log(`npm ${args.join(' ')}`);
  const done = spawnSync('npm', args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: outerEnvironment(),
    shell: WINDOWS,
  });
  if (done.status === 0) return;
  console.error(
    `"npm ${args.join(' ')}" failed. Is the package registry within reach? Nothing else was changed.`,
  );
  process.exit(1);
}

/** Installs what is missing: packages without their install scripts, then the one script that places Node. */
export function installPackages() {
  if (isInstalled()) return;
  rmSync(STAMP, { force: true });
  npm('ci', '--ignore-scripts');
  npm('rebuild', 'node');
  const version = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) {
    console.error('The Node of node_modules does not run. Remove node_modules and start again.');
    process.exit(1);
  }
  writeFileSync(STAMP, wantedStamp());
}

/**
 * Installs what is missing, then runs `script` (a path from the repository's root) with our own Node and
 * `node_modules/.bin` first in PATH. Ends this process with the script's exit code.
 *
 * @param {string} script
 */
export function runWithOwnNode(script) {
  installPackages();
  const env = { ...process.env, PATH: [BIN, process.env.PATH ?? ''].join(delimiter) };
  const child = spawn(realpathSync(NODE), [join(ROOT, script), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  });
  // Ctrl+C reaches the child too; this process only waits, so that its exit code is the child's.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}
