import MiniSearch from 'minisearch';
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
const IN_ORDER: readonly PartName[] = ['rules', 'mistakes', 'text', 'links'];
/** Where words stand, and how much a place weighs; the best first. */
const PLACES: readonly (readonly ['title' | PartName, number])[] = [
  ['title', 3],
  ['rules', 2],
  ['mistakes', 1.5],
  ['text', 1],
  ['links', 0.5],
];

const WORD = /[\p{L}\p{N}]+/gu;
const wordsIn = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** Lets the page paint, and hear of a key stroke. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** A word of the notes: the numbers of those that have it, each followed by the weight of the best place there. */
interface Word {
  word: string;
  at: number[];
}

/**
 * All notes, searched as one types: each word of a query as words of the notes begin, and where none begins so, as a
 * typo. What a key stroke costs depends on the words that begin so, not on the length of the notes.
 */
export class NoteSearch {
  /** Words by their first letter, each letter's in order. */
  private readonly words = new Map<string, Word[]>();
  /** The same words, for typos; there once they are learned. */
  private typos: MiniSearch<{ id: string }> | undefined;

  /** What a typo was taken for: while the next word is typed, each key stroke asks again. */
  private readonly guesses = new Map<string, string[]>();
  private readonly notes: readonly Searched[];

  private constructor(notes: readonly Searched[]) {
    this.notes = notes;
  }

  /** Reads notes, some at a time. Typos are not known yet: see `learnTypos`. */
  static async of(notes: readonly Searched[]): Promise<NoteSearch> {
    const search = new NoteSearch(notes);
    const known = new Map<string, Word>();
    for (const [n, note] of notes.entries()) {
      search.take(n, note, known);
      if (n % NOTES_AT_ONCE === NOTES_AT_ONCE - 1) await pause();
    }
    for (const same of search.words.values()) {
      same.sort((a, b) => (a.word < b.word ? -1 : 1));
      await pause();
    }
    return search;
  }

  private take(n: number, { title, parts }: Searched, known: Map<string, Word>): void {
    for (const [place, weight] of PLACES)
      for (const word of wordsIn(place === 'title' ? title : parts[place])) {
        const { at } = known.get(word) ?? this.meet(word, known);
        // The best place of a note comes first.
        if (at.at(-2) !== n) at.push(n, weight);
      }
  }

  private meet(word: string, known: Map<string, Word>): Word {
    const met: Word = { word, at: [] };
    known.set(word, met);
    const same = this.words.get(word.charAt(0));
    if (same) same.push(met);
    else this.words.set(word.charAt(0), [met]);
    return met;
  }

  /** Learns the words that others may be typos of, some at a time: the longest part of getting ready. */
  async learnTypos(): Promise<void> {
    const words = [...this.words.values()].flat().map(({ word }) => ({ id: word }));
    const index = new MiniSearch<{ id: string }>({ fields: ['id'] });
    await index.addAllAsync(words, { chunkSize: WORDS_AT_ONCE });
    this.typos = index;
  }

  /** Notes that have all the words, the best hits first. */
  search(query: string): Hit[] {
    const words = wordsIn(query);
    return words.length === 0 ? [] : this.having(words.map((word) => this.meant(word)));
  }

  /** Notes that have one of each set of words. */
  private having(sets: readonly string[][]): Hit[] {
    const each = sets.map((set) => this.weights(set));
    if (!each.every((weights) => weights)) return [];
    const found: { note: Searched; score: number }[] = [];
    for (const [n, note] of this.notes.entries()) {
      const weights = each.map((all) => all?.[n] ?? 0);
      if (!weights.includes(0)) found.push({ note, score: weights.reduce((sum, one) => sum + one, 0) });
    }
    const words = sets.flat();
    const isMeant = (word: string) => {
      const low = word.toLowerCase();
      return words.some((begin) => low.startsWith(begin));
    };
    return found
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_HITS)
      .map(({ note }) => hitOf(note, isMeant));
  }

  /** What the best place weighs, by note, where a word begins as one of these; `undefined` where none does. */
  private weights(begins: readonly string[]): Float32Array | undefined {
    let weights: Float32Array | undefined;
    for (const begin of begins)
      for (const { at } of this.beginning(begin)) {
        weights ??= new Float32Array(this.notes.length);
        for (let i = 0; i < at.length; i += 2) {
          const n = at[i] ?? 0;
          const weight = at[i + 1] ?? 0;
          if (weight > (weights[n] ?? 0)) weights[n] = weight;
        }
      }
    return weights;
  }

  /** Words that begin so: they stand side by side, and halving finds the first. */
  private beginning(begin: string): Word[] {
    const same = this.words.get(begin.charAt(0)) ?? [];
    let from = 0;
    for (let to = same.length; from < to; ) {
      const middle = (from + to) >> 1;
      if ((same[middle]?.word ?? '') < begin) from = middle + 1;
      else to = middle;
    }
    const count = same.slice(from).findIndex(({ word }) => !word.startsWith(begin));
    return same.slice(from, count < 0 ? undefined : from + count);
  }

  /** A word that notes have, as it is; else those it may be a typo of. */
  private meant(word: string): string[] {
    if (this.beginning(word).length > 0) return [word];
    if (word.length < FUZZY_FROM || !this.typos) return [];
    const known = this.guesses.get(word);
    if (known) return known;
    const fuzzy = word.length < LONG_FROM ? 1 : 2;
    const results = this.typos.search(word, { fuzzy }).slice(0, MOST_MEANT);
    const meant = results.map(({ id }) => String(id));
    this.guesses.set(word, meant);
    return meant;
  }
}

function hitOf({ id, title, parts }: Searched, isMeant: (word: string) => boolean): Hit {
  for (const part of IN_ORDER)
    for (const { 0: word, index } of parts[part].matchAll(WORD))
      if (isMeant(word)) return { id, title, part, context: contextOf(parts[part], index, isMeant) };
  return { id, title, context: [] };
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
