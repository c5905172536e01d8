import { controlsNamed } from './controls';
import { durationAtStart } from './duration-text';
import { withTrouble } from './sighting';
import { oneLine, textOf } from './text';
import type { Control, PageKind, Sighting, Trouble } from './types';

/*
 * What Outlier and Remotasks share: one front end (INFER), a single page whose address names no task. Certainty of
 * each fact: CODE (seen in tools that run on the page), DOC, SAID (by a worker), INFER. Nobody here has seen a live
 * page; of the task page itself little is known beside its address.
 */

/** CODE×1 (December 2023, both sites): the innermost button whose whole text is this. */
const SUBMIT = 'Submit';

/**
 * What work is done with (INFER). Without any of it the page is loading, or its queue is empty: no source shows
 * what it says then.
 */
const TOOLS =
  'textarea, [contenteditable]:not([contenteditable="false"]), input[type="radio"], input[type="checkbox"]';

/** CODE×1 (2023 and 2024): the header's text; before that a `span` without the first two words. */
const EXPIRES = 'Expires in';
const OLD_COUNTDOWN = /^\d+ hours?, \d+ minutes?$/;
const MAY_COUNT_DOWN = /^\s*(?:Expires|\d+\s+hours?,)/;

/** No source shows a skip, an exit or a pause (looked for): the worker says in the popup what became of a task. */
export const SCALE_CONTROLS: readonly Control[] = [{ outcome: 'submitted', labels: [SUBMIT] }];

/** CODE×5: project, task, attempt and item alike. */
export const OBJECT_ID = /^[0-9a-f]{24}$/i;

/** The id that an address names under one of these names, in their order; anything but an object's id is none. */
export function idIn(url: URL, names: readonly string[]): string | undefined {
  const ids = names.map((name) => url.searchParams.get(name) ?? '');
  return ids.find((id) => OBJECT_ID.test(id));
}

/** A task's own address shows a task only while there is something to work with. */
export function kindOfTaskPage(doc: Document): PageKind {
  return doc.querySelector(TOOLS) || controlsNamed(doc, SUBMIT).length > 0 ? 'task' : 'overhead';
}

/** A task page: its deadline, and its key where the address is a link that claims one task. */
export function readTaskPage(doc: Document, taskKey: string | undefined): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  if (controlsNamed(doc, SUBMIT).length === 0) trouble.push({ lookedFor: SUBMIT, why: 'missing' });
  const deadlineInMs = deadlineOf(doc, trouble);
  return { ...(taskKey !== undefined && { taskKey }), deadlineInMs, ...withTrouble(trouble) };
}

/**
 * The deadline, which a pause does not stop (SAID×3), as a hint: its display can freeze (CODE×1). The working
 * timer beside it was described and never shown. Nothing left is what the page showed before it knew (CODE×1).
 */
function deadlineOf(doc: Document, trouble: Trouble[]): number | undefined {
  const body = doc.querySelector('body');
  if (!body) return undefined;
  const texts = doc.createTreeWalker(body, 4 /* text */);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    // Before any work on it: a page has thousands of texts, and one countdown.
    const left = MAY_COUNT_DOWN.test(text) ? leftIn(oneLine(text), node.parentElement) : undefined;
    if (left === undefined) continue;
    const ms = durationAtStart(left);
    if (ms === undefined) trouble.push({ lookedFor: EXPIRES, why: 'malformed' });
    return ms || undefined;
  }
  return undefined;
}

/** What a countdown says is left, with nothing else beside it; `undefined` for any other text. */
function leftIn(text: string, parent: Element | null): string | undefined {
  if (parent?.localName === 'span' && OLD_COUNTDOWN.test(text)) return text;
  if (!text.startsWith(EXPIRES) || !parent || parent.closest('script, style, textarea, [contenteditable]'))
    return undefined;
  return /^Expires in:? (\d.*)$/.exec(textOf(parent))?.[1];
}
