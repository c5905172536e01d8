import * as v from 'valibot';
import { sighting } from '../messages/report';
import type { SiteRule } from '../platforms/rule';
import type { Sighting } from '../platforms/types';
import { type PageNode, pageNode } from './page-node';
import type { Survey } from './survey';

/** What the script that looks at a page is asked for; it finds this in its own world's global. */
export interface Ask {
  /** List the page's controls and texts. */
  survey?: boolean;
  /** Read the page by this rule. */
  rule?: SiteRule;
  /** Its structure, with no text of the page in it. */
  structure?: boolean;
}

export const ASK = 'piecerateAsk';

/** What the script saw. */
export interface Look {
  url: string;
  survey?: Survey;
  /** `undefined` where the rule reads nothing on the page. */
  sighting?: Sighting;
  structure?: PageNode;
}

const text = v.pipe(v.string(), v.maxLength(500));
const survey = v.object({
  controls: v.pipe(v.array(v.object({ label: text, selector: v.optional(text) })), v.maxLength(200)),
  texts: v.pipe(
    v.array(
      v.object({
        text,
        selector: text,
        attribute: v.optional(text),
        group: v.picklist(['heading', 'amount', 'data', 'text']),
      }),
    ),
    v.maxLength(500),
  ),
});
const look = v.object({
  url: v.pipe(v.string(), v.maxLength(20_000), v.url()),
  survey: v.optional(survey),
  sighting: v.optional(sighting),
  structure: v.optional(pageNode),
});

/** What came back from a page, checked: a page's process is not trusted. */
export function parseLook(value: unknown): Look | undefined {
  const parsed = v.safeParse(look, value);
  return parsed.success ? parsed.output : undefined;
}
