import { upperEstimate } from './estimate-text';
import { missed, withName, withTrouble } from './sighting';
import { taskKeyOf } from './task-key';
import { textOf } from './text';
import type { PageKind, Platform, Sighting, Trouble } from './types';

/*
 * Raters of TELUS Digital (formerly Lionbridge) and Appen. Certainty of each fact: CODE (seen in tools that run
 * on the page), SHOT (in a public picture), DOC (in the platform's own words), INFER. As of 2025; nobody here
 * has seen a live page. All pages are loads of their own, and the work is in the top document (INFER).
 */

/** CODE×8; without `www.` CODE×2. */
const HOSTS = ['www.raterhub.com', 'raterhub.com'];
/** CODE×3 (2019 to 2025): a long opaque text, all of which tools take for the task's id. */
const TASK_ID = 'taskIds';
/** CODE×4 (2019 to 2025). One number before, a range since. */
const AET = '.ewok-estimated-task-weight';
/** CODE×2: its first child names the type of task, the one after it a notice; the AET is in it too. */
const HEADER = '.ewok-task-action-header';
/** A number or a range of minutes, in any words around it. */
const MINUTES = /\d[\d.,]*(?:\s*[-\u2010-\u2015\u2212]\s*\d[\d.,]*)?\s*min\p{L}*/iu;
/** CODE×2: notices that stand where the type may. */
const NOTICE = /headphones|upsetting|offensive|^personalized$|speaking aloud|special device/i;
/** CODE×1 (2019): whatever is in it, the submit did not go through. */
const ERRORS = '#ewok-errors-list li, .ewok-error-field';
/** CODE×2 + SHOT: what the index shows while there is nothing to do, or something to acquire. */
const WAITING = '.ewok-rater-no-tasks, .ewok-rater-task-option';
/** CODE×1: on a task's own address. */
const ALREADY = /This task has already been SUBMITTED/i;

export const raterhub: Platform = {
  id: 'raterhub',
  name: 'RaterHub',
  hosts: HOSTS,
  matches: HOSTS.map((host) => `https://${host}/*`),
  // `rule` stays open: no statement of the platform on third-party tools was found.
  // DOC: the rate per minute is the contract's, whatever the type of task.
  paysAlike: true,
  controls: [
    // CODE×2: the dialog's button sends a report, and only this reason gives the task back.
    { outcome: 'returned', selector: 'body:has(#ewok-release-release:checked) .ewok-release-buttons button' },
    // CODE×2, as tools that stop their clock there; that it gives the task back is INFER.
    { outcome: 'returned', selector: '#ewok-task-cancel-button' },
    // CODE×2: submit and go on, submit and stop rating.
    { outcome: 'submitted', selector: '#ewok-task-submit-button, #ewok-task-submit-done-button' },
  ],
  kindOf(doc, url) {
    return HOSTS.includes(url.hostname) ? kindOfPage(doc, url) : undefined;
  },
  read(doc, url) {
    if (!HOSTS.includes(url.hostname)) return { kind: 'other' };
    const kind = kindOfPage(doc, url);
    if (kind === 'task') return { kind, ...readTask(doc, url) };
    // What is said on a page with nothing to do, so that no task's content is looked through.
    if (kind === 'other' && isTask(url) && ALREADY.test(textOf(doc.querySelector('body'))))
      return { kind, taskKey: taskIdOf(url), ended: 'submitted' };
    return { kind };
  },
};

/** CODE×3 task; CODE×2 index; CODE×1 recent tasks, settings. */
function kindOfPage(doc: Document, url: URL): PageKind {
  // "Error 403 Forbidden" and "already submitted" have the address of a task, and nothing in them to work on.
  if (isTask(url)) return doc.querySelector('form, button, input, textarea') ? 'task' : 'other';
  const page = /^\/evaluation\/rater(?:\/(?:task(?:\/(?:index|recent_tasks))?|settings))?$/;
  return page.test(pathOf(url)) || doc.querySelector(WAITING) ? 'overhead' : 'other';
}

const pathOf = (url: URL) => url.pathname.replace(/\/+$/, '');
const isTask = (url: URL) => pathOf(url) === '/evaluation/rater/task/show';
const taskIdOf = (url: URL) => taskKeyOf(url.searchParams.get(TASK_ID));

function readTask(doc: Document, url: URL): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const name = missed(typeOf(doc), HEADER, trouble);
  return {
    ...withName(undefined, name),
    taskKey: missed(taskIdOf(url), TASK_ID, trouble),
    estimateMs: estimateOf(doc, trouble),
    refused: doc.querySelector(ERRORS) ? true : undefined,
    // No pay is shown (looked for): the hourly rate is the worker's own word, and so is what it is paid for.
    ...withTrouble(trouble),
  };
}

/** The type of task stands for the project: the first line of the header that is no estimate and no notice. */
function typeOf(doc: Document): string | undefined {
  const lines = [...(doc.querySelector(HEADER)?.children ?? [])].filter(
    (line) => !line.matches(AET) && !line.querySelector(AET),
  );
  return lines.map(textOf).find((text) => text !== '' && !NOTICE.test(text) && !MINUTES.test(text));
}

/**
 * The upper end counts: it is what is paid for where the contract pays estimates (DOC). Should the class be gone,
 * the header still says so many minutes.
 */
function estimateOf(doc: Document, trouble: Trouble[]): number | undefined {
  const shown = missed(doc.querySelector(AET) ?? undefined, AET, trouble);
  const [text] = MINUTES.exec(textOf(shown ?? doc.querySelector(HEADER))) ?? [];
  const estimateMs = text === undefined ? undefined : upperEstimate(text);
  if (shown && estimateMs === undefined) trouble.push({ lookedFor: AET, why: 'malformed' });
  return estimateMs;
}
