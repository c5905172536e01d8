import type { IdleCause, Outcome, RecordKind, SegmentKind } from '../clock/types';
import type { EarningState } from '../rates/types';

/**
 * The numbers that words have in sealed volumes: their place in these lists. Volumes are never rewritten for
 * a new word, so words are only ever added at the end.
 */
export const RECORD_KINDS: readonly RecordKind[] = ['task', 'training', 'overhead', 'manual'];
export const OUTCOMES: readonly Outcome[] = [
  'submitted',
  'timeOnly',
  'skipped',
  'returned',
  'expired',
  'abandoned',
  'unknown',
];
export const SEGMENT_KINDS: readonly SegmentKind[] = [
  'work',
  'linked',
  'away',
  'idle',
  'gap',
  'training',
  'overhead',
  'manual',
];
export const CAUSES: readonly IdleCause[] = ['input', 'lock', 'sleep', 'pause'];
export const STATES: readonly EarningState[] = ['expected', 'approved', 'paid', 'rejected'];

/** Stands in a column of words for "none". */
export const NONE = 255;

/** The number of a word, `NONE` without one. Throws on a word that is not in the list. */
export function codeOf<T extends string>(list: readonly T[], word: T | undefined): number {
  if (word === undefined) return NONE;
  const code = list.indexOf(word);
  if (code < 0) throw new RangeError(`"${word}" is not one of: ${list.join(', ')}`);
  return code;
}

/** Bits of a record's flags. */
export const CONFIRMED = 1;
export const DROPPED = 2;
export const NOT_DROPPED = 4;
export const APPROXIMATE = 8;
/** Bits of a segment's flags. `DECIDED` tells whether `KEPT` is the worker's own word. */
export const COUNTED = 1;
export const DECIDED = 2;
export const KEPT = 4;
