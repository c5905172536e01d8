import type { Sighting } from '../../lib/platforms/types';
import { pageOf } from './fixtures';

/** Ways to spoil a page that a reader knows, and what a spoiled page may still be said to say. */

/** Which of a thing there is, out of as many as there are; a property draws it. */
export type Draw = (count: number) => number;

const NAMING = ['id', 'class', 'role', 'name', 'type', 'href'];

const isNaming = (name: string) => NAMING.includes(name) || /^(?:data|aria)-/.test(name);

/** The page, whose connection broke: cut at `at`, and before a text that would be cut in two. */
export function cutAt(html: string, at: number): string {
  const head = html.slice(0, at).replace(/<\/?$/, '');
  const isInTag = head.lastIndexOf('<') > head.lastIndexOf('>');
  return isInTag ? head : head.slice(0, head.lastIndexOf('>') + 1);
}

const elementsOf = (doc: Document) => [...doc.querySelectorAll('body *')];

/** Takes everything by which an element is found from one element, or from all. */
export function unname(doc: Document, draw?: Draw): void {
  const all = elementsOf(doc).filter((element) =>
    element.getAttributeNames().some((name) => isNaming(name) && !isJson(element.getAttribute(name))),
  );
  const some = draw ? all.slice(draw(all.length)).slice(0, 1) : all;
  for (const element of some)
    for (const name of element.getAttributeNames()) if (isNaming(name)) element.removeAttribute(name);
}

/** Takes one element out, with all that is in it. */
export function removeOne(doc: Document, draw: Draw): void {
  const all = elementsOf(doc);
  all[draw(all.length)]?.remove();
}

/** Somewhere that a page keeps JSON. */
interface Kept {
  json: string;
  put(json: string): void;
}

function isJson(text: string | null): boolean {
  return /^\s*[[{]/.test(text ?? '') && parsed(text ?? '') !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The JSON of a page: in attributes and in scripts. */
export function jsonIn(doc: Document): Kept[] {
  const inAttributes = [...doc.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().map((name) => ({
      json: element.getAttribute(name) ?? '',
      put: (json: string) => element.setAttribute(name, json),
    })),
  );
  const inScripts = [...doc.querySelectorAll('script')].map((script) => ({
    json: script.textContent ?? '',
    put: (json: string) => {
      script.textContent = json;
    },
  }));
  return [...inAttributes, ...inScripts].filter(({ json }) => isJson(json));
}

const WRONG = [null, true, {}, [], [null], { a: {} }];

/** The same JSON with one of its values replaced by one of another type. */
export function mistyped(json: string, draw: Draw): string {
  const root: Record<string, unknown> = { value: JSON.parse(json) };
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const walk = (holder: Record<string, unknown>, key: string) => {
    places.push([holder, key]);
    const value = holder[key];
    if (typeof value === 'object' && value !== null)
      for (const inner of Object.keys(value)) walk(value as Record<string, unknown>, inner);
  };
  walk(root, 'value');
  const [holder, key] = places[draw(places.length)] ?? [root, 'value'];
  holder[key] = WRONG[draw(WRONG.length)];
  return JSON.stringify(root.value);
}

/** The same, moved to where only a careless reader finds it. */
export function inPrototype(json: string, draw: Draw): string {
  return [
    `{"__proto__":${json}}`,
    `{"constructor":{"prototype":${json}}}`,
    `{"__proto__":{"__proto__":${json}},"toString":1,"hasOwnProperty":1,"length":-1}`,
  ][draw(3)] as string;
}

/** Every text of a page replaced. */
export function retext(html: string, text: string): Document {
  const doc = pageOf(html);
  const texts = doc.createTreeWalker(doc, 4 /* text */);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (node.textContent?.trim() && node.parentElement?.localName !== 'script') node.textContent = text;
  return doc;
}

/** What a sighting claims, one line for each value: kind and trouble are none. */
export function claims({ kind: _kind, trouble: _trouble, ...said }: Sighting): string[] {
  const lines: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) {
      if (value !== undefined) lines.push(`${path} = ${JSON.stringify(value)}`);
    } else
      for (const [name, inner] of Object.entries(value))
        walk(inner, Array.isArray(value) ? `${path}[]` : `${path}.${name}`);
  };
  walk(said, '');
  return lines;
}
