import { labelOf, sameLabel } from './text';
import type { Control } from './types';

const BUTTON = 'button, [role="button"], input[type="submit"], input[type="button"]';

/** Which of a platform's controls a click or submit landed on; the first in the list's order. */
export function controlOf(target: Element, controls: readonly Control[]): Control | undefined {
  const button = target.closest(BUTTON);
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

/** Could the worker press it: not disabled, not marked hidden? */
export function isUsable(control: Element): boolean {
  return !control.closest('[disabled], [hidden], [aria-disabled="true"]');
}
