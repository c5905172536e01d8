import { expect, test } from 'vitest';
import { read } from './sources.ts';

type Versions = Record<string, string>;

interface Package {
  dependencies: Versions;
  devDependencies: Versions;
  scripts: Record<string, string>;
}

interface Lock {
  packages: Record<string, Partial<Package> & { resolved?: string; link?: boolean; integrity?: string }>;
}

const own = JSON.parse(read('package.json')) as Package;
const lock = JSON.parse(read('package-lock.json')) as Lock;

test('every version is pinned exactly', () => {
  const loose = Object.entries({ ...own.dependencies, ...own.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: ${version}`);
  expect(loose, 'Write the one version that was tried (npm install --save-exact).').toEqual([]);
});

test('the lock file goes with package.json', () => {
  const { dependencies, devDependencies } = lock.packages[''] ?? {};
  expect({ dependencies, devDependencies }, 'Run "npm install --package-lock-only".').toEqual({
    dependencies: own.dependencies,
    devDependencies: own.devDependencies,
  });
});

test('the lock file names no registry, and a checksum for each package', () => {
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
  const named = entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path);
  expect(named, 'Installs go to the registry that the machine is set up for: remove `resolved`.').toEqual([]);
  const unchecked = entries.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path);
  expect(
    unchecked,
    'Without `integrity` nobody knows what gets installed: write the lock file anew.',
  ).toEqual([]);
});

test('the two commands start on a bare Node', () => {
  for (const name of ['start', 'test']) {
    expect(own.scripts[name]).toBe(`node scripts/${name}.mjs`);
    expect(read(`scripts/${name}.mjs`), 'Import only bootstrap.mjs: packages may not be there yet.').toMatch(
      /^import \{ runWithOwnNode \} from '\.\/bootstrap\.mjs';\n\nrunWithOwnNode\('scripts\/\w+\.ts'\);\n$/,
    );
  }
  const foreign = [...read('scripts/bootstrap.mjs').matchAll(/from '(?!node:)([^']+)'/g)];
  expect(foreign, 'scripts/bootstrap.mjs runs before any package is installed.').toEqual([]);
});
