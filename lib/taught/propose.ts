import { parseAddress } from '../platforms/address';
import type { PageRule, Place } from '../platforms/rule';
import type { Control } from '../platforms/types';
import type { SeenControl, SeenText, Survey } from './survey';

/** Labels that end a task in no uncertain way, in languages that labeling sites are used in. */
const SUBMIT =
  /^(?:submit|send|complete|finish|absenden|einreichen|enviar|soumettre|envoyer|отправить|kirim|gửi|提交)\b/iu;
const SKIP = /^(?:skip|überspringen|omitir|saltar|passer|pular|пропустить|lewati|跳过)\b/iu;

const LONG_ID = /^(?:\d+|[0-9a-f]{8,}|[0-9a-f-]{32,36}|(?=.*\d)[\w-]{12,})$/i;
const TASK_WORD = /^(?:tasks?|items?|hits?|jobs?|responses?|assignments?|units?|attempts?|annotations?)$/i;
const PROJECT_WORD = /^(?:projects?|p|batch|batches|queues?|pools?|campaigns?)$/i;
const TASK_PARAM = /(?:task|response|assignment|attempt|hit|item|unit)/i;
const PROJECT_PARAM = /(?:project|batch|queue|pool|campaign)/i;

type Variable = '{task}' | '{project}' | '*';

/**
 * A pattern for pages like this one: what looks like an id becomes `{task}`, `{project}` or `*`, by the word
 * beside it; parameters stay where they hold one. The last id that nothing explains is the task's.
 */
export function proposeAddress(url: URL): string {
  const params = [...url.searchParams].flatMap(([name, value]): [string, Variable][] => {
    if (value === '' || !LONG_ID.test(value)) return [];
    if (TASK_PARAM.test(name)) return [[name, '{task}']];
    return PROJECT_PARAM.test(name) ? [[name, '{project}']] : [];
  });
  const inHash = /^#!?(\/[^?]*)/.exec(url.hash)?.[1];
  const taken = new Set<Variable>(params.map(([, variable]) => variable));
  const hash = inHash === undefined ? '' : `#${proposePath(inHash, taken)}`;
  const path = proposePath(url.pathname, taken);
  const query = params.map(([name, variable]) => `${encodeURIComponent(name)}=${variable}`).join('&');
  const pattern = `${path}${query === '' ? '' : `?${query}`}${hash}`;
  return parseAddress(pattern) ? pattern : '/';
}

function proposePath(path: string, taken: Set<Variable>): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  const isId = segments.map((segment) => LONG_ID.test(segment));
  const named: (Variable | undefined)[] = segments.map(() => undefined);
  const name = (at: number, variable: Variable) => {
    if (at < 0 || named[at] !== undefined || taken.has(variable)) return;
    named[at] = variable;
    taken.add(variable);
  };
  const idsAfter = (word: RegExp) =>
    segments.flatMap((_, at) => (isId[at] && word.test(segments[at - 1] ?? '') ? [at] : []));
  // Of two that could be the task, such as /tasks/12/jobs/34, the outer one holds the inner.
  const tasks = idsAfter(TASK_WORD);
  name(tasks.at(-1) ?? -1, '{task}');
  name(idsAfter(PROJECT_WORD)[0] ?? -1, '{project}');
  name(isId.lastIndexOf(true), '{task}');
  name(tasks.at(-2) ?? -1, '{project}');
  const parts = segments.map((segment, at) => named[at] ?? (isId[at] ? '*' : escaped(segment)));
  return `/${parts.join('/')}`;
}

/** A star or brace of the address itself cannot stand in a pattern; any text does there. */
const escaped = (segment: string) => (/[*{}]/.test(segment) ? '*' : segment);

/** A first rule for a page like this one. */
export function proposePage(url: URL, { controls }: Survey): PageRule {
  const meant = (pattern: RegExp, outcome: Control['outcome']) =>
    controls.filter(({ label }) => pattern.test(label)).map((one) => controlFor(one, outcome));
  return {
    kind: 'task',
    at: proposeAddress(url),
    controls: [...meant(SUBMIT, 'submitted').slice(0, 1), ...meant(SKIP, 'skipped').slice(0, 1)],
  };
}

/** A control of the page as a rule names it: by its own name where it has a lasting one, else by its label. */
export function controlFor({ label, selector }: SeenControl, outcome: Control['outcome']): Control {
  return selector === undefined ? { outcome, labels: [label] } : { outcome, selector };
}

/** Is this the control that the rule names? */
export function isSame(control: Control, { label, selector }: SeenControl): boolean {
  if (control.selector !== undefined) return control.selector === selector;
  return control.labels?.some((one) => one.toLowerCase() === label.toLowerCase()) ?? false;
}

/** Words that stand before a name and are no part of it. */
const BEFORE_NAME =
  /^(?:(?:current )?(?:project|batch|queue|job|campaign|projekt|proyecto|projet|проект))(?: ?name)? ?[:#–-] /iu;

/** A text of the page as a rule's place; a word such as “Project: ” before it is taken off. */
export function placeFor({ text, selector, attribute }: SeenText): Place {
  const [after] = BEFORE_NAME.exec(text) ?? [];
  return {
    selector,
    ...(attribute !== undefined && { attribute }),
    ...(after !== undefined && after.length < text.length && { after }),
  };
}
