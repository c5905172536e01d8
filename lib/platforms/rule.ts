import type { Outcome } from '../clock/types';
import type { PayBasis, PayTerms } from '../rates/types';
import type { Control, PageKind } from './types';

/**
 * What a worker taught of a site. Data, never code; `docs/platform-packs.md` is the reference of its JSON, and
 * `lib/taught` parses it: nothing else makes one.
 */
export interface SiteRule {
  /** A built-in platform's id where it adds to that one, else `site:` and the first host. */
  id: string;
  name: string;
  /** Exact hosts. */
  hosts: readonly string[];
  /** Plain http, as on a worker's own machine. */
  http?: boolean;
  /** Switched off: kept, and not used. */
  off?: boolean;
  /** In this order; the first that fits a page is the one that reads it. */
  pages: readonly PageRule[];
}

/** One kind of page of a site. */
export interface PageRule {
  kind: Exclude<PageKind, 'other'>;
  /** Pattern of its address: see `address.ts`. */
  at: string;
  /** Only where this is on the page. */
  needs?: Mark;
  /** Which of its controls end the task, and how. */
  controls?: readonly Control[];
  /** The project's name. */
  project?: Place;
  /** The task's id, where the address has none. */
  task?: Place;
  /** What it pays: fixed terms, or an amount to read. */
  pay?: PayTerms | PayPlace;
  /** Selector of what shows when a submit was refused. */
  refused?: string;
  /** The page says that a task ended so. */
  ended?: Outcome;
}

/** Something to be on a page: an element, or a control of that label. */
export type Mark = { selector: string } | { label: string };

/** Where a text stands. */
export interface Place {
  selector: string;
  /** Read this attribute rather than the text. */
  attribute?: string;
  /** Fixed text before and after what is wanted. */
  after?: string;
  before?: string;
}

/** Where an amount stands, and what it is for. */
export interface PayPlace extends Place {
  basis: Exclude<PayBasis, 'unpaid'>;
}
