/** The steps of `npm test`: each runs a program, shows what went wrong, and counts. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** How many things were tried and held, and how many did not. */
export interface Count {
  passed: number;
  failed: number;
}

const MINUTE_MS = 60_000;
const PASSED: Count = { passed: 1, failed: 0 };
const FAILED: Count = { passed: 0, failed: 1 };

function run(command: string, timeoutMs: number, stdio: 'pipe' | 'inherit'): SpawnSyncReturns<string> {
  const [program = '', ...args] = command.split(' ');
  return spawnSync(program, args, {
    stdio: ['ignore', stdio, stdio],
    encoding: 'utf8',
    timeout: timeoutMs,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/** Runs one program (words separated by single spaces); its output is shown only when it fails. */
export function step(name: string, command: string): Count {
  const startedAt = performance.now();
  const done = run(command, 3 * MINUTE_MS, 'pipe');
  const ok = done.status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds(startedAt)})`);
  if (!ok) console.log(`$ ${command}\n${done.stdout}${done.stderr}${done.error?.message ?? ''}`);
  return ok ? PASSED : FAILED;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Tests of a report; a file that could not even be loaded is one failure. */
function countReport(file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

const REPORTS = '.output/reports';

function reportOf(project: string): string {
  return `${REPORTS}/${project}.json`;
}

function vitest(project: string): string {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(reportOf(project), { force: true });
  return `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${reportOf(project)}`;
}

/** What a run of Vitest came to; one that broke off is a failure as well. */
function verdict(project: string, startedAt: number, ok: boolean): Count {
  let count: Count;
  try {
    count = countReport(reportOf(project));
  } catch {
    console.log(`FAILED ${project}: no report after ${seconds(startedAt)}; the run broke off.`);
    return FAILED;
  }
  if (!ok && count.failed === 0) count = { ...count, failed: 1 };
  console.log(`${count.failed === 0 ? 'ok    ' : 'FAILED'} ${project} (${seconds(startedAt)})`);
  return count;
}

/** Runs one Vitest project and counts its tests. */
export function tests(project: string, timeoutMin: number): Count {
  const startedAt = performance.now();
  const done = run(vitest(project), timeoutMin * MINUTE_MS, 'inherit');
  return verdict(project, startedAt, done.status === 0);
}

/**
 * Starts one Vitest project beside what runs next, which it gives way to: it has only the processor's time that is
 * left. Its output is shown when it is waited for.
 */
export function testsBeside(project: string, timeoutMin: number): () => Promise<Count> {
  const startedAt = performance.now();
  const [program = '', ...args] = vitest(project).split(' ');
  const log = `${REPORTS}/${project}.txt`;
  const output = openSync(log, 'w');
  const child = spawn(program, args, {
    stdio: ['ignore', output, output],
    timeout: timeoutMin * MINUTE_MS,
    shell: process.platform === 'win32',
  });
  closeSync(output);
  const ended = once(child, 'close')
    .then(([code]) => code === 0)
    .catch(() => false);
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return async () => {
    const ok = await ended;
    console.log(readFileSync(log, 'utf8'));
    return verdict(project, startedAt, ok);
  };
}

/** The sum of all counts. */
export function total(counts: Count[]): Count {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
