import { labelOf, oneLine } from '../platforms/text';
import type { PageNode } from './page-node';
import { ID_WORDS, INPUT_TYPES, LABELS, ROLES, TAGS } from './words';

const MOST_ELEMENTS = 3_000;
const DEEPEST = 60;
const MOST_KIDS = 60;
const TEST_IDS = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy'];
const LEFT_OUT = new Set(['script', 'style', 'noscript', 'link', 'meta', 'head', 'title']);

/**
 * A page's structure for a problem report. Names and words of our own lists stand as they are, all other text only by
 * its length: nothing that the page alone knows is in it. `labels`: further labels of ours, in small letters.
 */
export function structureOf(root: Element, labels: ReadonlySet<string>): PageNode {
  const budget = { left: MOST_ELEMENTS };
  return nodeOf(root, labels, budget, 0);
}

function nodeOf(
  element: Element,
  labels: ReadonlySet<string>,
  budget: { left: number },
  depth: number,
): PageNode {
  budget.left -= 1;
  const children = [...element.children].filter(({ localName }) => !LEFT_OUT.has(localName));
  const kids: PageNode[] = [];
  for (const child of children.slice(0, MOST_KIDS))
    if (budget.left > 0 && depth < DEEPEST) kids.push(nodeOf(child, labels, budget, depth + 1));
  const left = children.length - kids.length;
  return {
    tag: TAGS.has(element.localName) ? element.localName : 'other',
    ...namesOf(element),
    ...wordsOf(element, labels),
    ...(element.hasAttribute('hidden') ? { off: 'hidden' } : {}),
    ...(element.hasAttribute('disabled') ? { off: 'disabled' } : {}),
    ...(kids.length > 0 && { kids }),
    ...(left > 0 && { left }),
  };
}

function namesOf(element: Element): Pick<PageNode, 'role' | 'type' | 'id' | 'testId'> {
  const role = element.getAttribute('role') ?? '';
  const type = element.getAttribute('type') ?? '';
  const testId = TEST_IDS.map((name) => element.getAttribute(name)).find((value) => value);
  return {
    ...(ROLES.has(role) && { role }),
    ...(INPUT_TYPES.has(type) && { type }),
    ...(element.id && { id: nameShape(element.id) }),
    ...(testId && { testId: nameShape(testId) }),
  };
}

function wordsOf(element: Element, labels: ReadonlySet<string>): Pick<PageNode, 'label' | 'chars'> {
  const own = oneLine(
    [...element.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent)
      .join(' '),
  );
  const text = own || (element.children.length === 0 ? labelOf(element) : '');
  if (text === '') return {};
  const small = text.toLowerCase();
  return LABELS.has(small) || labels.has(small) ? { label: small } : { chars: text.length };
}

/** A name with the words of our list as they are, and all else by its length: `task-{7}`. */
export function nameShape(name: string): string {
  const pieces = name.slice(0, 100).match(/[A-Za-z]+|\d+|[^A-Za-z\d]/g) ?? [];
  const shaped = pieces.map((piece) => {
    if (!/[A-Za-z\d]/.test(piece)) return /[-_:/.]/.test(piece) ? piece : '{1}';
    if (/\d/.test(piece)) return `{${piece.length}}`;
    const words = piece.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
    return words.every((word) => ID_WORDS.has(word.toLowerCase())) ? piece : `{${piece.length}}`;
  });
  return shaped.join('');
}

/** An address with the parts of our list as they are: `/tasks/{36}?task_id={8}`. Its host is said elsewhere. */
export function addressShape(url: URL): string {
  const part = (text: string) => nameShape(text);
  const path = url.pathname.split('/').map(part).join('/');
  const query = [...url.searchParams].map(([name, value]) => `${part(name)}={${value.length}}`).join('&');
  const hash = /^#!?\//.test(url.hash) ? `#${url.hash.slice(1).split('/').map(part).join('/')}` : '';
  return `${path}${query === '' ? '' : `?${query}`}${hash}`;
}
