/** Where in the dashboard the worker is: a view, and what it is about. */
export interface Route {
  view: string;
  params: Readonly<Record<string, string>>;
}

/** The route that an address names by its hash: `#/tasks?project=outlier%3Aa`. */
export function routeOf(hash: string, fallback: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const view = /^[\w-]+$/.test(path) ? path : fallback;
  return { view, params: Object.fromEntries(new URLSearchParams(query)) };
}

/** The hash of a route, as a link's address. Members that are `undefined` are left out. */
export function hashOf(view: string, params: Readonly<Record<string, string | undefined>> = {}): string {
  const known = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(known).toString();
  return `#/${view}${query && `?${query}`}`;
}
