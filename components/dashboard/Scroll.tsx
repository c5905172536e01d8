import type { ComponentChild } from 'preact';

interface ScrollProps {
  /** What is in it. */
  name: string;
  children: ComponentChild;
}

/** A wide part that scrolls by itself, by keyboard too: the page never does sideways. */
export function Scroll({ name, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}
