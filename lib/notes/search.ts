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
const IN_ORDER: readonly PartName[] = ['rules', 'mistakes', 'text', 'links'];
const WEIGHTS = { title: 3, rules: 2, mistakes: 1.5, text: 1, links: 0.5 } as const;
type FieldName = keyof typeof WEIGHTS;
const FIELDS = Object.keys(WEIGHTS) as FieldName[];

/** A note with its words ready to be looked for: lower case, one blank before each. */
interface Doc {
  note: Searched;
  words: Record<FieldName, string>;
  all: string;
}

const spaced = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
const wordsOf = (text: string): string[] => spaced(text).split(' ').filter(Boolean);

/** What notes have a word that begins so: by id, how much the place weighs where it stands. */
type Weights = ReadonlyMap<string, number>;

/**
 * All notes, searched as one types. Words are looked for as they begin; where nothing has them, for words that
 * they may be typos of. (An index of every word's notes would be slower: common words are in all of them.) What
 * was found for a word stays, so that each key stroke looks for one word only.
 */
export class NoteSearch {
  private readonly docs = new Map<string, Doc>();
  private readonly found = new Map<string, Weights>();
  private readonly typos = new Map<string, string[]>();
  /** Every word of every note, for typos. */
  private vocabulary: MiniSearch<{ id: string }> | undefined;

  constructor(notes: readonly Searched[] = []) {
    for (const note of notes) this.put(note);
  }

  get size(): number {
    return this.docs.size;
  }

  /** Takes a note in, in place of its former self. */
  put(note: Searched): void {
    const { rules, mistakes, text, links } = note.parts;
    const words = {
      title: spaced(note.title),
      rules: spaced(rules),
      mistakes: spaced(mistakes),
      text: spaced(text),
      links: spaced(links),
    };
    this.docs.set(note.id, { note, words, all: FIELDS.map((field) => words[field]).join('') });
    this.forget();
  }

  /** Takes a note out. */
  drop(id: string): void {
    this.docs.delete(id);
    this.forget();
  }

  private forget(): void {
    this.found.clear();
    this.typos.clear();
    this.vocabulary = undefined;
  }

  /** Makes ready for the first typo, so that the key stroke that brings it need not wait. */
  async warm(): Promise<void> {
    const known = new Set([...this.docs.values()].flatMap(({ all }) => all.split(' ')));
    known.delete('');
    const index = new MiniSearch<{ id: string }>({ fields: ['id'] });
    await index.addAllAsync(
      [...known].map((id) => ({ id })),
      { chunkSize: 200 },
    );
    this.vocabulary = index;
  }

  /** Notes that have all the words, the best hits first. */
  search(query: string): Hit[] {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const hits = this.having(words.map((word) => [word]));
    return hits.length > 0 ? hits : this.having(words.map((word) => this.meant(word)));
  }

  /** Notes that have one of each set of words. */
  private having(sets: readonly string[][]): Hit[] {
    const each = sets.map((set) => set.map((word) => this.weights(word)));
    const [first = []] = each;
    const scores = new Map<string, number>();
    for (const id of new Set(first.flatMap((weights) => [...weights.keys()]))) {
      const best = each.map((set) => Math.max(0, ...set.map((weights) => weights.get(id) ?? 0)));
      if (best.every((weight) => weight > 0))
        scores.set(
          id,
          best.reduce((sum, weight) => sum + weight, 0),
        );
    }
    const pattern = patternOf(sets.flat());
    return [...scores]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_HITS)
      .flatMap(([id]) => {
        const note = this.docs.get(id)?.note;
        return note ? [hitOf(note, pattern)] : [];
      });
  }

  /** Where words begin so. */
  private weights(word: string): Weights {
    const known = this.found.get(word);
    if (known) return known;
    const begins = ` ${word}`;
    const weights = new Map<string, number>();
    for (const { note, words, all } of this.docs.values()) {
      const field = all.includes(begins) && FIELDS.find((one) => words[one].includes(begins));
      if (field) weights.set(note.id, WEIGHTS[field]);
    }
    this.found.set(word, weights);
    return weights;
  }

  /** A word that notes have, as it is; else those it may be a typo of. */
  private meant(word: string): string[] {
    if (this.weights(word).size > 0) return [word];
    if (word.length < FUZZY_FROM || !this.vocabulary) return [];
    const known = this.typos.get(word);
    if (known) return known;
    const fuzzy = word.length < LONG_FROM ? 1 : 2;
    const results = this.vocabulary.search(word, { fuzzy }).slice(0, MOST_MEANT);
    const meant = results.map(({ id }) => String(id));
    this.typos.set(word, meant);
    return meant;
  }
}

function hitOf({ id, title, parts }: Searched, pattern: RegExp): Hit {
  for (const part of IN_ORDER) {
    const at = parts[part].search(pattern);
    if (at >= 0) return { id, title, part, context: contextOf(parts[part], at, pattern) };
  }
  return { id, title, context: [] };
}

/** Words that begin as one of these. */
function patternOf(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})[\\p{L}\\p{N}]*`, 'giu');
}

function contextOf(text: string, from: number, pattern: RegExp): Hit['context'] {
  const startAt = Math.max(0, from - AROUND / 2);
  const cut = text.slice(startAt, from + AROUND).replace(/\s+/g, ' ');
  const whole = `${startAt > 0 ? '…' : ''}${cut.trim()}${from + AROUND < text.length ? '…' : ''}`;
  const pieces: Hit['context'] = [];
  let at = 0;
  for (const { 0: word, index } of whole.matchAll(pattern)) {
    if (index > at) pieces.push({ text: whole.slice(at, index), found: false });
    pieces.push({ text: word, found: true });
    at = index + word.length;
  }
  if (at < whole.length) pieces.push({ text: whole.slice(at), found: false });
  return pieces;
}
