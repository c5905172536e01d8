/**
 * `npm run trials`: five trials of a minute from which other timers fell, in a real browser under a real hand,
 * one after the other, as one table. The books must say what the stopwatch says, within 2 % or 1 s. It takes
 * some 7 minutes and wants a machine that is not busy with others, so it is no test. `--only=<n>[,<n>]` runs
 * some of them, `--quick` all at a sixth of their length.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { atDesk } from '../tests/trials/desk.ts';
import { TRIALS, type Trial } from '../tests/trials/five.ts';
import { isOver, lines, type Row, rowsOf } from '../tests/trials/verdict.ts';
import { startDisplay } from './display.ts';
import { provide } from './machine.ts';
import { step } from './steps.ts';

const QUICK_SHARE = 1 / 6;

const { values: options } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' } } });
const share = options.quick === true ? QUICK_SHARE : 1;

/** The trials that were asked for. @throws where there is none of that number. */
function wanted(): readonly Trial[] {
  if (options.only === undefined) return TRIALS;
  return options.only.split(',').map((text) => {
    const trial = TRIALS.find(({ n }) => n === Number(text));
    if (!trial) throw new RangeError(`There is no trial ${text}.`);
    return trial;
  });
}

/** Each has a screen of its own, so that nothing of the one before is left. */
async function run({ n, name, during, lengthMs }: Trial): Promise<Row[]> {
  const title = `${n} ${name}`;
  console.log(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${title}`);
  const display = await startDisplay();
  process.env.DISPLAY = display.name;
  try {
    let frozenMs = 0;
    const { taskMs, record } = await atDesk(async (desk) => {
      frozenMs = await during(desk, lengthMs * share);
    });
    return rowsOf(title, taskMs, frozenMs, record.segments);
  } finally {
    await display.close();
  }
}

const trials = wanted();
if (process.platform !== 'linux')
  throw new Error('The trials need Linux: processes under /proc, and an X screen.');
const lack = provide(['chromium', 'letters', 'screen', 'windows', 'input']);
if (lack !== undefined) throw new Error(lack);
if (step('test build for Chrome', 'wxt build -m e2e').failed > 0) throw new Error('Nothing to try.');

const before = loadavg()[0]?.toFixed(1);
const rows: Row[] = [];
const broken: string[] = [];
for (const trial of trials) {
  try {
    rows.push(...(await run(trial)));
  } catch (error) {
    broken.push(`${trial.n} ${trial.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const after = loadavg()[0]?.toFixed(1);
console.log(`\n${availableParallelism()} processors; load at the start ${before}, at the end ${after}.\n`);
console.log(lines(rows).join('\n'));
const over = rows.filter(isOver).map(({ what }) => what.trim());
for (const what of over) console.log(`Over: ${what}.`);
for (const what of broken) console.log(`Broke off: ${what}`);
if (over.length + broken.length === 0) console.log('\nAll within bounds.');
else process.exitCode = 1;
