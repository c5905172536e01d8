/** What one piece of an address may be: a fixed text, or a variable with fixed text around it. */
interface Piece {
  before: string;
  after: string;
  /** `undefined`: fixed, `before` is all of it. */
  variable?: Variable;
}

/** `task` and `project` are read, `any` only has to be there. */
type Variable = 'task' | 'project' | 'any';

/** A pattern of addresses, taken apart. */
export interface Address {
  path: Piece[];
  /** Any further segments may follow. */
  open: boolean;
  query: [name: string, value: Piece][];
  /** The address of a single-page site behind `#`; `undefined`: whatever stands there. */
  hash?: { path: Piece[]; open: boolean };
}

/** Ids that an address holds. */
export interface AddressIds {
  task?: string;
  project?: string;
}

const HOLE = /^([^{}*]*)(\{task\}|\{project\}|\*)([^{}*]*)$/;

/**
 * Takes a pattern apart: `/tasks/{task}?project={project}`. A segment or a value is fixed, or holds one
 * `{task}`, `{project}` or `*`; `**` as the last segment stands for any further ones; parameters that are not
 * named do not matter. `undefined` where it is no pattern. Comparing takes time in the length of the address:
 * there is nothing in it that could be tried in several ways.
 */
export function parseAddress(pattern: string): Address | undefined {
  const [, path, query, hash] = /^(\/[^?#]*)(?:\?([^#]*))?(?:#(\/.*))?$/.exec(pattern) ?? [];
  if (path === undefined) return undefined;
  const parts = pathOf(path);
  const inHash = hash === undefined ? undefined : pathOf(hash);
  const params = (query ?? '').split('&').filter((param) => param !== '');
  const values = params.map((param): [string, Piece | undefined] => {
    const at = param.indexOf('=');
    return at < 1 ? ['', undefined] : [decoded(param.slice(0, at)), pieceOf(param.slice(at + 1))];
  });
  const known = values.flatMap(([name, value]): [string, Piece][] => (value ? [[name, value]] : []));
  if (!parts || (hash !== undefined && !inHash) || known.length < values.length) return undefined;
  return { ...parts, query: known, ...(inHash && { hash: inHash }) };
}

function pathOf(path: string): Pick<Address, 'path' | 'open'> | undefined {
  const segments = segmentsOf(path);
  const open = segments.at(-1) === '**';
  const pieces = (open ? segments.slice(0, -1) : segments).map(pieceOf);
  const known = pieces.flatMap((piece) => piece ?? []);
  return known.length < pieces.length ? undefined : { path: known, open };
}

function pieceOf(text: string): Piece | undefined {
  if (!/[{}*]/.test(text)) return { before: decoded(text), after: '' };
  const [, before = '', hole, after = ''] = HOLE.exec(text) ?? [];
  if (hole === undefined) return undefined;
  const variable = hole === '*' ? 'any' : hole === '{task}' ? 'task' : 'project';
  return { before: decoded(before), after: decoded(after), variable };
}

/** The ids that an address holds where it fits the pattern; `undefined` where it does not. */
export function idsIn(address: Address, url: URL): AddressIds | undefined {
  const ids: AddressIds = {};
  if (!fitsPath(address, segmentsOf(url.pathname), ids)) return undefined;
  for (const [name, piece] of address.query) {
    const value = url.searchParams.get(name);
    if (value === null || !fits(piece, value, ids)) return undefined;
  }
  const { hash } = address;
  if (hash && !fitsPath(hash, segmentsOf(url.hash.replace(/^#!?/, '').replace(/[?&].*/, '')), ids))
    return undefined;
  return ids;
}

/** Does the pattern leave nothing fixed, so that it would fit every page of the site? */
export function isLoose({ path, open, query, hash }: Address): boolean {
  const fixed = [...path, ...query.map(([, value]) => value), ...(hash?.path ?? [])].some(
    ({ before, after }) => before + after !== '',
  );
  const isRoot = path.length === 0 && !open;
  return !fixed && query.length === 0 && !isRoot;
}

/** Empty segments, as of a slash at the end, make no difference. */
function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function fitsPath(
  { path, open }: Pick<Address, 'path' | 'open'>,
  segments: string[],
  ids: AddressIds,
): boolean {
  if (open ? segments.length < path.length : segments.length !== path.length) return false;
  return path.every((piece, at) => fits(piece, decoded(segments[at] ?? ''), ids));
}

function fits({ before, after, variable }: Piece, value: string, ids: AddressIds): boolean {
  if (variable === undefined) return value === before;
  if (value.length <= before.length + after.length) return false;
  if (!value.startsWith(before) || !value.endsWith(after)) return false;
  if (variable !== 'any') ids[variable] = value.slice(before.length, value.length - after.length);
  return true;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
