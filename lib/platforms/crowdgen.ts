import { parseMoney } from '../rates/parse-money';
import { hasLine, textOf } from './text';
import type { ListedProject, PageKind, Platform } from './types';

/*
 * CrowdGen, Appen's platform since September 2024. Its projects are worked on elsewhere, on a client's own tool or
 * on ADAP (DOC), and their hours reported here, so every page is overhead. Certainty of each fact: CODE (read in
 * the site's own scripts), SHOT (one public picture of May 2026), DOC, INFER; nobody here has seen a live page.
 */

/** CODE×1 + SHOT. */
const HOST = 'app.crowdgen.com';
/**
 * SHOT: in the menu that every page has beside it; DOC: the name of the page where hours are reported, so its
 * heading (INFER). Other languages were never seen.
 */
const HOURS = 'My work hours';
/** SHOT: what an active project's card is entered by. */
const RESUME = /^\s*resume\s*$/i;
/** SHOT: `$5 / Hour`, by itself. */
const PAY = /\/ ?hour\s*$/i;
const HAS_PAY = /\/ ?hour/i;
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

export const crowdgen: Platform = {
  id: 'crowdgen',
  name: 'CrowdGen',
  hosts: [HOST],
  matches: [`https://${HOST}/*`],
  // `rule` stays open: no statement of the platform on third-party tools was found.
  unverified: {},
  // No task page was ever seen here.
  controls: [],
  kindOf(doc, url) {
    return url.hostname === HOST ? kindOfPage(doc, url) : undefined;
  },
  read(doc, url) {
    if (url.hostname !== HOST) return { kind: 'other' };
    const kind = kindOfPage(doc, url);
    return isProjects(url) ? { kind, projects: projectsOf(doc) } : { kind };
  },
};

/** SHOT + CODE×1 the list; of the other pages no address is known, so they are known by the menu. */
function kindOfPage(doc: Document, url: URL): PageKind {
  return isProjects(url) || hasLine(doc, HOURS) ? 'overhead' : 'other';
}

/** SHOT `/projects`; CODE×1 `/en-us/projects/`. */
const isProjects = (url: URL) => /^(?:\/[a-z]{2}-[a-z]{2})?\/projects\/?$/i.test(url.pathname);

/**
 * No class or id of a card is known: it is what holds one rate, one "Resume" and one heading (INFER). Headings
 * are looked for first: a page has few of them, and many links.
 */
function projectsOf(doc: Document): ListedProject[] | undefined {
  const headings = headingsIn(doc);
  const held = holdersOf(headings);
  const listed = headings.flatMap((heading): ListedProject[] => {
    const name = textOf(heading);
    const card = name === '' ? undefined : cardOf(heading, held);
    const [rate, ...more] = card ? ratesIn(card) : [];
    const money = rate && more.length === 0 ? parseMoney(textOf(rate)) : undefined;
    if (!money || money.amountMicros <= 0) return [];
    // DOC: hours are reported by the worker, unless the project's own system tracks them.
    const { amountMicros: rateMicros, currency } = money;
    return [{ name, pay: { basis: 'perHourReported', rateMicros, currency } }];
  });
  return listed.length > 0 ? listed : undefined;
}

/** Tag by tag: a browser has these at once, and tries a list of selectors on every element. */
const headingsIn = (doc: Document) => HEADINGS.flatMap((tag) => [...doc.getElementsByTagName(tag)]);

/** How many of the headings each element holds. */
function holdersOf(headings: readonly Element[]): ReadonlyMap<Element, number> {
  const held = new Map<Element, number>();
  for (const heading of headings)
    for (let around = heading.parentElement; around; around = around.parentElement)
      held.set(around, (held.get(around) ?? 0) + 1);
  return held;
}

const waysIn = (within: Element) =>
  [...within.querySelectorAll('a, button')].filter((control) => RESUME.test(control.textContent ?? ''));

const ratesIn = (within: Element) =>
  [...within.querySelectorAll('*')].filter(
    (element) => element.childElementCount === 0 && PAY.test(element.textContent ?? ''),
  );

const hasPay = (element: Element) => HAS_PAY.test(element.textContent ?? '');

/** The first thing around a heading that has a rate and a way in, if each is the only one in it. */
function cardOf(heading: Element, held: ReadonlyMap<Element, number>): Element | undefined {
  for (let around = heading.parentElement; around && held.get(around) === 1; around = around.parentElement) {
    const [way, ...more] = hasPay(around) ? waysIn(around) : [];
    if (way) return more.length === 0 && isPaidAs(way, around) ? around : undefined;
  }
  return undefined;
}

/** Is this the first thing around a way in that has a rate? A heading above it would be the whole list's. */
function isPaidAs(way: Element, card: Element): boolean {
  let around = way.parentElement;
  while (around && around !== card && !hasPay(around)) around = around.parentElement;
  return around === card;
}
