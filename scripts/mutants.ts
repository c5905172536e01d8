/**
 * `npm run mutants`: faults put into the reducer and the sensor, one after the other, in a copy of the tree; some
 * unit test must fail for each. `--only=<n>[,<n>]` tries some of them.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MUTANTS, type Mutant } from '../tests/mutants/list.ts';

const TREE = ['lib', 'tests', 'docs', 'public', 'vitest.config.ts', 'tsconfig.json', 'package.json'];
const LINKS = ['node_modules', '.wxt'];
const MINUTE_MS = 60_000;

/** Random days take long: they are asked last, and only about what nothing else catches. */
const DAYS = 'tests/clock/days.test.ts';
const DAYS_PER_KIND = '300';

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = options.only?.split(',').map(Number);

function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'piecerate-mutants-'));
  for (const name of TREE) cpSync(name, join(copy, name), { recursive: true });
  for (const name of LINKS) symlinkSync(join(process.cwd(), name), join(copy, name));
  return copy;
}

/** Does a test of these fail? The first one's name, as it says it. */
function caughtBy(copy: string, args: string[]): string | undefined {
  const done = spawnSync(
    'vitest',
    ['run', '--project', 'unit', '--bail', '1', '--no-isolate', '--maxWorkers', '1', ...args],
    {
      cwd: copy,
      encoding: 'utf8',
      timeout: 5 * MINUTE_MS,
      env: { ...process.env, NO_COLOR: '1', DAYS_PER_KIND },
    },
  );
  if (done.status === 0) return undefined;
  const said = `${done.stdout}${done.stderr}`;
  return /^ *FAIL +(?:\|?unit\|? +)?(.*)$/m.exec(said)?.[1] ?? said.trim().split('\n').at(-1);
}

function roomOf({ file }: Mutant): string {
  return file.split('/')[1] ?? '';
}

/** What catches a mutant, of the tests that `args` name. */
function tryOne(copy: string, mutant: Mutant, args: string[]): string | undefined {
  const file = join(copy, mutant.file);
  const before = readFileSync(file, 'utf8');
  if (before.split(mutant.text).length !== 2)
    throw new Error(`${mutant.file} does not hold this exactly once: ${mutant.text}`);
  writeFileSync(
    file,
    before.replace(mutant.text, () => mutant.replacement),
  );
  try {
    return caughtBy(copy, args);
  } finally {
    writeFileSync(file, before);
  }
}

/** By name: the runner's own `--exclude` holds for no project of its configuration. */
const quick = (room: string) =>
  readdirSync(`tests/${room}`)
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `tests/${room}/${name}`)
    .filter((file) => file !== DAYS);

/** Tries mutants by number; gives the numbers of those that nothing caught. */
function tryAll(copy: string, numbers: readonly number[], argsOf: (mutant: Mutant) => string[]): number[] {
  return numbers.filter((n) => {
    const mutant = MUTANTS[n - 1];
    if (!mutant) throw new RangeError(`There is no mutant ${n}.`);
    const caught = tryOne(copy, mutant, argsOf(mutant));
    if (caught !== undefined)
      console.log(`caught ${String(n).padStart(3)} ${mutant.file}: ${mutant.why}\n           ${caught}`);
    return caught === undefined;
  });
}

const copy = copyOfTree();
const numbers = chosen ?? MUTANTS.map((_, at) => at + 1);
let survivors: number[] = [];
try {
  for (const room of new Set(MUTANTS.map(roomOf))) {
    const fault = caughtBy(copy, quick(room));
    if (fault !== undefined) throw new Error(`Tests fail without any mutant: ${fault}`);
  }
  const hard = tryAll(copy, numbers, (mutant) => quick(roomOf(mutant)));
  const ofClock = (n: number) => MUTANTS[n - 1]?.file.startsWith('lib/clock/') === true;
  survivors = [...hard.filter((n) => !ofClock(n)), ...tryAll(copy, hard.filter(ofClock), () => [DAYS])];
} finally {
  rmSync(copy, { recursive: true, force: true });
}
for (const n of survivors) console.log(`SURVIVED ${n} ${MUTANTS[n - 1]?.file}: ${MUTANTS[n - 1]?.why}`);
console.log(`${numbers.length - survivors.length} of ${numbers.length} mutants caught`);
process.exitCode = survivors.length > 0 ? 1 : 0;
