import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { PageRule, SiteRule } from '../../lib/platforms/rule';
import { idFor, packOf, parsePack } from '../../lib/taught/pack';
import { isSimpleSelector } from '../../lib/taught/selector';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const PAGE: PageRule = { kind: 'task', at: '/tasks/{task}' };
const SITE = { name: 'Label', hosts: ['label.example'], pages: [PAGE] };

const parse = (sites: unknown, outer: object = {}) =>
  parsePack(JSON.stringify({ format: 'piecerate-pack', version: 1, sites, ...outer }));
const faultsOf = (page: object) =>
  parse([{ ...SITE, pages: [{ ...PAGE, ...page }] }]).faults?.map(({ where, what }) => `${where}: ${what}`);

describe('a platform pack', () => {
  it('is taken whole, with an id that follows from its hosts', () => {
    expect(parse([SITE]).rules).toEqual([{ ...SITE, id: 'site:label.example' }]);
    expect(idFor(['app.dataannotation.tech'])).toBe('dataannotation');
  });

  it.each([
    ['{', /can’t be read as JSON/],
    ['[]', /missing, or not known/],
    ['{"format":"other","version":1,"sites":[]}', /begins with "format"/],
    ['{"format":"piecerate-pack","version":2,"sites":[]}', /packs of version 1/],
    [JSON.stringify('x'.repeat(1_000_001)), /too long/],
  ])('%# says what it is not', (text, why) => {
    expect(
      parsePack(text)
        .faults?.map(({ what }) => what)
        .join(),
    ).toMatch(why);
  });

  it.each([
    [{ at: 'tasks' }, /^sites\[0\]\.pages\[0\]\.at: .*begins with \//],
    [{ at: '/**' }, /pages\[0\]\.at: This fits every page/],
    [{ at: '/{task}', needs: { selector: 'body' } }, /pages\[0\]\.at: This fits every page/],
    [{ kind: 'other' }, /pages\[0\]\.kind: A page is/],
    [{ script: 'alert(1)' }, /pages\[0\]\.script: .*not known here/],
    [{ controls: [{ outcome: 'submitted' }] }, /controls\[0\]: A control needs/],
    [{ controls: [{ outcome: 'won', labels: ['x'] }] }, /controls\[0\]\.outcome: A task ends as/],
    [{ project: { selector: 'div > p' } }, /project\.selector: This is no simple selector/],
    [{ project: { selector: ':has(:has(a))' } }, /project\.selector/],
    [{ needs: { selector: '*' } }, /needs\.selector: This is no simple selector/],
    [{ needs: { label: 'a', selector: 'b' } }, /needs: What a page needs/],
    [{ pay: { selector: '#pay', basis: 'hourly' } }, /pay\.basis: Pay is/],
    [
      { pay: { basis: 'perTask', amountMicros: -1, currency: 'USD' } },
      /pay\.amountMicros: .*not what belongs/,
    ],
    [{ task: { selector: '#a', attribute: 'on click' } }, /task\.attribute: Write an attribute/],
  ])('%j is refused, with where and what', (page, said) => {
    expect(faultsOf(page)?.join('\n')).toMatch(said);
  });

  it('takes a loose address where the page names what it needs', () => {
    expect(faultsOf({ at: '/{task}', needs: { label: 'Submit' } })).toBeUndefined();
    expect(faultsOf({ at: '/**', needs: { selector: '#editor' } })).toBeUndefined();
  });

  it.each([
    '*.example',
    'label.example:80',
    'https://label.example',
    'LABEL.example',
    'a b',
    '',
    'x'.repeat(91),
  ])('the host %j is refused', (host) => {
    expect(parse([{ ...SITE, hosts: [host] }]).faults?.[0]?.where).toBe('sites[0].hosts[0]');
  });

  it('keeps one host to one site, and a built-in platform to its own hosts', () => {
    expect(parse([SITE, SITE]).faults).toMatchObject([{ where: 'sites[1].hosts[0]' }]);
    const mixed = [{ ...SITE, hosts: ['app.dataannotation.tech', 'label.example'] }];
    expect(parse(mixed).faults).toMatchObject([{ where: 'sites[0].hosts[1]' }]);
  });

  it('comes back from its own text the same, whatever was taught', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const selector = fc.oneof(
      word.map((id) => `#${id}`),
      fc.tuple(word, word).map(([tag, name]) => `${tag} [data-${name}="two words"]`),
    );
    const page: fc.Arbitrary<PageRule> = fc.record(
      {
        kind: fc.constantFrom('task' as const, 'preview' as const, 'training' as const, 'overhead' as const),
        at: word.map((name) => `/${name}/{task}`),
        needs: fc.oneof(
          selector.map((one) => ({ selector: one })),
          word.map((label) => ({ label })),
        ),
        controls: fc.array(fc.record({ outcome: fc.constant('submitted' as const), labels: fc.tuple(word) })),
        project: fc.record({ selector, after: word }, { requiredKeys: ['selector'] }),
        pay: fc.oneof(
          fc.record({ selector, basis: fc.constant('perTask' as const) }),
          fc.constant({ basis: 'unpaid' as const }),
        ),
        refused: selector,
      },
      { requiredKeys: ['kind', 'at'] },
    );
    const rule: fc.Arbitrary<SiteRule> = fc
      .record({
        name: word,
        host: word,
        pages: fc.array(page, { minLength: 1, maxLength: 3 }),
        off: fc.boolean(),
      })
      .map(({ host, ...rest }) => ({ id: `site:${host}.example`, hosts: [`${host}.example`], ...rest }));
    fc.assert(
      fc.property(fc.uniqueArray(rule, { minLength: 1, maxLength: 4, selector: ({ id }) => id }), (rules) => {
        expect(parsePack(packOf(rules)).rules).toEqual(rules);
      }),
    );
  });

  it('never throws, and never takes what it does not know', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (text, sites) => {
        expect(parsePack(text).faults).toBeDefined();
        expect(parse(sites).faults).toBeDefined();
      }),
    );
  });
});

