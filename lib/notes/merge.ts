import { diff3Merge } from 'node-diff3';
import { type NoteParts, type PartName, sameParts } from './types';

/** A stretch of the merge: agreed on (`ok`), or changed by both sides (`a` at rest, `b` new, from `o`). */
interface Region {
  ok?: string[];
  conflict?: { a: string[]; o: string[]; b: string[] };
}

/**
 * Brings two edits of one text together, line by line: `now` was made from `was`, while `rest` is what lies in
 * the books. Where both changed the same lines, both are kept, those at rest first, with `mark` between them.
 * An edit that is in `rest` already changes nothing: saying it again is harmless.
 */
export function mergeText(rest: string, was: string, now: string, mark: string | undefined): string {
  if (rest === was || rest === now) return now;
  if (now === was) return rest;
  const regions: Region[] = diff3Merge(rest.split('\n'), was.split('\n'), now.split('\n'), {
    excludeFalseConflicts: true,
  });
  return regions.flatMap((region) => region.ok ?? both(region.conflict, mark)).join('\n');
}

function both(conflict: Region['conflict'], mark: string | undefined): string[] {
  if (!conflict) return [];
  const { a, o, b } = conflict;
  if (isWithin(a, b)) return b;
  if (isWithin(b, a)) return a;
  const grown = addedTo(a, o, b) ?? addedTo(b, o, a);
  if (grown) return grown;
  // Two additions at the same place stand beside one another; two versions of the same lines need a word.
  const isAddition = o.every((line) => line.trim() === '');
  return isAddition || mark === undefined ? [...a, ...b] : [...a, mark, ...b];
}

/** One side only added before or after the lines that the other changed: both fit together. */
function addedTo(grown: string[], o: string[], changed: string[]): string[] | undefined {
  if (o.length === 0) return undefined;
  const isAt = (from: number) => o.every((line, i) => grown[from + i] === line);
  if (isAt(0)) return [...changed, ...grown.slice(o.length)];
  const from = grown.length - o.length;
  return from > 0 && isAt(from) ? [...grown.slice(0, from), ...changed] : undefined;
}

/** Do the lines of one side stand whole in the other? Then nothing of it is lost with the other alone. */
function isWithin(lines: readonly string[], others: readonly string[]): boolean {
  if (lines.length === 0) return false;
  const at = others.findIndex((_, from) => lines.every((line, i) => others[from + i] === line));
  return at >= 0;
}

/** The same for all parts of a note; only its text gets a mark. */
export function mergeParts(rest: NoteParts, was: NoteParts, now: NoteParts, mark: string): NoteParts {
  const merged = (name: PartName) =>
    mergeText(rest[name], was[name], now[name], name === 'text' ? mark : undefined);
  return {
    rules: merged('rules'),
    mistakes: merged('mistakes'),
    links: merged('links'),
    text: merged('text'),
  };
}

/**
 * What a chain of edits `[was, now, later, …]` makes of the note at rest. Each step is merged by itself: one
 * that was saved, though nobody heard of it, changes nothing when it comes again.
 */
export function replay(rest: NoteParts, chain: readonly NoteParts[], mark: string): NoteParts {
  let merged = rest;
  const arrived = chain.findLastIndex((one) => sameParts(one, rest));
  for (let i = Math.max(arrived, 0) + 1; i < chain.length; i++) {
    const was = chain[i - 1];
    const now = chain[i];
    if (was && now) merged = mergeParts(merged, was, now, mark);
  }
  return merged;
}

/** Where the caret belongs when the text around it changed from elsewhere. */
export function caretAfter(before: string, after: string, caret: number): number {
  const most = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < most && before[prefix] === after[prefix]) prefix++;
  if (caret <= prefix) return caret;
  let suffix = 0;
  while (suffix < most - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix])
    suffix++;
  const fromEnd = before.length - caret;
  return fromEnd <= suffix ? after.length - fromEnd : Math.min(caret, after.length);
}
