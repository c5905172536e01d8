/**
 * `npm run bench`: what Piecerate costs, against its budgets, as one table. Machines differ and are busy, so it
 * is no test; with `--strict` it fails where a bound is broken. Parts can be named: `sizes`, `readers`, `notes`,
 * `sensor`, `files`, `books`, `popup`, `dashboard`; without one, all are run. `--tasks=<n>` fills the books with fewer than a million.
 */
import { availableParallelism } from 'node:os';
import { books, seed } from '../tests/bench/books.ts';
import { RELEASE_DIR } from '../tests/bench/builds.ts';
import { dashboard } from '../tests/bench/dashboard.ts';
import { files } from '../tests/bench/files.ts';
import { notes } from '../tests/bench/notes.ts';
import { popup } from '../tests/bench/popup.ts';
import { readers } from '../tests/bench/readers.ts';
import { sensor } from '../tests/bench/sensor.ts';
import { sizes } from '../tests/bench/sizes.ts';
import { type Column, Table } from '../tests/bench/table.ts';
import { startDisplay } from './display.ts';
import { provide } from './machine.ts';
import { step } from './steps.ts';

const BACKENDS: Column[] = ['LevelDB', 'SQLite'];
const SPIN_MS = 300;
/** Of all tasks: both of several volumes, as one is what memory has to hold. */
const FILE_SIZES = [0.02, 0.1];
const PARTS = ['sizes', 'readers', 'notes', 'sensor', 'files', 'books', 'popup', 'dashboard'];

const options = process.argv.slice(2);
const named = options.filter((option) => PARTS.includes(option));
const unknown = options.filter((option) => !PARTS.includes(option) && !/^--(strict|tasks=\d+)$/.test(option));
if (unknown.length > 0) throw new RangeError(`Not an option: ${unknown.join(', ')}`);
const wanted = (part: string) => named.length === 0 || named.includes(part);
const count = Number(options.find((option) => option.startsWith('--tasks='))?.slice(8) ?? 1_000_000);

function say(text: string): void {
  console.log(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${text}`);
}

async function run(table: Table): Promise<void> {
  if (step('builds', 'node tests/bench/builds.ts').failed > 0) throw new Error('Nothing to measure.');
  if (wanted('sizes')) sizes(table, RELEASE_DIR);
  if (wanted('readers')) {
    say('readers on their largest pages');
    await readers(table);
  }
  if (wanted('notes')) await notes(table);
  if (wanted('sensor')) {
    say('the sensor in a task page');
    await sensor(table);
  }
  if (wanted('files')) {
    say('backups written and brought in');
    await files(
      table,
      'LevelDB',
      FILE_SIZES.map((share) => Math.ceil(count * share)),
    );
  }
  if (!['books', 'popup', 'dashboard'].some(wanted)) return;
  for (const backend of BACKENDS) {
    say(`${count} tasks into books on ${backend}`);
    const seeded = await seed(table, backend, count);
    try {
      if (wanted('books')) say(`books on ${backend}`);
      if (wanted('books')) await books(table, backend, seeded);
      if (wanted('popup')) say(`popup on ${backend}`);
      if (wanted('popup')) await popup(table, backend, seeded);
      if (wanted('dashboard')) say(`dashboard on ${backend}`);
      if (wanted('dashboard')) await dashboard(table, backend, seeded);
    } finally {
      seeded.remove();
    }
  }
}

const lack = provide(['chromium', 'letters', 'screen', 'windows']);
if (lack !== undefined) console.log(lack);
const display = process.platform === 'linux' ? await startDisplay() : undefined;
if (display) process.env.DISPLAY = display.name;

/** How much of one processor a loop gets that wants all of it: what others leave. In percent. */
function processorShare(): string {
  const before = process.cpuUsage();
  const from = performance.now();
  while (performance.now() - from < SPIN_MS);
  const { user, system } = process.cpuUsage(before);
  return `${((user + system) / SPIN_MS / 10).toFixed(0)} %`;
}

const table = new Table();
const atStart = processorShare();
try {
  await run(table);
} finally {
  await display?.close();
  const atEnd = processorShare();
  console.log(
    `\n${availableParallelism()} processors; one loop got ${atStart} of one at the start, ${atEnd} at the end.\n`,
  );
  console.log(table.lines().join('\n'));
}
const over = table.over();
console.log(
  over.length === 0 ? '\nAll within bounds.' : `\nOver: ${over.map((what) => what.trim()).join('; ')}.`,
);
if (over.length > 0 && options.includes('--strict')) process.exitCode = 1;
