import { controlsNamed } from './controls';
import { missed, withName, withTrouble } from './sighting';
import { taskKeyOf } from './task-key';
import { textOf } from './text';
import type { PageKind, Platform, Sighting, Trouble } from './types';

/*
 * Raters of TELUS Digital and Appen for Google's advertisements. Certainty of each fact: CODE (seen in tools that
 * run on the page), SHOT (in a public picture), INFER. As of 2024; nobody here has seen a live page. One document
 * that changes in place (CODE×2): its title is the same on every page, and no name of a task.
 */

/** CODE×2. A site of its own, apart from RaterHub's. */
const HOST = 'rating.ewoq.google.com';
/** SHOT + CODE×1: a long opaque text that changes with each task. */
const TASK_ID = 'encryptedEvalRef';
/** SHOT + CODE×2: "Query and Mobile App Match Evaluation (English : United States)". */
const TITLE = '.taskTitle';
/** SHOT (2024) by label, CODE×2 by class: the class serves pages in other languages. */
const SUBMIT = 'Submit';
const SUBMIT_CLASS = '.submitTaskButton';
/** CODE×2: after instructions were read, before the tasks that they are for. */
const CONTINUE_CLASS = '.continue-button';

export const ewoq: Platform = {
  id: 'ewoq',
  name: 'EWOQ',
  hosts: [HOST],
  matches: [`https://${HOST}/*`],
  // `rule` stays open: no statement of the platform on third-party tools was found.
  unverified: { since: 2024 },
  controls: [
    { outcome: 'submitted', selector: `${SUBMIT_CLASS}:not(.is-disabled)`, labels: [SUBMIT] },
    // Label SHOT (2024), classes CODE×2 (2022); which of them the page has today is not known.
    {
      outcome: 'skipped',
      selector: '.skip-button, .skip-and-take-a-break-button, .cancel-button',
      labels: ['Skip task'],
    },
  ],
  kindOf(doc, url) {
    return url.hostname === HOST ? kindOfPage(doc, url) : undefined;
  },
  read(doc, url) {
    if (url.hostname !== HOST) return { kind: 'other' };
    const kind = kindOfPage(doc, url);
    if (kind === 'task') return { kind, ...readTask(doc, url) };
    // The key is of the task that comes, or of none: instructions are for a set of tasks.
    if (kind === 'preview')
      return { kind, ...withName(undefined, textOf(doc.querySelector(TITLE)) || undefined) };
    const lost = isTask(url) && doc.querySelector('body')?.firstElementChild;
    return lost ? { kind, trouble: [{ lookedFor: `${SUBMIT}, ${SUBMIT_CLASS}`, why: 'missing' }] } : { kind };
  },
};

/**
 * CODE×1 home; SHOT + CODE×1 task. Which page it is stands in its buttons (CODE×1): the same address shows
 * instructions, a task, and nothing yet.
 */
function kindOfPage(doc: Document, url: URL): PageKind {
  if (/^\/(?:u\/\d+\/?)?(?:home\/?)?$/.test(url.pathname) && !doc.querySelector(CONTINUE_CLASS))
    return 'overhead';
  if (doc.querySelector(CONTINUE_CLASS)) return 'preview';
  return isTask(url) && hasSubmit(doc) ? 'task' : 'other';
}

/** SHOT `/u/0/task?…`; CODE×1 `/u/0/task/…`. */
const isTask = (url: URL) => /^\/u\/\d+\/task(?:\/|$)/.test(url.pathname);

const hasSubmit = (doc: Document) =>
  doc.querySelector(SUBMIT_CLASS) !== null || controlsNamed(doc, SUBMIT).length > 0;

function readTask(doc: Document, url: URL): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const name = missed(textOf(doc.querySelector(TITLE)) || undefined, TITLE, trouble);
  const taskKey = missed(taskKeyOf(url.searchParams.get(TASK_ID)), TASK_ID, trouble);
  // Neither pay nor an estimate nor a timer is on the page (SHOT): hours are reported elsewhere.
  return { ...withName(undefined, name), taskKey, ...withTrouble(trouble) };
}
