/** What the machine has, and what it lacks: browsers, a screen, letters. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium and Chrome for Testing only: branded Chrome no longer loads an extension from outside. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing'];
const CHROMIUM_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  join(process.env.LOCALAPPDATA ?? '', 'Chromium', 'Application', 'chrome.exe'),
  join(process.env.PROGRAMFILES ?? '', 'Chromium', 'Application', 'chrome.exe'),
];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  join(process.env.PROGRAMFILES ?? '', 'Mozilla Firefox', 'firefox.exe'),
];

/** The full path of a program in PATH; `undefined` where there is none. */
export function inPath(name: string): string | undefined {
  const entries = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== '');
  return entries.map((entry) => join(entry, name)).find((file) => existsSync(file));
}

function find(chosen: string | undefined, names: string[], places: string[]): string | undefined {
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : inPath(chosen);
  return names.map(inPath).find((file) => file !== undefined) ?? places.find((file) => existsSync(file));
}

/** A Chromium that can load an extension: `$CHROMIUM`, else the usual names and places. */
export function findChromium(): string | undefined {
  return find(process.env.CHROMIUM, CHROMIUM_NAMES, CHROMIUM_PLACES);
}

/** `$FIREFOX`, else the usual names and places. */
export function findFirefox(): string | undefined {
  return find(process.env.FIREFOX, FIREFOX_NAMES, FIREFOX_PLACES);
}

function hasLetters(): boolean {
  if (process.platform !== 'linux') return true;
  return globSync('/usr/share/fonts/**/*.{ttf,otf,pfb,t1}').length > 0;
}

/** One thing a command needs, the Debian package that brings it, and whether it is here. */
interface Need {
  debian: string;
  here: () => boolean;
}

const NEEDS = {
  chromium: { debian: 'chromium', here: () => findChromium() !== undefined },
  firefox: { debian: 'firefox-esr', here: () => findFirefox() !== undefined },
  letters: { debian: 'fonts-dejavu-core', here: hasLetters },
  screen: { debian: 'xvfb', here: () => process.platform !== 'linux' || inPath('Xvfb') !== undefined },
  windows: { debian: 'openbox', here: () => process.platform !== 'linux' || inPath('openbox') !== undefined },
  input: { debian: 'xdotool', here: () => process.platform !== 'linux' || inPath('xdotool') !== undefined },
  locks: { debian: 'x11-utils', here: () => process.platform !== 'linux' || inPath('xprop') !== undefined },
} satisfies Record<string, Need>;

export type NeedName = keyof typeof NEEDS;

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && inPath('apt-get') !== undefined;
}

function aptGet(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/**
 * Sees that the machine has what a command needs; as root on Debian it installs what is missing.
 * @returns a sentence that says what to install, or `undefined` when all is here.
 */
export function provide(names: NeedName[]): string | undefined {
  const missing = () => names.map((name) => NEEDS[name]).filter((need) => !need.here());
  if (missing().length > 0 && isDebianRoot()) {
    const packages = missing().map((need) => need.debian);
    console.log(`Installing ${packages.join(', ')}.`);
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...packages);
  }
  const packages = missing().map((need) => need.debian);
  if (packages.length === 0) return undefined;
  const list = packages.join(' ');
  return `This machine lacks ${packages.join(', ')}. On Debian: sudo apt-get install --no-install-recommends ${list}. Elsewhere, install them by hand; CHROMIUM and FIREFOX may name the programs.`;
}
