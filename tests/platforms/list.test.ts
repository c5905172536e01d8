import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { platformById, platformOf, platforms } from '../../lib/platforms/list';

/** The list as a build of that mode bundles it. */
async function bundled(practice: boolean): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { __PRACTICE__: String(practice) },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, '../../lib/platforms/list.ts'), formats: ['es'] },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  return outputs.flatMap(({ output }) => output.map((file) => ('code' in file ? file.code : ''))).join('\n');
}

describe('the list', () => {
  it('finds a platform by its exact host and by its id', () => {
    expect(platformOf('app.dataannotation.tech')?.id).toBe('dataannotation');
    expect(platformById('dataannotation')?.hosts).toContain('app.dataannotation.tech');
    for (const host of [
      'dataannotation.tech',
      'www.dataannotation.tech',
      'app.dataannotation.tech.example',
      '',
    ]) {
      expect(platformOf(host)).toBeUndefined();
    }
  });

  it('gives every platform an id, hosts and match patterns of its own', () => {
    const all = (pick: (platform: (typeof platforms)[number]) => readonly string[]) =>
      platforms.flatMap(pick);
    for (const list of [all(({ id }) => [id]), all(({ hosts }) => hosts), all(({ matches }) => matches)]) {
      expect(new Set(list).size).toBe(list.length);
    }
    for (const { hosts, matches } of platforms) {
      for (const host of hosts) expect(matches.some((pattern) => pattern.includes(`://${host}`))).toBe(true);
    }
  });

  it('holds the practice platform only in the builds that are for practice', async () => {
    const [release, practice] = [await bundled(false), await bundled(true)];
    expect(release).toContain('app.dataannotation.tech');
    expect(release).not.toContain('127.0.0.1');
    expect(practice).toContain('127.0.0.1');
  });
});
