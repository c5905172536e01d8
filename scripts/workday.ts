/**
 * `npm run workday`: a worker's day, compressed into some five minutes, in a real browser: truth, record and
 * difference per task and per kind of time. Fails where a task is off by more than 300 ms, or the day by more than
 * 0.1 %, other than by a declared gap. It wants a machine that is not busy with others, so it is no test.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { provide } from './machine.ts';
import { step, tests } from './steps.ts';

const TABLE = '.output/reports/workday.txt';

const lack = provide(['chromium', 'letters', 'screen', 'windows', 'input']);
if (lack !== undefined) throw new Error(lack);
rmSync(TABLE, { force: true });
if (step('test build for Chrome', 'wxt build -m e2e').failed > 0) throw new Error('Nothing to work with.');
const { failed } = tests('workday', 15);
if (existsSync(TABLE)) console.log(`\n${readFileSync(TABLE, 'utf8')}\n`);
console.log(failed === 0 ? 'All within bounds.' : 'Out of bounds, or broken off.');
process.exitCode = failed > 0 ? 1 : 0;
