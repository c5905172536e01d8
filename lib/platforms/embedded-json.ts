import type { Trouble } from './types';

/** JSON that a page embeds, or why there is none to read. */
export type Embedded = { value: unknown; trouble?: undefined } | { value?: undefined; trouble: Trouble };

/** Parses the JSON in `attribute` of the first element that `selector` names. Never throws. */
export function embeddedJson(doc: Document, selector: string, attribute: string): Embedded {
  const lookedFor = `${selector} ${attribute}`;
  const text = doc.querySelector(selector)?.getAttribute(attribute);
  if (text === null || text === undefined) return { trouble: { lookedFor, why: 'missing' } };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { trouble: { lookedFor, why: 'malformed' } };
  }
}

/** A member of a value of unknown shape; `undefined` where there is none. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** A text that says something. */
export function textMember(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** An instant written as an ISO date with a time zone, in epoch ms. */
export function instantMember(value: unknown, name: string): number | undefined {
  const text = textMember(value, name);
  if (text === undefined || !/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
