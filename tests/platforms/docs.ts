import { builtIn } from '../../lib/platforms/built-in';
import type { Evidence, Fact } from '../../lib/platforms/evidence/types';
import type { PageKind, Platform } from '../../lib/platforms/types';
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
  return `${[INTRO, overview, '', ...sections].join('\n')}\n`;
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
  const read = facts.map(({ what, from, certainty, asOf }) => [what, from, certainty, asOf ?? 'undated']);
  return [
    `## ${platform.name}`,
    '',
    table(['page', 'known by', `fixtures (tests/fixtures/${platform.id})`], pages),
    '',
    table(['what', 'read from', 'certainty', 'as of'], read),
    '',
    'Unknown:',
    '',
    ...unknown.map((what) => `- ${what}`),
    '',
  ].join('\n');
}
