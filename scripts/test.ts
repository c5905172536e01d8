/** `npm test`: everything that must hold before a change lands, on a machine that may have nothing yet. */
import { provide } from './machine.ts';
import { step, tests, testsBeside, total } from './steps.ts';

const lack = provide(['chromium', 'firefox', 'letters', 'screen', 'windows', 'input']);
if (lack !== undefined) console.log(lack);

const quick = [
  // A test that could not be tried has not passed.
  { passed: 0, failed: lack === undefined ? 0 : 1 },
  step('prepare', 'wxt prepare'),
  step('types', 'tsc --noEmit'),
  step('types of scripts', 'tsc --noEmit -p scripts'),
  step('lint', 'biome check'),
];

// Browsers mostly wait: the tests without one have the time between.
const unit = testsBeside('unit', 25);

const builds = [
  step('build for Chrome', 'wxt build'),
  step('build for Firefox', 'wxt build -b firefox --mv3'),
  step('test build for Chrome', 'wxt build -m e2e'),
  step('test build for Firefox', 'wxt build -m e2e -b firefox --mv3'),
  step('practice build', 'wxt build -m practice'),
  step("Firefox's own linter", 'web-ext lint --source-dir .output/firefox-mv3'),
];

const browsers = tests('e2e', 25);
const { passed, failed } = total([...quick, ...builds, browsers, await unit()]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
