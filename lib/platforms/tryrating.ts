import { controlsNamed } from './controls';
import { upperEstimate } from './estimate-text';
import { missed, withName, withTrouble } from './sighting';
import { taskKeyOf } from './task-key';
import { hasLine, textOf } from './text';
import type { PageKind, Platform, Sighting, Trouble } from './types';

/*
 * Rated by people of the same vendors as RaterHub, with an estimate for each task. All of it is CODE×1, from one
 * tool of 2024 that runs on the page; nobody here has seen a live one. One document that changes in place.
 */

const HOST = 'www.tryrating.com';
/** In this order: type of task, request, estimated rating time. */
const META = '.survey-meta-fields .labeled-attribute__attribute';
const SUBMIT = 'Submit Rating';
/** Nothing to rate, with a button "Check Now". */
const WAITING = '.no-survey-view';
const REFUSED = 'Validation failed!';

export const tryrating: Platform = {
  id: 'tryrating',
  name: 'TryRating',
  hosts: [HOST],
  matches: [`https://${HOST}/*`],
  // `rule` stays open: no statement of the platform on third-party tools was found.
  unverified: { since: 2024 },
  // By its label alone: its class (`btn-success`) may be that of other buttons. No source shows a skip.
  controls: [{ outcome: 'submitted', labels: [SUBMIT] }],
  kindOf(doc, url) {
    return url.hostname === HOST ? kindOfPage(doc, url) : undefined;
  },
  read(doc, url) {
    if (url.hostname !== HOST) return { kind: 'other' };
    const kind = kindOfPage(doc, url);
    if (kind === 'task') return { kind, ...readTask(doc) };
    const lost = kind === 'other' && isTask(url) && doc.querySelector('body')?.firstElementChild;
    return lost ? { kind, trouble: [{ lookedFor: META, why: 'missing' }] } : { kind };
  },
};

function kindOfPage(doc: Document, url: URL): PageKind {
  if (/^\/app\/home\/?$/.test(url.pathname)) return 'overhead';
  if (!isTask(url)) return 'other';
  if (doc.querySelector(WAITING)) return 'overhead';
  return doc.querySelector(META) || controlsNamed(doc, SUBMIT).length > 0 ? 'task' : 'other';
}

const isTask = (url: URL) => /^\/app\/survey\//.test(url.pathname);

function readTask(doc: Document): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const { name, request, estimateMs } = metaOf(doc, trouble);
  return {
    ...withName(undefined, name),
    // A changed request says that the one before was sent.
    taskKey: request,
    // The rate is on no page: the worker knows it.
    estimateMs,
    refused: hasLine(doc, REFUSED) ? true : undefined,
    ...withTrouble(trouble),
  };
}

interface Meta {
  name?: string;
  request?: string;
  estimateMs?: number;
}

/** The order is all that tells them apart, so it is believed only where the third is a length of time. */
function metaOf(doc: Document, trouble: Trouble[]): Meta {
  const [type, request, estimate] = [...doc.querySelectorAll(META)].map(textOf);
  if (missed(estimate, META, trouble) === undefined) return {};
  const estimateMs = upperEstimate(estimate ?? '');
  if (estimateMs !== undefined)
    return { name: type || undefined, request: taskKeyOf(request ?? ''), estimateMs };
  trouble.push({ lookedFor: META, why: 'malformed' });
  return {};
}
