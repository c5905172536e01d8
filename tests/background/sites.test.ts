import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../lib/background/commands';
import { Sites } from '../../lib/background/sites';
import { packOf } from '../../lib/taught/pack';
import { TestDesk } from './desk';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const rule = (host: string, more: object = {}) => ({
  id: `site:${host}`,
  name: host.toUpperCase(),
  hosts: [host],
  pages: [{ kind: 'task' as const, at: '/tasks/{task}' }],
  ...more,
});

let kept: Record<string, unknown>;
const area = {
  get: async (key: string) => (key in kept ? { [key]: kept[key] } : {}),
  set: async (items: Record<string, unknown>) => void Object.assign(kept, items),
  remove: async (key: string) => void delete kept[key],
};

beforeEach(() => {
  kept = {};
});

describe('taught sites', () => {
  it('are there again in the next life of the worker, each rule where its pages look for it', async () => {
    const sites = await Sites.open(area);
    await sites.teach([rule('a.example'), rule('b.example', { off: true })], 5);
    const again = await Sites.open(area);
    expect(again.rules).toHaveLength(2);
    expect(again.idOf('a.example')).toBe('site:a.example');
    expect(again.idOf('b.example')).toBeUndefined();
    expect(again.idOf('x.a.example')).toBeUndefined();
    expect(Object.keys(kept).sort()).toEqual(['rule:a.example', 'sites']);
    await again.forget('site:a.example', 6);
    expect(Object.keys(kept)).toEqual(['sites']);
  });

  it('add to a built-in platform, which is as it came once they are forgotten', async () => {
    const sites = await Sites.open(area);
    const site = () => sites.all().find(({ id }) => id === 'dataannotation');
    await sites.teach([rule('app.dataannotation.tech', { id: 'dataannotation' })], 5);
    expect(site()).toMatchObject({ builtIn: true, taught: true, name: 'DataAnnotation' });
    await sites.forget('dataannotation', 6);
    expect(site()).toMatchObject({ builtIn: true, taught: false });
  });

  it('take the place of what was taught of the same host', async () => {
    const sites = await Sites.open(area);
    await sites.teach([rule('a.example')], 5);
    await sites.teach([rule('b.example', { hosts: ['b.example', 'a.example'] })], 6);
    expect(sites.rules.map(({ id }) => id)).toEqual(['site:b.example']);
  });

  it('start from nothing where what is kept cannot be read', async () => {
    kept.sites = { at: 5, pack: '{"format":' };
    expect((await Sites.open(area)).rules).toEqual([]);
  });
});

describe('the books', () => {
  it('keep a copy, and give it back where the area lost its own', async () => {
    const { desk } = await TestDesk.open();
    await runCommand(desk, { name: 'teach', payload: { pack: packOf([rule('a.example')]) } });
    const fresh = await Sites.open(area);
    expect(fresh.rules).toEqual([]);
    expect(await fresh.matchBooks(desk.ledger.books)).toBe(true);
    expect(fresh.idOf('a.example')).toBe('site:a.example');
    expect(kept['rule:a.example']).toMatchObject({ hosts: ['a.example'] });
    expect(await fresh.matchBooks(desk.ledger.books)).toBe(false);
  });

  it('refuse a faulty pack with where and what, and change nothing', async () => {
    const { desk } = await TestDesk.open();
    const payload = { pack: packOf([rule('a.example', { pages: [{ kind: 'task', at: '/**' }] })]) };
    await expect(runCommand(desk, { name: 'teach', payload })).rejects.toThrow(
      /^sites\[0\]\.pages\[0\]\.at: This fits every page/,
    );
    expect(desk.sites.rules).toEqual([]);
  });
});
