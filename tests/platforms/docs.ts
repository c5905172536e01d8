import { builtIn } from '../../lib/platforms/built-in';
import type { Evidence, Fact } from '../../lib/platforms/evidence/types';
import type { PageRule } from '../../lib/platforms/rule';
import type { PageKind, Platform } from '../../lib/platforms/types';
import { TOOL_IDS, TOOLS, type ToolId } from '../../lib/taught/tools';
import { evidenceOf } from './evidence';
import { fixturesOf } from './fixtures';

const INTRO = `# Platforms

What Piecerate reads on each platform, from where, and how surely it is there. This file is written by \`npm run
platforms\` from the code (\`lib/platforms\`), its evidence (\`lib/platforms/evidence\`) and the fixtures
(\`tests/fixtures\`); a test holds it to them.

Nobody who wrote these readers could log in to the platforms: they rest on public material. Certainty: **CODE** was
seen in code that runs on the page, **COPY** in a saved copy of it, **SHOT** in a public picture, **DOC** in an
official or public text, **SAID** by a worker, **INFER** is inferred; ×n: in several unrelated sources. Pages change:
what is not found is said to be unknown, and any page can be taught by hand.
`;

const KINDS: readonly PageKind[] = ['task', 'preview', 'training', 'overhead', 'other'];

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function table(heads: string[], rows: string[][]): string {
  return [row(...heads), row(...heads.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
}

/** The text of docs/platforms.md. */
export function platformDocs(): string {
  const known = builtIn.map((platform) => ({ platform, evidence: evidenceOf(platform.id) }));
  const heads = ['platform', 'hosts', 'access', 'newest evidence', 'fixtures', 'confirmed'];
  const overview = table(
    heads,
    known.map(({ platform, evidence }) => [
      `[${platform.name}](#${anchor(platform.name)})`,
      platform.hosts.map((host) => `\`${host}\``).join(', '),
      accessOf(platform),
      newest(evidence.facts),
      String(fixturesOf(platform.id).length),
      confirmed(platform),
    ]),
  );
  const sections = known.map(({ platform, evidence }) => sectionOf(platform, evidence));
  return `${[INTRO, overview, '', ...sections, TOOLS_INTRO, ...TOOL_IDS.map(toolSection)].join('\n')}\n`;
}

const TOOLS_INTRO = `# Tools on hosts of one's own

Ready rules (\`lib/taught/tools.ts\`) for tools that people run on hosts of their own: the worker types the host and says
what runs there. Addresses are tested in \`tests/taught/tools.test.ts\`, work on them in \`tests/e2e/tools.test.ts\`, for
Label Studio with the built front end of its npm package.
`;

function toolSection(id: ToolId): string {
  const { kinds, facts, unknown } = evidenceOf(id);
  const { name, pages }: { name: string; pages: readonly PageRule[] } = TOOLS[id];
  const rows = KINDS.filter((kind) => kind in kinds).map((kind) => {
    const addresses = pages.filter((page) => page.kind === kind).map(({ at }) => `\`${at}\``);
    return [kind, kinds[kind] ?? '', addresses.join(', ')];
  });
  return withFacts(name, table(['page', 'known by', 'addresses of the rule'], rows), facts, unknown);
}

function anchor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

function accessOf({ offersByHand }: Platform): string {
  return offersByHand ? 'optional permission, or a clock by hand without any' : 'optional permission';
}

function confirmed({ unverified }: Platform): string {
  if (!unverified) return 'by public code or copies';
  return unverified.since === undefined ? 'never' : `not since ${unverified.since}`;
}

function newest(facts: readonly Fact[]): string {
  const dates = facts.flatMap(({ asOf }) => asOf ?? []).sort();
  return dates.at(-1) ?? 'undated';
}

function sectionOf(platform: Platform, { kinds, facts, unknown }: Evidence): string {
  const fixtures = fixturesOf(platform.id);
  const pages = KINDS.filter((kind) => kind in kinds).map((kind) => [
    kind,
    kinds[kind] ?? '',
    fixtures
      .filter(({ expected }) => expected.kind === kind)
      .map(({ name }) => `\`${name}\``)
      .join(', '),
  ]);
  const heads = ['page', 'known by', `fixtures (tests/fixtures/${platform.id})`];
  return withFacts(platform.name, table(heads, pages), facts, unknown);
}

function withFacts(name: string, pages: string, facts: readonly Fact[], unknown: readonly string[]): string {
  const read = facts.map(({ what, from, certainty, asOf }) => [what, from, certainty, asOf ?? 'undated']);
  return [
    `## ${name}`,
    '',
    pages,
    '',
    table(['what', 'read from', 'certainty', 'as of'], read),
    '',
    'Unknown:',
    '',
    ...unknown.map((what) => `- ${what}`),
    '',
  ].join('\n');
}
