import { parseMoney } from '../rates/parse-money';
import { upperEstimate } from './estimate-text';
import { withTrouble } from './sighting';
import { textOf } from './text';
import type { ListedProject, PageKind, Platform, Sighting, Trouble } from './types';

/* Certainty of each fact: C2 (in several tools that run on the page), C (in one), INFER. As of 2024. */

/** C2: the first since 2024, the second before, and still in old links. */
const HOSTS = ['www.uhrs.ai', 'prod.uhrs.playmsn.com'] as const;
/** C2. */
const CARD = '.task-card';
const TITLE = '.task-card__title__caption';
/** C2: `0,05 $ / HIT` and `1 min / HIT`, as badges of the card. */
const BADGE = '.task-card__body__badges-row__badge';
const PER_HIT = /\s*\/ ?HIT$/i;
/** C: where workers sign in. A frame of it holds no HIT. */
const SIGN_IN = 'login.microsoftonline.com';
const MOST_FRAMES = 3;

type Route = { page: 'judge'; app: string } | { page: 'app'; app: string } | { page: 'list' | 'other' };

/**
 * UHRS: sessions on one HitApp. Its HITs follow one another in a frame of an unknown host, and the address
 * stays: how many were done is asked when the session is over, unless the worker allowed the frame's host.
 */
export const uhrs: Platform = {
  id: 'uhrs',
  name: 'UHRS',
  hosts: HOSTS,
  matches: HOSTS.map((host) => `https://${host}/*`),
  sessions: true,
  unverified: {},
  controls: [],
  frames: true,
  kindOf(_doc, url) {
    return isHost(url) ? kindOfRoute(routeOf(url)) : undefined;
  },
  read(doc, url) {
    if (!isHost(url)) return { kind: 'other' };
    const route = routeOf(url);
    const kind = kindOfRoute(route);
    if (route.page === 'judge') return { ...readJudge(kind, route.app), ...framesIn(doc, url) };
    if (route.page === 'app') return { kind, ...readApp(doc, route.app) };
    return route.page === 'list' ? { kind, ...readList(doc) } : { kind };
  },
};

const isHost = (url: URL) => HOSTS.some((host) => host === url.hostname);

/** C2: `/judge/Views/judge?hitappid=<n>&mode=judge`, in any case; `mode=pdesign` is the requester's preview. */
function routeOf(url: URL): Route {
  const path = url.pathname.toLowerCase().replace(/\/+$/, '');
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  if (path === '/judge/views/judge') {
    if (query.get('mode')?.toLowerCase() === 'pdesign') return { page: 'other' };
    return { page: 'judge', app: query.get('hitappid')?.trim() ?? '' };
  }
  const [, app] = /^\/marketplace\/app\/([^/]+)$/.exec(path) ?? [];
  if (app) return { page: 'app', app };
  return { page: /^\/marketplace(?:\/tasks(?:\/all)?)?$/.test(path) ? 'list' : 'other' };
}

function kindOfRoute({ page }: Route): PageKind {
  if (page === 'judge') return 'task';
  return page === 'other' ? 'other' : 'overhead';
}

/** No id of a HIT is in the address, and its frame is not ours to read: the session is the HitApp's. */
function readJudge(kind: PageKind, app: string): Sighting {
  if (app !== '') return { kind, project: { id: app } };
  return { kind, trouble: [{ lookedFor: 'hitappid', why: 'missing' }] };
}

/** C: the HIT is in one of several frames. Which hosts they are of, as far as they are not UHRS's own. */
function framesIn(doc: Document, url: URL): Pick<Sighting, 'frames'> {
  const sources = [...doc.querySelectorAll('iframe[src]')].map((frame) => frame.getAttribute('src') ?? '');
  const hosts = sources.flatMap((src) => {
    if (!URL.canParse(src, url.href)) return [];
    const { protocol, hostname } = new URL(src, url.href);
    const isOwn = [SIGN_IN, ...HOSTS].includes(hostname);
    return protocol === 'https:' && !isOwn && /^[a-z0-9.-]{1,90}$/.test(hostname) ? [hostname] : [];
  });
  return hosts.length > 0 ? { frames: [...new Set(hosts)].slice(0, MOST_FRAMES) } : {};
}

/** The page of one HitApp, where its card can be told from others: its name, what a HIT pays and takes. */
function readApp(doc: Document, id: string): Omit<Sighting, 'kind'> {
  const cards = [...doc.querySelectorAll(CARD)];
  const [only] = cards;
  if (!only || cards.length > 1) return { project: { id } };
  const { trouble, projects } = listed([only]);
  const { pay, ...card } = projects[0] ?? {};
  return { project: { id, ...card }, pay, ...trouble };
}

function readList(doc: Document): Omit<Sighting, 'kind'> {
  const { trouble, projects } = listed([...doc.querySelectorAll(CARD)]);
  return { projects, ...trouble };
}

/** Cards by their titles: none shows an id. */
function listed(cards: readonly Element[]) {
  const trouble: Trouble[] = [];
  const projects = cards.flatMap((card): ListedProject[] => {
    const name = textOf(card.querySelector(TITLE));
    return name === '' ? [] : [{ name, ...perHit(card) }];
  });
  if (projects.length < cards.length) trouble.push({ lookedFor: TITLE, why: 'missing' });
  return { projects, trouble: withTrouble(trouble) };
}

/** What a HIT pays, and the average time it takes. Training pays nothing and has no such badge: unknown. */
function perHit(card: Element): Pick<ListedProject, 'pay' | 'estimateMs'> {
  const badges = [...card.querySelectorAll(BADGE)].map(textOf);
  const values = badges.filter((text) => PER_HIT.test(text)).map((text) => text.replace(PER_HIT, ''));
  const money = values.map((text) => parseMoney(text)).find(Boolean);
  return {
    pay: money && money.amountMicros > 0 ? { basis: 'perTask', ...money } : undefined,
    estimateMs: values.map(upperEstimate).find(Boolean),
  };
}
