import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { inPath } from '../../../scripts/machine.ts';

/** What stands between a browser and its machine: another wall clock, a full disk. */
export interface Shim {
  /** For the browser's start. */
  env: Record<string, string>;
  /** Sets the browser's wall clock so far ahead of the machine's. */
  setAhead(ms: number): void;
  /** Leaves no room for the browser's databases, or room again. */
  setFull(full: boolean): void;
}

const SOURCE = fileURLToPath(new URL('./shim.c', import.meta.url));

function compiler(): string | undefined {
  return process.platform === 'linux' ? ['cc', 'gcc', 'clang'].find((name) => inPath(name)) : undefined;
}

/** Without a C compiler, the machine's clock and disk can't be moved under a browser. */
export const CAN_SHIM = compiler() !== undefined;

/** Makes one for the test that runs. @throws where there is no compiler, or it finds fault. */
export function startShim(aheadMs = 0): Shim {
  const cc = compiler();
  if (cc === undefined) throw new Error('There is no C compiler.');
  const dir = mkdtempSync(join(tmpdir(), 'piecerate-shim-'));
  const library = join(dir, 'shim.so');
  execFileSync(cc, ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl']);
  const file = join(dir, 'told');
  const told = Buffer.alloc(16);
  writeFileSync(file, told);
  const open = openSync(file, 'r+');
  const tell = () => writeSync(open, told, 0, told.length, 0);
  onTestFinished(() => {
    closeSync(open);
    rmSync(dir, { recursive: true, force: true });
  });
  const shim: Shim = {
    env: { LD_PRELOAD: library, PIECERATE_SHIM: file },
    setAhead: (ms) => {
      told.writeBigInt64LE(BigInt(Math.round(ms)) * 1_000_000n, 0);
      tell();
    },
    setFull: (full) => {
      told.writeBigInt64LE(full ? 1n : 0n, 8);
      tell();
    },
  };
  shim.setAhead(aheadMs);
  return shim;
}
