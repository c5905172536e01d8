import { NoteSearch, type Searched } from '../../lib/notes/search.ts';
import { EMPTY_NOTE } from '../../lib/notes/types.ts';
import type { Table } from './table.ts';

const NOTES = 2_000;
/** A frame at 60 a second. */
const FRAME_MS = 16.7;
const ROOTS = [
  'wheel',
  'mirror',
  'shadow',
  'occlude',
  'truncate',
  'label',
  'annotate',
  'speaker',
  'pause',
  'entity',
];
const ENDS = ['', 's', 'ed', 'ing', 'er', 'able', 'ment', 'ness', 'less', 'ful'];

/** Words as notes have them: a few common ones, and a long tail of rare ones. */
function wordsOf(seed: number, count: number): string {
  let state = seed + 1;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return Array.from({ length: count }, () => {
    const root = ROOTS[Math.floor(next() * ROOTS.length)] ?? '';
    const end = ENDS[Math.floor(next() * ENDS.length)] ?? '';
    return next() < 0.3 ? `${root}${end}${Math.floor(next() ** 2 * 2_000)}` : `${root}${end}`;
  }).join(' ');
}

/** Notes of 120 words. */
export function corpus(): Searched[] {
  return Array.from({ length: NOTES }, (_, i) => ({
    id: `family:p:${i}`,
    title: `Project ${i}`,
    parts: { ...EMPTY_NOTE, rules: wordsOf(i, 20), text: wordsOf(i + NOTES, 100) },
  }));
}

/** Search over 2,000 notes of 120 words: each key stroke of some queries, typos among them. */
export async function notes(table: Table): Promise<void> {
  const all = corpus();
  const startAt = performance.now();
  const search = new NoteSearch(all);
  await search.warm();
  table.put('index of 2,000 notes', 'any', performance.now() - startAt, { unit: 'ms', digits: 0 });
  const took: number[] = [];
  for (const query of ['occluded wheels', 'mirorr labeling', 'speakers pausing', 'project 1999', 'anotate']) {
    for (let length = 1; length <= query.length; length++) {
      const from = performance.now();
      search.search(query.slice(0, length));
      took.push(performance.now() - from);
    }
  }
  const most = Math.max(...took);
  const middle = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
  table.put('search over 2,000 notes, a key stroke, median', 'any', middle, { unit: 'ms', digits: 1 });
  table.put('search over 2,000 notes, the slowest key stroke', 'any', most, {
    unit: 'ms',
    digits: 1,
    atMost: FRAME_MS,
  });
}
