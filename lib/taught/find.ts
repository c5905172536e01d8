import { isSimpleSelector } from './selector';

/** Attributes that pages keep for tests and programs: they outlive a new look. */
const LASTING = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy', 'name', 'itemprop'];

/** A name that a person gave: words, and a small number at most. No run of digits, no hash. */
const NAMED = /^(?=.*[a-z]{3})(?:[A-Za-z]{1,24}[-_]{0,2}){1,8}\d{0,2}$/i;
/** Names that tools make up: `css-1q2w3e`, `sc-bdVaJa`, `jsx-123`, `_3kQ2f`. */
const MADE_UP = /^(?:css|sc|jsx|jss|emotion|svelte|tw)-|[a-z][A-Z][a-z]?[A-Z]|^_|[bcdfghjklmnpqrstvwxz]{6}/;

/** Is it a name that will still be there tomorrow? */
export function isLasting(name: string): boolean {
  return name.length <= 60 && NAMED.test(name) && !MADE_UP.test(name);
}

/**
 * A simple selector whose first match is this element, by the most lasting things about it; `undefined` where
 * only its place in the page could name it.
 */
export function selectorFor(element: Element, doc: Document): string | undefined {
  const own = stepsOf(element);
  const isIt = (selector: string) => isSimpleSelector(selector) && doc.querySelector(selector) === element;
  const alone = own.find(isIt);
  if (alone !== undefined) return alone;
  const steps = [...own, element.localName];
  for (let up = element.parentElement, far = 0; up && far < 8; up = up.parentElement, far++) {
    for (const above of stepsOf(up)) {
      const found = steps.map((step) => `${above} ${step}`).find(isIt);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What names an element by itself, the most lasting first. */
function stepsOf(element: Element): string[] {
  const { id, localName } = element;
  const attributes = LASTING.flatMap((name) => {
    const value = element.getAttribute(name);
    return value && isLasting(value) ? [`[${name}="${value}"]`] : [];
  });
  const classes = [...element.classList].filter(isLasting).map((name) => `.${name}`);
  const heading = /^h[1-3]$/.test(localName) ? [localName] : [];
  return [...(id && isLasting(id) ? [`#${id}`] : []), ...attributes, ...classes, ...heading];
}
