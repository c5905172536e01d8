import { NoteSearch, type Searched } from '../../lib/notes/search.ts';
import { EMPTY_NOTE } from '../../lib/notes/types.ts';
import { median, type Table } from './table.ts';

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

/** Common words, one after the other; typos, of words that many others are like; a word that nothing is like; a title. */
const QUERIES = [
  'occluded wheels',
  'wheel mirror shadow label pause speaker',
  'mirorr labeling',
  'ocluded whels mirorr',
  'anotate',
  'qqqqqqq',
  'project 1999',
];

/** A number in letters, so that a rare word is as easily mistyped as any. */
const rare = (n: number) =>
  [...n.toString(20)].map((digit) => 'lrmntdbgkpvzfoaeiusy'[parseInt(digit, 20)]).join('');

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
    return next() < 0.3 ? `${root}${rare(Math.floor(next() ** 2 * 2_000))}${end}` : `${root}${end}`;
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
  const search = await NoteSearch.of(all);
  await search.learnTypos();
  table.put('index of 2,000 notes', 'any', performance.now() - startAt, { unit: 'ms', digits: 0 });
  const took: number[] = [];
  const spent: number[] = [];
  for (const query of QUERIES) {
    for (let length = 1; length <= query.length; length++) {
      const before = process.threadCpuUsage();
      const from = performance.now();
      search.search(query.slice(0, length));
      took.push(performance.now() - from);
      const { user, system } = process.threadCpuUsage(before);
      spent.push((user + system) / 1_000);
    }
  }
  const kind = { unit: 'ms', digits: 1 };
  const stroke = 'search over 2,000 notes, a key stroke';
  table.put(`${stroke}, median`, 'any', median(took), kind);
  table.put(`${stroke}, the slowest`, 'any', Math.max(...took), { ...kind, atMost: FRAME_MS });
  // What a busy machine does not disturb; some systems count in steps of 4 ms.
  table.put(`${stroke}, most processor time`, 'any', Math.max(...spent), { ...kind, atMost: FRAME_MS });
}
