import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseReport } from '../../lib/messages/report';
import { platforms } from '../../lib/platforms/list';
import { look } from '../../lib/platforms/look';
import type { Platform, Sighting } from '../../lib/platforms/types';
import { claims, cutAt, type Draw, inPrototype, jsonIn, mistyped, removeOne, retext, unname } from './damage';
import { type Fixture, fixturesOf, pageOf } from './fixtures';

/**
 * What every platform's reader owes, on each of its fixtures: a platform gets these tests by being listed.
 * Tests of its own (tests/platforms/<id>.test.ts) are for what is its own.
 */

/** The same places in every run; `SEED=…` looks at others. */
const seed = Number(process.env.SEED ?? 1);
const CUTS = 20;
const RUNS = 8;
const TIMED: readonly string[] = ['task', 'training'];
const MARKUP = '<img src=x onerror="alert(1)">&lt;/script&gt;\u202e{{7*7}}';

/** What a reader says, having changed nothing. */
function readOf(platform: Platform, doc: Document, url: URL): Sighting {
  const before = doc.toString();
  const sighting = platform.read(doc, url);
  platform.kindOf(doc, url);
  expect(doc.toString(), 'Reading changes nothing.').toBe(before);
  return sighting;
}

/** Whether the worker takes what the sensor would make of this page. */
function isTaken(platform: Platform, doc: Document, url: URL): boolean {
  const sighting = look(platform, doc, url) ?? { kind: 'other' };
  const none = { spans: [], marks: [] };
  const report = { type: 'report', doc: 'document-1', platform: platform.id, seq: 1, at: 1, visible: true };
  return parseReport({ ...report, sighting, ...none }) !== undefined;
}

/** A spoiled page says nothing that the whole one, or its address, does not, and becomes no page of work. */
function expectNothingInvented(platform: Platform, { url, expected }: Fixture, doc: Document): void {
  const said = platform.read(doc, url);
  const known = claims(expected);
  // A deadline may stand on a page twice, as an instant and as what is left.
  const isDeadline = (claim: string) =>
    expected.deadlineAt !== undefined && claim.startsWith('.deadlineInMs');
  const isNew = (claim: string) => !known.includes(claim) && !isInAddress(claim, url) && !isDeadline(claim);
  expect(claims(said).filter(isNew)).toEqual([]);
  const isWork = TIMED.includes(said.kind);
  if (isWork) expect(expected.kind, `became ${said.kind}`).not.toMatch(/overhead|other/);
}

function isInAddress(claim: string, { href }: URL): boolean {
  const [, text = ''] = /^\S+ = "(.+)"$/.exec(claim) ?? [];
  return text !== '' && decodeURIComponent(href).includes(text);
}

/** Spoils a page anew in each run, at places that are drawn. */
function spoiled(
  html: string,
  spoil: (doc: Document, draw: Draw) => void,
  check: (doc: Document) => void,
  numRuns: number,
) {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const doc = pageOf(html);
      spoil(doc, (count) => (numbers.next().value ?? 0) % Math.max(1, count));
      check(doc);
    }),
    { numRuns, seed },
  );
}

const all = platforms.flatMap((platform) =>
  fixturesOf(platform.id).map((fixture) => ({ name: `${platform.id}: ${fixture.name}`, platform, fixture })),
);

