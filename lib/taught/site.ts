import { platformOf } from '../platforms/list';
import type { PageRule, SiteRule } from '../platforms/rule';
import { idFor } from './pack';
import { isHost } from './schema';

/** The site of an address as a worker types or pastes it, or of a host alone; `undefined` where it is none. */
export function siteOf(typed: string): { host: string; http: boolean } | undefined {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(whole)) return undefined;
  const { protocol, hostname } = new URL(whole);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return isHost(hostname) ? { host: hostname, http: protocol === 'http:' } : undefined;
}

/** The rule of a site with one of its pages put in: at its place, or a new one before the others. */
export function withPage(
  before: SiteRule | undefined,
  site: { host: string; http: boolean; name: string },
  page: PageRule,
  at: number | undefined,
): SiteRule {
  const builtIn = platformOf(site.host);
  const pages = [...(before?.pages ?? [])];
  if (at !== undefined && at < pages.length) pages[at] = page;
  else pages.unshift(page);
  const hosts = before?.hosts ?? builtIn?.hosts ?? [site.host];
  return {
    id: idFor(hosts),
    hosts,
    ...(site.http && { http: true }),
    ...(before?.off && { off: true }),
    name: builtIn?.name ?? site.name,
    pages,
  };
}
