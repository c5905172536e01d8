/**
 * `npm run test:faults`: every fault that browsers, machines and people have in store, made on purpose in a real
 * browser, and what the books say after it. Some quarter of an hour; `.ci/run` calls it after `npm test`.
 */
import { forgetRows, linesOf, readRows } from '../tests/faults/support/table.ts';
import { provide } from './machine.ts';
import { step, tests, total } from './steps.ts';

const lack = provide(['chromium', 'letters', 'screen', 'windows', 'input', 'locks']);
if (lack !== undefined) console.log(lack);

forgetRows();
const { passed, failed } = total([
  // A fault that could not be tried has not passed.
  { passed: 0, failed: lack === undefined ? 0 : 1 },
  step('test build for Chrome', 'wxt build -m e2e'),
  tests('faults', 40),
]);
console.log(`\n${linesOf(readRows()).join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
