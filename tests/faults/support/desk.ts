import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Place } from '../../trials/hand.ts';

const run = promisify(execFile);

/** Keys as a hand gives them, to whatever has the screen's focus. */
export async function keys(...names: string[]): Promise<void> {
  await run('xdotool', ['key', ...names]);
}

/** A click of the screen's own mouse. */
export async function click({ x, y }: Place): Promise<void> {
  await run('xdotool', ['mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1']);
}

/** Writes, or takes away, the sign by which a screen saver says that it locks: Chromium asks the screen for it. */
export async function setLocked(locked: boolean): Promise<void> {
  const sign = '_SCREENSAVER_STATUS';
  const args = locked ? ['-f', sign, '32a', '-set', sign, 'LOCK'] : ['-remove', sign];
  await run('xprop', ['-root', ...args]);
}
