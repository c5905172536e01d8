/**
 * `npm run soak -- --days N [--seed S]`: random workdays through the clock and the oracle, a million of
 * them or as many as an hour takes. Ends at the first day on which they differ, made as short as it gets.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { runnerImport } from 'vite';

const CHUNK = 1_000;
/** After so many days it says how far it is. */
const TOLD = 50_000;
const HOUR_MS = 3_600_000;

const { values } = parseArgs({ options: { days: { type: 'string' }, seed: { type: 'string' } } });
const most = Number(values.days ?? 1_000_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
if (!Number.isInteger(most) || !Number.isInteger(seed))
  throw new Error('--days and --seed take whole numbers');

async function load<T>(file: string): Promise<T> {
  const path = new URL(`../tests/clock/${file}`, import.meta.url).pathname;
  return (await runnerImport<T>(path, { configFile: false, logLevel: 'error' })).module;
}

const { KINDS } = await load<typeof import('../tests/clock/catalogue.ts')>('catalogue.ts');
const { days } = await load<typeof import('../tests/clock/days.ts')>('days.ts');
const { check } = await load<typeof import('../tests/clock/check.ts')>('check.ts');

console.log(`seed ${seed}`);
const startedAt = performance.now();
const isOver = () => values.days === undefined && performance.now() - startedAt > HOUR_MS;
let played = 0;
const tell = () =>
  console.log(`${played} days agree (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`);
for (let round = 0; played < most && !isOver(); round++) {
  const features = KINDS[round % KINDS.length] ?? [];
  const numRuns = Math.min(CHUNK, most - played);
  const result = fc.check(fc.property(days(features), check), { numRuns, seed: seed + round });
  if (result.failed) {
    console.log(`FAILED after ${played + result.numRuns} days, with ${features.join(', ')}`);
    console.log(`--days ${numRuns} --seed ${seed + round} (kind ${round % KINDS.length})`);
    console.log(String(result.errorInstance));
    process.exit(1);
  }
  played += numRuns;
  if (played % TOLD === 0) tell();
}
if (played % TOLD > 0) tell();
