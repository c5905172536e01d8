import { describe, expect, it } from 'vitest';
import { reconcile, type ScriptingApi, turned } from '../../lib/background/registrations';
import type { Site } from '../../lib/background/sites';
import { platforms } from '../../lib/platforms/list';

interface Registered {
  id: string;
  js: string[];
  allFrames: boolean;
}

const SITES = platforms.map((platform) => ({ ...platform, builtIn: true, taught: false }));
const DATAANNOTATION = 'https://app.dataannotation.tech/*';

/** A browser that answers later than it is asked, and refuses what real ones refuse. */
function browserWith(granted: Set<string>) {
  const scripts = new Map<string, Registered>();
  const later = <T>(answer: () => T) => new Promise<void>((go) => setTimeout(go)).then(answer);
  const api = {
    permissions: {
      contains: ({ origins = [] }: { origins?: string[] }) =>
        later(() => origins.every((origin) => granted.has(origin))),
    },
    scripting: {
      getRegisteredContentScripts: () => later(() => [...scripts.values()]),
      registerContentScripts: (added: Registered[]) =>
        later(() => {
          for (const script of added) {
            if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
            scripts.set(script.id, script);
          }
        }),
      unregisterContentScripts: ({ ids }: { ids: string[] }) =>
        later(() => {
          for (const id of ids) if (!scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
        }),
    },
  };
  return { api: api as unknown as ScriptingApi, scripts };
}

const ids = (platforms: { id: string }[]) => platforms.map(({ id }) => id);

describe('registered sensors', () => {
  it('are those of the granted hosts, and no others', async () => {
    const granted = new Set<string>();
    const { api, scripts } = browserWith(granted);
    expect(await reconcile(api, SITES)).toEqual([]);
    expect(scripts.size).toBe(0);

    granted.add(DATAANNOTATION);
    expect(ids(await reconcile(api, SITES))).toEqual(['dataannotation']);
    expect([...scripts.values()]).toMatchObject([{ js: ['/sensor.js', '/reader-dataannotation.js'] }]);

    granted.clear();
    expect(await reconcile(api, SITES)).toEqual([]);
    expect(scripts.size).toBe(0);
  });

  it('load the taught reader on a taught site, and the built-in one alone after a reset', async () => {
    const { api, scripts } = browserWith(new Set([DATAANNOTATION, 'https://label.example/*']));
    const own = {
      id: 'site:label.example',
      name: 'Own',
      hosts: ['label.example'],
      matches: ['https://label.example/*'],
      builtIn: false,
      taught: true,
    };
    await reconcile(api, [...SITES, own]);
    expect([...scripts.values()].map(({ id, js }) => [id, js])).toEqual([
      ['sensor-dataannotation', ['/sensor.js', '/reader-dataannotation.js']],
      ['taught-site:label.example', ['/sensor.js', '/reader-taught.js']],
    ]);
    const split = SITES.map((site) => ({ ...site, taught: true, names: () => true }));
    expect(ids(await reconcile(api, split))).toEqual(['dataannotation']);
    expect([...scripts.keys()]).toEqual([]);
    await reconcile(api, SITES);
    expect([...scripts.keys()]).toEqual(['sensor-dataannotation']);
  });

  it('count in frames of a host that is allowed, as long as the page around them is read', async () => {
    const granted = new Set(['https://hits.example/*']);
    const { api, scripts } = browserWith(granted);
    const frame: Site = {
      id: 'frame:hits.example',
      name: 'hits.example',
      hosts: ['hits.example'],
      matches: ['https://hits.example/*'],
      builtIn: true,
      taught: false,
      frameOf: 'dataannotation',
    };
    const all = [...SITES, frame];
    expect(await reconcile(api, all)).toEqual([]);
    granted.add(DATAANNOTATION);
    expect(ids(await reconcile(api, all))).toEqual(['dataannotation', 'frame:hits.example']);
    expect([...scripts.values()]).toMatchObject([
      { id: 'sensor-dataannotation', allFrames: false },
      { id: 'frame:hits.example-dataannotation', js: ['/frame-dataannotation.js'], allFrames: true },
    ]);
    granted.delete(DATAANNOTATION);
    await reconcile(api, all);
    expect(scripts.size).toBe(0);
  });

  it('give each page of a built-in platform the one reader that its address needs', async () => {
    const site = { ...SITES[0], taught: true, names: ({ pathname }: URL) => pathname === '/taught' } as Site;
    const put: string[][] = [];
    let reader: boolean | null = null;
    const api = {
      scripting: {
        executeScript: async ({ files }: { files?: string[] }) => {
          if (!files) return [{ result: reader }];
          put.push(files);
          reader = files[1] === '/reader-taught.js';
          return [];
        },
      },
    } as unknown as ScriptingApi;
    const go = (path: string) =>
      turned(api, Promise.resolve({ all: () => [site] }), 1, `https://app.dataannotation.tech${path}`);
    // A load is told of twice, and the second time finds what the first one put there.
    await Promise.all([go('/taught'), go('/taught')]);
    await go('/workers/projects');
    await go('/workers/payments');
    await go('/taught');
    expect(put).toEqual([
      ['/sensor.js', '/reader-taught.js'],
      ['/sensor.js', '/reader-dataannotation.js'],
      ['/sensor.js', '/reader-taught.js'],
    ]);
  });

  it('are right however many look at once: a grant wakes a worker that looks by itself', async () => {
    const granted = new Set([DATAANNOTATION]);
    const { api, scripts } = browserWith(granted);
    expect((await Promise.all([reconcile(api, SITES), reconcile(api, SITES)])).map(ids)).toEqual([
      ['dataannotation'],
      ['dataannotation'],
    ]);
    granted.clear();
    await Promise.all([reconcile(api, SITES), reconcile(api, SITES)]);
    expect(scripts.size).toBe(0);
  });
});
