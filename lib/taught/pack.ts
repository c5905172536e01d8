import * as v from 'valibot';
import { type MessageKey, messageFor, t } from '../i18n';
import { platformOf } from '../platforms/list';
import type { SiteRule } from '../platforms/rule';
import { pack } from './schema';

/** A fault in a pack: where it stands, such as `sites[0].pages[1].at`, and what is wrong, as a sentence. */
export interface Fault {
  where: string;
  what: string;
}

export type Parsed = { rules: SiteRule[]; faults?: undefined } | { rules?: undefined; faults: Fault[] };

/** No pack is longer; a hundred sites with twenty pages each are far below it. */
const LONGEST = 1_000_000;
const MOST_FAULTS = 20;

/** Reads a pack's text. All of it is sound, or nothing is taken and every fault is named. */
export function parsePack(text: string): Parsed {
  if (text.length > LONGEST) return { faults: [{ where: '', what: t('packTooLong') }] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      faults: [
        {
          where: '',
          what: t('packNotJson', { why: error instanceof Error ? error.message : String(error) }),
        },
      ],
    };
  }
  const parsed = v.safeParse(pack, json);
  if (!parsed.success) return { faults: parsed.issues.slice(0, MOST_FAULTS).map(faultOf) };
  const rules = parsed.output.sites.map((site): SiteRule => ({ id: idFor(site.hosts), ...site }));
  const faults = hostFaults(rules);
  return faults.length > 0 ? { faults } : { rules };
}

/** A site's id: the built-in platform's that has one of the hosts, or one of its own. */
export function idFor(hosts: readonly string[]): string {
  const builtIn = hosts.map((host) => platformOf(host)?.id).find((id) => id !== undefined);
  return builtIn ?? `site:${hosts[0] ?? ''}`;
}

/** A pack's text, to be saved as a file. */
export function packOf(rules: readonly SiteRule[]): string {
  const sites = rules.map(({ id: _, ...site }) => site);
  return `${JSON.stringify({ format: 'piecerate-pack', version: 1, sites }, null, 2)}\n`;
}

/** The faults as one text, a line each. */
export function faultText(faults: readonly Fault[]): string {
  return faults.map(({ where, what }) => (where === '' ? what : `${where}: ${what}`)).join('\n');
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const where = (issue.path ?? []).reduce((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
  const key: MessageKey =
    messageFor(issue.message) === undefined ? 'packWrong' : (issue.message as MessageKey);
  return { where, what: messageFor(key) ?? key };
}

/** One host, one site; and a built-in platform's hosts stay together. */
function hostFaults(rules: readonly SiteRule[]): Fault[] {
  const known = new Set<string>();
  return rules.flatMap(({ id, hosts }, site) =>
    hosts.flatMap((host, at) => {
      const where = `sites[${site}].hosts[${at}]`;
      if (known.has(host)) return { where, what: t('packHostTwice') };
      known.add(host);
      const foreign = (platformOf(host)?.id ?? id) !== id || (!id.startsWith('site:') && !platformOf(host));
      return foreign ? { where, what: t('packHostForeign') } : [];
    }),
  );
}
