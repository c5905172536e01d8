import { existsSync, globSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { builtIn } from '../../lib/platforms/built-in.ts';
import { platforms } from '../../lib/platforms/list.ts';
import { platformName } from '../../lib/screen/platformName.ts';
import { evidenceOf } from '../platforms/evidence.ts';
import { fixturesOf } from '../platforms/fixtures.ts';
import { importsOf, ROOT, read, sourceFiles } from './sources.ts';

const has = (path: string) => existsSync(`${ROOT}/${path}`);
const namesIn = (pattern: string, name: RegExp) =>
  globSync(pattern, { cwd: ROOT }).map((path) => name.exec(path.replaceAll('\\', '/'))?.[1] ?? path);

test('every reader script and every fixture is of a platform in the list', () => {
  const ids = platforms.map(({ id }) => id).sort();
  const scripts = namesIn('entrypoints/reader-*.ts', /reader-(.+)\.ts$/)
    .filter((id) => id !== 'taught')
    .sort();
  expect(scripts, 'One entrypoints/reader-<id>.ts for each platform in lib/platforms/built-in.ts.').toEqual(
    ids,
  );
  const folders = namesIn('tests/fixtures/*', /fixtures\/(.+)$/).filter((id) => !ids.includes(id));
  expect(folders, 'Fixtures of a platform that is not listed: nobody reads them.').toEqual([]);
});

describe.each(builtIn.map((platform) => ({ id: platform.id, platform })))('$id', ({ id, platform }) => {
  it('has the reader script that hands it over', () => {
    expect(read(`entrypoints/reader-${id}.ts`)).toBe(
      [
        `import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';`,
        `import { ${id} } from '../lib/platforms/${id}';`,
        `import { handOver } from '../lib/sensor/meeting';`,
        '',
        `export default defineUnlistedScript(() => handOver(${id}));`,
        '',
      ].join('\n'),
    );
  });

  it('has a script for its tasks’ frames where they are of other hosts, and only there', () => {
    expect(has(`entrypoints/frame-${id}.ts`)).toBe(platform.frames === true);
  });

  it('is called by its name in the popup, which carries no reader', () => {
    expect(platformName(id), 'Add it to NAMES in lib/screen/platformName.ts.').toBe(platform.name);
  });

  it('has its evidence: kinds of pages, facts with their certainty, what is unknown', () => {
    const { kinds, facts } = evidenceOf(id);
    expect(Object.keys(kinds).length).toBeGreaterThan(0);
    expect(facts.length).toBeGreaterThan(0);
    for (const { what, asOf } of facts) if (asOf) expect(asOf, what).toMatch(/^20\d\d(?:-[01]\d)?$/);
  });

  it('has a fixture for each kind of page that it tells apart', () => {
    const { kinds } = evidenceOf(id);
    const shown = new Set(fixturesOf(id).map(({ expected }) => expected.kind));
    const lacking = Object.keys(kinds).filter((kind) => !shown.has(kind as keyof typeof kinds));
    expect(lacking, `Add a page of each to tests/fixtures/${id}.`).toEqual([]);
    const unnamed = [...shown].filter((kind) => !(kind in kinds));
    expect(unnamed, `Say in lib/platforms/evidence/${id}.ts how these pages are known.`).toEqual([]);
  });

  it('has tests of its own, and an end-to-end test on its true addresses', () => {
    for (const path of [`tests/platforms/${id}.test.ts`, `tests/e2e/${id}.test.ts`])
      expect(has(path), `${path} is missing.`).toBe(true);
  });

  it('has its row in docs/platforms.md', () => {
    expect(read('docs/platforms.md'), 'Run "npm run platforms".').toContain(`\n## ${platform.name}\n`);
  });
});

test('readers ask only the page they are given', () => {
  const inPages = sourceFiles('lib/platforms').filter((file) => !file.includes('/evidence/'));
  const broken = inPages.filter((file) =>
    /\b(?:fetch|XMLHttpRequest|localStorage|sessionStorage|indexedDB|setTimeout|setInterval)\b|\.(?:click|focus|submit|setAttribute|append|remove|dispatchEvent)\(|\b(?:window|globalThis|document)\.|\bDate\.now\(|\bMath\.random\(/.test(
      read(file),
    ),
  );
  expect(broken, 'A reader is a pure function of (document, url), and changes nothing.').toEqual([]);
});

test('no script of the product carries the evidence', () => {
  const carrying = sourceFiles('entrypoints', 'components', 'lib')
    .filter((file) => !file.startsWith('lib/platforms/evidence/'))
    .filter((file) => importsOf(file).some(({ target }) => target.startsWith('lib/platforms/evidence')));
  expect(carrying, 'Evidence is for the docs and the tests: keep it out of pages.').toEqual([]);
});
