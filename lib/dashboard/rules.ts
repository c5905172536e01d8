import type { BooksReader } from '../books/books';
import type { SiteRule } from '../platforms/rule';
import { parsePack } from '../taught/pack';

/** What the worker taught, as the books keep it. */
export async function readRules(books: BooksReader): Promise<readonly SiteRule[]> {
  const { pack } = Object(await books.meta('sites')) as { pack?: unknown };
  return typeof pack === 'string' && pack !== '' ? (parsePack(pack).rules ?? []) : [];
}
