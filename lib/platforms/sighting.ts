import type { Sighting, Trouble } from './types';

/** The project that a page names by id, name, or both. */
export function withName(id: string | undefined, name: string | undefined): Pick<Sighting, 'project'> {
  return id === undefined && name === undefined ? {} : { project: { id, name } };
}

/** Each thing that was looked for once, however many rows lack it. */
export function withTrouble(trouble: Trouble[]): Pick<Sighting, 'trouble'> {
  const once = new Map(trouble.map((one) => [`${one.lookedFor} ${one.why}`, one]));
  return once.size > 0 ? { trouble: [...once.values()] } : {};
}

/** Notes what was looked for and is not there; gives back what is, as it is. */
export function missed<T>(found: T | undefined, lookedFor: string, trouble: Trouble[]): T | undefined {
  if (found === undefined) trouble.push({ lookedFor, why: 'missing' });
  return found;
}
