import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a fault came to: a row of the table that the run ends with. Times in ms. */
export interface Row {
  fault: string;
  /** Time worked, by the test's own stopwatch: no less and no more than this, as it saw things happen. */
  truthMs: readonly [least: number, most: number];
  /** Time that counts, by the books. */
  recordedMs: number;
  /** How much of it may be missing from the books. */
  lostUpToMs: number;
  /** Questions that the popup has. */
  asked: number;
}

/** Test files run in processes of their own: rows meet in a file. */
const FILE = '.output/reports/faults.jsonl';

export function forgetRows(): void {
  rmSync(FILE, { force: true });
}

export function addRow(row: Row): void {
  mkdirSync(dirname(FILE), { recursive: true });
  appendFileSync(FILE, `${JSON.stringify(row)}\n`);
}

export function readRows(): Row[] {
  if (!existsSync(FILE)) return [];
  const lines = readFileSync(FILE, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`.replace('-0.00', '0.00').replace('-', '−');

/** How far the recorded time lies beside the truth: missing below 0, too much above. */
export function offMs({ truthMs: [least, most], recordedMs }: Row): number {
  return Math.min(0, recordedMs - least) + Math.max(0, recordedMs - most);
}

/** The rows as lines of a table: what is missing stands beside what may be. */
export function linesOf(rows: readonly Row[]): string[] {
  const heads = ['fault', 'truth', 'recorded', 'off by', 'may be lost', 'asked'];
  const cells = rows.map((row) => [
    row.fault,
    row.truthMs.map(seconds).join(' to '),
    seconds(row.recordedMs),
    seconds(offMs(row)),
    seconds(row.lostUpToMs),
    String(row.asked),
  ]);
  const all = [heads, ...cells];
  const widths = heads.map((_, i) => Math.max(...all.map((line) => line[i]?.length ?? 0)));
  return all.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}
