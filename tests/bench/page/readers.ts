import { builtIn } from '../../../lib/platforms/built-in';
import { look } from '../../../lib/platforms/look';

/** What the bench of readers does inside a page. Times are in milliseconds. */
export interface Readers {
  platforms: readonly { id: string; name: string }[];
  /** Adds text to the page until it has so many elements. */
  pad(elements: number): void;
  /** Reads the page as the sensor would, again and again; what one reading took each time. */
  times(platform: string, address: string, count: number): number[];
}

function pad(elements: number): void {
  const missing = elements - document.querySelectorAll('*').length;
  for (let n = 0; n < missing; n += 4) {
    const [paragraph, number, link] = ['p', 'b', 'a'].map((name) => document.createElement(name));
    number?.append(String(n));
    link?.append('a link');
    paragraph?.append('Sentence ', number ?? '', ' of the page, with ', link ?? '', ' in it.');
    const section = document.createElement('div');
    section.append(paragraph ?? '');
    document.body.append(section);
  }
}

function times(id: string, address: string, count: number): number[] {
  const platform = builtIn.find((one) => one.id === id);
  if (!platform) throw new RangeError(`No platform ${id}.`);
  const url = new URL(address);
  return Array.from({ length: count }, (_, n) => {
    // A page that did not change at all would be read from the browser's caches.
    document.body.append(document.createComment(String(n)));
    const from = performance.now();
    look(platform, document, url);
    return performance.now() - from;
  });
}

const benchReaders: Readers = { platforms: builtIn.map(({ id, name }) => ({ id, name })), pad, times };
Object.assign(globalThis, { benchReaders });
