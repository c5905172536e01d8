import type { Platform, Sighting } from './types';

/** Far above anything a page honestly says; the worker refuses reports beyond its own, wider bounds. */
const LONGEST_NAME = 200;
const LONGEST_ID = 500;
const LONGEST_LIST = 1_000;

/**
 * What a platform's reader says of a page; `undefined` where it is not its page or says nothing worth knowing.
 * Never throws: a page can put anything in a reader's way (`<form name="querySelector">` takes the place of the
 * document's own). Names are cut and ids too long to be one left out, so that no page makes the worker refuse
 * a report.
 */
export function look(platform: Platform, doc: Document, url: URL): Sighting | undefined {
  try {
    if (platform.kindOf(doc, url) === undefined) return undefined;
    const sighting = platform.read(doc, url);
    if (sighting.kind === 'other' && sighting.ended === undefined) return undefined;
    const running = sighting.running?.filter(({ taskKey }) => taskKey.length <= LONGEST_ID);
    return bounded({ ...sighting, running });
  } catch {
    return undefined;
  }
}

/** The same with lists, names and ids of a usual size, at any depth; an id that would have to be cut is none. */
function bounded<T>(value: T, name?: string): T {
  let within: unknown = value;
  if (typeof value === 'string') {
    if (name === 'name') within = value.slice(0, LONGEST_NAME).trim();
    else if (value.length > LONGEST_ID) within = undefined;
  } else if (Array.isArray(value)) {
    within = value.slice(0, LONGEST_LIST).map((item) => bounded(item));
  } else if (typeof value === 'object' && value !== null) {
    within = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bounded(inner, key)]));
  }
  return within as T;
}
