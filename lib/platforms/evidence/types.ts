import type { PageKind } from '../types';

/** How a fact is known; `×n`: from several unrelated sources. */
export type Certainty = `${'CODE' | 'COPY' | 'SHOT' | 'DOC' | 'SAID' | 'INFER'}${'' | `×${number}`}`;

/** One thing that a reader reads, and how surely it is there. */
export interface Fact {
  what: string;
  /** Where from: a path, a selector, a label. */
  from: string;
  certainty: Certainty | `${Certainty} + ${Certainty}`;
  /** Year, or year and month, of the newest source; unknown where it is undated. */
  asOf?: string;
}

/**
 * What is known of a platform's pages, for docs/platforms.md and for the tests that hold a platform to it. No
 * script of the product imports it.
 */
export interface Evidence {
  /** The page kinds that its reader tells apart, and by what; each has a fixture. */
  kinds: Partial<Record<PageKind, string>>;
  facts: readonly Fact[];
  /** Looked for and not found: never invented. */
  unknown: readonly string[];
}
