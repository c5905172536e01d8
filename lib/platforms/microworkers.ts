import { parseMoney } from '../rates/parse-money';
import type { PayTerms } from '../rates/types';
import { missed, withTrouble } from './sighting';
import { oneLine } from './text';
import type { PageKind, Platform, Sighting, Trouble } from './types';

/* Certainty of each fact: C2 (in several tools that run on the page), INFER. */

/** C2: where tasks are done, and where jobs are listed. */
const TASK_HOST = 'ttv.microworkers.com';
const LIST_HOSTS = ['microworkers.com', 'www.microworkers.com'] as const;
/** C2, on the page before a task. */
const CAMPAIGN = 'input[name="CampaignId"]';
/** As it stands in the source: putting a whole page's text on one line first would cost more than all else. */
const EARN = /You\s+will\s+earn:\s*(\$[\d.,]+)/;

type Route = { page: 'info' | 'run'; id: string } | { page: 'proof' | 'list' | 'other' };

/** Microworkers: a page that tells of a task and its pay, the task, and the proof that may follow. */
export const microworkers: Platform = {
  id: 'microworkers',
  name: 'Microworkers',
  hosts: [TASK_HOST, ...LIST_HOSTS],
  matches: [TASK_HOST, ...LIST_HOSTS].map((host) => `https://${host}/*`),
  unverified: {},
  controls: [
    // C2: the form of the task; what its button is called is shown by no source.
    {
      outcome: 'submitted',
      selector:
        'form[action*="/dotask/save"] button[type="submit"], form[action*="/dotask/save"] input[type="submit"]',
    },
  ],
  kindOf(_doc, url) {
    const route = routeOf(url);
    return route && kindOfRoute(route);
  },
  read(doc, url) {
    const route = routeOf(url);
    if (!route) return { kind: 'other' };
    const kind = kindOfRoute(route);
    if (route.page === 'info') return { kind, taskKey: route.id, ...readInfo(doc) };
    return route.page === 'run' ? { kind, taskKey: route.id, ...projectOf(doc) } : { kind };
  },
};

/** C2: `/dotask/info/<12 hex>_HG` or `…_B`, `/dotask/run/<id>`, `/dotask/submitProof/…`, `/jobs.php?id=`. */
function routeOf(url: URL): Route | undefined {
  if (LIST_HOSTS.some((host) => host === url.hostname))
    return { page: url.pathname === '/jobs.php' ? 'list' : 'other' };
  if (url.hostname !== TASK_HOST) return undefined;
  const [, step, id] = /^\/dotask\/(info|run|submitProof)\/([^/]+)/.exec(url.pathname) ?? [];
  if (id === undefined) return { page: 'other' };
  return step === 'submitProof' ? { page: 'proof' } : { page: step === 'info' ? 'info' : 'run', id };
}

/** What the proof belongs to is not in its address: it is work around a task, not another one. */
function kindOfRoute({ page }: Route): PageKind {
  if (page === 'run') return 'task';
  if (page === 'info') return 'preview';
  return page === 'other' ? 'other' : 'overhead';
}

function projectOf(doc: Document): Pick<Sighting, 'project'> {
  const id = oneLine(doc.querySelector(CAMPAIGN)?.getAttribute('value'));
  return id === '' ? {} : { project: { id } };
}

function readInfo(doc: Document): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const project = missed(projectOf(doc).project, CAMPAIGN, trouble);
  const [, amount] = EARN.exec(doc.querySelector('body')?.textContent ?? '') ?? [];
  const pay = amount === undefined ? undefined : payOf(amount);
  if (!pay)
    trouble.push({ lookedFor: 'You will earn:', why: amount === undefined ? 'missing' : 'malformed' });
  return { project, pay, ...withTrouble(trouble) };
}

/** As `$1.00000`: five decimals were seen. */
function payOf(amount: string): PayTerms | undefined {
  const money = parseMoney(amount);
  return money && money.amountMicros > 0 ? { basis: 'perTask', ...money } : undefined;
}
