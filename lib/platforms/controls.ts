import { labelOf, sameLabel } from './text';
import type { Control } from './types';

const BUTTON = 'button, [role="button"], input[type="submit"], input[type="button"]';

/** By attribute, or by the class that Angular's buttons have. */
const DISABLED = '[disabled], [aria-disabled="true"], .is-disabled';

/**
 * Which of a platform's controls a click or submit landed on; the first in the list's order. A button that is
 * marked as disabled means nothing: pages that draw their own still get the click.
 */
export function controlOf(target: Element, controls: readonly Control[]): Control | undefined {
  const button = target.closest(BUTTON);
  if (button?.matches(DISABLED)) return undefined;
  const label = button ? labelOf(button) : '';
  return controls.find(({ selector, labels }) => {
    if (selector !== undefined && target.closest(selector)) return true;
    return label !== '' && labels?.some((known) => sameLabel(known, label));
  });
}

/** The page's controls of that label, usable or not. */
export function controlsNamed(doc: Document, label: string): Element[] {
  return [...doc.querySelectorAll(BUTTON)].filter((button) => sameLabel(labelOf(button), label));
}

/** All elements of the page that are this control. */
export function elementsOf(doc: Document, { selector, labels = [] }: Control): Element[] {
  const selected = selector === undefined ? [] : [...doc.querySelectorAll(selector)];
  return [...selected, ...labels.flatMap((label) => controlsNamed(doc, label))];
}

/** Could the worker press it: not disabled, not marked hidden? */
export function isUsable(control: Element): boolean {
  return !control.closest('[disabled], [hidden], [aria-disabled="true"]');
}
