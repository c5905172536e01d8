/** A screen of our own, where focus is real: headless Chromium gives focus to every window at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A running X server with a window manager. */
export interface Display {
  /** For `DISPLAY`, e.g. `:99`. */
  name: string;
  close(): Promise<void>;
}

async function firstLine(stream: Readable, owner: ChildProcess, program: string): Promise<string> {
  const failed = once(owner, 'exit').then(() => {
    throw new Error(`${program} ended before it was ready. Does it run by hand?`);
  });
  const line = once(stream, 'data').then(([data]) => String(data).trim());
  return Promise.race([line, failed]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/**
 * Starts Xvfb on a free display, and openbox in it: without a window manager no window ever loses focus.
 * @throws where either program is missing or ends at once.
 */
export async function startDisplay(): Promise<Display> {
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const name = `:${await firstLine(screen.stdio[3] as Readable, screen, 'Xvfb')}`;
  const manager = spawn('openbox', ['--startup', 'echo ready'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, DISPLAY: name },
  });
  await firstLine(manager.stdout, manager, 'openbox');
  return {
    name,
    close: async () => {
      await end(manager);
      await end(screen);
    },
  };
}
