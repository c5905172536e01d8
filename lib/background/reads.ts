import type { Books } from '../books/books';
import { limitsOf, usualOf } from '../books/usual';
import { newSecret } from './keys';

/** The key that task keys are hashed with; made with the first books. */
export async function secretOf(books: Books): Promise<Uint8Array<ArrayBuffer>> {
  const kept = await books.meta('secret');
  if (kept instanceof Uint8Array) return kept as Uint8Array<ArrayBuffer>;
  const secret = newSecret();
  await books.putMeta('secret', secret);
  return secret;
}

/** Limits by each family's own pace, from lifetime totals: read once a life of the worker. */
export async function pacesOf(books: Books) {
  const [rows, projects] = await Promise.all([books.totals('l', 'all', 'all'), books.projects()]);
  const familyOf = new Map(projects.map((project) => [project.key, project.family]));
  const byFamily = Map.groupBy(rows, (row) => familyOf.get(row.project) ?? row.project);
  return (family: string) => {
    const usual = usualOf(byFamily.get(family) ?? []);
    return usual && { ...limitsOf(usual), medianMs: usual.medianMs };
  };
}