describe('a simple selector', () => {
  it.each([
    'h1',
    '#a-b',
    '.x.y',
    'main#practice[data-page="task"] .pay',
    '[id="workers/Table"]',
    'x-y [a="b c"]',
  ])('%s is one', (text) => expect(isSimpleSelector(text)).toBe(true));

  it.each([
    '',
    '*',
    'a>b',
    'a,b',
    'a:hover',
    ':is(a)',
    'a  b',
    ' a',
    '[a=b]',
    '[a="b"',
    '[a*="b"]',
    'a b c d e',
    '\\61',
  ])('%j is none', (text) => expect(isSimpleSelector(text)).toBe(false));

  it('is decided in no time, however long the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'a.', '[a', '#a ', '[a="'),
        fc.integer({ min: 1, max: 50_000 }),
        (piece, n) => {
          const from = performance.now();
          isSimpleSelector(piece.repeat(n).slice(0, 299));
          isSimpleSelector(piece.repeat(n));
          expect(performance.now() - from).toBeLessThan(200);
        },
      ),
    );
  });
});

it('is written down: every member of the schema stands in docs/platform-packs.md', async () => {
  const { readFileSync } = await import('node:fs');
  const docs = readFileSync(fileURLToPath(new URL('../../docs/platform-packs.md', import.meta.url)), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(docs)?.[1] ?? '';
  expect(parsePack(example).faults).toBeUndefined();
  for (const member of [
    'name',
    'hosts',
    'http',
    'off',
    'pages',
    'kind',
    'at',
    'needs',
    'controls',
    'project',
    'task',
    'pay',
    'refused',
    'ended',
    'selector',
    'attribute',
    'after',
    'before',
    'labels',
    'label',
    'outcome',
    'basis',
  ])
    expect(docs, member).toContain(`\`${member}\``);
});
