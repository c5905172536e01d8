import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { loadOf, type Moment, moment, now } from './moments.ts';
import { Shift } from './shift.ts';

/** A platform's true addresses, answered from its fixtures, with controls that lead somewhere. */

/** A page of a site: what it shows, and where its controls (by selector) lead, by the names of other pages. */
export interface SitePage {
  /** Path and query; two pages of one document may have the same. */
  at: string;
  html: string;
  leads?: Record<string, string>;
}

export type SitePages = Record<string, SitePage>;

/** A fixture's whole page. */
export function fixture(platform: string, name: string): string {
  return readFileSync(new URL(`../../fixtures/${platform}/${name}.html`, import.meta.url), 'utf8');
}

/** A fixture's page at its own address; `put` replaces parts of it, which must be there. */
export function fixturePage(
  platform: string,
  name: string,
  leads?: Record<string, string>,
  put: Record<string, string> = {},
): SitePage {
  let html = fixture(platform, name);
  for (const [from, to] of Object.entries(put)) {
    if (!html.includes(from)) throw new Error(`${platform}/${name} has no ${from}`);
    html = html.replaceAll(from, to);
  }
  const address = /^<!-- (\S+)/.exec(html)?.[1] ?? '';
  const { pathname, search } = new URL(address);
  return { at: pathname + search, html, ...(leads && { leads }) };
}

/** What the script in each page knows. */
interface Script {
  page: string;
  pages: SitePages;
  inPlace: boolean;
}

/** Runs in the page: buttons in forms lead on where the form is really sent, all else where it is clicked. */
function runPage({ page, pages, inPlace }: Script): void {
  let shown = page;
  const go = (control: Element | null) => {
    const [, to] =
      Object.entries(pages[shown]?.leads ?? {}).find(([selector]) => control?.closest(selector)) ?? [];
    const next = to === undefined ? undefined : pages[to];
    if (to === undefined || next === undefined) return false;
    if (!inPlace) {
      location.assign(next.at);
      return true;
    }
    shown = to;
    if (location.pathname + location.search !== next.at) history.pushState({}, '', next.at);
    const { body } = new DOMParser().parseFromString(next.html, 'text/html');
    document.body.replaceChildren(...body.childNodes);
    return true;
  };
  document.addEventListener('click', (event) => {
    const control = event.target instanceof Element ? event.target : null;
    const button = control?.closest<HTMLButtonElement>('button, input');
    if (!(button?.form && button.type === 'submit') && go(control)) event.preventDefault();
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    go(event.submitter);
  });
}

function scripted(script: Script): string {
  const json = JSON.stringify(script).replaceAll('<', '\\u003c');
  return `${script.pages[script.page]?.html}<script>(${runPage})(${json})</script>`;
}

/** Presses a control that loads the next page; the moment ends when that is there. */
export async function pressOn(tab: Page, selector: string): Promise<Moment> {
  const { fromAt } = now();
  await Promise.all([tab.waitForNavigation(), tab.click(selector)]);
  return { fromAt, toAt: Date.now() };
}

/** How a site goes from page to page. */
export interface SiteOptions {
  /** One document that changes in place, instead of a load for each page. */
  inPlace?: boolean;
  /** More addresses, such as that of a frame. */
  others?: Record<string, string>;
}

/** A shift on a site, with an empty tab in front. */
export async function startOn(origin: string, pages: SitePages, options: SiteOptions = {}) {
  const { inPlace = false, others = {} } = options;
  const shift = await Shift.on({ url: origin, close: async () => {} });
  const { routes } = shift.chromium;
  for (const [address, body] of Object.entries(others)) await routes.add(address, () => ({ body }));
  await routes.add(`${origin}/*`, ({ pathname, search }) => {
    const named = Object.entries(pages).find(([, { at }]) => at === pathname + search);
    return named && { body: scripted({ page: named[0], pages, inPlace }) };
  });
  const tab = await shift.chromium.newTab('about:blank');
  return {
    shift,
    tab,
    /** Goes to a page as by an address typed; says when its document began. */
    open: async (name: string): Promise<Moment> => {
      await tab.goto(origin + (pages[name]?.at ?? `/no-page-${name}`));
      return loadOf(tab);
    },
    press: (selector: string) => pressOn(tab, selector),
    /** Presses a control of a page that changes in place, or that leads nowhere. */
    click: (selector: string): Promise<Moment> => moment(() => tab.click(selector)),
  };
}
