import type { PayTerms } from '../rates/types';
import { type Address, type AddressIds, idsIn, parseAddress } from './address';
import { controlsNamed, isUsable } from './controls';
import { moneyIn } from './money-in';
import type { Mark, PageRule, PayPlace, Place, SiteRule } from './rule';
import { withName, withTrouble } from './sighting';
import { oneLine, textOf } from './text';
import type { Platform, Sighting, Trouble } from './types';

/** No name or id is longer: what is, is something else. */
const LONGEST = 300;

interface Found {
  page: PageRule;
  ids: AddressIds;
}

/** A platform as the worker taught it: its pages, and none besides. */
export function taughtPlatform(rule: SiteRule): Platform {
  const pages = rule.pages.map((page) => ({ page, address: parseAddress(page.at) }));
  const find = (doc: Document, url: URL) =>
    rule.hosts.includes(url.hostname) ? fitting(pages, doc, url) : undefined;
  return {
    ...(rule.pages.some(hasNoId) && { unkeyed: true }),
    id: rule.id,
    name: rule.name,
    hosts: rule.hosts,
    matches: matchesOf(rule),
    controls: rule.pages.flatMap(({ controls = [] }) => controls),
    kindOf: (doc, url) => find(doc, url)?.page.kind,
    read(doc, url) {
      const found = find(doc, url);
      return found ? readPage(doc, found) : { kind: 'other' };
    },
  };
}

/** Does the rule name pages of this address, whatever may be on them? All others are the built-in reader's. */
export function namesAddress(rule: SiteRule, url: URL): boolean {
  const addresses = rule.pages.flatMap(({ at }) => parseAddress(at) ?? []);
  return rule.hosts.includes(url.hostname) && addresses.some((address) => idsIn(address, url));
}

/** A task page that names no task: the worker's click on submit is all that tells one from the next. */
const hasNoId = ({ kind, at, task }: PageRule) =>
  kind === 'task' && task === undefined && !at.includes('{task}');

/** Match patterns of a site's hosts; they know no ports. */
export function matchesOf({ hosts, http }: Pick<SiteRule, 'hosts' | 'http'>): string[] {
  return hosts.map((host) => `${http ? 'http' : 'https'}://${host}/*`);
}

function fitting(
  pages: readonly { page: PageRule; address: Address | undefined }[],
  doc: Document,
  url: URL,
): Found | undefined {
  for (const { page, address } of pages) {
    const ids = address && idsIn(address, url);
    if (ids && (!page.needs || isThere(doc, page.needs))) return { page, ids };
  }
  return undefined;
}

function isThere(doc: Document, mark: Mark): boolean {
  if ('label' in mark) return controlsNamed(doc, mark.label).length > 0;
  return doc.querySelector(mark.selector) !== null;
}

function readPage(doc: Document, { page, ids }: Found): Sighting {
  const trouble: Trouble[] = [];
  const name = page.project && textAt(doc, page.project, trouble);
  const taskKey = ids.task ?? (page.task && textAt(doc, page.task, trouble));
  const pay = page.pay && payOf(doc, page.pay, trouble);
  const error = page.refused === undefined ? null : doc.querySelector(page.refused);
  return {
    kind: page.kind,
    ...withName(ids.project, name),
    ...(taskKey !== undefined && { taskKey }),
    ...(pay && { pay }),
    ...(error && isUsable(error) && textOf(error) !== '' && { refused: true }),
    ...(page.ended && { ended: page.ended }),
    ...withTrouble(trouble),
  };
}

/** The text at a place; what is looked for and missing, or not as it was, is trouble. */
function textAt(doc: Document, place: Place, trouble: Trouble[]): string | undefined {
  const { selector, attribute, after = '', before = '' } = place;
  const element = doc.querySelector(selector);
  const whole = attribute === undefined ? textOf(element) : oneLine(element?.getAttribute(attribute));
  if (whole === '') {
    trouble.push({ lookedFor: selector, why: 'missing' });
    return undefined;
  }
  const fits = whole.startsWith(after) && whole.endsWith(before) && whole.length <= LONGEST;
  const text = fits ? whole.slice(after.length, whole.length - before.length).trim() : '';
  if (text !== '' && whole.length > after.length + before.length) return text;
  trouble.push({ lookedFor: selector, why: 'malformed' });
  return undefined;
}

function payOf(doc: Document, pay: PayTerms | PayPlace, trouble: Trouble[]): PayTerms | undefined {
  if (!('selector' in pay)) return pay;
  const text = textAt(doc, pay, trouble);
  const money = text === undefined ? undefined : moneyIn(text);
  if (!money || money.amountMicros <= 0) {
    if (text !== undefined) trouble.push({ lookedFor: pay.selector, why: 'malformed' });
    return undefined;
  }
  const { basis } = pay;
  const { amountMicros, currency } = money;
  if (basis === 'perTask' || basis === 'perSession') return { basis, amountMicros, currency };
  return { basis, rateMicros: amountMicros, currency };
}
