import type { PayTerms } from '../rates/types';
import { embeddedJson } from './embedded-json';
import { countdown } from './estimate-text';
import { missed, withName, withTrouble } from './sighting';
import { textOf } from './text';
import type { ListedProject, PageKind, Platform, Sighting, Trouble } from './types';

/*
 * Appen's ADAP (before: Figure Eight, CrowdFlower): job pages, and the portals that list jobs. Certainty of each
 * fact: CODE (seen in tools that run on the page), DOC, INFER. The tools are undated, about 2020 to 2022; nobody
 * here has seen a live page. Each page of work is a load of its own (INFER).
 */

/** CODE×3. */
const JOBS = 'view.appen.io';
/** CODE×2: the contributor portal, with the list in a frame. */
const PORTAL = 'annotate.appen.com';
/** CODE×2: that list, also at an address of its own for other channels; the last CODE×1. */
const LISTS = ['account.appen.com', 'tasks.figure-eight.work'];
/** CODE×3. */
const TITLE = '.job-title';
/** CODE×2: `mm:ss` that is left for this page of work. */
const COUNTDOWN = '#countdown_timer .countdown_amount';
/** CODE×4: an array of arrays, with the job's id and title first. */
const TABLE = '#task-listing-datatable[data-tasks]';
const LIST_FRAME = LISTS.map((host) => `iframe[src^="https://${host}/"]`).join();
/** CODE×1: what a list shows that is too old. */
const EXPIRED = /Request has expired/i;

export const appen: Platform = {
  id: 'appen',
  name: 'Appen (ADAP)',
  hosts: [JOBS, PORTAL, ...LISTS],
  matches: [JOBS, PORTAL, ...LISTS].map((host) => `https://${host}/*`),
  // `rule` stays open: no statement of the platform on third-party tools was found.
  unverified: {},
  passingProjects: true,
  controls: [
    // CODE×2. The Spanish label is one that a script puts there; the site's own translations were never seen.
    {
      outcome: 'submitted',
      selector: '.form-actions input.submit',
      labels: ['Submit & Continue', 'Enviar y Continuar'],
    },
  ],
  kindOf(doc, url) {
    return appen.hosts.includes(url.hostname) ? kindOfPage(doc, url) : undefined;
  },
  read(doc, url) {
    if (!appen.hosts.includes(url.hostname)) return { kind: 'other' };
    const kind = kindOfPage(doc, url);
    if (kind === 'task') return { kind, ...readTask(doc) };
    return kind === 'overhead' && isList(url) ? { kind, ...readList(doc) } : { kind };
  },
};

/** CODE×3 job page, CODE×2 portal, CODE×2 lists; DOC the list of internal contributors. */
function kindOfPage(doc: Document, url: URL): PageKind {
  if (url.hostname === JOBS) {
    const isTask = /^\/assignments\/[^/]+/.test(url.pathname);
    return isTask && doc.querySelector('form, button, input, textarea') ? 'task' : 'other';
  }
  if (url.hostname === PORTAL) return doc.querySelector(LIST_FRAME) ? 'overhead' : 'other';
  return isList(url) || /^\/internal\/tasks\/?$/.test(url.pathname) ? 'overhead' : 'other';
}

const isList = (url: URL) =>
  LISTS.includes(url.hostname) && /^\/channels\/[^/]+\/tasks\/?$/.test(url.pathname);

/**
 * Without a key: whether the id in the address is that of the page of work or of the whole job, no source says.
 * Nor does the page show its pay (looked for): the list does, under the same title.
 */
function readTask(doc: Document): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const name = missed(textOf(doc.querySelector(TITLE)) || undefined, TITLE, trouble);
  const shown = missed(doc.querySelector(COUNTDOWN) ?? undefined, COUNTDOWN, trouble);
  const deadlineInMs = shown && countdown(textOf(shown));
  if (shown && deadlineInMs === undefined) trouble.push({ lookedFor: COUNTDOWN, why: 'malformed' });
  return { ...withName(undefined, name), deadlineInMs, ...withTrouble(trouble) };
}

function readList(doc: Document): Omit<Sighting, 'kind'> {
  const table = embeddedJson(doc, TABLE, 'data-tasks');
  const rows = rowsOf(doc);
  if (table.trouble && rows.length === 0)
    return EXPIRED.test(textOf(doc.querySelector('body'))) ? {} : withTrouble([table.trouble]);
  const trouble: Trouble[] = table.trouble ? [table.trouble] : [];
  const jobs = new Map(rows.map(({ id, name, pay }) => [id, { id, name, pay }]));
  for (const { id, name } of jobsIn(table.value, trouble)) jobs.set(id, { id, name, pay: jobs.get(id)?.pay });
  return { projects: [...jobs.values()], ...withTrouble(trouble) };
}

/** Of the values after the title, tools disagree which is the pay: it is read from what the page shows. */
function jobsIn(value: unknown, trouble: Trouble[]): { id: string; name: string }[] {
  if (value === undefined) return [];
  const malformed: Trouble = { lookedFor: `${TABLE} data-tasks`, why: 'malformed' };
  if (!Array.isArray(value)) {
    trouble.push(malformed);
    return [];
  }
  return value.flatMap((row: unknown) => {
    const [id, name] = Array.isArray(row) ? (row as unknown[]) : [];
    const hasId = typeof id === 'number' || (typeof id === 'string' && id !== '');
    if (hasId && typeof name === 'string' && name.trim() !== '')
      return [{ id: String(id), name: name.trim() }];
    trouble.push(malformed);
    return [];
  });
}

/** CODE×2: a link to the job, and a cell that says "5 cents". That they stand in one row is INFER. */
function rowsOf(doc: Document): (ListedProject & { id: string })[] {
  return [...doc.querySelectorAll('tr')].flatMap((row) => {
    const links = [...row.querySelectorAll('a')].flatMap((link) => {
      const [, id] = /\/tasks\/(\d+)(?:[?#]|$)/.exec(link.getAttribute('href') ?? '') ?? [];
      return id === undefined ? [] : [{ id, name: textOf(link) || undefined }];
    });
    const [job] = links;
    return job ? [{ ...job, pay: payIn(row) }] : [];
  });
}

/** What a page of work pays (DOC: by the page), in dollars (INFER, as the portal's own balance is in cents). */
function payIn(row: Element): PayTerms | undefined {
  const said = [...row.querySelectorAll('td')].flatMap((cell) => {
    const [, cents] = /^(\d{1,4}(?:\.\d{1,2})?) cents?$/i.exec(textOf(cell)) ?? [];
    return cents === undefined ? [] : [Number(cents)];
  });
  const [cents] = said;
  if (said.length !== 1 || cents === undefined || cents === 0) return undefined;
  return { basis: 'perTask', amountMicros: Math.round(cents * 10_000), currency: 'USD' };
}
