/**
 * Does this document have the worker's attention? Read through `Document.prototype`, so that an element
 * named `hasFocus` cannot stand in for it. `hasFocus()` and not `blur`: a child frame that takes focus
 * blurs the window and changes nothing, and with focus inside it, leaving fires no event at all.
 */
export function attention(doc: Document): { visible(): boolean; attended(): boolean } {
  const { hasFocus } = Document.prototype;
  const visibility = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState')?.get;
  const visible = () => visibility?.call(doc) === 'visible';
  return { visible, attended: () => hasFocus.call(doc) && visible() };
}
