import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Sighting } from '../../lib/platforms/types';

/** A saved or reconstructed page with the sighting that its reader owes. */
export interface Fixture {
  name: string;
  url: URL;
  doc: Document;
  html: string;
  expected: Sighting;
}

/** Every fixture of a platform: `<name>.html`, its URL in the first line, and `<name>.json` beside it. */
export function fixturesOf(platform: string): Fixture[] {
  const folder = join(import.meta.dirname, '../fixtures', platform);
  const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
  return pages.map((file) => {
    const html = readFileSync(join(folder, file), 'utf8');
    const first = /^<!-- (https?:\/\/\S+) .*(?:reconstruction|saved).* -->$/.exec(html.split('\n')[0] ?? '');
    if (!first?.[1]) throw new Error(`${file}: the first line must hold the URL and how the page was made`);
    const expected = JSON.parse(readFileSync(join(folder, file.replace(/html$/, 'json')), 'utf8'));
    return { name: file.replace('.html', ''), url: new URL(first[1]), doc: pageOf(html), html, expected };
  });
}

/** One of them. */
export function fixtureNamed(platform: string, name: string): Fixture {
  const fixture = fixturesOf(platform).find((one) => one.name === name);
  if (!fixture) throw new Error(`no fixture ${name} of ${platform}`);
  return fixture;
}

/** A page without a browser. */
export function pageOf(html: string): Document {
  return parseHTML(html).document;
}
