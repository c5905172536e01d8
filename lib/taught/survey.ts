import { moneyIn } from '../platforms/money-in';
import { labelOf, oneLine, textOf } from '../platforms/text';
import { selectorFor } from './find';

/** A button of the page, as the worker reads it. */
export interface SeenControl {
  label: string;
  selector?: string;
}

/** A short text of the page, and where it stands. */
export interface SeenText {
  text: string;
  selector: string;
  attribute?: string;
  group: 'heading' | 'amount' | 'data' | 'text';
}

export interface Survey {
  controls: SeenControl[];
  texts: SeenText[];
}

const BUTTONS = 'button, [role="button"], input[type="submit"], input[type="button"]';
const HEADINGS = 'h1, h2, h3, [role="heading"], legend, .breadcrumb, .breadcrumb-item';
/** Never offered: what the worker wrote or may choose, and what is no text. */
const NO_TEXT = 'script, style, noscript, template, textarea, select, option, svg, head';
/** Attributes that are likely to hold what a rule is about. */
const TELLING =
  /^data-(?:[a-z-]*(?:project|task|job|batch|queue|name|title|pay|price|reward|rate|amount)[a-z-]*)$/;

const MOST_CONTROLS = 100;
const MOST_TEXTS = 300;
const MOST_ELEMENTS = 10_000;
const LONGEST = 120;

/**
 * What a page offers to be taught: its buttons, and its short texts that can be found again. Reading only: nothing
 * in the page changes, and what is read is shown to the worker and forgotten.
 */
export function survey(doc: Document): Survey {
  return { controls: controlsOf(doc), texts: textsOf(doc) };
}

function controlsOf(doc: Document): SeenControl[] {
  const seen = new Map<string, SeenControl>();
  for (const button of doc.querySelectorAll(BUTTONS)) {
    const label = labelOf(button) || oneLine(button.getAttribute('aria-label'));
    if (label === '' || label.length > LONGEST || seen.size >= MOST_CONTROLS || !isShown(button)) continue;
    const selector = selectorFor(button, doc);
    const known = seen.get(label);
    // Several of one label are told apart by nothing that a worker would see: the first stands for them.
    if (!known) seen.set(label, { label, ...(selector !== undefined && isOwn(selector) && { selector }) });
  }
  return [...seen.values()];
}

/** Names the button itself, and not only something around it. */
const isOwn = (selector: string) => !/ (?:button|input|a|div|span)$/.test(selector);

function textsOf(doc: Document): SeenText[] {
  const seen = new Map<string, SeenText>();
  const add = (one: SeenText) => {
    const key = `${one.selector} ${one.attribute ?? ''}`;
    if (seen.size < MOST_TEXTS && !seen.has(key)) seen.set(key, one);
  };
  const elements = [...doc.querySelectorAll('body *')].slice(0, MOST_ELEMENTS);
  for (const element of elements) {
    if (element.closest(NO_TEXT)) continue;
    for (const { name, value } of element.attributes) {
      const text = oneLine(value);
      if (!TELLING.test(name) || text === '' || text.length > LONGEST) continue;
      const selector = selectorFor(element, doc) ?? `[${name}]`;
      if (doc.querySelector(selector) === element) add({ text, selector, attribute: name, group: 'data' });
    }
    const text = ownsText(element) && !element.closest(BUTTONS) ? textOf(element) : '';
    if (text === '' || text.length > LONGEST || !isShown(element)) continue;
    const selector = selectorFor(element, doc);
    if (selector !== undefined) add({ text, selector, group: groupOf(element, text) });
  }
  return [...seen.values()];
}

function groupOf(element: Element, text: string): SeenText['group'] {
  if (moneyIn(text)) return 'amount';
  return element.matches(HEADINGS) ? 'heading' : 'text';
}

function ownsText(element: Element): boolean {
  return [...element.childNodes].some((node) => node.nodeType === 3 && oneLine(node.textContent) !== '');
}

function isShown(element: Element): boolean {
  if (element.closest('[hidden]')) return false;
  return (element as Partial<Pick<Element, 'checkVisibility'>>).checkVisibility?.call(element) ?? true;
}