describe('each fixture', () => {
  test.each(all)('$name says what it is, and stays as it was', ({ platform, fixture }) => {
    const { html, url, expected } = fixture;
    expect(readOf(platform, pageOf(html), url)).toEqual(expected);
    expect(platform.kindOf(pageOf(html), url)).toBe(expected.kind);
    expect(isTaken(platform, pageOf(html), url)).toBe(true);
  });

  test.each(all)('$name, cut off anywhere, says nothing new', ({ platform, fixture }) => {
    const { html, url } = fixture;
    fc.assert(
      fc.property(fc.nat(html.length), (at) => {
        platform.read(pageOf(html.slice(0, at)), url);
        expectNothingInvented(platform, fixture, pageOf(cutAt(html, at)));
      }),
      { numRuns: CUTS, seed },
    );
  });

  test.each(all)('$name without what its parts are found by says nothing new', ({ platform, fixture }) => {
    const check = (doc: Document) => expectNothingInvented(platform, fixture, doc);
    const bare = pageOf(fixture.html);
    unname(bare);
    check(bare);
    spoiled(fixture.html, unname, check, RUNS);
    spoiled(fixture.html, removeOne, check, RUNS);
  });

  const withJson = all.filter(({ fixture }) => jsonIn(fixture.doc).length > 0);
  test.each(withJson)('$name with broken JSON says nothing new', ({ platform, fixture }) => {
    const check = (doc: Document) => expectNothingInvented(platform, fixture, doc);
    const each = (change: (json: string, draw: Draw) => string) => (doc: Document, draw: Draw) => {
      for (const { json, put } of jsonIn(doc)) put(change(json, draw));
    };
    spoiled(
      fixture.html,
      each((json, draw) => json.slice(0, draw(json.length))),
      check,
      RUNS,
    );
    spoiled(fixture.html, each(mistyped), check, 2 * RUNS);
  });

  test.each(withJson)('$name with its JSON in prototypes is as one without', ({ platform, fixture }) => {
    const put = (json: (old: string, draw: Draw) => string) => (doc: Document, draw: Draw) => {
      for (const kept of jsonIn(doc)) kept.put(json(kept.json, draw));
    };
    const empty = pageOf(fixture.html);
    put(() => '{}')(empty, () => 0);
    const without = claims(platform.read(empty, fixture.url));
    spoiled(
      fixture.html,
      put(inPrototype),
      (doc) => {
        expect(claims(platform.read(doc, fixture.url))).toEqual(without);
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
      RUNS,
    );
  });

  test.each(all)('$name with hostile texts is read, and the worker takes it', ({ platform, fixture }) => {
    const { html, url } = fixture;
    for (const text of [MARKUP, 'constructor', '9'.repeat(400), '-1', '\u0000']) {
      const doc = retext(html, text);
      readOf(platform, doc, url);
      expect(isTaken(platform, doc, url), text.slice(0, 40)).toBe(true);
    }
  });
});

const nameIn = ({ project, projects }: Sighting) => project?.name ?? projects?.[0]?.name;

const tasks = platforms.flatMap((platform) => {
  const fixture = fixturesOf(platform.id).find(({ expected }) => expected.kind === 'task');
  return fixture ? [{ id: platform.id, platform, fixture }] : [];
});

describe.each(tasks)('$id', ({ platform, fixture }) => {
  it('is read and reported with names of a megabyte', () => {
    const long = `${'A very long name '.repeat(60_000)}`;
    const named = fixturesOf(platform.id).filter(({ expected }) => nameIn(expected) !== undefined);
    const oneOfAKind = new Map(named.map((one) => [one.expected.kind, one])).values();
    for (const { html, url, expected } of oneOfAKind) {
      const doc = pageOf(html.replaceAll(nameIn(expected) ?? '', long));
      expect(isTaken(platform, doc, url)).toBe(true);
      expect(look(platform, doc, url)?.project?.name?.length ?? 0).toBeLessThanOrEqual(200);
    }
  });

  it('says nothing of a page that stands in its way', () => {
    const thrown = () => {
      throw new Error('hostile');
    };
    for (const member of ['querySelector', 'querySelectorAll', 'body', 'title', 'createTreeWalker']) {
      const doc = pageOf(fixture.html);
      Object.defineProperty(doc, member, { get: thrown });
      expect(() => look(platform, doc, fixture.url)).not.toThrow();
    }
  });

  it('knows its pages by the whole host', () => {
    const { pathname, search, protocol, hostname } = fixture.url;
    for (const host of [`${hostname}.example.org`, `x.${hostname}.org`, `example.org/${hostname}`]) {
      const url = new URL(`${protocol}//${host}${pathname}${search}`);
      expect(platform.kindOf(fixture.doc, url), url.href).toBeUndefined();
    }
  });
});
