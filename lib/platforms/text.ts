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

/** Does a piece of the page's text say exactly this? Asked of texts that a whole element shows, such as a notice. */
export function hasLine(doc: Document, line: string): boolean {
  const body = doc.querySelector('body');
  if (!body?.textContent?.includes(line)) return false;
  const texts = doc.createTreeWalker(body, 4 /* text */);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (node.textContent?.includes(line) && oneLine(node.textContent) === line) return true;
  return false;
}

/** An element's texts on one line, with a space wherever one element ends: cells stand apart on the screen. */
export function spacedText(element: Element): string {
  const texts = element.ownerDocument.createTreeWalker(element, 4 /* text */);
  const found: string[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) found.push(node.textContent ?? '');
  return oneLine(found.join(' '));
}

/** What a control is called: its text, or its `value` where it has none (`<input type=submit>`). */
export function labelOf(control: Element): string {
  return textOf(control) || oneLine(control.getAttribute('value'));
}

/** Whole labels, without case. */
export function sameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
