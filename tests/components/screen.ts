import { parseHTML } from 'linkedom';
import { type ComponentChild, render } from 'preact';
import { soon } from '../soon';

/** A page that components are drawn into, found and used as a worker would: by test id, words, clicks. */
export class Screen {
  readonly root: HTMLElement;

  constructor() {
    const { document, window } = parseHTML('<!doctype html><html><body><div id="root"></div></body></html>');
    Object.assign(globalThis, { document, window });
    const root = document.getElementById('root');
    if (!root) throw new Error('The page has no root');
    this.root = root;
  }

  draw(child: ComponentChild): void {
    render(child, this.root);
  }

  /** Everything on the screen, spaces evened out. */
  get text(): string {
    return evened(this.root.textContent ?? '');
  }

  has(testId: string): boolean {
    return this.root.querySelector(`[data-testid="${testId}"]`) !== null;
  }

  get(testId: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
    if (!found) throw new Error(`Nothing with the test id ${testId} on the screen`);
    return found;
  }

  /** Waits for a part that is fetched when it is first wanted. */
  when(testId: string): Promise<HTMLElement> {
    return soon(() => this.get(testId));
  }

  say(testId: string): string {
    return evened(this.get(testId).textContent ?? '');
  }

  /** A button by its words or its accessible name. */
  button(name: string): HTMLElement {
    const found = [...this.root.querySelectorAll<HTMLElement>('button')].find(
      (one) =>
        evened(one.textContent ?? '') === name || evened(one.getAttribute('aria-label') ?? '') === name,
    );
    if (!found) throw new Error(`No button "${name}" on the screen: ${this.text}`);
    return found;
  }

  /** Clicks, and waits until the screen has followed. */
  async click(target: HTMLElement): Promise<void> {
    target.dispatchEvent(new (windowOf().Event)('click', { bubbles: true }));
    await settled();
  }

  async type(selector: string, text: string): Promise<void> {
    const field = this.root.querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(`No field ${selector}`);
    // This page's select elements have no setter of their own.
    Object.defineProperty(field, 'value', { value: text, configurable: true, writable: true });
    field.dispatchEvent(
      new (windowOf().Event)(field.localName === 'select' ? 'change' : 'input', { bubbles: true }),
    );
    await settled();
  }

  async submit(): Promise<void> {
    this.root
      .querySelector('form')
      ?.dispatchEvent(new (windowOf().Event)('submit', { bubbles: true, cancelable: true }));
    await settled();
  }
}

const windowOf = (): Window & typeof globalThis =>
  (globalThis as unknown as { window: Window & typeof globalThis }).window;
const evened = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** Preact draws in a microtask. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
