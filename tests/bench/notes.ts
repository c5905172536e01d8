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

/** What each key stroke took, and the processor time of it, on notes just read: nothing is guessed yet. */
async function strokes(
  all: readonly Searched[],
): Promise<{ readMs: number; took: number[]; spent: number[] }> {
  const startAt = performance.now();
  const search = await NoteSearch.of(all);
  await search.learnTypos();
  const readMs = performance.now() - startAt;
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
  return { readMs, took, spent };
}

/** The least that each took: what is above that was other work on the machine. */
const leastOf = (rounds: readonly (readonly number[])[]): number[] =>
  (rounds[0] ?? []).map((_, i) => Math.min(...rounds.map((round) => round[i] ?? Number.NaN)));

/** Search over 2,000 notes of 120 words: each key stroke of some queries, typos among them. */
export async function notes(table: Table): Promise<void> {
  const all = corpus();
  const rounds = [await strokes(all), await strokes(all), await strokes(all)];
  const took = leastOf(rounds.map((round) => round.took));
  const spent = leastOf(rounds.map((round) => round.spent));
  const kind = { unit: 'ms', digits: 1 };
  const stroke = 'search over 2,000 notes, a key stroke';
  table.put('index of 2,000 notes', 'any', Math.min(...rounds.map(({ readMs }) => readMs)), {
    unit: 'ms',
    digits: 0,
  });
  table.put(`${stroke}, median`, 'any', median(took), kind);
  table.put(`${stroke}, the slowest`, 'any', Math.max(...took), { ...kind, atMost: FRAME_MS });
  table.put('  the first of all', 'any', rounds[0]?.took[0] ?? Number.NaN, kind);
  // What a busy machine does not disturb; some systems count in steps of 4 ms.
  table.put(`${stroke}, most processor time`, 'any', Math.max(...spent), { ...kind, atMost: FRAME_MS });
}
