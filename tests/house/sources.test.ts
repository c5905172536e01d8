import { expect, test } from 'vitest';
import { read, sourceFiles } from './sources.ts';

const MAX_LINES = 300;
const product = sourceFiles('entrypoints', 'components', 'lib');

function filesWith(pattern: RegExp): string[] {
  return product.filter((file) => pattern.test(read(file)));
}

test('no file is too long to have one job', () => {
  const long = product
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => `${file}: ${lines} lines`);
  expect(long, `Over ${MAX_LINES} lines a file has two jobs: give the second one its own file.`).toEqual([]);
});

test.each([
  ['innerHTML, outerHTML or insertAdjacentHTML', /\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b/],
  ['dangerouslySetInnerHTML', /dangerouslySetInnerHTML/],
  ['eval or new Function', /\beval\s*\(|\bnew Function\b/],
  ['document.write', /\bdocument\.write(?:ln)?\s*\(/],
])('nothing makes code or markup out of text: %s', (_name, pattern) => {
  expect(filesWith(pattern), 'Build elements with Preact, or set textContent.').toEqual([]);
});

test('no type check is switched off', () => {
  const broken = filesWith(/@ts-(?:ignore|nocheck|expect-error)|\bas any\b/);
  expect(broken, 'Parse what is unknown with valibot, or name its type.').toEqual([]);
});

test('the pure rooms know no clock and no chance of their own', () => {
  const broken = sourceFiles('lib/clock', 'lib/rates').filter((file) =>
    /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(|\bcrypto\./.test(read(file)),
  );
  expect(broken, 'Hand the instant or the number in with the event.').toEqual([]);
});
