/** No label, name or amount is longer; what a page says beyond it is not looked through. */
const LONGEST = 100_000;

/** One line of text as a reader compares it: no-break and zero-width characters out, white space collapsed. */
export function oneLine(text: string | null | undefined): string {
  return (text ?? '')
    .slice(0, LONGEST)
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An element's text on one line. */
export function textOf(element: Element | null | undefined): string {
  return oneLine(element?.textContent);
}

/** What a control is called: its text, or its `value` where it has none (`<input type=submit>`). */
export function labelOf(control: Element): string {
  return textOf(control) || oneLine(control.getAttribute('value'));
}

/** Whole labels, without case. */
export function sameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
