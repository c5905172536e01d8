import SearchableMap from 'minisearch/SearchableMap';
import type { NoteParts, PartName } from './types';

/** A note as it is searched. */
export interface Searched {
  id: string;
  /** What the worker calls it: project, platform. */
  title: string;
  parts: NoteParts;
}

export interface Hit {
  id: string;
  title: string;
  /** Where the first of the words stands; missing where only the title has it. */
  part?: PartName;
  /** The words around it, cut so that `found` ones can be marked. */
  context: { text: string; found: boolean }[];
}

const AROUND = 60;
const MOST_HITS = 30;
/** Words this short are no typo of anything. */
const FUZZY_FROM = 4;
const LONG_FROM = 6;
/** So many words at most stand for one that was mistyped. */
const MOST_MEANT = 8;
/** Notes taken in at one go, and words: each a few milliseconds, so that a page that reads them goes on painting. */
const NOTES_AT_ONCE = 50;
const WORDS_AT_ONCE = 500;
/** Where words stand, and how much a place weighs; the best first. */
const PLACES: readonly (readonly ['title' | PartName, number])[] = [
  ['title', 3],
  ['rules', 2],
  ['mistakes', 1.5],
  ['text', 1],
  ['links', 0.5],
];
/** A spot is where in a place a word begins, with the place's number above these bits: the lowest spot is the first. */
const PLACE_BITS = 26;
const LAST_IN_PLACE = 2 ** PLACE_BITS - 1;
const NOWHERE = 2 ** 32 - 1;

const WORD = /[\p{L}\p{N}]+/gu;
const wordsIn = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** Lets the page paint, and hear of a key stroke. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** The spots of a word while notes are read: number of a note, spot, and so on; of a note one in its title at most, one below. */
type Spots = number[];

/** What is known of each note about one word of a query; by the note's number. */
interface Found {
  /** What the best place weighs that has the word; 0 where none has. */
  weights: Float32Array;
  /** The first spot below the title. */
  spots: Uint32Array;
}

/**
 * All notes, searched as one types: each word of a query as words of the notes begin, and where none begins so, as a
 * typo. Words lie in their order, with their spots side by side: a key stroke costs one walk over the spots of the
 * words that begin so, however long the notes are.
 */
export class NoteSearch {
  private readonly words: string[] = [];
  /** Where the spots of each word begin in `numbers` and `spots`; one more at the end. */
  private readonly starts: number[] = [0];
  private numbers = new Uint32Array();
  private spots = new Uint32Array();
  /** The same words, for typos, each with the count of its notes; there once they are learned. */
  private typos: SearchableMap<number> | undefined;

  /** What a typo was taken for: while the next word is typed, each key stroke asks again. */
  private readonly guesses = new Map<string, string[]>();
  private readonly notes: readonly Searched[];

  private constructor(notes: readonly Searched[]) {
    this.notes = notes;
  }

  /** Reads notes, some at a time. Typos are not known yet: see `learnTypos`. */
  static async of(notes: readonly Searched[]): Promise<NoteSearch> {
    const search = new NoteSearch(notes);
    const known = new Map<string, Spots>();
    for (const [n, note] of notes.entries()) {
      take(n, note, known);
      if (n % NOTES_AT_ONCE === NOTES_AT_ONCE - 1) await pause();
    }
    await search.lay(known);
    // The first search costs the most, as nothing is compiled yet: one over a whole letter is made before any key
    // stroke waits for it.
    search.search(search.words[search.words.length >> 1]?.charAt(0) ?? '');
    return search;
  }

