import * as v from 'valibot';

/** An element of a page as a problem report tells of it: names and words of our own lists, lengths of all else. */
export interface PageNode {
  tag: string;
  role?: string;
  type?: string;
  id?: string;
  testId?: string;
  /** Its text, where that is a label of our own list. */
  label?: string;
  /** Length of its own text otherwise. */
  chars?: number;
  /** Not to be seen, or not to be pressed. */
  off?: 'hidden' | 'disabled';
  kids?: PageNode[];
  /** So many elements in it were left out. */
  left?: number;
}

const word = v.optional(v.pipe(v.string(), v.maxLength(200)));

export const pageNode: v.GenericSchema<PageNode> = v.object({
  tag: v.pipe(v.string(), v.maxLength(40)),
  role: word,
  type: word,
  id: word,
  testId: word,
  label: word,
  chars: v.optional(v.number()),
  off: v.optional(v.picklist(['hidden', 'disabled'])),
  kids: v.optional(v.array(v.lazy(() => pageNode))),
  left: v.optional(v.number()),
});