  /** Lays the words out in their order, those of one first letter at a time. */
  private async lay(known: ReadonlyMap<string, Spots>): Promise<void> {
    const count = [...known.values()].reduce((sum, spots) => sum + spots.length / 2, 0);
    this.numbers = new Uint32Array(count);
    this.spots = new Uint32Array(count);
    let at = 0;
    for (const [, same] of [...byLetter(known.keys())].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const word of same.sort()) {
        const spots = known.get(word) ?? [];
        for (let i = 0; i < spots.length; i += 2) {
          this.numbers[at] = spots[i] ?? 0;
          this.spots[at++] = spots[i + 1] ?? NOWHERE;
        }
        this.words.push(word);
        this.starts.push(at);
      }
      await pause();
    }
  }

  /** Learns the words that others may be typos of, some at a time. */
  async learnTypos(): Promise<void> {
    const typos = new SearchableMap<number>();
    for (const [i, word] of this.words.entries()) {
      typos.set(word, (this.starts[i + 1] ?? 0) - (this.starts[i] ?? 0));
      if (i % WORDS_AT_ONCE === WORDS_AT_ONCE - 1) await pause();
    }
    this.typos = typos;
  }

  /** Notes that have all the words, the best hits first. */
  search(query: string): Hit[] {
    const words = [...new Set(wordsIn(query))];
    return words.length === 0 ? [] : this.having(words.map((word) => this.meant(word)));
  }

  /** Notes that have one of each set of words. */
  private having(sets: readonly string[][]): Hit[] {
    const each = sets.map((set) => this.find(set));
    const scored: { n: number; score: number }[] = [];
    for (let n = 0; n < this.notes.length; n++) {
      let score = 0;
      for (const { weights } of each) {
        const weight = weights[n] ?? 0;
        score = weight === 0 ? Number.NaN : score + weight;
      }
      if (!Number.isNaN(score)) scored.push({ n, score });
    }
    const words = sets.flat();
    const isMeant = (word: string) => {
      const low = word.toLowerCase();
      return words.some((begin) => low.startsWith(begin));
    };
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_HITS)
      .flatMap(({ n }) => {
        const note = this.notes[n];
        const spot = Math.min(...each.map(({ spots }) => spots[n] ?? NOWHERE));
        return note ? [hitOf(note, spot, isMeant)] : [];
      });
  }

  /** Where a word begins as one of these. */
  private find(begins: readonly string[]): Found {
    const weights = new Float32Array(this.notes.length);
    const spots = new Uint32Array(this.notes.length).fill(NOWHERE);
    for (const begin of begins) {
      const to = this.starts[this.before(`${begin}\uffff`)] ?? 0;
      for (let i = this.starts[this.before(begin)] ?? 0; i < to; i++) {
        const n = this.numbers[i] ?? 0;
        const spot = this.spots[i] ?? NOWHERE;
        const place = spot >>> PLACE_BITS;
        const weight = PLACES[place]?.[1] ?? 0;
        if (weight > (weights[n] ?? 0)) weights[n] = weight;
        if (place > 0 && spot < (spots[n] ?? NOWHERE)) spots[n] = spot;
      }
    }
    return { weights, spots };
  }

  /** How many words stand before this one; halving finds it. */
  private before(word: string): number {
    let from = 0;
    for (let to = this.words.length; from < to; ) {
      const middle = (from + to) >> 1;
      if ((this.words[middle] ?? '') < word) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** A word that notes have, as it is; else those it may be a typo of: the fewer letters differ, and the more notes have it, the likelier. */
  private meant(word: string): string[] {
    if (this.words[this.before(word)]?.startsWith(word)) return [word];
    if (word.length < FUZZY_FROM || !this.typos) return [];
    const known = this.guesses.get(word);
    if (known) return known;
    const near = this.typos.fuzzyGet(word, word.length < LONG_FROM ? 1 : 2);
    const meant = [...near]
      .sort(([, [notesA, differA]], [, [notesB, differB]]) => differA - differB || notesB - notesA)
      .slice(0, MOST_MEANT)
      .map(([one]) => one);
    this.guesses.set(word, meant);
    return meant;
  }
}

/** Notes down where the words of a note stand: the first spot in its title, and the first below. */
function take(n: number, { title, parts }: Searched, known: Map<string, Spots>): void {
  const here = new Set<string>();
  for (const [place, [name]] of PLACES.entries()) {
    if (place === 1) here.clear();
    for (const { 0: said, index } of (name === 'title' ? title : parts[name]).matchAll(WORD)) {
      const word = said.toLowerCase();
      if (here.has(word)) continue;
      here.add(word);
      const spot = place * 2 ** PLACE_BITS + Math.min(index, LAST_IN_PLACE);
      const spots = known.get(word);
      if (spots) spots.push(n, spot);
      else known.set(word, [n, spot]);
    }
  }
}

function byLetter(words: Iterable<string>): Map<string, string[]> {
  const letters = new Map<string, string[]>();
  for (const word of words) {
    const letter = word.charAt(0);
    const same = letters.get(letter);
    if (same) same.push(word);
    else letters.set(letter, [word]);
  }
  return letters;
}

function hitOf({ id, title, parts }: Searched, spot: number, isMeant: (word: string) => boolean): Hit {
  const part = spot === NOWHERE ? 'title' : PLACES[spot >>> PLACE_BITS]?.[0];
  if (part === undefined || part === 'title') return { id, title, context: [] };
  return { id, title, part, context: contextOf(parts[part], spot & LAST_IN_PLACE, isMeant) };
}

/** Where the first whole word begins from `at` on. */
function wordStart(text: string, at: number, most: number): number {
  if (at === 0) return 0;
  const blank = text.slice(at - 1, most).search(/\s/);
  return blank < 0 ? at : at + blank;
}

function contextOf(text: string, from: number, isMeant: (word: string) => boolean): Hit['context'] {
  const startAt = wordStart(text, Math.max(0, from - AROUND / 2), from);
  const cut = text.slice(startAt, from + AROUND).replace(/\s+/g, ' ');
  const whole = `${startAt > 0 ? '…' : ''}${cut.trim()}${from + AROUND < text.length ? '…' : ''}`;
  const pieces: Hit['context'] = [];
  let at = 0;
  for (const { 0: word, index } of whole.matchAll(WORD)) {
    if (!isMeant(word)) continue;
    if (index > at) pieces.push({ text: whole.slice(at, index), found: false });
    pieces.push({ text: word, found: true });
    at = index + word.length;
  }
  if (at < whole.length) pieces.push({ text: whole.slice(at), found: false });
  return pieces;
}
